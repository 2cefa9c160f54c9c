// Deliveries in forms that no platform sends. Each comes genuine, to see what its form does, and forged, to see that nothing starts.
import { requestBytes, type RawRequest, type RequestParts } from '../../e2e/harness/rawHttp';

export type Header = [name: string, value: string];

/** What an attack is made of. */
export interface Kit {
	/** Of the trigger. */
	url: URL;
	/** An event of its own, which has not been sent. */
	event: object;
	/** Another one. */
	other: object;
	/** The headers that prove a body; wrong ones if the delivery is forged. */
	proofOf: (body: Buffer) => Header[];
	/** Where in something of any length: from 0, up to 1. */
	at: number;
}

/**
 * What becomes of a genuine delivery in this form. A forged one starts nothing, in any form.
 *
 * - `taken`: starts once and is answered with 200
 * - `refused`: starts nothing and is answered with an error
 * - `either`: one of both
 * - `unheard`: starts nothing, because it is no whole request; it may get no answer
 * - `refusedIfHeard`: starts nothing, and is answered with an error if n8n gets through it
 * - `unread`: may start once; its answer is not waited for
 */
export type Outcome = 'taken' | 'refused' | 'either' | 'unheard' | 'refusedIfHeard' | 'unread';

export interface Attack {
	what: string;
	outcome: Outcome | ((proof: Header[]) => Outcome);
	request: (kit: Kit) => RawRequest;
	/** Genuine deliveries in it; one if left out. */
	events?: number;
}

export interface Sent extends Partial<Omit<RequestParts, 'headers'>> {
	/** What is proven, if it is not the body that is sent. */
	proven?: Buffer;
	/** Changes the headers: those of the connection and the content, then those that prove it. */
	headers?: (given: Header[]) => Header[];
}

export const jsonOf = ({ event }: Kit): Buffer => Buffer.from(JSON.stringify(event));

/** A whole request of a delivery. */
export function delivery(kit: Kit, { body = jsonOf(kit), proven = body, headers = (given) => given, ...parts }: Sent = {}): Buffer {
	const usual: Header[] = [
		['Host', kit.url.host],
		['Connection', 'close'],
		['Content-Type', 'application/json'],
		['Content-Length', String(body.length)],
		...kit.proofOf(proven),
	];
	return requestBytes({ target: kit.url.pathname, ...parts, headers: headers(usual), body });
}

/** An attack that is one whole request. */
export const whole = (what: string, outcome: Attack['outcome'], sent: Sent | ((kit: Kit) => Sent)): Attack => ({
	what,
	outcome,
	request: (kit) => ({ steps: [delivery(kit, typeof sent === 'function' ? sent(kit) : sent)] }),
});

/** An attack that is one whole request with other headers. */
export const withHeaders = (what: string, outcome: Attack['outcome'], headers: (given: Header[], kit: Kit) => Header[]): Attack =>
	whole(what, outcome, (kit) => ({ headers: (given) => headers(given, kit) }));

/** Changes the value of one header. */
export const setHeader =
	(name: string, value: string) =>
	(given: Header[]): Header[] =>
		given.map(([other, before]) => [other, other.toLowerCase() === name ? value : before]);

export const withoutHeader =
	(name: string) =>
	(given: Header[]): Header[] =>
		given.filter(([other]) => other.toLowerCase() !== name);
