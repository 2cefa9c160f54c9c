// Deliveries to the triggers of platforms that tell of their calls by webhook: rows for all of them, by what a platform proves.
// A platform joins with an entry in `trials`.
import axios from 'axios';
import type { INodeType } from 'n8n-workflow';

import { callEventPlatforms, type SimulatedCallEvents } from '../simulator/callEvents';
import { freshEvent } from '../simulator/callEvents/fresh';
import { answered } from '../support/answered';
import { blandTrial } from './bland';
import { elevenLabsTrial } from './elevenLabs';
import { retellTrial } from './retell';
import type { Ignored, Refused, Table } from './table';
import { vapiTrials } from './vapi';

/** A delivery, as far as it differs from a genuine one of an event that was chosen. */
export interface CallDelivery {
	event?: object;
	/** A text in the place of the event; signed like one. */
	body?: string;
	secret?: string;
	/** When it was signed, in milliseconds from now. */
	signedMs?: number;
	contentType?: string;
	/** What happens to the body after it was signed. */
	changeBody?: (body: string) => string;
	/** What happens to the headers that prove it. */
	changeProof?: (proof: Record<string, string>) => Record<string, string>;
	/** After the address. */
	query?: string;
}

/** What a platform's trigger is tried with, besides what test/simulator/callEvents tells of the platform. */
export interface CallEventTrial {
	/** The node's name, such as `retellTrigger`. */
	node: string;
	/** Which of its ways to prove a delivery this is, where it has several; each is a trial of its own. */
	variant?: string;
	/** As in test/simulator/callEvents, where this way needs others. */
	parameters?: SimulatedCallEvents['parameters'];
	samples?: SimulatedCallEvents['samples'];
	newTrigger: () => INodeType;
	/** The credential's field of the secret; that of the one before it has `previous` before its name. */
	secretField: string;
	/** How old the signed time may be and how far ahead, in seconds; left out where none is signed. */
	window?: { back: number; ahead: number };
	/** Rows of this platform only. @param secret what deliveries are signed with */
	refused: (secret: () => string) => Table<Refused<CallDelivery>>;
	ignored: Table<Ignored<CallDelivery>>;
	/** MIME types of the files that items of some events have in the field `data`. */
	files?: Record<string, string>;
	/** For fuzzing: whether changed headers prove as much as the original ones. Told in another way than the code tells it. */
	stillProves: (changed: Record<string, string>, original: Record<string, string>) => boolean;
	/** For fuzzing: names of events. */
	eventNames: string[];
}

export interface CallEventsUnderTest extends Omit<CallEventTrial, 'node' | 'samples'>, SimulatedCallEvents {
	name: string;
	/** The events that are chosen: all that are known. */
	chosen: string[];
}

const trials: CallEventTrial[] = [...vapiTrials, retellTrial, blandTrial, elevenLabsTrial];

/** All simulated platforms. */
export const callEventsUnderTest: CallEventsUnderTest[] = callEventPlatforms.flatMap((simulated) => {
	const own = trials.filter(({ node }) => node === simulated.node);
	if (own.length === 0) throw new Error(`${simulated.node} has no trial in test/verification/callEvents.ts`);
	const chosen = Object.keys(simulated.samples.events).filter((event) => event !== 'other');
	return own.map((trial) => {
		const name = trial.variant ? `${simulated.platform.name} (${trial.variant})` : simulated.platform.name;
		return { ...simulated, ...trial, samples: trial.samples ?? simulated.samples, name, chosen };
	});
});

/** The fields of a credential that accepts both secrets. */
export const credentialOf = (
	{ credentialData, secretField }: CallEventsUnderTest,
	secret: string,
	previous = '',
): Record<string, string> => ({
	...credentialData(secret),
	[`previous${secretField[0].toUpperCase()}${secretField.slice(1)}`]: previous,
});

/** Whether a delivery's headers prove its body, too, and not only who sends it. */
export function signsBody({ samples }: SimulatedCallEvents): boolean {
	const [one, other] = ['a', 'b'].map((body) => JSON.stringify(samples.sign(Buffer.from(body), 'secret', 1)));
	return one !== other;
}

/** A genuine event of a call of its own: the first of those that a new trigger waits for. */
export const freshCall = ({ samples, platform }: CallEventsUnderTest): object => freshEvent(samples, platform.defaultEvents[0]).payload;

/** Delivers over HTTP. @param secret what it is signed with, unless `delivery` says otherwise */
export async function deliverCallEvent(
	url: string,
	subject: CallEventsUnderTest,
	secret: string,
	delivery: CallDelivery = {},
): Promise<{ status: number; body: string }> {
	const {
		event = freshCall(subject),
		body = JSON.stringify(event),
		changeBody = (text) => text,
		changeProof = (proof) => proof,
	} = delivery;
	const proof = subject.samples.sign(Buffer.from(body), delivery.secret ?? secret, Date.now() + (delivery.signedMs ?? 0));
	const send = async () =>
		await axios.post<string>(`${url}${delivery.query ?? ''}`, Buffer.from(changeBody(body)), {
			headers: { 'content-type': delivery.contentType ?? 'application/json', ...changeProof(proof) },
			validateStatus: null,
			maxBodyLength: Infinity,
			transformResponse: [(text: string) => text],
		});
	const { status, data } = await answered(send);
	return { status, body: data };
}

const mapped = (proof: Record<string, string>, change: (value: string) => string) =>
	Object.fromEntries(Object.entries(proof).map(([name, value]) => [name, change(value)]));

/** n8n refuses bodies over 16 MiB itself. */
const LARGE_BYTES = 15_000_000;

/**
 * Deliveries that are refused, with their status.
 *
 * @param secret what deliveries are signed with
 */
export function refusedCallEvents(subject: CallEventsUnderTest, secret: () => string): Table<Refused<CallDelivery>> {
	const { samples, window, platform, refused } = subject;
	const signNow = (body: string) => samples.sign(Buffer.from(body), secret(), Date.now());
	const isSigned = signsBody(subject);
	const own = refused(secret);
	return {
		queue: [
			['another secret', 401, () => ({ secret: `${secret()}-of-somebody-else` })],
			...whenSigned(isSigned, [['a changed letter', 401, () => ({ changeBody: (body) => body.replace(/[a-z](?="[,}])/, 'Z') })]]),
			...(own.queue ?? []),
		],
		regular: [
			['no proof', 401, () => ({ changeProof: () => ({}) })],
			['the secret in the address', 401, () => ({ changeProof: () => ({}), query: `?secret=${encodeURIComponent(secret())}` })],
			...whenTimed(window, ({ back }) => [['an old time, rightly signed', 401, () => ({ signedMs: -(back + 10) * 1000 })]]),
			['an empty body, rightly signed', 400, () => ({ body: '' })],
			['a form instead of JSON, rightly signed', 415, () => ({ contentType: 'application/x-www-form-urlencoded' })],
			...(platform.maxBodyBytes < LARGE_BYTES ? [large(subject, LARGE_BYTES)] : []),
			...(own.regular ?? []),
		],
		matrix: [
			['an empty proof', 401, () => ({ changeProof: (proof) => mapped(proof, () => '') })],
			['the beginning of the proof', 401, () => ({ changeProof: (proof) => mapped(proof, (value) => value.slice(0, -1)) })],
			['more than the proof', 401, () => ({ changeProof: (proof) => mapped(proof, (value) => `${value}0`) })],
			[
				'the proof in other headers',
				401,
				() => ({
					changeProof: (proof) => Object.fromEntries(Object.entries(proof).map(([name, value]) => [`X-Other-${name}`, value])),
				}),
			],
			['an empty secret', 401, () => ({ secret: '' })],
			['the secret in another case', 401, () => ({ secret: secret().toUpperCase() })],
			...whenTimed(window, ({ ahead }) => [['a time of the future, rightly signed', 401, () => ({ signedMs: (ahead + 10) * 1000 })]]),
			...whenSigned(isSigned, [
				['the proof of another delivery', 401, () => ({ changeProof: () => signNow('{}') })],
				['one blank more', 401, () => ({ changeBody: (body) => `${body} ` })],
				['the body of another delivery', 401, () => ({ changeBody: () => JSON.stringify(freshCall(subject)) })],
			]),
			['a JSON text, rightly signed', 400, () => ({ body: '"call_ended"' })],
			['an array, rightly signed', 400, () => ({ body: '[]' })],
			['null, rightly signed', 400, () => ({ body: 'null' })],
			['plain text instead of JSON, rightly signed', 415, () => ({ contentType: 'text/plain' })],
			...(own.matrix ?? []),
		],
	};
}

const whenTimed = (
	window: CallEventTrial['window'],
	rows: (window: NonNullable<CallEventTrial['window']>) => Array<Refused<CallDelivery>>,
): Array<Refused<CallDelivery>> => (window ? rows(window) : []);

const whenSigned = (isSigned: boolean, rows: Array<Refused<CallDelivery>>): Array<Refused<CallDelivery>> => (isSigned ? rows : []);

/** An event with so many bytes of a field that nobody knows. */
const large = (subject: CallEventsUnderTest, bytes: number): Refused<CallDelivery> => [
	`${Math.round(bytes / 1_000_000)} MB, rightly signed`,
	413,
	() => ({ event: { ...freshCall(subject), padding: 'x'.repeat(bytes) } }),
];

/** Deliveries that are acknowledged and start nothing. */
export function ignoredCallEvents({ samples, ignored }: CallEventsUnderTest): Table<Ignored<CallDelivery>> {
	return {
		...ignored,
		regular: [['an event that is not selected', () => ({ event: freshEvent(samples, 'other').payload })], ...(ignored.regular ?? [])],
	};
}
