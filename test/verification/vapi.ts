import { createHmac } from 'node:crypto';

import { VapiTrigger } from '../../nodes/Vapi/VapiTrigger.node';
import { vapiSamples } from '../simulator/callEvents/vapi';
import type { CallDelivery, CallEventTrial } from './callEvents';
import type { Ignored, Refused, Table } from './table';

const ignored: Table<Ignored<CallDelivery>> = {
	regular: [['a request that wants another answer', () => ({ event: { message: { type: 'assistant-request', call: { id: 'c' } } } })]],
	matrix: [
		['a call of a tool', () => ({ event: { message: { type: 'tool-calls', call: { id: 'c' } } } })],
		['an event of a name to come', () => ({ event: { message: { type: 'call-sneezed', call: { id: 'c' } } } })],
	],
};

const noEvents: Array<Refused<CallDelivery>> = [
	['an object that is no event, rightly signed', 400, () => ({ body: '{"hello":"world"}' })],
	['an event without a name, rightly signed', 400, () => ({ body: '{"message":{"type":""}}' })],
];

const common = {
	node: 'vapiTrigger',
	newTrigger: () => new VapiTrigger(),
	secretField: 'secret',
	ignored,
	eventNames: ['end-of-call-report', 'status-update', 'assistant-request'],
};

const bare = (value = '') => value.trim().replace(/^((bearer|token)\s+)*/i, '');

/** The Vapi Trigger (docs/platforms/vapi.md, 3) with a secret in a header, which is Vapi's way unless told otherwise. */
const byHeader: CallEventTrial = {
	...common,
	refused: () => ({
		regular: [
			[
				'the secret after another word',
				401,
				() => ({ changeProof: (proof) => ({ 'X-Vapi-Secret': `Basic ${proof['X-Vapi-Secret']}` }) }),
			],
		],
		matrix: noEvents,
	}),
	stillProves: (changed, original) => bare(changed['X-Vapi-Secret']) === original['X-Vapi-Secret'],
};

/** With Vapi's HMAC signature. */
const byHmac: CallEventTrial = {
	...common,
	variant: 'HMAC',
	parameters: { authentication: 'hmac' },
	samples: {
		...vapiSamples,
		sign: (body, secret, now) => ({
			'X-Signature': createHmac('sha256', secret).update(`${now}.`).update(body).digest('hex'),
			'X-Timestamp': String(now),
		}),
	},
	window: { back: 300, ahead: 300 },
	refused: (secret) => ({
		regular: [['the secret in a header', 401, () => ({ changeProof: () => ({ 'X-Vapi-Secret': secret() }) })]],
		matrix: [
			['no time', 401, () => ({ changeProof: (proof) => ({ 'X-Signature': proof['X-Signature'] }) })],
			['no signature', 401, () => ({ changeProof: (proof) => ({ 'X-Timestamp': proof['X-Timestamp'] }) })],
			['another time', 401, () => ({ changeProof: (proof) => ({ ...proof, 'X-Timestamp': String(Date.now() + 1000) }) })],
			...noEvents,
		],
	}),
	stillProves: (changed, original) =>
		changed['X-Timestamp']?.trim() === original['X-Timestamp'] &&
		changed['X-Signature']
			?.trim()
			.replace(/^sha256=/, '')
			.toLowerCase() === original['X-Signature'],
};

/** Whether one of the signatures, by blank, is the same bytes, written in either kind of base64. */
const holds = (signatures: string, original: string) =>
	signatures
		.split(' ')
		.some(
			(one) =>
				/^v1,[\w+/-]+={0,2}$/.test(one.trim()) &&
				Buffer.from(one.slice(3), 'base64').equals(Buffer.from(original.slice(3), 'base64')),
		);

/** With the signature in the form of Svix. The secret is base64. */
const bySvix: CallEventTrial = {
	...common,
	variant: 'Svix',
	parameters: { authentication: 'svix' },
	samples: {
		...vapiSamples,
		sign: (body, secret, now) => {
			const [id, time] = ['msg_demo01', String(Math.floor(now / 1000))];
			const digest = createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
				.update(`${id}.${time}.`)
				.update(body)
				.digest('base64');
			return { 'Svix-Id': id, 'Svix-Timestamp': time, 'Svix-Signature': `v1,${digest}` };
		},
	},
	window: { back: 300, ahead: 300 },
	refused: () => ({
		matrix: [
			['another ID', 401, () => ({ changeProof: (proof) => ({ ...proof, 'Svix-Id': 'msg_demo02' }) })],
			['no ID', 401, () => ({ changeProof: (proof) => ({ ...proof, 'Svix-Id': '' }) })],
			[
				'a signature of another version',
				401,
				() => ({ changeProof: (proof) => ({ ...proof, 'Svix-Signature': proof['Svix-Signature'].replace('v1', 'v2') }) }),
			],
			...noEvents,
		],
	}),
	stillProves: (changed, original) =>
		['Svix-Id', 'Svix-Timestamp'].every((name) => changed[name]?.trim() === original[name]) &&
		holds((changed['Svix-Signature'] ?? '').trim(), original['Svix-Signature']),
};

export const vapiTrials = [byHeader, byHmac, bySvix];
