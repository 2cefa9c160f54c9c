import type { IDataObject } from 'n8n-workflow';

import { isObject, parseJson } from '../../shared/json';
import type { ParsedEvent } from './events';

/** The item a workflow starts with: the payload as it came, but an ended call flattened if wished, and a job's id on top. */
export function toItemJson({ kind, payload, jobId }: ParsedEvent, simplify: boolean): IDataObject {
	if (kind === 'jobFinished') return { ...payload, jobId };
	return kind === 'callEnded' && simplify ? flatCall(payload) : payload;
}

/**
 * An ended call without its nesting (`data.data`, docs/platforms/hamsa.md, 10.3). Every field is always there; what Hamsa left out is
 * null or empty, so that an expression never fails over it.
 */
export function flatCall(payload: IDataObject): IDataObject {
	const { eventType, callId, agentId = null, agentName = null, projectId = null, timestamp } = payload;
	const outer = objectIn(payload.data);
	const { conversationId = null, conversationRecording = null, transcription, outcomeResult } = objectIn(outer.data);
	const transcript = linesOf(transcription);
	return {
		eventType,
		callId,
		conversationId,
		agentId,
		agentName,
		projectId,
		timestamp: timestamp ?? outer.timestamp ?? null,
		recordingUrl: conversationRecording,
		transcript,
		transcriptText: transcript.map(({ role, text }) => `${role}: ${text}`).join('\n'),
		outcome: outcomeOf(outcomeResult),
	};
}

/** Entries are objects whose one key is the speaker: `{"Agent": "Hello"}`. */
function linesOf(transcription: unknown): Array<{ role: string; text: string }> {
	if (!Array.isArray(transcription)) return [];
	return transcription.flatMap((entry) =>
		Object.entries(objectIn(entry)).map(([speaker, text]) => ({ role: speaker.toLowerCase(), text: String(text ?? '') })),
	);
}

/** What the agent found out, mixed with the params of the call (docs/platforms/hamsa.md, 10.3). Values stay as they are but nested ones, which come as JSON text. */
function outcomeOf(outcomeResult: unknown): IDataObject {
	const outcome = objectIn(parsedIfNested(outcomeResult));
	return Object.fromEntries(Object.entries(outcome).map(([name, value]) => [name, parsedIfNested(value)])) as IDataObject;
}

function parsedIfNested(value: unknown): unknown {
	if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
	return parseJson(value) ?? value;
}

function objectIn(value: unknown): IDataObject {
	return isObject(value) ? value : {};
}
