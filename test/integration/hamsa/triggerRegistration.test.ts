import type { NodeApiError } from 'n8n-workflow';

import { HamsaApi } from '../../../credentials/HamsaApi.credentials';
import { HamsaTrigger } from '../../../nodes/Hamsa/HamsaTrigger.node';
import { startHamsaSimulator, type HamsaSimulator } from '../../simulator';
import { byId } from '../harness/nodeHarness';
import { HookHarness } from '../harness/hooks';

let hamsa: HamsaSimulator;
beforeEach(async () => (hamsa = await startHamsaSimulator()));
afterEach(async () => await hamsa.close());

const BASE = 'https://n8n.example.com/webhook';
const OUR_URL = `${BASE}/0f0e/hamsa`;

const credentials = (apiKey = hamsa.apiKey) => ({ hamsaApi: { apiKey, region: 'custom', baseUrl: hamsa.baseUrl } });
const parametersFor = (agentId: string) => ({
	registration: 'api',
	agentId: byId(agentId),
	events: ['callEnded'],
	ifWebhookExists: 'replace',
});

function triggerOn(agentId: string, { webhookBaseUrl = BASE, parameters = {} } = {}): HookHarness {
	return new HookHarness({
		node: HamsaTrigger,
		credentialTypes: [HamsaApi],
		credentials: credentials(),
		webhookId: '0f0e',
		parameters: { ...parametersFor(agentId), ...parameters },
		webhookBaseUrl,
	});
}

const changes = () => hamsa.requests.filter(({ method }) => method !== 'GET').map(({ method, path, body }) => ({ method, path, body }));

async function refusalOf(harness: HookHarness): Promise<NodeApiError> {
	try {
		await harness.call('create');
	} catch (error) {
		return error as NodeApiError;
	}
	throw new Error('It was set.');
}

describe('create', () => {
	it('changes the URL and the auth of the agent and nothing else, and stores no secret', async () => {
		const { id } = hamsa.seedAgent();
		const harness = triggerOn(id);
		expect(await harness.call('create')).toBe(true);
		const webhookAuth = { authKey: 'Bearer', authSecret: expect.stringMatching(/^[\w-]{43}$/) as string };
		expect(changes()).toEqual([{ method: 'PATCH', path: `/v2/voice-agents/${id}`, body: { webhookUrl: OUR_URL, webhookAuth } }]);
		expect(JSON.stringify(harness.staticData)).not.toContain(hamsa.state.agent(id).webhookAuth!.authSecret);
	});

	it('is repeated when the answer gets lost: it is the same every time', async () => {
		const { id } = hamsa.seedAgent();
		hamsa.faults.add({ method: 'PATCH', path: `/v2/voice-agents/${id}`, actThenFail: true, reset: true });
		await triggerOn(id).call('create');
		const [first, second] = changes();
		expect(second).toEqual(first);
	});

	it.each([
		['http://localhost:5678/webhook', 'http://localhost:5678'],
		['http://n8n.example.com/webhook', 'http://n8n.example.com'],
		['https://192.168.1.20/webhook', 'https://192.168.1.20'],
		['https://localhost/webhook', 'https://localhost'],
	])('says what to do if n8n believes to be reached at %s', async (webhookBaseUrl, shown) => {
		hamsa.settings.allowLoopbackWebhooks = false;
		const { message, description } = await refusalOf(triggerOn(hamsa.seedAgent().id, { webhookBaseUrl }));
		// n8n shows only the message of an error when a workflow is published.
		expect(message.slice(0, message.indexOf('. '))).toBe(`Hamsa cannot deliver to ${shown}`);
		expect(message).toMatch(/public https address.*WEBHOOK_URL.*publish the workflow again$/);
		expect(description).toMatch(/^Hamsa wrote: webhookUrl: must/);
	});

	it('does not blame the address for another refusal, and shows no secret that Hamsa repeats', async () => {
		const { id } = hamsa.seedAgent();
		const harness = triggerOn(id);
		await harness.call('create');
		const { authSecret } = hamsa.state.agent(id).webhookAuth!;
		hamsa.faults.add({
			method: 'PATCH',
			path: `/v2/voice-agents/${id}`,
			status: 400,
			body: { success: false, message: `Not now, ${authSecret}` },
		});
		const { message, description } = await refusalOf(harness);
		expect(message).toBe('Hamsa did not accept the request (HTTP 400): Not now, [hidden]');
		expect(description).not.toContain('WEBHOOK_URL');
	});

	it.each<[what: string, url: string, says: RegExp]>([
		[
			'of another workflow of this n8n',
			`${BASE}/1f1e/hamsa`,
			/another webhook, that of another workflow of this n8n \(https:\/\/n8n\.example\.com\/webhook\/1f1e\/hamsa\)/,
		],
		[
			'of a test listen of this n8n',
			'https://n8n.example.com/webhook-test/1f1e/hamsa',
			/that of another workflow of this n8n that listens for a test event/,
		],
		['of somebody else', 'https://shop.example.com/hook', /another webhook, https:\/\/shop\.example\.com\/hook\. /],
		[
			'of a host that only begins so',
			'https://n8n.example.com.evil.example/webhook/1',
			/another webhook, https:\/\/n8n\.example\.com\.evil/,
		],
		[
			'of a copy on another n8n',
			'https://staging.example.com/webhook/0f0e/hamsa',
			/It is this workflow's own path on another host: a copy of it is published on another n8n/,
		],
		[
			'with secrets in it',
			'https://user:pw@shop.example.com/hook?token=abc#x',
			/another webhook, https:\/\/shop\.example\.com\/hook\. /,
		],
	])('names the webhook that exists already, and says what to do, in the message: %s', async (_whose, webhookUrl, says) => {
		const { id } = hamsa.seedAgent({ webhookUrl });
		const { message } = await refusalOf(triggerOn(id, { parameters: { ifWebhookExists: 'doNotPublish' } }));
		expect(message).toMatch(/^Hamsa already delivers the events of this agent to another webhook, /);
		expect(message).toMatch(says);
		expect(message).toMatch(/one webhook per agent\. Set "If a Webhook Already Exists" to "Replace It" and publish again/);
		expect(message).not.toMatch(/pw|token/);
		expect(changes()).toEqual([]);
	});
});

describe('checkExists', () => {
	it.each([
		['shows', true],
		['masks', false],
	])('is content with what it has set, if Hamsa %s the secret', async (_how, readable) => {
		hamsa.settings.webhookSecretReadable = readable;
		const harness = triggerOn(hamsa.seedAgent().id);
		expect(await harness.call('checkExists')).toBe(false);
		await harness.call('create');
		expect(await harness.call('checkExists')).toBe(true);
		expect(changes()).toHaveLength(1);
	});

	it.each<[string, (agentId: string) => Parameters<HookHarness['call']>[1] | undefined]>([
		['another URL was set at Hamsa', (id) => void Object.assign(hamsa.state.agent(id), { webhookUrl: 'https://shop.example.com' })],
		['the webhook was emptied at Hamsa', (id) => void Object.assign(hamsa.state.agent(id), { webhookUrl: null })],
		[
			'another secret was set at Hamsa',
			(id) => void (hamsa.state.agent(id).webhookAuth = { authKey: 'Bearer', authSecret: 'by-hand' }),
		],
		['another agent was chosen', () => ({ parameters: parametersFor(hamsa.seedAgent().id) })],
		['n8n has a new address', () => ({ webhookBaseUrl: 'https://new.example.com/webhook' })],
		['the credential has a new API key', () => ({ credentials: credentials((hamsa.apiKey = 'a-new-key')) })],
		[
			'the credential has a new API key, also where Hamsa masks secrets',
			() => {
				hamsa.settings.webhookSecretReadable = false;
				return { credentials: credentials((hamsa.apiKey = 'a-new-key')) };
			},
		],
	])('is not content if %s', async (_what, change) => {
		const { id } = hamsa.seedAgent();
		const harness = triggerOn(id);
		await harness.call('create');
		expect(await harness.call('checkExists', change(id))).toBe(false);
	});

	it('asks nobody if the user pastes the URL', async () => {
		const harness = triggerOn(hamsa.seedAgent().id, { parameters: { registration: 'manual' } });
		for (const hook of ['checkExists', 'create', 'delete'] as const) expect(await harness.call(hook)).toBe(true);
		expect(hamsa.requests).toEqual([]);
	});
});

describe('delete', () => {
	const url = 'https://shop.example.com/hook';

	it.each<[string, object | null | undefined]>([
		['there was none', null],
		['Hamsa leaves it out', undefined],
		['Hamsa masks it', { authKey: 'Bearer', authSecret: '••••••••' }],
		['Hamsa masks all but its end', { authKey: 'Bearer', authSecret: '...6789' }],
	])('puts the URL back with a secret that nobody knows, if %s', async (_what, webhookAuth) => {
		const { id } = hamsa.seedAgent({ webhookUrl: url, webhookAuth: webhookAuth as never });
		const harness = triggerOn(id);
		await harness.call('create');
		const ours = hamsa.state.agent(id).webhookAuth!.authSecret;
		await harness.call('delete');
		const { webhookUrl, webhookAuth: left } = hamsa.state.agent(id);
		expect(webhookUrl).toBe(url);
		expect(left).toEqual({ authKey: 'Bearer', authSecret: expect.stringMatching(/^[\w-]{43}$/) as string });
		expect(left!.authSecret).not.toBe(ours);
		expect(harness.staticData).toEqual({});
	});

	it('puts back a short secret with dots and stars in it', async () => {
		const former = { webhookUrl: url, webhookAuth: { authKey: 'Token', authSecret: 'a.b*c' } };
		const { id } = hamsa.seedAgent(former);
		const harness = triggerOn(id);
		await harness.call('create');
		await harness.call('delete');
		expect(hamsa.state.agent(id)).toMatchObject(former);
	});

	it('does not bring back what was emptied meanwhile', async () => {
		const { id } = hamsa.seedAgent({ webhookUrl: url });
		const harness = triggerOn(id);
		await harness.call('create');
		hamsa.state.agent(id).webhookUrl = null;
		await harness.call('create');
		await harness.call('delete');
		expect(hamsa.state.agent(id).webhookUrl).toBeNull();
	});
});
