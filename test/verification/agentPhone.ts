import { callEnded, reaction, textMessage, voiceTurn, type DeliverOptions } from '../simulator';
import type { Ignored, Refused, Table } from './table';

type Overrides = Partial<DeliverOptions>;

const now = () => Math.floor(Date.now() / 1000);

/** Deliveries to a trigger that waits for texts and voice turns. @param secret what its webhook is signed with */
export const refusedByAgentPhone = (agentId: () => string, secret: () => string): Table<Refused<Overrides>> => ({
	queue: [
		['a changed byte', 401, () => ({ mutateBody: (body: string) => body.replace('shop', 'ship') })],
		['a wrong secret', 401, () => ({ secret: 'whsec_of_somebody_else' })],
	],
	regular: [
		[
			'no headers at all',
			401,
			() => ({ omitHeaders: ['X-Webhook-Signature', 'X-Webhook-Timestamp', 'X-Webhook-ID', 'X-Webhook-Event'] }),
		],
		['a stale timestamp, rightly signed', 401, () => ({ timestamp: now() - 310 })],
		['an empty body, rightly signed', 400, () => ({ body: '' })],
		['a JSON text, rightly signed', 400, () => ({ body: '"agent.message"' })],
		['a form instead of JSON, rightly signed', 415, () => ({ contentType: 'application/x-www-form-urlencoded' })],
		[
			'15 MB, rightly signed',
			413,
			() => ({ body: JSON.stringify({ ...textMessage({ agentId: agentId() }), padding: 'x'.repeat(15_000_000) }) }),
		],
	],
	matrix: [
		['a wrong signature', 401, () => ({ signature: `sha256=${'a'.repeat(64)}` })],
		['a malformed signature', 401, () => ({ signature: 'sha256=short' })],
		['no signature', 401, () => ({ omitHeaders: ['X-Webhook-Signature'] })],
		['no timestamp', 401, () => ({ omitHeaders: ['X-Webhook-Timestamp'] })],
		['a timestamp from the future, rightly signed', 401, () => ({ timestamp: now() + 310 })],
		['a timestamp that is no number', 401, () => ({ timestamp: 'soon' })],
		['an empty secret', 401, () => ({ secret: '' })],
		['the secret without its prefix', 401, () => ({ secret: secret().replace('whsec_', '') })],
		['an array, rightly signed', 400, () => ({ body: '[]' })],
		['an object that is no event, rightly signed', 400, () => ({ body: '{"hello":"world"}' })],
		[
			'a voice turn whose call is an object, rightly signed',
			400,
			() => ({ body: JSON.stringify({ ...voiceTurn({ agentId: agentId() }), data: { callId: {} } }) }),
		],
		['a voice turn without data, rightly signed', 400, () => ({ body: '{"event":"agent.message","channel":"voice"}' })],
	],
});

export const ignoredByAgentPhone: Table<Ignored<Overrides>> = {
	regular: [['an event that is not selected', () => ({ event: callEnded() })]],
	matrix: [
		['another one', () => ({ event: reaction() })],
		['an event of a name to come', () => ({ event: { ...textMessage(), event: 'agent.sneezed' } })],
		['our own message coming back', () => ({ event: textMessage({ data: { direction: 'outbound' } }) })],
	],
};

export const PASTED = { signingSecret: 'whsec_pasted_current_0123456789', previousSigningSecret: 'whsec_pasted_previous_0123456789' };

/** Whether a trigger with the secrets {@link PASTED} takes what was signed with these. */
export const signedWithPasted: Table<[which: string, signedWith: string, status: number]> = {
	regular: [
		['the previous one, during a rotation', PASTED.previousSigningSecret, 200],
		['any other', 'whsec_other_0123456789', 401],
	],
	matrix: [
		['the current one', PASTED.signingSecret, 200],
		['the empty one', '', 401],
	],
};
