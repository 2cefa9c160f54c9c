import type { IncomingHttpHeaders } from 'node:http';

import type { ChatAnswer } from './answer';
import type { Heard } from './listening';
import type { ToolOutcome } from './tools';
import type { ToolCall } from './wire';

/** What came of one sentence of the caller. */
export interface ChatTurn {
	/** Null when no answer began. */
	status: number | null;
	headers: IncomingHttpHeaders;
	/** What the caller heard: all of the answer, or its first words. */
	heard: string;
	/** The contents as they came. */
	texts: string[];
	toolCalls: Array<{ name: string; arguments: Record<string, unknown> }>;
	outcomes: ToolOutcome[];
	finishReason: string | null;
	/** How many requests the turn took: one more for each round of tools. */
	rounds: number;
	/** The message of a refusal. */
	refusal: string | null;
	/** The answer ended with an error, so that a backup model may answer. */
	failure: string | null;
	interrupted: boolean;
	/** What the tools did to the call. */
	ended: 'hungUp' | 'transferred' | null;
	/** The body of the last answer as it came. */
	raw: string;
	/** Since the turn began. */
	headMs: number | null;
	firstTextMs: number | null;
	totalMs: number;
	/** Everything that chat completions or the platform's documentation do not allow. */
	problems: string[];
}

export const emptyTurn = (): ChatTurn => ({
	status: null,
	headers: {},
	heard: '',
	texts: [],
	toolCalls: [],
	outcomes: [],
	finishReason: null,
	rounds: 0,
	refusal: null,
	failure: null,
	interrupted: false,
	ended: null,
	raw: '',
	headMs: null,
	firstTextMs: null,
	totalMs: 0,
	problems: [],
});

/** Adds what came of one request. @param heardNow what the caller heard of it */
export function take(turn: ChatTurn, { status, headers, refusal, raw }: Heard, answer: ChatAnswer, heardNow: string): void {
	const { texts, finishReason, failure, problems } = answer;
	Object.assign(turn, { status, headers, refusal, raw, finishReason, failure });
	turn.texts.push(...texts);
	turn.heard = [turn.heard, heardNow].filter((part) => part !== '').join(' ');
	turn.problems.push(...problems);
}

/** The arguments of a tool call; none if they are not JSON, which the answer has named as a problem. */
export function argumentsOf({ function: { arguments: given } }: ToolCall): Record<string, unknown> {
	try {
		return JSON.parse(given) as Record<string, unknown>;
	} catch {
		return {};
	}
}
