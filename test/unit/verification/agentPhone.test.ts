import { AgentPhoneTrigger } from '../../../nodes/AgentPhone/AgentPhoneTrigger.node';
import { startAgentPhoneSimulator, textMessage, type AgentPhoneSimulator, type DeliverOptions } from '../../simulator';
import { ignoredByAgentPhone, PASTED, refusedByAgentPhone, signedWithPasted } from '../../verification/agentPhone';
import { startReceiver, type Receiver } from '../../verification/receiver';
import { allRows } from '../../verification/table';

let simulator: AgentPhoneSimulator;
let receiver: Receiver;
let agentId: string;
let secret: string;
const credentials = { agentPhoneWebhookApi: { signingSecret: '', previousSigningSecret: '' } };
const parameters = {
	registration: 'manual',
	events: ['textMessage', 'voiceTurn'],
	filler: '',
	fallbackMessage: '',
	timeout: 30,
	options: {},
};

beforeAll(async () => {
	simulator = await startAgentPhoneSimulator();
	receiver = await startReceiver(new AgentPhoneTrigger(), { parameters, credentials, staticData: {} });
	agentId = simulator.seedAgent({ voiceMode: 'webhook' }).id;
	secret = simulator.seedWebhook({ agentId, url: receiver.url }).secret;
});
afterAll(async () => {
	await receiver.stop();
	await simulator.close();
});

const use = (signingSecret: string, previousSigningSecret = '') =>
	Object.assign(credentials.agentPhoneWebhookApi, { signingSecret, previousSigningSecret });
const deliver = async (options: Partial<DeliverOptions> = {}) =>
	(await simulator.deliver({ agentId, event: textMessage(), ...options })).attempts[0];

describe('AgentPhone', () => {
	describe('refuses, without an execution and without a word of the secret', () => {
		beforeEach(() => use(secret));

		it.each(
			allRows(
				refusedByAgentPhone(
					() => agentId,
					() => secret,
				),
			),
		)('%s: %i', async (_what, status, overrides) => {
			const before = receiver.started;
			const answer = await deliver(overrides());
			expect(answer.status).toBe(status);
			expect(answer.body).not.toContain(secret);
			expect(receiver.started).toBe(before);
			expect((await deliver()).status).toBe(200);
			expect(receiver.started).toBe(before + 1);
		});
	});

	describe('acknowledges with 200 and starts nothing', () => {
		beforeEach(() => use(secret));

		it.each(allRows(ignoredByAgentPhone))('%s', async (_what, overrides) => {
			const before = receiver.started;
			expect(await deliver(overrides())).toMatchObject({ status: 200, body: '{"received":true,"started":false}' });
			expect(receiver.started).toBe(before);
		});
	});

	it('starts once, also when the id header is forged, which the signature does not cover', async () => {
		use(secret);
		const before = receiver.started;
		const same = { event: textMessage(), timestamp: Math.floor(Date.now() / 1000) };
		for (const id of ['del_true', 'del_forged', 'del_true']) expect((await deliver({ ...same, id })).status).toBe(200);
		expect(receiver.started).toBe(before + 1);
	});

	it.each(allRows(signedWithPasted))(
		'with a pasted secret, what was signed with %s is taken or not',
		async (_which, signedWith, status) => {
			use(PASTED.signingSecret, PASTED.previousSigningSecret);
			const before = receiver.started;
			expect((await deliver({ secret: signedWith })).status).toBe(status);
			expect(receiver.started).toBe(before + (status === 200 ? 1 : 0));
		},
	);
});
