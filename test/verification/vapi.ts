import { VapiTrigger } from '../../nodes/Vapi/VapiTrigger.node';
import type { CallDelivery, CallEventTrial } from './callEvents';

const HEADER = 'X-Vapi-Secret';

/** Changes the value of the one header that proves a delivery. */
const reworded = (change: (value: string) => string): CallDelivery => ({ changeProof: (proof) => ({ [HEADER]: change(proof[HEADER]) }) });

/** A secret without the words that may stand before it. */
const bare = (value = '') => value.trim().replace(/^((bearer|token)\s+)*/i, '');

/** The Vapi Trigger with its default, a secret in a header (docs/platforms/vapi.md, 3). Its signatures are tried by test/unit/callEvents/vapi.test.ts. */
export const vapiTrial: CallEventTrial = {
	node: 'vapiTrigger',
	newTrigger: () => new VapiTrigger(),
	secretField: 'secret',
	refused: () => ({
		regular: [
			['the secret as a basic login', 401, () => reworded((value) => `Basic ${value}`)],
			['the secret in the cookie', 401, () => ({ changeProof: (proof) => ({ Cookie: `${HEADER}=${proof[HEADER]}` }) })],
		],
		matrix: [
			['the word before the secret alone', 401, () => reworded(() => 'Bearer')],
			['the secret twice', 401, () => reworded((value) => `${value}, ${value}`)],
			['a message without a type, with the secret', 400, () => ({ body: '{"message":{"call":{"id":"c"}}}' })],
			['a message that is a text, with the secret', 400, () => ({ body: '{"message":"end-of-call-report"}' })],
		],
	}),
	ignored: {
		regular: [
			['a number that asks for an assistant', () => ({ event: { message: { type: 'assistant-request', call: { id: 'c' } } } })],
			['a tool that wants a result', () => ({ event: { message: { type: 'tool-calls', call: { id: 'c' }, toolCallList: [] } } })],
		],
		matrix: [
			[
				'a question for where to transfer',
				() => ({ event: { message: { type: 'transfer-destination-request', call: { id: 'c' } } } }),
			],
			['a request of a name to come', () => ({ event: { message: { type: 'weather-request', call: { id: 'c' } } } })],
			['a sentence of the call', () => ({ event: { message: { type: 'transcript', call: { id: 'c' }, transcript: 'Hello' } } })],
		],
	},
	stillProves: (changed, original) => bare(changed[HEADER]) === bare(original[HEADER]),
	eventNames: ['end-of-call-report', 'status-update', 'transfer-update', 'hang', 'assistant-request', 'tool-calls'],
};
