// What a newcomer meets when a workflow with AgentPhone Trigger is published: n8n shows only the message of an error.
import type { INodeParameters } from 'n8n-workflow';

import { AgentPhoneApi } from '../../../credentials/AgentPhoneApi.credentials';
import { AgentPhoneTrigger } from '../../../nodes/AgentPhone/AgentPhoneTrigger.node';
import { startAgentPhoneSimulator, type AgentPhoneSimulator } from '../../simulator';
import { HookHarness } from '../harness/hooks';
import { byId } from '../harness/nodeHarness';

let simulator: AgentPhoneSimulator;
beforeEach(async () => (simulator = await startAgentPhoneSimulator()));
afterEach(async () => await simulator.close());

const BASE = 'https://n8n.example.com/webhook';

const triggerOn = (parameters: INodeParameters): HookHarness =>
	new HookHarness({
		node: AgentPhoneTrigger,
		credentialTypes: [AgentPhoneApi],
		credentials: { agentPhoneApi: { apiKey: simulator.apiKey, baseUrl: simulator.baseUrl } },
		webhookId: '0f0e',
		parameters: { registration: 'api', listenTo: 'agent', events: ['voiceTurn'], ifWebhookExists: 'doNotPublish', ...parameters },
		webhookBaseUrl: BASE,
	});

async function refusalOf(parameters: INodeParameters): Promise<string> {
	try {
		await triggerOn(parameters).call('create');
	} catch (error) {
		return (error as Error).message;
	}
	return 'It was published.';
}

type Given = Parameters<AgentPhoneSimulator['seedAgent']>[0];

function agent(given: Given = {}, hasNumber = true): string {
	const { id } = simulator.seedAgent({ name: 'Front desk', ...given });
	if (hasNumber) simulator.seedNumber({ agentId: id });
	return id;
}

const hosted: Given = { voiceMode: 'hosted', systemPrompt: 'P' };
const written = () => simulator.requests.filter(({ method }) => method !== 'GET');

describe('an agent whose calls never reach the workflow', () => {
	it.each<[what: string, agentId: () => string, says: RegExp]>([
		[
			'hosted',
			() => agent(hosted),
			/"Front desk" is hosted: .* Set Voice Mode of the agent to Webhook .*, or take Caller Speaks out of Events$/,
		],
		[
			'without number',
			() => agent({}, false),
			/"Front desk" has no phone number.*Attach one .*turn on the option Agent Without Number$/,
		],
	])('is refused with what to do: %s', async (_what, agentId, says) => {
		expect(await refusalOf({ agent: byId(agentId()) })).toMatch(says);
		expect(await refusalOf({ agent: byId(agentId()), events: ['callEnded', 'voiceTurn'] })).toMatch(says);
		expect(written()).toEqual([]);
	});

	it.each<[what: string, parameters: () => INodeParameters]>([
		['it has a number and webhook mode', () => ({ agent: byId(agent()) })],
		['it takes web calls only', () => ({ agent: byId(agent({}, false)), options: { withoutNumber: true } })],
		['only its texts are listened to', () => ({ agent: byId(agent(hosted)), events: ['textMessage'] })],
		['only ended calls are listened to', () => ({ agent: byId(agent(hosted)), events: ['callEnded'] })],
		['the whole account is listened to', () => ({ listenTo: 'account' })],
	])('is not refused if %s', async (_what, parameters) => {
		expect(await refusalOf(parameters())).toBe('It was published.');
		expect(written()).toHaveLength(1);
	});

	it('is not refused if AgentPhone does not show it', async () => {
		const agentId = agent(hosted);
		simulator.faults.add({ method: 'GET', path: `/v1/agents/${agentId}`, status: 403 });
		expect(await refusalOf({ agent: byId(agentId) })).toBe('It was published.');
	});
});

it.each<[string, Given, boolean]>([
	['without', {}, true],
	['with', { transferNumber: '+15005550009' }, false],
])('it is remembered that an agent is %s a transfer number', async (_how, given, isWithout) => {
	const harness = triggerOn({ agent: byId(agent(given)) });
	await harness.call('create');
	const { registration } = harness.staticData as { registration: object };
	expect('withoutTransferNumber' in registration).toBe(isWithout);
	expect(await harness.call('checkExists')).toBe(true);
	await harness.call('delete');
	expect(harness.staticData).toEqual({});
});

describe('a webhook that exists already', () => {
	it.each<[whose: string, url: string, says: RegExp]>([
		[
			'another workflow of this n8n',
			`${BASE}/1f1e/agentphone`,
			/another webhook, that of another workflow of this n8n \(https:\/\/n8n\.example\.com\/webhook\/1f1e\/agentphone\)\. /,
		],
		['somebody else', 'https://shop.example.com/hook?key=secret', /another webhook, https:\/\/shop\.example\.com\/hook\. /],
	])('is named, with what to do: %s', async (_whose, url, says) => {
		const agentId = agent();
		simulator.seedWebhook({ agentId, url });
		simulator.seedWebhook({ url });
		for (const parameters of [{ agent: byId(agentId) }, { listenTo: 'account' }]) {
			const message = await refusalOf(parameters);
			expect(message).toMatch(/^AgentPhone already delivers these events to another webhook, /);
			expect(message).toMatch(says);
			expect(message).toMatch(/one webhook per agent and one per account\. Set "If a Webhook Already Exists" to "Replace It"/);
			expect(message).not.toContain('secret');
		}
		expect(written()).toEqual([]);
	});
});
