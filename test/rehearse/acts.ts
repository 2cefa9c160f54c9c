// What a turn of a file is on the console: which event, with which words, sent how.
import type { EventChoice, SentAs, Target } from '../console/protocol';
import type { Delivered, Turn } from './format';
import { CannotRun } from './pretend';
import { plain } from './text';

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
export function eventOf(turn: Turn, { events, name }: Target): EventChoice {
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
export function callerFor(as: string | undefined, { callers = [], name }: Target): { caller?: string } {
	if (as === undefined) return {};
	const found = callers.find(({ value, label }) => [value, label].some((one) => plain(one) === plain(as)));
	if (found) return { caller: found.value };
	const known = callers.length > 0 ? ` It is: ${callers.map(({ label }) => label).join(', ')}.` : '';
	throw new CannotRun(`"${name}" is not called as "${as}".${known}`);
}

/** `caller: Where is my order?` */
export function actOf({ says, texts, waits, event, delivered }: Turn): string {
	const how = delivered === 'as usual' ? '' : ` (delivered ${delivered})`;
	if (says !== undefined) return `caller: ${says === '' ? '(says nothing)' : says}${how}`;
	if (texts !== undefined) return `caller: (texts) ${texts}${how}`;
	if (waits !== undefined) return 'caller: (waits)';
	if (event === undefined) return 'caller: (hangs up)';
	return `platform: ${typeof event === 'string' ? event : Object.entries(event)[0].join(': ')}${how}`;
}
