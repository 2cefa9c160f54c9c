import type { TranscriptEntry } from './transcript';

const SPEAKERS: Record<TranscriptEntry['role'], string[]> = {
	agent: ['agent', 'ai', 'assistant', 'bot', 'model'],
	caller: ['caller', 'client', 'customer', 'human', 'user'],
	tool: ['function', 'tool', 'tool_call', 'tool_call_invocation', 'tool_call_result', 'tool_calls', 'tool_result'],
};

const BY_NAME = new Map(Object.entries(SPEAKERS).flatMap(([role, names]) => names.map((name) => [name, role as TranscriptEntry['role']])));

/** Who speaks in an entry of a transcript, by the name a platform gives them in any case; `undefined` for a name that says neither. */
export const speakerOf = (name: unknown): TranscriptEntry['role'] | undefined =>
	typeof name === 'string' ? BY_NAME.get(name.trim().toLowerCase()) : undefined;
