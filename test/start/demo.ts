// What `npm start` shows: the example workflows, active in a real n8n, on simulated platforms.
import { startCallConsole, type CallConsole } from '../console/server';
import { N8nApi, type CredentialRef, type DataTableRef } from '../e2e/harness/api';
import { startN8n, type N8nInstance } from '../e2e/harness/n8n';
import { startOpenAiStandIn, type OpenAiStandIn } from '../e2e/harness/openAiStandIn';
import { rehearse } from '../rehearse/rehearse';
import { TestBed } from '../rehearse/testBed';
import { startAgentPhoneSimulator, startHamsaSimulator, type AgentPhoneSimulator, type HamsaSimulator } from '../simulator';
import { callEvents, makeCallEventSecrets } from './callEvents';
import { connectAccounts, exampleNamed, publishOtherExamples, type Accounts } from './examples';
import { makeLlmSecrets } from './llmSecrets';
import { demoRules } from './model/rules';
import { scriptedReply } from './model/scripted';
import { hamsaEvents, receptEvents } from './platformEvents';
import { makeReceptSecrets } from './receptSecrets';

export { connectAccounts } from './examples';

export interface Demo {
	n8n: N8nInstance;
	api: N8nApi;
	simulator: AgentPhoneSimulator;
	/** Agent ids: answered with Voice Reply, answered by an AI Agent, and one whose ended calls are logged. */
	agents: { orderLine: string; reception: string; survey: string };
	endedCalls: DataTableRef;
	stop(): Promise<void>;
}

/** A demo with all platforms, every example that needs no account, and the page to call them from. */
export interface ConsoleDemo extends Demo {
	hamsa: HamsaSimulator;
	/** Credentials of the simulated platforms. */
	accounts: Accounts;
	model: OpenAiStandIn;
	console: CallConsole;
}

type Report = (done: string) => void;

/**
 * Starts everything and activates the three examples that answer without further accounts.
 * @param report called with what has been done, for people to read
 */
export async function startDemo(report: Report): Promise<Demo> {
	return await stopTogether(async (stops) => (await startPlatforms(stops, report)).demo);
}

/**
 * The same, and besides Hamsa, Recept AI, platforms with a custom LLM, the other examples and the call console.
 * @param given an n8n that runs already, and its owner; it goes on running
 */
export async function startConsoleDemo(report: Report, given?: { n8n: N8nInstance; api: N8nApi }): Promise<ConsoleDemo> {
	return await stopTogether(async (stops) => {
		const { demo, accounts, model } = await startPlatforms(stops, report, given);
		const { api, simulator, agents } = demo;
		const hamsa = await startHamsaSimulator();
		stops.push(() => hamsa.close());
		report(`A simulated Hamsa answers at ${hamsa.baseUrl}, and a simulated Recept AI delivers`);
		const hamsaCredential = await api.createCredential({
			name: 'Simulated Hamsa',
			type: 'hamsaApi',
			data: { apiKey: hamsa.apiKey, baseUrl: hamsa.baseUrl, region: 'custom', scheme: 'Token' },
		});
		const recept = await makeReceptSecrets(api);
		const customLlm = await makeLlmSecrets(api);
		const callEventSecrets = await makeCallEventSecrets(api);
		const frontDesk = hamsa.seedAgent({ name: 'Front desk' });
		for (const one of [hamsaEvents(hamsaCredential, frontDesk.id), receptEvents(recept.credential), callEvents(callEventSecrets)]) {
			await api.activateWorkflow((await api.createWorkflow(one)).id);
		}
		const allAccounts = { ...accounts, hamsa: hamsaCredential, customLlm: customLlm.credential };
		report(
			await publishOtherExamples({
				api,
				simulator,
				accounts: allAccounts,
			}),
		);

		// For the first workflow of somebody's own.
		simulator.seedNumber({ agentId: simulator.seedAgent({ name: 'Your own agent', voiceMode: 'webhook' }).id });
		hamsa.seedAgent({ name: 'Your own agent' });
		const suggestions = {
			[agents.orderLine]: ['Where is my order?', 'I ordered it last Monday.', 'Thank you, goodbye.'],
			[agents.reception]: ['Do you have a table for four tonight?', 'Yes please, for half past eight.', 'Thank you, goodbye.'],
		};
		const console = await startCallConsole({
			api,
			agentPhone: simulator,
			hamsa,
			recept,
			customLlm,
			callEvents: callEventSecrets,
			suggestions,
			rehearse: async (one) => {
				const testBed = await TestBed.of(whole);
				try {
					return await rehearse(one, testBed);
				} finally {
					await testBed.close();
				}
			},
		});
		stops.push(() => console.close());
		const whole = { ...demo, hamsa, accounts: allAccounts, model, console };
		return whole;
	});
}

type Stops = Array<() => Promise<void>>;

/** Whatever was started ends if the rest cannot be, and with the demo's `stop`. */
async function stopTogether<D extends Demo>(build: (stops: Stops) => Promise<Omit<D, 'stop'>>): Promise<D> {
	const stops: Stops = [];
	const stop = async () => {
		for (const one of stops.splice(0).reverse()) await one();
	};
	try {
		return { ...(await build(stops)), stop } as D;
	} catch (error) {
		await stop();
		throw error;
	}
}

async function startOwnN8n(stops: Stops): Promise<{ n8n: N8nInstance; api: N8nApi }> {
	const n8n = await startN8n();
	stops.push(() => n8n.stop());
	const api = new N8nApi(n8n.baseUrl);
	await api.setupOwner();
	return { n8n, api };
}

async function startPlatforms(
	stops: Stops,
	report: Report,
	given?: { n8n: N8nInstance; api: N8nApi },
): Promise<{ demo: Omit<Demo, 'stop'>; accounts: Accounts; model: OpenAiStandIn }> {
	const simulator = await startAgentPhoneSimulator();
	stops.push(() => simulator.close());
	report(`A simulated AgentPhone answers at ${simulator.baseUrl}`);
	const model = await startOpenAiStandIn({
		reply: scriptedReply(demoRules),
		tokenDelay: 25,
		firstTokenDelay: 300,
	});
	stops.push(() => model.stop());
	report(`A stand-in for a language model answers at ${model.url}`);
	const { n8n, api } = given ?? (await startOwnN8n(stops));
	report(`n8n runs at ${n8n.baseUrl} with the package installed`);

	const agents = seedAgents(simulator);
	const accounts = await makeAccounts(api, simulator, model);
	const endedCalls = await publishThree(api, accounts, agents);
	report('Three example workflows are active');
	return { demo: { n8n, api, simulator, agents, endedCalls }, accounts, model };
}

function seedAgents(simulator: AgentPhoneSimulator): Demo['agents'] {
	const seed = (name: string, voiceMode: 'webhook' | 'hosted') => {
		const { id } = simulator.seedAgent({ name, voiceMode });
		simulator.seedNumber({ agentId: id });
		return id;
	};
	return { orderLine: seed('Order line', 'webhook'), reception: seed('Reception', 'webhook'), survey: seed('Survey', 'hosted') };
}

async function makeAccounts(api: N8nApi, simulator: AgentPhoneSimulator, model: OpenAiStandIn): Promise<Accounts> {
	const agentPhone: CredentialRef = await api.createCredential({
		name: 'Simulated AgentPhone',
		type: 'agentPhoneApi',
		data: { apiKey: simulator.apiKey, baseUrl: simulator.baseUrl, subAccountId: '' },
	});
	const openAi = await api.createCredential({
		name: 'Stand-in model',
		type: 'openAiApi',
		data: { apiKey: 'none-needed', url: model.url, header: false },
	});
	return { agentPhone, openAi };
}

async function publishThree(api: N8nApi, accounts: Accounts, agents: Demo['agents']): Promise<DataTableRef> {
	const endedCalls = await api.createDataTable('Ended calls', {
		callId: 'string',
		from: 'string',
		direction: 'string',
		durationSeconds: 'number',
		summary: 'string',
		transcript: 'string',
	});
	const examples: Array<[name: string, agentId?: string]> = [
		['answer-a-call', agents.orderLine],
		['answer-with-ai-agent', agents.reception],
		['log-ended-calls'],
	];
	for (const [name, agentId] of examples) {
		const { id } = await api.createWorkflow(connectAccounts(await exampleNamed(name), accounts, agentId));
		await api.activateWorkflow(id);
	}
	return endedCalls;
}
