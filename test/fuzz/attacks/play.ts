import fc from 'fast-check';

import { exchange, type RawAnswer } from '../../e2e/harness/rawHttp';
import { SEED, type Subject } from '../subjects';
import type { Attack, Header, Kit, Outcome } from './attack';

/** Longer than any answer takes on a busy machine; our own time limits are shorter. */
const PATIENCE_MS = 40_000;

/** What was sent, and what came back. */
export interface Played {
	what: string;
	answer: RawAnswer;
	/** How many executions it has started at least and at most, as far as its answer tells. */
	started: [least: number, most: number];
	/** What should not be; `undefined` if nothing. */
	problem?: string;
}

/** A proof that is as long and of the same form, and wrong. */
const forged = ([name, value]: Header, { authResult }: Subject): Header => {
	const isProof = authResult.some((one) => one.toLowerCase() === name.toLowerCase()) && !/^\d+$/.test(value);
	const cut = value.length - 6;
	return isProof ? [name, `${value.slice(0, cut)}${value[cut] === 'a' ? 'b' : 'a'}${value.slice(cut + 1)}`] : [name, value];
};

/** Plays one attack against a trigger. @param number tells its event from all others */
export async function play(attack: Attack, subject: Subject, url: URL, { number, at, isForged }: Round): Promise<Played> {
	const proofOf: Kit['proofOf'] = (body) => {
		const headers = Object.entries(subject.authenticated(body, number).headers).filter(([name]) => name !== 'content-type');
		return isForged ? headers.map((header) => forged(header, subject)) : headers;
	};
	const request = attack.request({ url, event: subject.fresh(2 * number), other: subject.fresh(2 * number + 1), proofOf, at });
	const answer = await exchange(url, request, PATIENCE_MS);
	const whenGenuine = typeof attack.outcome === 'function' ? attack.outcome(proofOf(Buffer.alloc(0))) : attack.outcome;
	const outcome: Outcome = isForged && (whenGenuine === 'taken' || whenGenuine === 'either') ? 'refused' : whenGenuine;
	const what = `${attack.what}${isForged ? ', forged' : ''}, to ${subject.name}`;
	const problem = problemOf(outcome, answer, { events: attack.events ?? 1, taken: takenIn(answer, subject) });
	return { what, answer, started: startedBy(isForged && outcome === 'unread' ? 'refused' : outcome, takenIn(answer, subject)), problem };
}

/** Answers that say that an execution has started. */
const takenIn = ({ text, statuses }: RawAnswer, { takes }: Subject): number =>
	takes === 'answered' ? statuses.filter((status) => status === 200).length : text.split('{"received":true}').length - 1;

function startedBy(outcome: Outcome, taken: number): Played['started'] {
	if (outcome === 'taken') return [taken, taken];
	// What is odd may be the ID of the event: then it is the same as another one.
	if (outcome === 'either') return [0, taken];
	return outcome === 'unread' ? [0, 1] : [0, 0];
}

function problemOf(
	outcome: Outcome,
	{ statuses, text, ended, ms }: RawAnswer,
	{ events, taken }: { events: number; taken: number },
): string | undefined {
	const told = `answered with ${statuses.join(', ') || 'nothing'} after ${ms.toFixed(0)} ms`;
	// n8n's own errors have other words.
	if (/deliver again/i.test(text)) return `an error of ours: ${told}`;
	if (outcome === 'unheard') return taken > 0 ? `taken: ${told}` : undefined;
	if (outcome === 'unread') return undefined;
	if (!ended) return outcome === 'refusedIfHeard' ? undefined : `left waiting: ${told}`;
	if (outcome === 'taken')
		return statuses.length === events && statuses.every((status) => status === 200) && taken === events
			? undefined
			: `not taken: ${told}`;
	if (outcome === 'refused' || outcome === 'refusedIfHeard')
		return taken > 0 || statuses.some((status) => status < 300) ? `not refused: ${told}` : undefined;
	return undefined;
}

export interface Round {
	number: number;
	at: number;
	isForged: boolean;
}

/** So many rounds, two of three forged. */
export const rounds = (count: number): Round[] =>
	fc
		.sample(
			fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), isForged: fc.integer({ min: 0, max: 2 }) }),
			{
				numRuns: count,
				seed: SEED,
			},
		)
		.map(({ at, isForged }, index) => ({ number: index, at, isForged: isForged > 0 }));
