// Who may start an execution of the Custom LLM Trigger, and how often.
import axios from 'axios';

import { acceptedByCustomLlm, ask, type ChatOverrides, KEY, PREVIOUS, refusalOf, refusedByCustomLlm } from '../../verification/customLlm';
import { rowsOf, type Extent } from '../../verification/table';
import { webhookUrl } from '../harness/workflows';
import { llmTrigger, type CustomLlmFixture } from './customLlmFixture';
import { activate, noOp } from './fixture';
import { refusesAll, runsOnce, type Answer, type WrongDelivery } from './inboundTable';

export function customLlmTrustSuite(getFixture: () => CustomLlmFixture, extent: Extent): void {
	let fixture: CustomLlmFixture;
	let workflowId: string;
	let url: string;
	let modelsUrl: string;

	beforeAll(async () => {
		fixture = getFixture();
		const data = { apiKey: KEY, previousApiKey: PREVIOUS };
		const llmCredential = await fixture.api.createCredential({ name: 'Known keys', type: 'customLlmApi', data });
		const trigger = llmTrigger({ ...fixture, llmCredential });
		({ id: workflowId } = await activate(fixture, [trigger, noOp('Work')]));
		url = webhookUrl(fixture.webhookBase, trigger, 'v1/chat/completions');
		modelsUrl = webhookUrl(fixture.webhookBase, trigger, 'v1/models');
	});

	const executions = async () => (await fixture.api.listExecutions(workflowId)).length;

	const inbound = () => ({
		api: fixture.api,
		workflowId,
		logs: () => fixture.logs(),
		secrets: () => [KEY, PREVIOUS],
		deliverGood: async () => await ask(url),
	});

	/** A refusal is what is expected only if it has the form of OpenAI's errors. */
	async function refused(status: number, overrides: ChatOverrides): Promise<Answer> {
		const answer = await ask(url, overrides);
		expect(JSON.parse(answer.body)).toEqual(refusalOf(status));
		return answer;
	}

	describe('refuses, without an execution and without a word of the key', () => {
		refusesAll(inbound, [
			...rowsOf(refusedByCustomLlm, extent).map(
				([what, status, overrides]): WrongDelivery => [what, status, async () => await refused(status, overrides())],
			),
			// n8n's own answer.
			['invalid JSON, with the key', 422, async () => await ask(url, { body: '{"messages": [' })],
		]);

		it('another method', async () => {
			const before = await executions();
			const answer = await axios.get(url, { headers: { Authorization: `Bearer ${KEY}` }, validateStatus: null, proxy: false });
			expect(answer.status).toBe(404);
			expect(await executions()).toBe(before);
		});
	});

	it.each(rowsOf(acceptedByCustomLlm, extent))('takes the key, %s', async (_how, authorization) => {
		const before = await executions();
		expect((await ask(url, { headers: { authorization } })).status).toBe(200);
		await fixture.api.waitForExecutions(workflowId, before + 1);
		expect(await executions()).toBe(before + 1);
	});

	describe('runs a request that is repeated with its Idempotency-Key once', () => {
		runsOnce(inbound, async (id) => await ask(url, { headers: { 'idempotency-key': id } }));
	});

	it.each(rowsOf(refusedByCustomLlm, extent).filter(([, status]) => status === 401))(
		'keeps its list of models from %s',
		async (_what, status, overrides) => {
			const { headers } = overrides();
			const asked = async (given: ChatOverrides['headers']) =>
				await axios.get<object>(modelsUrl, { headers: given, validateStatus: null, proxy: false });
			expect(await asked(headers)).toMatchObject({ status, data: refusalOf(status) });
			expect((await asked({ authorization: `Bearer ${KEY}` })).status).toBe(200);
		},
	);
}
