import type { IDataObject } from 'n8n-workflow';

/** One thing that was said. */
export interface Turn {
	role: 'agent' | 'user';
	content: string;
	/** ISO time; missing if AgentPhone gave none. */
	at?: string;
}

/**
 * The turns of a transcript, oldest first as they came, from any of the shapes AgentPhone has been seen to answer
 * (docs/platforms/agentphone.md, 3.5):
 *
 * - `{transcript: [{role, content, createdAt}]}`, or that list alone
 * - `{data: [{transcript, response, createdAt}]}` and `{transcripts: [...]}`, where `transcript` is what the caller said
 *   and `response` the agent's answer: two turns
 *
 * Entries without words are left out.
 */
export function readTurns(answer: unknown): Turn[] {
	const { transcript, transcripts, data } = (answer ?? {}) as Record<string, unknown>;
	const entries = [answer, transcript, transcripts, data].find(Array.isArray) ?? [];
	return (entries as IDataObject[]).flatMap(turnsOf).filter(({ content }) => content !== '');
}

/** The turns as a dialogue to read, or to give to a language model. */
export function dialogue(turns: Turn[]): string {
	return turns.map(({ role, content }) => `${role === 'agent' ? 'Agent' : 'User'}: ${content}`).join('\n');
}

function turnsOf(entry: IDataObject): Turn[] {
	const at = typeof entry.createdAt === 'string' ? { at: entry.createdAt } : {};
	if (entry.role !== undefined) {
		return [{ role: entry.role === 'user' ? 'user' : 'agent', content: words(entry.content), ...at }];
	}
	return [
		{ role: 'user', content: words(entry.transcript), ...at },
		{ role: 'agent', content: words(entry.response), ...at },
	];
}

function words(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
