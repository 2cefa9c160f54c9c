// Where faults strike: a real n8n in either mode, simulated platforms that deliver and repeat, and workflows whose work is counted.
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import {
	authHeaders,
	ReceptAiSender,
	startAgentPhoneSimulator,
	startHamsaSimulator,
	type AgentPhoneSimulator,
	type HamsaSimulator,
	type HmacAuth,
} from '../../simulator';
import { callEventPlatforms, type SimulatedCallEvents } from '../../simulator/callEvents';
import { N8nApi, type CredentialRef } from '../../e2e/harness/api';
import { startN8n, type N8nInstance, type N8nOptions, type N8nProcess } from '../../e2e/harness/n8n';
import { startQueueN8n, type QueueN8n, type QueueN8nOptions } from '../../e2e/harness/queue';
import { startReadinessGate, type GateName } from '../../e2e/harness/readinessGate';
import { connect, node, webhookUrl, workflow, type WorkflowConnection, type WorkflowNode } from '../../e2e/harness/workflows';
import { startSideEffects, type SideEffects } from '../../e2e/suites/sideEffects';
import { HAMSA_TRIGGER } from '../../e2e/suites/hamsaFixture';
import { chain, noOp, PACKAGE, pause, textReply, TRIGGER, voiceReply } from '../../e2e/suites/fixture';
import { canaries } from './canaries';
import { postgresOn, sqliteIn } from './database';
import { Gateway, makeCertificates } from './gateway';
import { supervise, type Supervisor } from './supervisor';
import { makeSurroundings, type Surroundings } from './surroundings';

export type Mode = 'queue' | 'regular';

/** What n8n has left behind, for whoever looks for something that should not be there. n8n still runs. */
export interface Evidence {
	mode: Mode;
	/** Signed in as the owner: executions, credentials, workflows. */
	api: N8nApi;
	workflowIds: string[];
	/** Every log file of n8n, Redis and PostgreSQL as it is now, rotated ones too. */
	logs: () => Array<{ file: string; text: string }>;
	database: { kind: 'postgres'; host: string; port: number; user: string; database: string } | { kind: 'sqlite'; file: string };
	/** All that platforms were answered to deliveries. */
	answers: () => string[];
	/** Keys, webhook secrets, tokens that are in use, or were when this was called before, by what they are. */
	secrets: () => Array<{ what: string; value: string }>;
}

/** A trigger that accepts what is signed with `secret`. */
export interface CallEvents {
	simulated: SimulatedCallEvents;
	url: string;
	secret: string;
}

export interface FaultFixture {
	mode: Mode;
	api: N8nApi;
	simulator: AgentPhoneSimulator;
	/** Between n8n and AgentPhone's API. */
	gateway: Gateway;
	surroundings: Surroundings;
	hamsa: HamsaSimulator;
	recept: ReceptAiSender;
	effects: SideEffects;
	credential: CredentialRef;
	/** Answers text messages and ended calls. */
	agentId: string;
	/** Answers voice turns. */
	voiceAgentId: string;
	hamsaAgentId: string;
	/** Workflows that take events, and the one that talks. */
	workflowIds: string[];
	voiceWorkflowId: string;
	/** What a platform with a custom LLM is given; answers as `voiceWorkflowId` does. */
	customLlm: { url: string; key: string };
	/** The platforms that tell of their calls by webhook, each with the trigger that takes its events. */
	callEvents: CallEvents[];
	/** Base addresses of the gates in front of everything that takes live webhooks (docs/readiness-gate.md). */
	webhookUrls: string[];
	/** The same without the gates. */
	ungatedUrls: string[];
	/** Starts processes of n8n again that have ended. */
	supervisor: Supervisor;
	/** All that platforms were answered; bursts add to it. */
	answers: string[];
	evidence: Evidence;
	stop: () => Promise<void>;
}

export interface RegularFaultFixture extends FaultFixture {
	n8n: N8nInstance;
}

export interface QueueFaultFixture extends FaultFixture {
	n8n: QueueN8n;
}

/**
 * The platforms repeat what is not taken; their waits pass faster here. AgentPhone's six attempts of 21 hours take most of a minute, the five of
 * Recept AI and the six of Hamsa about half of one: a process that is started again is back before they end.
 */
const AGENTPHONE_TIME_SCALE = 86_400 / 60;
const HAMSA_TIME_SCALE = 3;
const RECEPT_TIME_SCALE = 5;

/** What an answer to a caller has time for, in seconds. */
export const TURN_TIMEOUT_S = 10;

export const SAFE_SENTENCE = 'Please call back later.';

/** What a caller hears if nothing breaks. A custom LLM's filler ends in dots, so that ElevenLabs speaks on. */
export const WHOLE_ANSWER = ['One moment...', 'I look it up.', 'I have found it.'];

/** How long the work of an event takes before its effect, so that a fault finds some of it half done. In seconds. */
const WORK_S = 0.7;

/** Isolates nobody needs cost most of n8n's time (docs/tuning.md). And whoever looks for secrets in logs wants all that n8n can log. */
const ENVIRONMENT = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true', N8N_LOG_LEVEL: 'debug' };

const RECEPT_SECRET = 'recept-webhook-secret-0123456789';
const receptAuth: HmacAuth = { method: 'hmac', secret: RECEPT_SECRET, timestampHeader: 'X-Recept-Time', header: 'X-Recept-Signature' };

/** What a delivery of Recept AI is signed with by somebody who does not know the secret. */
export const forgedReceptHeaders = (body: string): Record<string, string> =>
	authHeaders({ ...receptAuth, secret: 'of-somebody-else-0123456789' }, body, Math.floor(Date.now() / 1000));

interface Network {
	surroundings: Surroundings;
	gateway: Gateway;
}

/** What has to be there before n8n starts. */
async function createNetwork(): Promise<Network> {
	const certificates = await makeCertificates();
	const surroundings = await makeSurroundings([certificates.good.cert, certificates.expired.cert]);
	return { surroundings, gateway: await Gateway.start(certificates, (hosts) => surroundings.setHosts(hosts)) };
}

interface Parts extends Network {
	mode: Mode;
	mainUrl: string;
	ungatedUrls: string[];
	gate: GateName;
	processes: N8nProcess[];
	database: Evidence['database'];
	/** Everything n8n, Redis and PostgreSQL write stands below it. */
	folder: string;
	stopN8n: () => Promise<void>;
}

/** Every log anywhere below a folder: files that end in `.log`, or `.log-1` and the like, and the one in which Redis keeps all it was told. */
export function logsBelow(folder: string): Array<{ file: string; text: string }> {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.(log(-\d+)?|aof)$/.test(name) && !name.includes('node_modules'))
		.map((name) => path.join(folder, name))
		.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

async function createFixture({
	mode,
	surroundings,
	gateway,
	mainUrl,
	ungatedUrls,
	gate,
	processes,
	database,
	folder,
	stopN8n,
}: Parts): Promise<FaultFixture> {
	const gates = await Promise.all(ungatedUrls.map((url) => startReadinessGate(gate, folder, url)));
	const webhookUrls = gates.map(({ url }) => url);
	const api = new N8nApi(mainUrl);
	await api.setupOwner();
	const simulator = await startAgentPhoneSimulator({ timeScale: AGENTPHONE_TIME_SCALE });
	gateway.target = simulator.baseUrl;
	const hamsa = await startHamsaSimulator({ timeScale: HAMSA_TIME_SCALE });
	const effects = await startSideEffects();
	const credential = await api.createCredential({
		name: 'AgentPhone',
		type: 'agentPhoneApi',
		data: { apiKey: simulator.apiKey, baseUrl: gateway.baseUrl, subAccountId: '' },
	});
	const hamsaCredential = await api.createCredential({
		name: 'Hamsa',
		type: 'hamsaApi',
		data: { apiKey: hamsa.apiKey, baseUrl: hamsa.baseUrl, region: 'custom', scheme: 'Token' },
	});
	const receptCredential = await api.createCredential({
		name: 'Recept AI',
		type: 'receptAiWebhookApi',
		data: { authenticationTypes: ['hmac'], hmacSecret: RECEPT_SECRET },
	});

	const seedAgent = () => {
		const agent = simulator.seedAgent({ voiceMode: 'webhook' });
		simulator.seedNumber({ agentId: agent.id });
		return agent.id;
	};
	const agentId = seedAgent();
	const voiceAgentId = seedAgent();
	const hamsaAgentId = hamsa.seedAgent().id;

	const agentPhone = (agent: string, parameters: object): WorkflowNode =>
		node(
			TRIGGER,
			'Trigger',
			{ registration: 'api', listenTo: 'agent', agent: { __rl: true, mode: 'id', value: agent }, ...parameters },
			{ typeVersion: 1.1, credentials: { agentPhoneApi: credential } },
		);
	const activate = async (name: string, nodes: WorkflowNode[], connections: WorkflowConnection[]): Promise<string> => {
		const { id } = await api.createWorkflow(workflow(name, nodes, connections));
		await api.activateWorkflow(id);
		return id;
	};
	/** Takes a moment, and then has its effect. @param ways what comes before that, for each output of the trigger */
	const takeEvents = async (name: string, trigger: WorkflowNode, key: string, ways: WorkflowNode[][] = [[]]) => {
		const work = pause('Work', WORK_S);
		const connections = ways.flatMap((nodes, output) => {
			const steps = [...nodes, work];
			return steps.map((to, index) => (index === 0 ? connect(trigger, to, { output }) : connect(steps[index - 1], to)));
		});
		return await activate(
			name,
			[trigger, ...ways.flat(), work, effects.reporter('Effect', key)],
			[...connections, connect(work, 'Effect')],
		);
	};
	const askAgentPhone = (name: string, parameters: Record<string, unknown>): WorkflowNode =>
		node(`${PACKAGE}.agentPhone`, name, parameters, { credentials: { agentPhoneApi: credential } });
	/** That costs money, so it goes on without it, and nobody runs it again. */
	const reply = textReply({ credential }, agentId, '={{ "You wrote: " + $json.data.messageId }}', { onError: 'continueRegularOutput' });
	/** An ended call is looked up, and has a recording, which is a file. */
	const callOfTheEvent = { __rl: true, mode: 'id', value: "={{ $('Trigger').item.json.callId }}" };
	const lookUp = askAgentPhone('Look Up', { resource: 'call', operation: 'get', callId: callOfTheEvent });
	const recording = askAgentPhone('Recording', {
		resource: 'call',
		operation: 'getRecording',
		callId: callOfTheEvent,
		linkOnly: false,
		binaryPropertyName: 'data',
	});

	const receptTrigger = node(
		`${PACKAGE}.receptAiTrigger`,
		'Trigger',
		{
			events: ['call'],
			authentication: ['hmac'],
			signatureHeader: receptAuth.header,
			signatureOptions: { timestampHeader: receptAuth.timestampHeader },
		},
		{ typeVersion: 1.1, credentials: { receptAiWebhookApi: receptCredential } },
	);
	const callEvents: CallEvents[] = [];
	const workflowIds: string[] = [];
	for (const simulated of callEventPlatforms) {
		const { platform, node: name, path: end, credential: type, credentialData, parameters } = simulated;
		const secret = randomBytes(24).toString('base64url');
		const ofTrigger = await api.createCredential({ name: platform.name, type, data: credentialData(secret) });
		const trigger = node(
			`${PACKAGE}.${name}`,
			'Trigger',
			{ events: platform.defaultEvents.slice(0, 1), ...parameters },
			{ typeVersion: 1.1, credentials: { [type]: ofTrigger } },
		);
		workflowIds.push(await takeEvents(platform.name, trigger, '{{ $json.callId }}'));
		callEvents.push({ simulated, secret, url: webhookUrl(webhookUrls[0], trigger, end) });
	}
	workflowIds.unshift(
		await takeEvents(
			'AgentPhone',
			agentPhone(agentId, { events: ['textMessage', 'callEnded'] }),
			"{{ $('Trigger').item.json.messageId ?? $('Trigger').item.json.callId }}",
			[[reply], [lookUp, recording]],
		),
		await takeEvents(
			'Hamsa',
			node(
				HAMSA_TRIGGER,
				'Trigger',
				{ registration: 'api', agentId: { __rl: true, mode: 'id', value: hamsaAgentId }, events: ['callEnded'] },
				{ typeVersion: 1.1, credentials: { hamsaApi: hamsaCredential } },
			),
			'{{ $json.callId }}',
		),
		await takeEvents('Recept AI', receptTrigger, '{{ $json.callId }}'),
	);
	const live = { filler: WHOLE_ANSWER[0], fallbackMessage: SAFE_SENTENCE, timeout: TURN_TIMEOUT_S };
	const talkOn = async (name: string, trigger: WorkflowNode) => {
		const nodes = [
			trigger,
			voiceReply('First', { operation: 'say', text: WHOLE_ANSWER[1] }),
			pause('Lookup', 2),
			voiceReply('Last', { operation: 'finish', text: WHOLE_ANSWER[2] }),
			noOp('Filed'),
		];
		return await activate(name, nodes, chain(...nodes));
	};
	const voiceWorkflowId = await talkOn('Voice', agentPhone(voiceAgentId, { events: ['voiceTurn'], ...live }));
	const customLlmKey = `sk-${randomBytes(24).toString('hex')}`;
	const customLlmTrigger = node(
		`${PACKAGE}.customLlmTrigger`,
		'Trigger',
		{ greeting: '', ...live },
		{
			typeVersion: 1.1,
			credentials: {
				customLlmApi: await api.createCredential({ name: 'Custom LLM', type: 'customLlmApi', data: { apiKey: customLlmKey } }),
			},
		},
	);
	const customLlmWorkflowId = await talkOn('Custom LLM', customLlmTrigger);

	const recept = new ReceptAiSender({
		url: webhookUrl(webhookUrls[0], receptTrigger, 'recept-ai'),
		auth: [receptAuth],
		allowLoopback: true,
		timeScale: RECEPT_TIME_SCALE,
	});
	const secretsOfNow = () => [
		{ what: 'API key of AgentPhone', value: simulator.apiKey },
		{ what: 'API key of Hamsa', value: hamsa.apiKey },
		...[agentId, voiceAgentId]
			.flatMap((id) => simulator.state.ownerOf(id).agentWebhooks.get(id)?.secret ?? [])
			.map((value) => ({ what: 'signing secret of AgentPhone', value })),
		{ what: 'webhook secret of Hamsa', value: hamsa.state.agent(hamsaAgentId).webhookAuth?.authSecret ?? '' },
		{ what: 'webhook secret of Recept AI', value: RECEPT_SECRET },
		{ what: 'key of the custom LLM', value: customLlmKey },
		...callEvents.map(({ simulated, secret }) => ({ what: `secret of ${simulated.platform.name}`, value: secret })),
	];
	const secretsSoFar = new Map<string, string>();
	const answers: string[] = [];
	const supervisor = supervise(processes);
	return {
		answers,
		mode,
		api,
		simulator,
		gateway,
		surroundings,
		hamsa,
		recept,
		effects,
		credential,
		agentId,
		voiceAgentId,
		hamsaAgentId,
		workflowIds,
		voiceWorkflowId,
		customLlm: { url: webhookUrl(webhookUrls[0], customLlmTrigger, 'v1'), key: customLlmKey },
		callEvents,
		webhookUrls,
		ungatedUrls,
		supervisor,
		evidence: {
			mode,
			api,
			workflowIds: [...workflowIds, voiceWorkflowId, customLlmWorkflowId],
			logs: () => logsBelow(folder),
			database,
			answers: () => answers,
			secrets: () => {
				for (const { what, value } of secretsOfNow()) secretsSoFar.set(value, what);
				return [...secretsSoFar].map(([value, what]) => ({ what, value }));
			},
		},
		stop: async () => {
			await Promise.all([simulator.close(), hamsa.close(), effects.stop()]);
			recept.close();
			await supervisor.stop();
			await Promise.all(gates.map(({ process }) => process.stop('SIGINT')));
			await stopN8n();
			await gateway.close();
			await surroundings.remove();
		},
	};
}

/** Regular mode: one process, SQLite. */
export async function startRegularFaultFixture({ env, ...options }: N8nOptions = {}): Promise<RegularFaultFixture> {
	const network = await createNetwork();
	const n8n = await startN8n({ ...options, env: { ...ENVIRONMENT, ...network.surroundings.environment, ...env } });
	const { baseUrl, userFolder } = n8n;
	const fixture = await createFixture({
		...network,
		mode: 'regular',
		mainUrl: baseUrl,
		ungatedUrls: [baseUrl],
		gate: 'one-container',
		processes: [n8n],
		database: sqliteIn(userFolder),
		folder: userFolder,
		stopN8n: () => n8n.stop(),
	});
	return Object.assign(fixture, { n8n });
}

/** With n8n's own 30 seconds, what a dead worker had begun loses its data (docs/faults.md, docs/queue-mode/docker-compose.yml). */
const QUEUE_ENVIRONMENT = { ...ENVIRONMENT, QUEUE_WORKER_STALLED_INTERVAL: '0' };

/** Queue mode as docs/queue-mode describes it: two workers, two webhook processors; Redis and PostgreSQL that survive being killed. */
export async function startQueueFaultFixture({ env, ...options }: QueueN8nOptions = {}): Promise<QueueFaultFixture> {
	const network = await createNetwork();
	const n8n = await startQueueN8n({
		workers: 2,
		webhookProcessors: 2,
		durable: true,
		...options,
		env: { ...QUEUE_ENVIRONMENT, ...network.surroundings.environment, ...env },
	});
	const { mainUrl, webhookUrls, folder, main, workers, webhookProcessors, postgres } = n8n;
	const fixture = await createFixture({
		...network,
		mode: 'queue',
		mainUrl,
		ungatedUrls: webhookUrls,
		gate: 'queue-mode',
		processes: [main, ...workers, ...webhookProcessors],
		database: postgresOn(postgres),
		folder,
		stopN8n: () => n8n.stop(),
	});
	return Object.assign(fixture, { n8n });
}

/** A fixture for all tests of a file. Before it is taken down, secrets are looked for in all that n8n has left behind. */
export function faultFixture<Fixture extends Pick<FaultFixture, 'evidence' | 'stop'>>(start: () => Promise<Fixture>): () => Fixture {
	let fixture: Fixture | undefined;
	beforeAll(async () => {
		fixture = await start();
	}, 300_000);
	afterAll(async () => {
		if (fixture === undefined) return;
		try {
			await canaries(fixture.evidence);
		} finally {
			await fixture.stop();
		}
	}, 300_000);
	return () => fixture!;
}
