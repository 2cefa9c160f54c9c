// A platform costs one folder: a trigger of a platform that does not exist, built from what nodes/shared offers.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { IExecuteFunctions } from 'n8n-workflow';

import { receiverOf, type SentDelivery } from '../../fuzz/inboundContext';
import { ExampleVoiceTrigger } from './ExampleVoiceTrigger.node';

const SECRET = 'a-secret-of-the-example';

const node = new ExampleVoiceTrigger();

const deliverTo = (events: string[]) =>
	receiverOf(
		async function () {
			return await node.webhook.call(this);
		},
		{ parameters: { events }, credentials: { exampleVoiceWebhookApi: { signingSecret: SECRET } }, staticData: {} },
	);

function signed(event: unknown, secret = SECRET, ageSeconds = 0): SentDelivery {
	const body = Buffer.from(JSON.stringify(event));
	const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
	const signature = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
	return {
		body,
		headers: { 'Content-Type': 'application/json', 'X-Example-Signature': `sha256=${signature}`, 'X-Example-Timestamp': timestamp },
	};
}

const ended = { type: 'call.ended', callId: 'c1' };

describe('a trigger of a new platform', () => {
	const file = path.join(__dirname, 'ExampleVoiceTrigger.node.ts');

	it('has at most 150 lines', () => {
		expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThanOrEqual(150);
	});

	it('imports nothing but n8n-workflow and nodes/shared', () => {
		const modules = [...readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)].map(([, module]) => module);
		expect(modules.filter((module) => module !== 'n8n-workflow' && !module.startsWith('../../../nodes/shared/'))).toEqual([]);
	});

	it('starts the workflow for a signed event that was chosen, once', async () => {
		const deliver = deliverTo(['callEnded']);
		expect(await deliver(signed(ended))).toMatchObject({ status: 200, started: true });
		expect(await deliver(signed(ended))).toMatchObject({ status: 200, started: false });
	});

	it.each<[string, SentDelivery, number]>([
		['another secret', signed(ended, 'another'), 401],
		['an old timestamp', signed(ended, SECRET, 301), 401],
		['no signature', { ...signed(ended), headers: { 'Content-Type': 'application/json' } }, 401],
		['another content type', { ...signed(ended), headers: { ...signed(ended).headers, 'Content-Type': 'text/plain' } }, 415],
		['no event', signed([]), 400],
		['an event that was not chosen', signed({ type: 'call.started', callId: 'c1' }), 200],
		['an event of an unknown name', signed({ type: 'call.parked', callId: 'c1' }), 200],
	])('starts nothing for %s', async (_what, delivery, status) => {
		expect(await deliverTo(['callEnded'])(delivery)).toMatchObject({ status, started: false });
	});

	it('puts each event on an output of its own', async () => {
		const item = { json: { ...ended } };
		const context = {
			isStreaming: () => false,
			getInputData: () => [item],
			getNodeParameter: () => ['callStarted', 'callEnded'],
			getMode: () => 'manual',
			getNode: () => ({}),
		};
		expect(await node.execute.call(context as unknown as IExecuteFunctions)).toEqual([[], [item]]);
		expect(node.description.outputs).toContain('"callStarted":"Call Started"');
	});
});
