import type { IDataObject } from 'n8n-workflow';

import { textOf } from '../../shared/callRecord/record';
import { isoAfter, isoTime } from '../../shared/callRecord/times';
import { toolText, type TranscriptEntry } from '../../shared/callRecord/transcript';
import { isObject } from '../../shared/json';

/** The role `system` is the prompt, and is left out. */
const SPEAKERS = new Map<unknown, TranscriptEntry['role']>([
	['bot', 'agent'],
	['assistant', 'agent'],
	['user', 'caller'],
]);

/** Vapi's messages as entries; undefined if no list of messages was delivered. */
export function transcriptOf(messages: unknown, startedAt: string | null): TranscriptEntry[] | undefined {
	if (!Array.isArray(messages)) return undefined;
	return messages
		.filter(isObject)
		.flatMap((message) => entriesOf(message, isoTime(message.time) ?? isoAfter(startedAt, message.secondsFromStart)));
}

function entriesOf(message: IDataObject, at: string | null): TranscriptEntry[] {
	const { role, toolCalls, name, result } = message;
	if (role === 'tool_calls' && Array.isArray(toolCalls)) {
		return toolCalls.filter(isObject).map((call) => {
			const called = isObject(call.function) ? call.function : call;
			return { role: 'tool', text: toolText(called.name, called.arguments), at };
		});
	}
	if (role === 'tool_call_result') return [{ role: 'tool', text: toolText(name, result), at }];
	const speaker = SPEAKERS.get(role);
	const text = textOf(message.message) ?? textOf(message.content);
	return speaker === undefined || text === null ? [] : [{ role: speaker, text, at }];
}
