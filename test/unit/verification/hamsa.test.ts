import { HamsaTrigger } from '../../../nodes/Hamsa/HamsaTrigger.node';
import { hamsaCallEvent as callEvent, startHamsaSimulator, type HamsaDeliverOptions, type HamsaSimulator } from '../../simulator';
import {
	announcedPasted,
	announcedSecrets,
	ignoredByHamsa,
	PASTED,
	refusedByHamsa,
	repeatedToHamsa,
	withEmptySecret,
} from '../../verification/hamsa';
import { startReceiver, type Receiver } from '../../verification/receiver';
import { allRows } from '../../verification/table';

const SECRET = 'a-webhook-secret-of-forty-three-characters-';

let simulator: HamsaSimulator;
let receiver: Receiver;
let agentId: string;
const credentials = { hamsaWebhookApi: { secret: '', previousSecret: '', scheme: '' } };
const parameters = { registration: 'manual', events: ['callStarted', 'callEnded', 'transcriptionUpdate', 'jobFinished'], simplify: true };

beforeAll(async () => {
	simulator = await startHamsaSimulator();
	receiver = await startReceiver(new HamsaTrigger(), { parameters, credentials, staticData: {} });
	agentId = simulator.seedAgent({ webhookUrl: receiver.url, webhookAuth: { authKey: 'Bearer', authSecret: SECRET } }).id;
});
afterAll(async () => {
	await receiver.stop();
	await simulator.close();
});

const use = (secret: string, previousSecret = '', scheme = 'Bearer') =>
	Object.assign(credentials.hamsaWebhookApi, { secret, previousSecret, scheme });
const deliver = async (options: Partial<HamsaDeliverOptions> = {}) =>
	(await simulator.deliver({ agentId, event: callEvent('call.ended'), ...options })).attempts[0];

describe('Hamsa', () => {
	beforeEach(() => use(SECRET));

	describe('refuses, without an execution and without a word of the secret', () => {
		it.each(allRows(refusedByHamsa({ secret: () => SECRET, apiKey: () => simulator.apiKey, url: () => receiver.url })))(
			'%s: %i',
			async (_what, status, overrides) => {
				const before = receiver.started;
				const answer = await deliver(overrides());
				expect(answer.status).toBe(status);
				for (const hidden of [SECRET, simulator.apiKey]) expect(answer.body).not.toContain(hidden);
				expect(receiver.started).toBe(before);
			},
		);
	});

	it.each(allRows(announcedSecrets))('takes the secret, announced %s', async (_how, header) => {
		const before = receiver.started;
		expect(await deliver({ authorization: header(SECRET) })).toMatchObject({ status: 200 });
		expect(receiver.started).toBe(before + 1);
	});

	describe('acknowledges with 200 and starts nothing', () => {
		it.each(allRows(ignoredByHamsa))('%s', async (_what, overrides) => {
			const before = receiver.started;
			expect(await deliver(overrides())).toMatchObject({ status: 200, body: '{"received":true,"started":false}' });
			expect(receiver.started).toBe(before);
		});
	});

	it.each(allRows(repeatedToHamsa))('starts %s', async (_what, events, started) => {
		const before = receiver.started;
		for (const event of events()) expect((await deliver({ event })).status).toBe(200);
		expect(receiver.started).toBe(before + started);
	});

	it.each(allRows(announcedPasted))('with a pasted secret, takes %s or not', async (_which, authorization, status) => {
		use(PASTED.secret, PASTED.previousSecret, PASTED.scheme);
		const before = receiver.started;
		expect((await deliver({ authorization, event: { id: simulator.seedConversation().id, status: 'COMPLETED' } })).status).toBe(status);
		expect(receiver.started).toBe(before + (status === 200 ? 1 : 0));
	});

	it.each(withEmptySecret)('accepts nothing if the secret is empty: %j', async (authorization) => {
		use('', '', '');
		const before = receiver.started;
		expect((await deliver({ authorization })).status).toBe(authorization?.trim() ? 503 : 401);
		expect(receiver.started).toBe(before);
	});
});
