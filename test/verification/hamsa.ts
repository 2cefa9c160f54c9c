import { hamsaCallEvent as callEvent, type HamsaDeliverOptions } from '../simulator';
import type { Ignored, Refused, Table } from './table';

type Overrides = Partial<HamsaDeliverOptions>;

/** What a trigger's webhook at Hamsa is known by. */
export interface HamsaWebhook {
	secret: () => string;
	apiKey: () => string;
	url: () => string;
}

/** Deliveries to a trigger that waits for the events `callStarted`, `callEnded`, `transcriptionUpdate` and `jobFinished`. */
export const refusedByHamsa = ({ secret, apiKey, url }: HamsaWebhook): Table<Refused<Overrides>> => ({
	queue: [
		['no header', 401, () => ({ authorization: null })],
		['a wrong secret', 401, () => ({ authorization: `Bearer ${'a'.repeat(43)}` })],
	],
	regular: [
		['the secret in another header', 401, () => ({ authorization: null, headers: { 'X-Authorization': `Bearer ${secret()}` } })],
		['the secret in the address', 401, () => ({ authorization: null, url: `${url()}?Authorization=Bearer%20${secret()}` })],
		["the API key, which is not the webhook's secret", 401, () => ({ authorization: `Bearer ${apiKey()}` })],
		['no header, and no JSON either', 415, () => ({ authorization: null, contentType: 'text/plain', body: 'call.ended' })],
		['an empty body, with the secret', 400, () => ({ body: '' })],
		['15 MB, with the secret', 413, () => ({ event: { ...callEvent('call.ended'), padding: 'x'.repeat(15_000_000) } })],
	],
	matrix: [
		['an empty header', 401, () => ({ authorization: '' })],
		['the word and nothing else', 401, () => ({ authorization: 'Bearer' })],
		['words and nothing else', 401, () => ({ authorization: 'bearer Bearer Token' })],
		['the beginning of the secret', 401, () => ({ authorization: `Bearer ${secret().slice(0, -1)}` })],
		['more than the secret', 401, () => ({ authorization: `Bearer ${secret()}x` })],
		['the secret in another case', 401, () => ({ authorization: `Bearer ${secret().toUpperCase()}` })],
		['the secret with a scheme that was not agreed', 401, () => ({ authorization: `Basic ${secret()}` })],
		[
			'the secret in the body',
			401,
			() => ({ authorization: null, event: { ...callEvent('call.ended'), authorization: `Bearer ${secret()}` } }),
		],
		['a JSON text, with the secret', 400, () => ({ body: '"call.ended"' })],
		['an array, with the secret', 400, () => ({ body: '[{"eventType":"call.ended","callId":"c"}]' })],
		['an object that is no event, with the secret', 400, () => ({ body: '{"hello":"world"}' })],
		['a form instead of JSON, with the secret', 415, () => ({ contentType: 'application/x-www-form-urlencoded' })],
	],
});

export const announcedSecrets: Table<[how: string, header: (secret: string) => string]> = {
	queue: [['by the word we set', (secret) => `Bearer ${secret}`]],
	matrix: [
		['by the word twice', (secret) => `bearer Bearer ${secret}`],
		['by another word', (secret) => `Token ${secret}`],
		['by nothing', (secret) => secret],
	],
};

export const ignoredByHamsa: Table<Ignored<Overrides>> = {
	regular: [['an event that is not selected', () => ({ event: callEvent('tool.executed') })]],
	matrix: [
		['another one', () => ({ event: callEvent('call.answered') })],
		['an event of a name to come', () => ({ event: { ...callEvent('call.ended'), eventType: 'call.sneezed' } })],
	],
};

/** Deliveries of which only so many start an execution. */
export const repeatedToHamsa: Table<[what: string, events: () => object[], started: number]> = {
	regular: [
		[
			'an ended call that is repeated with a new time once',
			() =>
				['2026-02-01T10:00:00.000Z', '2026-02-01T10:00:05.000Z'].map((timestamp) =>
					callEvent('call.ended', { callId: 'call_again', timestamp }),
				),
			1,
		],
	],
	matrix: [
		[
			'two updates of one call at one time twice',
			() => {
				const talk = callEvent('transcription.update', { callId: 'call_talk' });
				return ['Hel', 'Hello', 'Hello'].map((text) => ({ ...talk, data: { text } }));
			},
			2,
		],
		[
			'a finished job whose repetition says more once',
			() => [{}, { updatedAt: 'later' }].map((more) => ({ id: 'job_again', status: 'COMPLETED', ...more })),
			1,
		],
	],
};

const CURRENT = 'pasted-current-secret-0123456789';
const PREVIOUS = 'pasted-previous-secret-0123456789';

export const PASTED = { secret: `Bearer ${CURRENT}`, previousSecret: PREVIOUS, scheme: 'Shop' };

/** Whether a trigger with the secrets {@link PASTED} takes this header. */
export const announcedPasted: Table<[which: string, authorization: string | null, status: number]> = {
	regular: [
		['the previous one, during a rotation', `Shop ${PREVIOUS}`, 200],
		['any other', 'Shop another-secret-0123456789', 401],
	],
	matrix: [
		['the current one', `Shop ${CURRENT}`, 200],
		['the current one, as the guide configures it', `bearer Bearer ${CURRENT}`, 200],
		['the current one alone', CURRENT, 200],
		['an unknown word', `Store ${CURRENT}`, 401],
		['the word alone', 'Shop', 401],
		['nothing', null, 401],
	],
};

/** What is refused where the pasted secret is empty. */
export const withEmptySecret = [null, '', 'Bearer', 'Bearer ', ' '];
