import type { CallStatus } from './record';

/** What a platform's words for the end of a call mean. */
export interface EndedReasons {
	/** The exact words of each status. */
	exact: Partial<Record<CallStatus, string[]>>;
	/** For the words that are in no list, in order: the first that fits counts. */
	patterns?: Array<[RegExp, CallStatus]>;
}

/**
 * The status that a word for the end of a call means; undefined for a new word that no rule fits, which platforms invent every
 * month.
 */
export function statusOfReason(reason: unknown, { exact, patterns = [] }: EndedReasons): CallStatus | undefined {
	if (typeof reason !== 'string') return undefined;
	const found = Object.entries(exact).find(([, words]) => words.includes(reason));
	return (found?.[0] as CallStatus | undefined) ?? patterns.find(([pattern]) => pattern.test(reason))?.[1];
}
