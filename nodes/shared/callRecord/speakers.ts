import type { TranscriptEntry } from './transcript';

const SPEAKERS: Record<TranscriptEntry['role'], string[]> = {
	agent: ['agent', 'ai', 'assistant', 'bot', 'model'],
	caller: ['caller', 'client', 'customer', 'human', 'user'],
	tool: ['function', 'tool', 'tool_call', 'tool_call_invocation', 'tool_call_result', 'tool_calls', 'tool_result'],
};

const BY_NAME = new Map(Object.entries(SPEAKERS).flatMap(([role, names]) => names.map((name) => [name, role as TranscriptEntry['role']])));

/** Entries of these names are instructions to a model, which nobody says. */
const NOBODY = ['developer', 'system'];

/**
 * Who speaks in an entry of a transcript, by the name a platform gives them in any case; null if nobody does, and `undefined` for a
 * name that says neither.
 */
export function speakerOf(name: unknown): TranscriptEntry['role'] | null | undefined {
	const lower = typeof name === 'string' ? name.trim().toLowerCase() : '';
	return NOBODY.includes(lower) ? null : BY_NAME.get(lower);
}
