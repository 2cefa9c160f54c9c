// What a turn of a file is on the console: which event, with which words, sent how.
import type { EventChoice, SentAs, Target } from '../console/protocol';
import { WITHHELD } from './caller';
import type { Delivered, Rehearsal, Turn } from './format';
import { CannotRun } from './pretend';
import { plain } from './text';

/** What a rehearsal has to know of who is called. */
export type Called = Pick<Target, 'name' | 'events' | 'callers' | 'tellsNumber'>;

export const SENT_AS: Record<Delivered, SentAs> = {
	'as usual': 'authenticated',
	twice: 'twice',
	forged: 'wrongProof',
	unsigned: 'noProof',
	changed: 'changedBody',
	stale: 'stale',
};

function eventNamed({ says, texts, event = '' }: Turn): string {
	if (says !== undefined) return 'voiceTurn';
	if (texts !== undefined) return 'textMessage';
	return typeof event === 'string' ? event : Object.keys(event)[0];
}

/** @throws {CannotRun} when the platform has no such event */
export function eventOf(turn: Turn, { events, name }: Called): EventChoice {
	const wanted = eventNamed(turn);
	const found = events.find(({ value, label }) => value === wanted || plain(label) === plain(wanted));
	if (found) return found;
	throw new CannotRun(`"${name}" has no event "${wanted}". It has: ${events.map(({ label }) => label).join(', ')}.`);
}

/** What a person would put into the event; where the file has no words, the console's own. */
export function wordsOf({ says, texts, event }: Turn, { words }: EventChoice): string {
	return says ?? texts ?? (typeof event === 'object' ? Object.values(event)[0] : (words?.sample ?? ''));
}

/** The platform that makes the call, for a target that has several. @throws {CannotRun} when it is none of them */
export function callerFor(as: string | undefined, { callers = [], name }: Called): { caller?: string } {
	if (as === undefined) return {};
	const found = callers.find(({ value, label }) => [value, label].some((one) => plain(one) === plain(as)));
	if (found) return { caller: found.value };
	const known = callers.length > 0 ? ` It is: ${callers.map(({ label }) => label).join(', ')}.` : '';
	throw new CannotRun(`"${name}" is not called as "${as}".${known}`);
}

/** The number that calls, for the console. @throws {CannotRun} when the platform does not tell it */
export function numberFor({ caller, as }: Pick<Rehearsal, 'caller' | 'as'>, target: Called): { number?: string } {
	if (caller === undefined) return {};
	const { callers = [], name } = target;
	const platform = callers.find(({ value }) => value === callerFor(as, target).caller) ?? callers.at(0);
	if (!(platform ?? target).tellsNumber) throw new CannotRun(`"caller": "${platform?.label ?? name}" does not tell who calls`);
	if (platform && caller === WITHHELD) throw new CannotRun('"caller": only calls of AgentPhone can be withheld here');
	return { number: caller };
}

/** `caller: Where is my order?` */
export function actOf(turn: Turn): string {
	const { says, texts, waits, event, delivered } = turn;
	const how = delivered === 'as usual' ? '' : ` (delivered ${delivered})`;
	if (says !== undefined) return `caller: ${says === '' ? '(says nothing)' : says}${how}`;
	if (texts !== undefined) return `caller: (texts) ${texts}${how}`;
	if (waits !== undefined) return 'caller: (waits)';
	if (turn['placed call ends'] !== undefined) return `platform: the call that was placed ends (${turn['placed call ends']})`;
	if (event === undefined) return 'caller: (hangs up)';
	return `platform: ${typeof event === 'string' ? event : Object.entries(event)[0].join(': ')}${how}`;
}
