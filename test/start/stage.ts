// What `npm start` shows: the example workflows, active in a real n8n, on simulated platforms.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { N8nApi, type CredentialRef, type DataTableRef } from '../e2e/harness/api';
import { startN8n, type N8nInstance } from '../e2e/harness/n8n';
import { startOpenAiStandIn, type OpenAiStandIn } from '../e2e/harness/openAiStandIn';
import type { WorkflowJson } from '../e2e/harness/workflows';
import { startAgentPhoneSimulator, type AgentPhoneSimulator } from '../simulator';

export interface DemoStage {
	n8n: N8nInstance;
	api: N8nApi;
	simulator: AgentPhoneSimulator;
	/** Agent ids: answered with Voice Reply, answered by an AI Agent, and one whose ended calls are logged. */
	agents: { orderLine: string; reception: string; survey: string };
	endedCalls: DataTableRef;
	stop(): Promise<void>;
}

const RECEPTIONIST_SAYS =
	'Good evening! **We have one table left**, at half past eight. It is by the window, and it seats four. Shall I book it for you?';

const workflowFolder = path.join(__dirname, '../../workflows');

/**
 * Starts everything and activates the examples of `workflows/`.
 * @param report called with what has been done, for people to read
 */
export async function setTheStage(report: (done: string) => void): Promise<DemoStage> {
	const stops: Array<() => Promise<void>> = [];
	const stop = async () => {
		for (const one of stops.splice(0).reverse()) await one();
	};
	try {
		const simulator = await startAgentPhoneSimulator();
		stops.push(() => simulator.close());
		report(`A simulated AgentPhone answers at ${simulator.baseUrl}`);
		const model = await startOpenAiStandIn({ reply: () => RECEPTIONIST_SAYS, tokenDelay: 25, firstTokenDelay: 300 });
		stops.push(() => model.stop());
		report(`A stand-in for a language model answers at ${model.url}`);
		const n8n = await startN8n();
		stops.push(() => n8n.stop());
		const api = new N8nApi(n8n.baseUrl);
		await api.setupOwner();
		report(`n8n runs at ${n8n.baseUrl} with the package installed`);

		const stage = { n8n, api, simulator, agents: seedAgents(simulator), stop };
		const endedCalls = await furnish({ ...stage, model });
		report('Three example workflows are active');
		return { ...stage, endedCalls };
	} catch (error) {
		await stop();
		throw error;
	}
}

function seedAgents(simulator: AgentPhoneSimulator): DemoStage['agents'] {
	const seed = (name: string, voiceMode: 'webhook' | 'hosted') => {
		const { id } = simulator.seedAgent({ name, voiceMode });
		simulator.seedNumber({ agentId: id });
		return id;
	};
	return { orderLine: seed('Order line', 'webhook'), reception: seed('Reception', 'webhook'), survey: seed('Survey', 'hosted') };
}

async function furnish({ api, simulator, agents, model }: Omit<DemoStage, 'endedCalls'> & { model: OpenAiStandIn }): Promise<DataTableRef> {
	const agentPhone = await api.createCredential({
		name: 'Simulated AgentPhone',
		type: 'agentPhoneApi',
		data: { apiKey: simulator.apiKey, baseUrl: simulator.baseUrl, subAccountId: '' },
	});
	const openAi = await api.createCredential({ name: 'Stand-in model', type: 'openAiApi', data: { apiKey: 'none-needed', url: model.url, header: false } });
	const endedCalls = await api.createDataTable('Ended calls', {
		callId: 'string',
		caller: 'string',
		direction: 'string',
		durationSeconds: 'number',
		summary: 'string',
		transcript: 'string',
	});
	const examples: Array<[file: string, agentId?: string]> = [
		['answer-a-call.json', agents.orderLine],
		['answer-with-ai-agent.json', agents.reception],
		['log-ended-calls.json'],
	];
	for (const [file, agentId] of examples) {
		const example = JSON.parse(await readFile(path.join(workflowFolder, file), 'utf8')) as WorkflowJson;
		const { id } = await api.createWorkflow(connectAccounts(example, { agentPhone, openAi }, agentId));
		await api.activateWorkflow(id);
	}
	return endedCalls;
}

/** What a user does after importing an example: choose the credentials and the agent. */
export function connectAccounts(
	example: WorkflowJson,
	{ agentPhone, openAi }: { agentPhone: CredentialRef; openAi: CredentialRef },
	agentId?: string,
): WorkflowJson {
	const nodes = example.nodes.map((node) => {
		if (node.type.endsWith('.agentPhoneTrigger')) {
			const agent = agentId === undefined ? {} : { agent: { __rl: true, mode: 'id', value: agentId } };
			return { ...node, parameters: { ...node.parameters, ...agent }, credentials: { agentPhoneApi: agentPhone } };
		}
		if (node.type.endsWith('.agentPhone')) {
			const agent = agentId === undefined || !('agentId' in node.parameters) ? {} : { agentId: { __rl: true, mode: 'id', value: agentId } };
			return { ...node, parameters: { ...node.parameters, ...agent }, credentials: { agentPhoneApi: agentPhone } };
		}
		return node.type.endsWith('.lmChatOpenAi') ? { ...node, credentials: { openAiApi: openAi } } : node;
	});
	return { ...example, nodes };
}
