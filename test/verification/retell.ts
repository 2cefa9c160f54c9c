import { createHash } from 'node:crypto';

import { RetellTrigger } from '../../nodes/Retell/RetellTrigger.node';
import type { CallDelivery, CallEventTrial } from './callEvents';

const HEADER = 'X-Retell-Signature';

/** Changes the value of the one header that proves a delivery. */
const reworded = (change: (value: string) => string): CallDelivery => ({ changeProof: (proof) => ({ [HEADER]: change(proof[HEADER]) }) });

/** The Retell AI Trigger (docs/platforms/retell-ai.md, 3). */
export const retellTrial: CallEventTrial = {
	node: 'retellTrigger',
	newTrigger: () => new RetellTrigger(),
	secretField: 'apiKey',
	window: { back: 300, ahead: 300 },
	refused: () => ({
		regular: [
			['the signature alone, as many samples on the web show it', 401, () => reworded((value) => value.replace(/^v=\d+,d=/, ''))],
			[
				'a request of a custom function, rightly signed',
				400,
				() => ({ body: '{"name":"book_table","args":{},"call":{"call_id":"c"}}' }),
			],
		],
		matrix: [
			['no time', 401, () => reworded((value) => value.replace(/^v=\d+,/, ''))],
			['no signature', 401, () => reworded((value) => value.replace(/,d=.*/, ''))],
			['another time', 401, () => reworded((value) => value.replace(/^v=\d+/, `v=${Date.now() + 1000}`))],
			['a time in seconds', 401, () => reworded((value) => value.replace(/^(v=\d{10})\d{3}/, '$1'))],
			['the parts in the other order', 401, () => reworded((value) => value.split(',').reverse().join(','))],
			['two signatures', 401, () => reworded((value) => `${value},d=${'0'.repeat(64)}`)],
			['the header twice', 401, () => reworded((value) => `${value}, ${value}`)],
			['a blank after the comma', 401, () => reworded((value) => value.replace(',', ', '))],
			[
				'a digest without a key',
				401,
				() => reworded((value) => value.replace(/d=.*/, `d=${createHash('sha256').update('').digest('hex')}`)),
			],
			['an object that is no event, rightly signed', 400, () => ({ body: '{"hello":"world"}' })],
			['an event without a name, rightly signed', 400, () => ({ body: '{"event":"","call":{"call_id":"c"}}' })],
			['an event whose name is an object, rightly signed', 400, () => ({ body: '{"event":{},"call":{"call_id":"c"}}' })],
		],
	}),
	ignored: {
		regular: [
			['a call that is about to come in, which wants another answer', () => ({ event: { event: 'call_inbound', call_inbound: {} } })],
		],
		matrix: [
			['an event of a name to come', () => ({ event: { event: 'call_sneezed', call: { call_id: 'c' } } })],
			['a chat', () => ({ event: { event: 'chat_ended', chat: { chat_id: 'c' } } })],
		],
	},
	// Names and digits come in any case; the list holds nothing else.
	stillProves: (changed, original) => changed[HEADER]?.trim().toLowerCase() === original[HEADER].toLowerCase(),
	eventNames: ['call_started', 'call_ended', 'call_analyzed', 'call_inbound', 'transfer_started'],
};
