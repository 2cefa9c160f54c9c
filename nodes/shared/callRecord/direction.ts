import type { CallDirection } from './record';

/** What the words of platforms for the direction of a call begin with, in lower case: `inboundPhoneCall`, `outgoing`, `web_call`. */
const BEGINNINGS: Array<[beginning: string, direction: CallDirection]> = [
	['inbound', 'inbound'],
	['incoming', 'inbound'],
	['outbound', 'outbound'],
	['outgoing', 'outbound'],
	['web', 'web'],
];

/** The direction of a call by a platform's word for it; null for any other word. */
export function directionOf(word: unknown): CallDirection | null {
	const lower = typeof word === 'string' ? word.trim().toLowerCase() : '';
	return BEGINNINGS.find(([beginning]) => lower.startsWith(beginning))?.[1] ?? null;
}
