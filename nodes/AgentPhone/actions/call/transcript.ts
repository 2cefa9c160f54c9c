import type { IDataObject } from 'n8n-workflow';

import { speakerOf } from '../../../shared/callRecord/speakers';
import { isObject } from '../../../shared/json';

/** One turn of a conversation. */
export interface Turn {
	role: 'agent' | 'user';
	content: string;
	/** ISO 8601 time; missing if AgentPhone sends none. */
	at?: string;
}

/**
 * The turns of a transcript, in the order of the answer (oldest first), from all known formats (docs/platforms/agentphone.md, 3.5):
 *
 * - `{transcript: [{role, content, createdAt}]}`, or only that list
 * - `{data: [{transcript, response, createdAt}]}` and `{transcripts: [...]}`, where `transcript` is the turn of the caller and
 *   `response` the turn of the agent
 *
 * Turns without text, and what tools did or a model was told, are left out, and so are turns that grew (`withoutGrowth`). Who is no caller is the agent's side.
 */
export function readTurns(answer: unknown): Turn[] {
	const { transcript, transcripts, data } = (answer ?? {}) as Record<string, unknown>;
	const entries = [answer, transcript, transcripts, data].find((list): list is unknown[] => Array.isArray(list) && list.length > 0) ?? [];
	return withoutGrowth(
		entries
			.filter(isObject)
			.flatMap(turnsOf)
			.filter(({ content }) => content !== ''),
	);
}

/**
 * Leaves out each turn with which the next turn of the same speaker begins, because a transcript in progress may contain a turn several
 * times while it grows (docs/platforms/agentphone.md, 3.5). What remains has the time at which the turn began.
 */
export function withoutGrowth(turns: Turn[]): Turn[] {
	const kept: Turn[] = [];
	for (const turn of turns) {
		const before = kept.at(-1);
		const hasGrown = before !== undefined && before.role === turn.role && turn.content.startsWith(before.content);
		if (!hasGrown) kept.push(turn);
		else kept[kept.length - 1] = { ...turn, ...(before.at !== undefined && { at: before.at }) };
	}
	return kept;
}

/** The turns as one text, one line for each turn: `Agent: ...` or `User: ...`. */
export function dialogue(turns: Turn[]): string {
	return turns.map(({ role, content }) => `${role === 'agent' ? 'Agent' : 'User'}: ${content}`).join('\n');
}

function turnsOf(entry: IDataObject): Turn[] {
	const at = typeof entry.createdAt === 'string' ? { at: entry.createdAt } : {};
	if (entry.role !== undefined) {
		const speaker = speakerOf(entry.role);
		return speaker === 'tool' || speaker === null
			? []
			: [{ role: speaker === 'caller' ? 'user' : 'agent', content: trimmedText(entry.content), ...at }];
	}
	return [
		{ role: 'user', content: trimmedText(entry.transcript), ...at },
		{ role: 'agent', content: trimmedText(entry.response), ...at },
	];
}

function trimmedText(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
