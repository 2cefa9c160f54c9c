import { setBounded } from '../boundedMap';
import type { CallTiming } from '../callRecord/timing';
import { monotonicNow } from '../clock';

/** Calls remembered at most; the one whose last turn is the oldest is forgotten. */
const MAX_CALLS = 10_000;

/** How long a call is remembered after its last turn, in milliseconds: its record comes within minutes. */
const REMEMBERED_MS = 60 * 60_000;

/** First words remembered of a call, for their median: the latest ones. */
const MAX_FIRST_WORDS = 60;

interface CallTurns {
	answered: number;
	/** In milliseconds, the latest last. */
	firstWords: number[];
	slowest: number;
	fallbacks: number;
	interruptions: number;
	/** Whether the connection of the last turn broke while the agent spoke: so it is when a caller hangs up, or interrupts. */
	brokeOff: boolean;
	/** On the monotonic clock. */
	endedAt: number;
}

/** By the platform's ID of the call, the longest ago first. */
const calls = new Map<string, CallTurns>();

/** A turn in which the caller had said something, when it has ended. */
export interface EndedTurn {
	/** When the caller's words came, on the monotonic clock in milliseconds. */
	cameAt: number;
	/** When the first word was said, filler or not; `undefined` if none was. */
	firstWordAt: number | undefined;
	/** Whether the fallback message was said. */
	fellBack: boolean;
	/** How it ended: the caller heard all of it, spoke again meanwhile, or is not connected any more. */
	end: 'closed' | 'interrupted' | 'disconnected';
}

/**
 * Remembers a turn for the record of its call.
 *
 * @param call the platform's ID of the call, the same in every workflow
 */
export function rememberTurn(call: string, { cameAt, firstWordAt, fellBack, end }: EndedTurn): void {
	const now = monotonicNow();
	forgetOldCalls(now);
	const before = calls.get(call) ?? {
		answered: 0,
		firstWords: [],
		slowest: 0,
		fallbacks: 0,
		interruptions: 0,
		brokeOff: false,
		endedAt: now,
	};
	const hasSpoken = firstWordAt !== undefined;
	const firstWords = hasSpoken
		? [...before.firstWords, Math.max(0, Math.round(firstWordAt - cameAt))].slice(-MAX_FIRST_WORDS)
		: before.firstWords;
	const turns: CallTurns = {
		answered: before.answered + Number(hasSpoken),
		firstWords,
		slowest: Math.max(before.slowest, hasSpoken ? firstWords[firstWords.length - 1] : 0),
		fallbacks: before.fallbacks + Number(fellBack),
		// After a caller has hung up there is no further turn.
		interruptions: before.interruptions + Number(before.brokeOff) + Number(end === 'interrupted'),
		brokeOff: end === 'disconnected' && hasSpoken,
		endedAt: now,
	};
	setBounded(calls, call, turns, MAX_CALLS);
}

/** How fast this process answered in a call; null if it answered none of its turns within the last hour. */
export function timingOf(call: unknown): CallTiming | null {
	const turns = typeof call === 'string' ? calls.get(call) : undefined;
	if (!turns || monotonicNow() - turns.endedAt > REMEMBERED_MS) return null;
	const { answered, firstWords, slowest, fallbacks, interruptions } = turns;
	const isTold = firstWords.length > 0;
	return {
		turns: answered,
		firstWordMs: isTold ? medianOf(firstWords) : null,
		slowestFirstWordMs: isTold ? slowest : null,
		fallbacks,
		interruptions,
	};
}

/** Number of calls remembered; for tests of the bounds. */
export const timedCallCount = (): number => calls.size;

function forgetOldCalls(now: number): void {
	for (const [call, { endedAt }] of calls) {
		if (now - endedAt <= REMEMBERED_MS) return;
		calls.delete(call);
	}
}

function medianOf(numbers: number[]): number {
	const sorted = [...numbers].sort((one, other) => one - other);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle] : Math.round((sorted[middle - 1] + sorted[middle]) / 2);
}
