// What every suite plays on: a real n8n with the packed package, and simulated platforms around it.
import { AgentPhoneSimulator, startAgentPhoneSimulator, type AgentPhoneSimulatorOptions } from '../../simulator';
import { N8nApi, type CredentialRef, type StoredWorkflow } from '../harness/api';
import { startN8n, type N8nInstance, type N8nOptions } from '../harness/n8n';
import { startQueueN8n, type QueueN8n, type QueueN8nOptions } from '../harness/queue';
import { startOpenAiStandIn, type OpenAiApi, type OpenAiStandIn } from '../harness/openAiStandIn';
import { currentAiNodeVersion } from '../harness/paths';
import { connect, node, workflow, type WorkflowConnection, type WorkflowNode } from '../harness/workflows';

export const PACKAGE = 'n8n-nodes-voice-agents';
export const TRIGGER = `${PACKAGE}.agentPhoneTrigger`;

export interface Fixture {
	api: N8nApi;
	simulator: AgentPhoneSimulator;
	/** `agentPhoneApi` of the simulator. */
	credential: CredentialRef;
	model: OpenAiStandIn;
	/** `openAiApi` of the stand-in. */
	modelCredential: CredentialRef;
	/** Everything n8n printed, all processes together. */
	logs(): string;
	stop(): Promise<void>;
}

/** The parts of a fixture that are the same in every mode. @param api signed in */
export async function createFixture(
	api: N8nApi,
	rest: Pick<Fixture, 'logs' | 'stop'>,
	options: AgentPhoneSimulatorOptions = {},
): Promise<Fixture> {
	const simulator = await startAgentPhoneSimulator(options);
	const model = await startOpenAiStandIn();
	const credential = await api.createCredential({
		name: 'AgentPhone',
		type: 'agentPhoneApi',
		data: { apiKey: simulator.apiKey, baseUrl: simulator.baseUrl, subAccountId: '' },
	});
	const modelCredential = await api.createCredential({
		name: 'Stand-in',
		type: 'openAiApi',
		data: { apiKey: 'sk-stand-in', url: model.url, header: false },
	});
	return {
		api,
		simulator,
		credential,
		model,
		modelCredential,
		logs: () => rest.logs(),
		stop: async () => {
			// The simulators last: n8n gives back the webhooks it has there.
			await rest.stop();
			await simulator.close();
			await model.stop();
		},
	};
}

async function withOwner(baseUrl: string): Promise<N8nApi> {
	const api = new N8nApi(baseUrl);
	await api.setupOwner();
	return api;
}

export interface RegularFixture extends Fixture {
	n8n: N8nInstance;
}

/** Regular mode: one process, SQLite. */
export async function startRegularFixture(options: AgentPhoneSimulatorOptions = {}, regular: N8nOptions = {}): Promise<RegularFixture> {
	const n8n = await startN8n(regular);
	return { ...(await createFixture(await withOwner(n8n.baseUrl), n8n, options)), n8n };
}

export interface QueueFixture extends Fixture {
	n8n: QueueN8n;
}

/** Queue mode: main, one worker and one webhook processor unless told otherwise; Redis and PostgreSQL. */
export async function startQueueFixture(options: AgentPhoneSimulatorOptions = {}, queue: QueueN8nOptions = {}): Promise<QueueFixture> {
	const n8n = await startQueueN8n(queue);
	return { ...(await createFixture(await withOwner(n8n.mainUrl), n8n, options)), n8n };
}

/** An n8n on which several suites play, one after the other: starting one takes longer than most of them. */
export interface SharedN8n<N extends N8nInstance | QueueN8n = N8nInstance> {
	n8n: N;
	api: N8nApi;
	stop(): Promise<void>;
}

/** n8n takes isolates for expressions only when there are some (docs/tuning.md): without this it spends most of its time on them. */
export const LAZY_ISOLATES = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };

export async function startSharedN8n(options: N8nOptions = {}): Promise<SharedN8n> {
	const n8n = await startN8n(options);
	return { n8n, api: await withOwner(n8n.baseUrl), stop: () => n8n.discard() };
}

export async function startSharedQueueN8n(options: QueueN8nOptions = {}): Promise<SharedN8n<QueueN8n>> {
	const n8n = await startQueueN8n(options);
	return { n8n, api: await withOwner(n8n.mainUrl), stop: () => n8n.discard() };
}

/**
 * A fixture with simulated platforms of its own on an n8n that others use before and after it. `stop()` leaves that n8n running,
 * with no active workflow, no credential and no Data Table.
 */
export async function openFixture<N extends N8nInstance | QueueN8n>(
	{ n8n, api }: SharedN8n<N>,
	options: AgentPhoneSimulatorOptions = {},
): Promise<Fixture & { n8n: N }> {
	const processes = 'main' in n8n ? [n8n.main, ...n8n.workers, ...n8n.webhookProcessors] : [n8n];
	const logStarts = processes.map((one) => one.logs().length);
	const logs = () => processes.map((one, index) => one.logs().slice(logStarts[index])).join('\n');
	const stop = async () => {
		const main: N8nInstance = 'main' in n8n ? n8n.main : n8n;
		// A suite may have ended it.
		if (main.isRunning) await clearN8n(api);
	};
	return { ...(await createFixture(api, { logs, stop }, options)), n8n };
}

/** Leaves no active workflow, no credential and no Data Table. */
export async function clearN8n(api: N8nApi): Promise<void> {
	const [workflows, credentials, tables] = await Promise.all([api.listActiveWorkflows(), api.listCredentials(), api.listDataTables()]);
	await Promise.all(workflows.map(async ({ id }) => await api.deactivateWorkflow(id)));
	await Promise.all(credentials.map(async ({ id }) => await api.deleteCredential(id)));
	await Promise.all(tables.map(async (table) => await api.deleteDataTable(table)));
}

/** A group of tests that has a fixture from its first test to its last. */
export function describeOn<S extends Pick<Fixture, 'stop'>>(
	name: string,
	open: () => Promise<S>,
	tests: (getFixture: () => S) => void,
): void {
	describe(name, () => {
		let fixture: S;
		beforeAll(async () => {
			fixture = await open();
		});
		afterAll(() => fixture?.stop());
		tests(() => fixture);
	});
}

/** Groups of tests on one n8n, each with a fixture of its own. @param start also makes the n8n's owner */
export function describeOnOne<S extends Pick<SharedN8n, 'stop'>>(
	name: string,
	start: () => Promise<S>,
	groups: (shared: () => S) => void,
): void {
	describe(name, () => {
		let shared: S | undefined;
		beforeAll(async () => {
			shared = await start();
		});
		afterAll(() => shared?.stop());
		groups(() => shared!);
	});
}

/** An AgentPhone Trigger on one agent. It says one filler only, unless told otherwise: on a busy machine there would be more of them. */
export function agentTrigger(fixture: Fixture, agentId: string, parameters: Record<string, unknown> = {}): WorkflowNode {
	return node(
		TRIGGER,
		'Trigger',
		{
			registration: 'api',
			listenTo: 'agent',
			agent: { __rl: true, mode: 'id', value: agentId },
			events: ['voiceTurn'],
			...parameters,
			options: { fillerEvery: 0, ...(parameters.options as object | undefined) },
		},
		{ typeVersion: 1.1, credentials: { agentPhoneApi: fixture.credential } },
	);
}

export const voiceReply = (name: string, parameters: Record<string, unknown>, extra: Partial<WorkflowNode> = {}): WorkflowNode =>
	node(`${PACKAGE}.voiceReply`, name, parameters, extra);

export const say = (name: string, text: string): WorkflowNode => voiceReply(name, { operation: 'say', text });

/** Answers the text message that has come in, from the agent's own number. @param body an expression */
export const textReply = (
	{ credential }: Pick<Fixture, 'credential'>,
	agentId: string,
	body: string,
	extra: Partial<WorkflowNode> = {},
): WorkflowNode =>
	node(
		`${PACKAGE}.agentPhone`,
		'Reply',
		{
			resource: 'message',
			operation: 'send',
			sendTo: 'recipient',
			toNumber: '={{ $json.data.from }}',
			sendFrom: 'agent',
			agentId: { __rl: true, mode: 'id', value: agentId },
			body,
		},
		{ credentials: { agentPhoneApi: credential }, ...extra },
	);

/** n8n's Wait for less than a minute stays in memory. */
export const pause = (name: string, seconds: number): WorkflowNode =>
	node('n8n-nodes-base.wait', name, { amount: seconds }, { typeVersion: 1.1 });

/**
 * n8n's AI Agent, of the version its editor would add, and its model: the stand-in.
 * @param chosen the Responses API is what the editor's model comes with; a model node before 1.3 knows chat completions only
 * @returns with them, the API that this n8n's model really uses
 */
export function aiAgent(
	fixture: Fixture,
	chosen: OpenAiApi = 'Responses API',
): { agent: WorkflowNode; model: WorkflowNode; modelConnection: WorkflowConnection; api: OpenAiApi } {
	const typeVersion = currentAiNodeVersion('lmChatOpenAi');
	const agent = node(
		'@n8n/n8n-nodes-langchain.agent',
		'Agent',
		{ promptType: 'auto', options: {} },
		{ typeVersion: currentAiNodeVersion('agent') },
	);
	const model = node(
		'@n8n/n8n-nodes-langchain.lmChatOpenAi',
		'Model',
		{
			model: { __rl: true, mode: 'id', value: 'stand-in-1' },
			...(chosen === 'chat completions' && { responsesApiEnabled: false }),
			options: {},
		},
		{ typeVersion, credentials: { openAiApi: fixture.modelCredential } },
	);
	return {
		agent,
		model,
		modelConnection: connect(model, agent, { type: 'ai_languageModel' }),
		api: typeVersion < 1.3 ? 'chat completions' : chosen,
	};
}

/** Holds the model's answers back as soon as this has been written of one. @returns lets them go on */
export function holdModelAfter({ model }: Fixture, text: string): () => void {
	let written = '';
	let release!: () => void;
	const released = new Promise<void>((resolve) => {
		release = resolve;
	});
	model.configure({
		onToken: async (token) => {
			if (written.includes(text)) await released;
			written += token;
		},
	});
	return release;
}

export const noOp = (name: string): WorkflowNode => node('n8n-nodes-base.noOp', name);

/** Connects the nodes one after the other. */
export const chain = (...nodes: WorkflowNode[]): WorkflowConnection[] => nodes.slice(1).map((to, index) => connect(nodes[index], to));

/**
 * Message IDs of AgentPhone's events that n8n has stored an execution of that workflow for, whatever became of it. After a kill this is
 * what to wait for: n8n leaves an execution that had not reached its first node on "running" for good (docs/faults.md).
 */
export async function storedMessages({ api }: Fixture, workflowId: string): Promise<Set<string>> {
	const executions = await api.listExecutions(workflowId);
	const details = await Promise.all(executions.map(async ({ id }) => await api.getExecution(id)));
	return new Set(details.flatMap(({ data }) => /"(msg_\w+)"/.exec(JSON.stringify(data))?.[1] ?? []));
}

/** Creates and activates a workflow of these nodes, in a row unless connections are given. @param settings added to the workflow's own */
export async function activate(
	fixture: Fixture,
	nodes: WorkflowNode[],
	connections = chain(...nodes),
	settings: Record<string, unknown> = {},
): Promise<StoredWorkflow> {
	const made = workflow(`Test ${Date.now()}`, nodes, connections);
	const stored = await fixture.api.createWorkflow({ ...made, settings: { ...made.settings, ...settings } });
	await fixture.api.activateWorkflow(stored.id);
	return stored;
}

/**
 * Activates a workflow that n8n will not activate. n8n tries three times and takes a quarter of a minute for it, so this is begun
 * before the tests that can run meanwhile.
 * @returns why, in n8n's words; one that says it was activated, if it was
 */
export async function refusedActivation({ api }: Fixture, nodes: WorkflowNode[]): Promise<Error> {
	const { id } = await api.createWorkflow(workflow(`Refused ${Date.now()}`, nodes, chain(...nodes)));
	const rejection = await api.activateWorkflow(id).then(
		() => new Error('it was activated'),
		(error: unknown) => error as Error,
	);
	// It counts as active all the same.
	await api.deactivateWorkflow(id);
	return rejection;
}

/** An agent that can take calls and texts. */
export function seedPhoneAgent(fixture: Fixture, given: Parameters<AgentPhoneSimulator['seedAgent']>[0] = {}): string {
	const agent = fixture.simulator.seedAgent({ voiceMode: 'webhook', ...given });
	fixture.simulator.seedNumber({ agentId: agent.id });
	return agent.id;
}
