// Secrets of every kind go through a real n8n that logs all it can; platforms repeat them in errors, and forgers try. None of them is
// found afterwards where it does not belong. And what is put there on purpose is found.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import { hamsaCallEvent, ReceptAiSender, receptEvent, signJwt, textMessage, type SenderAuth } from '../simulator';
import { ChatCall, vapi } from '../simulator/chat';
import { callEventsUnderTest, credentialOf, deliverCallEvent, type CallDelivery } from '../verification/callEvents';
import { n8nNode } from '../e2e/harness/paths';
import { node, webhookUrl, workflow, type WorkflowNode } from '../e2e/harness/workflows';
import { HAMSA_TRIGGER } from '../e2e/suites/hamsaFixture';
import { chain, noOp, PACKAGE, TRIGGER } from '../e2e/suites/fixture';
import { canaries, findCanaries } from './harness/canaries';
import { startRegularFaultFixture, type Evidence, type RegularFaultFixture } from './harness/fixture';
import { call, callCustomLlm } from './harness/callers';

const SECRETS = {
	'pasted signing secret of AgentPhone': 'whsec_canary_pasted_0123456789',
	'pasted secret of Hamsa': 'canary-hamsa-pasted-0123456789',
	'API key of Recept AI': 'canary-recept-key-0123456789',
	'password of Recept AI': 'canary-recept-password-0123456789',
	'bearer token of Recept AI': 'canary-recept-bearer-0123456789',
	'HMAC secret of Recept AI': 'canary-recept-hmac-0123456789',
	'JWT secret of Recept AI': 'canary-recept-jwt-secret-0123456789',
};
const RECEPT_USER = 'canary-recept-user';
const JWT = signJwt({ key: SECRETS['JWT secret of Recept AI'] });

let fixture: RegularFaultFixture;
let evidence: Evidence;
const workflowIds: string[] = [];
const answers: string[] = [];
/** What stands in credentials and in requests. */
const sent: Array<{ what: string; value: string }> = [];

beforeAll(async () => {
	fixture = await startRegularFaultFixture();
	const earlier: Array<{ what: string; value: string }> = [];
	sent.push(
		...Object.entries(SECRETS).map(([what, value]) => ({ what, value })),
		{ what: 'JWT', value: JWT },
		{
			what: 'user and password as they are sent',
			value: Buffer.from(`${RECEPT_USER}:${SECRETS['password of Recept AI']}`).toString('base64'),
		},
	);
	earlier.push(...fixture.evidence.secrets());
	evidence = {
		...fixture.evidence,
		workflowIds: [...fixture.evidence.workflowIds, ...workflowIds],
		answers: () => [...fixture.answers, ...answers],
		secrets: () => [...fixture.evidence.secrets(), ...earlier, ...sent],
	};
}, 300_000);
afterAll(() => fixture?.stop());

async function published(...nodes: WorkflowNode[]): Promise<string> {
	const { id } = await fixture.api.createWorkflow(workflow('Canaries', nodes, chain(...nodes)));
	evidence.workflowIds.push(id);
	await fixture.api.activateWorkflow(id);
	return id;
}

const pasted = async (type: string, data: Record<string, unknown>) => ({
	[type]: await fixture.api.createCredential({ name: type, type, data }),
});

const fails = (name: string) => node('n8n-nodes-base.stopAndError', name, { errorMessage: 'as planned' });

it('genuine, forged, and broken deliveries of all kinds, whatever becomes of their executions', async () => {
	const { api, simulator, hamsa, agentId, hamsaAgentId } = fixture;
	const ownHook = simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!;
	// The workflows that registered themselves.
	const texts = [
		await simulator.deliver({ agentId, event: textMessage() }),
		await simulator.deliver({ agentId, event: textMessage(), secret: 'whsec_forged' }),
		await hamsa.deliver({ agentId: hamsaAgentId, event: hamsaCallEvent('call.ended') }),
		await hamsa.deliver({
			agentId: hamsaAgentId,
			event: hamsaCallEvent('call.ended'),
			authorization: `${hamsa.state.agent(hamsaAgentId).webhookAuth!.authSecret}x`,
		}),
		await hamsa.deliver({ agentId: hamsaAgentId, event: 'no event', body: '[]' }),
	];
	expect(texts.map(({ attempts }) => attempts[0].status)).toEqual([200, 401, 200, 401, 400]);
	await call(fixture);
	await callCustomLlm(fixture);

	// Pasted secrets; every execution fails, which is when n8n keeps and logs most.
	const agentPhoneTrigger = node(
		TRIGGER,
		'Trigger',
		{ registration: 'manual', events: ['textMessage'] },
		{
			typeVersion: 1.1,
			credentials: await pasted('agentPhoneWebhookApi', { signingSecret: SECRETS['pasted signing secret of AgentPhone'] }),
		},
	);
	await published(agentPhoneTrigger, fails('Fails'));
	const hamsaTrigger = node(
		HAMSA_TRIGGER,
		'Trigger',
		{ registration: 'manual', events: ['callEnded'] },
		{ typeVersion: 1.1, credentials: await pasted('hamsaWebhookApi', { secret: SECRETS['pasted secret of Hamsa'], scheme: 'Bearer' }) },
	);
	const hamsaWorkflow = await published(hamsaTrigger, fails('Fails'));
	const base = fixture.webhookUrls[0];
	const url = webhookUrl(base, agentPhoneTrigger, 'agentphone');
	const auth = { authKey: 'Bearer', authSecret: SECRETS['pasted secret of Hamsa'] };
	const others = [
		await simulator.deliver({ agentId, url, event: textMessage(), secret: SECRETS['pasted signing secret of AgentPhone'] }),
		await hamsa.deliver({ url: webhookUrl(base, hamsaTrigger, 'hamsa'), event: hamsaCallEvent('call.ended'), auth }),
		await hamsa.deliver({
			url: webhookUrl(base, hamsaTrigger, 'hamsa'),
			event: hamsaCallEvent('call.ended'),
			auth: { ...auth, authKey: 'Unheard-of' },
		}),
	];
	expect(others.map(({ attempts }) => attempts[0].status)).toEqual([200, 200, 401]);
	await api.waitForExecutions(hamsaWorkflow, 1, { status: 'error' });

	// Every way Recept AI can prove itself.
	const ways: Array<[Record<string, unknown>, Record<string, unknown>, SenderAuth]> = [
		[
			{ authentication: ['apiKey'], keyHeader: 'X-Recept-Key' },
			{ authenticationTypes: ['apiKey'], apiKey: SECRETS['API key of Recept AI'] },
			{ method: 'apiKey', key: SECRETS['API key of Recept AI'], header: 'X-Recept-Key' },
		],
		[
			{ authentication: ['basic'] },
			{ authenticationTypes: ['basic'], basicUser: RECEPT_USER, basicPassword: SECRETS['password of Recept AI'] },
			{ method: 'basic', user: RECEPT_USER, password: SECRETS['password of Recept AI'] },
		],
		[
			{ authentication: ['bearer'] },
			{ authenticationTypes: ['bearer'], bearerToken: SECRETS['bearer token of Recept AI'] },
			{ method: 'bearer', token: SECRETS['bearer token of Recept AI'] },
		],
		[
			{ authentication: ['bearer'], tokenType: 'jwt', jwtAlgorithm: 'HS256' },
			{ authenticationTypes: ['jwtSecret'], jwtSecret: SECRETS['JWT secret of Recept AI'] },
			{ method: 'bearer', token: JWT },
		],
		[
			{ authentication: ['hmac'] },
			{ authenticationTypes: ['hmac'], hmacSecret: SECRETS['HMAC secret of Recept AI'] },
			{ method: 'hmac', secret: SECRETS['HMAC secret of Recept AI'] },
		],
	];
	for (const [parameters, data, senderAuth] of ways) {
		const trigger = node(
			`${PACKAGE}.receptAiTrigger`,
			'Trigger',
			{ events: ['call'], ...parameters },
			{ typeVersion: 1.1, credentials: await pasted('receptAiWebhookApi', data) },
		);
		const id = await published(trigger, fails('Fails'));
		const sender = new ReceptAiSender({ url: webhookUrl(base, trigger, 'recept-ai'), auth: [senderAuth], allowLoopback: true });
		const good = await sender.deliver(receptEvent('call.ended'));
		const broken = await sender.deliver(receptEvent('call.ended'), { body: '[]' });
		expect([good, broken].map(({ attempts }) => attempts[0].status)).toEqual([200, 400]);
		answers.push(...[good, broken].map(({ attempts }) => attempts[0].body));
		await api.waitForExecutions(id, 1, { status: 'error' });
	}
	answers.push(...[...texts, ...others].map(({ attempts }) => attempts[0].body));

	// Somebody rotates the secret, and the trigger heals itself, some seconds after forgers made it look in vain: two secrets in static data.
	const rotated = simulator.seedWebhook({ agentId, url: ownHook.url });
	expect((await simulator.deliver({ agentId, event: textMessage(), retry: true })).attempts.at(-1)!.status).toBe(200);
	evidence = {
		...evidence,
		secrets: ((former) => () => [...former(), { what: 'rotated secret of AgentPhone', value: rotated.secret }])(evidence.secrets),
	};
}, 120_000);

it('call events of the other platforms, every way they prove themselves, with the secret and the one before it', async () => {
	for (const subject of callEventsUnderTest) {
		const [secret, previous] = ['secret', 'previous secret'].map((what) => {
			const value = `canary-${randomBytes(24).toString('base64url')}`;
			sent.push({ what: `${what} of ${subject.name}`, value });
			return value;
		});
		const trigger = node(
			`${PACKAGE}.${subject.node}`,
			'Trigger',
			{ events: subject.platform.defaultEvents.slice(0, 1), options: { includeRaw: true }, ...subject.parameters },
			{ typeVersion: 1.1, credentials: await pasted(subject.credential, credentialOf(subject, secret, previous)) },
		);
		const id = await published(trigger, fails('Fails'));
		const url = webhookUrl(fixture.webhookUrls[0], trigger, subject.path);
		const deliver = async (delivery: CallDelivery) => await deliverCallEvent(url, subject, secret, delivery);
		const given = [
			await deliver({}),
			await deliver({ secret: previous }),
			await deliver({ secret: `${secret}x` }),
			await deliver({ body: '[]' }),
			await deliver({ changeProof: () => ({}), query: `?secret=${secret}` }),
		];
		expect(given.map(({ status }) => status)).toEqual([200, 200, 401, 400, 401]);
		answers.push(...given.map(({ body }) => body));
		await fixture.api.waitForExecutions(id, 2, { status: 'error' });
	}
}, 120_000);

it('callers of a custom LLM, with its key and the one before it, in the header and where it does not belong', async () => {
	const [key, previousKey] = ['key', 'previous key'].map((what) => {
		const value = `sk-canary-${randomBytes(24).toString('hex')}`;
		sent.push({ what: `${what} of the custom LLM`, value });
		return value;
	});
	const trigger = node(
		`${PACKAGE}.customLlmTrigger`,
		'Trigger',
		{ options: { includeRequest: true } },
		{ typeVersion: 1.1, credentials: await pasted('customLlmApi', { apiKey: key, previousApiKey: previousKey }) },
	);
	const id = await published(trigger, fails('Fails'));
	const url = webhookUrl(fixture.webhookUrls[0], trigger, 'v1');
	const ask = async (sentKey: string | null, to = url) =>
		await new ChatCall({ platform: vapi(), url: to, key }).say('Where is my order?', { key: sentKey });
	const turns = [await ask(key), await ask(previousKey), await ask(`${key}x`), await ask(null)];
	expect(turns.map(({ status }) => status)).toEqual([200, 200, 401, 401]);
	answers.push(...turns.map(({ raw, refusal }) => `${raw} ${refusal ?? ''}`));
	await fixture.api.waitForExecutions(id, 2, { status: 'error' });
}, 60_000);

it('platforms that repeat a key in what they say, and are not there at all', async () => {
	const { api, simulator, hamsa, credential } = fixture;
	const { id } = await api.createCredential({
		name: 'Hamsa again',
		type: 'hamsaApi',
		data: { apiKey: hamsa.apiKey, baseUrl: hamsa.baseUrl, region: 'custom', scheme: 'Token' },
	});
	const nowhere = await api.createCredential({
		name: 'Nowhere',
		type: 'agentPhoneApi',
		data: { apiKey: simulator.apiKey, baseUrl: 'http://127.0.0.1:9', subAccountId: '' },
	});
	const list = (name: string, of: { id: string; name: string }) =>
		node(
			`${PACKAGE}.agentPhone`,
			name,
			{ resource: 'agent', operation: 'getAll', returnAll: true },
			{ credentials: { agentPhoneApi: of }, onError: 'continueRegularOutput' },
		);
	const listHamsa = node(
		`${PACKAGE}.hamsa`,
		'Hamsa',
		{ resource: 'agent', operation: 'getAll', returnAll: true },
		{ credentials: { hamsaApi: { id, name: 'Hamsa again' } }, onError: 'continueRegularOutput' },
	);
	simulator.faults.add({ method: 'GET', path: '/v1/agents', status: 400, body: { detail: `Invalid key ${simulator.apiKey}` }, times: 2 });
	hamsa.faults.add({ method: 'GET', status: 400, body: { success: false, message: `Token ${hamsa.apiKey} is not good` }, times: 1 });
	const nodes = [node('n8n-nodes-base.manualTrigger', 'Start'), list('Refused', credential), listHamsa, list('Away', nowhere)];
	const stored = await api.createWorkflow(workflow('Echo', nodes, chain(...nodes)));
	evidence.workflowIds.push(stored.id);
	await api.runWorkflowManually(stored, 'Start');
	const [execution] = await api.waitForExecutions(stored.id, 1);
	const { runData } = await api.getExecution(execution.id);
	expect(JSON.stringify(runData.Refused)).toContain('Invalid key [hidden]');
	expect(JSON.stringify(runData.Hamsa)).toContain('[hidden]');
	expect(JSON.stringify(runData.Away)).toContain('could not be reached');
	simulator.faults.clear();
	hamsa.faults.clear();
}, 60_000);

it('none of them is found', async () => {
	expect(evidence.logs().length).toBeGreaterThan(0);
	expect(await findCanaries(evidence)).toEqual([]);
	await canaries(evidence);
}, 120_000);

it('the signing secret of AgentPhone stands in static data, where it may, and nowhere else', async () => {
	const { agentWebhooks } = fixture.simulator.state.ownerOf(fixture.agentId);
	const { staticData } = await fixture.api.getWorkflow(fixture.workflowIds[0]);
	expect(JSON.stringify(staticData)).toContain(agentWebhooks.get(fixture.agentId)!.secret);
});

it('no header of a delivery is in its execution', async () => {
	const headers = [
		'x-webhook-signature',
		'x-webhook-timestamp',
		'x-recept-key',
		'x-signature',
		'x-recept-signature',
		'x-vapi-secret',
		'x-retell-signature',
		'elevenlabs-signature',
		'svix-signature',
		'"authorization"',
		'user-agent',
	];
	for (const workflowId of evidence.workflowIds) {
		for (const { id } of await fixture.api.listExecutions(workflowId)) {
			const text = JSON.stringify((await fixture.api.getExecution(id)).data).toLowerCase();
			expect(headers.filter((header) => text.includes(header))).toEqual([]);
		}
	}
}, 60_000);

const PLANT = `new (require('node:sqlite').DatabaseSync)(process.argv[1]).prepare('UPDATE workflow_entity SET staticData = ? WHERE id = ?').run(process.argv[2], process.argv[3])`;

describe('what is put there on purpose is found', () => {
	const wanted = SECRETS['bearer token of Recept AI'];

	it('in the items of an execution, also where it is written otherwise', async () => {
		const nodes = [
			node('n8n-nodes-base.manualTrigger', 'Start'),
			node(
				'n8n-nodes-base.set',
				'Leak',
				{
					assignments: {
						assignments: [{ id: '1', name: 'note', type: 'string', value: `Basic ${Buffer.from(wanted).toString('base64')}` }],
					},
				},
				{ typeVersion: 3.4 },
			),
		];
		const stored = await fixture.api.createWorkflow(workflow('Leak', nodes, chain(...nodes)));
		await fixture.api.runWorkflowManually(stored, 'Start');
		await fixture.api.waitForExecutions(stored.id, 1);
		const findings = await findCanaries({ ...evidence, workflowIds: [stored.id] });
		expect([...new Set(findings.map(({ what }) => what))]).toEqual(['bearer token of Recept AI']);
		const places = findings.map(({ where }) => where);
		expect(places).toContain('execution_data.data');
		expect(places).toContainEqual(expect.stringMatching(/^execution \d+ as the editor gets it$/));
		await fixture.api.deleteWorkflow(stored.id);
	}, 60_000);

	it('in static data, at any place but its own', async () => {
		const { secret } = fixture.simulator.state.ownerOf(fixture.agentId).agentWebhooks.get(fixture.agentId)!;
		const stored = await fixture.api.createWorkflow(workflow('Copy', [noOp('Work')]));
		const planted = JSON.stringify({ 'node:Other': { registration: { webhook: { url: secret, secret } } } });
		await promisify(execFile)(n8nNode, [
			'--no-warnings',
			'-e',
			PLANT,
			path.join(fixture.n8n.userFolder, '.n8n/database.sqlite'),
			planted,
			stored.id,
		]);
		const findings = await findCanaries({ ...evidence, workflowIds: [] });
		expect(findings.filter(({ where }) => where === 'workflow_entity.staticData')).toEqual([
			expect.objectContaining({ around: expect.stringContaining('"url":"<here>"') as string }),
		]);
		await fixture.api.deleteWorkflow(stored.id);
	}, 60_000);

	it('in a log', async () => {
		appendFileSync(path.join(fixture.n8n.userFolder, 'n8n.log'), `\nAuthorization: Bearer ${wanted}\n`);
		await expect(canaries({ ...evidence, workflowIds: [] })).rejects.toThrow(
			/bearer token of Recept AI in .*n8n\.log: .*Authorization: Bearer <here>/s,
		);
	}, 60_000);
});
