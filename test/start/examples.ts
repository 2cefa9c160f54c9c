// The examples of workflows/, as a user has them after importing one and choosing accounts and agent.
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

import type { CredentialRef, N8nApi } from '../e2e/harness/api';
import type { WorkflowJson, WorkflowNode } from '../e2e/harness/workflows';
import type { AgentPhoneSimulator } from '../simulator';

export interface Accounts {
	agentPhone: CredentialRef;
	openAi: CredentialRef;
	hamsa?: CredentialRef;
	customLlm?: CredentialRef;
}

const workflowFolder = path.join(__dirname, '../../workflows');

/** @param name of the file, without `.json` */
export async function exampleNamed(name: string): Promise<WorkflowJson> {
	return JSON.parse(await readFile(path.join(workflowFolder, `${name}.json`), 'utf8')) as WorkflowJson;
}

/** Of the files, without `.json`. */
export async function exampleNames(): Promise<string[]> {
	const files = await readdir(workflowFolder);
	return files
		.filter((file) => file.endsWith('.json'))
		.map((file) => path.basename(file, '.json'))
		.sort();
}

/** What a user does after importing an example: choose the credentials and the agent. */
export function connectAccounts(example: WorkflowJson, { agentPhone, openAi, hamsa, customLlm }: Accounts, agentId?: string): WorkflowJson {
	const nodes = example.nodes.map((node) => {
		if (node.type.endsWith('.agentPhoneTrigger')) {
			const agent = agentId === undefined ? {} : { listenTo: 'agent', agent: { __rl: true, mode: 'id', value: agentId } };
			return { ...node, parameters: { ...node.parameters, ...agent }, credentials: { agentPhoneApi: agentPhone } };
		}
		if (node.type.endsWith('.agentPhone')) {
			const agent =
				agentId === undefined || !('agentId' in node.parameters) ? {} : { agentId: { __rl: true, mode: 'id', value: agentId } };
			return { ...node, parameters: { ...node.parameters, ...agent }, credentials: { agentPhoneApi: agentPhone } };
		}
		if (customLlm && node.type.endsWith('.customLlmTrigger')) return { ...node, credentials: { customLlmApi: customLlm } };
		if (hamsa && node.type.endsWith('.hamsa')) return { ...node, credentials: { hamsaApi: hamsa } };
		return node.type.endsWith('.lmChatOpenAi') ? { ...node, credentials: { openAiApi: openAi } } : node;
	});
	return { ...example, nodes };
}

/** The trigger a user presses once after the import, in examples that need Data Tables. */
const SET_UP = 'Set up (press once)';

/** The three every demo has. */
const PUBLISHED_ALREADY = ['answer-a-call', 'answer-with-ai-agent', 'log-ended-calls'];

/** What these need, nobody can simulate here: a mail server, a key of n8n's own, a login at a service. */
export const NEEDS_ACCOUNT =
	/^n8n-nodes-base\.(?:emailSend|errorTrigger|(?:airtable|googleCalendar|googleSheets|hubspot|slack)(?:Tool)?)$|\.embeddingsOpenAi$/;

/** Where examples are published. */
export interface Place {
	api: N8nApi;
	simulator: AgentPhoneSimulator;
	accounts: Accounts;
}

/**
 * Imports every other example. Those that answer AgentPhone's events and need no further account are published, each for an
 * agent of its own, and so are those with a Custom LLM Trigger; one that cannot be is left unpublished, for people to look at.
 * @returns what was done, for people to read
 */
export async function publishOtherExamples(place: Place): Promise<string> {
	const names = await exampleNames();
	let published = 0;
	let imported = 0;
	for (const name of names.filter((one) => !PUBLISHED_ALREADY.includes(one))) {
		imported += 1;
		if (await publish(place, await exampleNamed(name)).catch(() => false)) published += 1;
	}
	return `${published} more examples are active, ${imported - published} wait in the editor for an account of yours`;
}

/** Whether an example answers AgentPhone's events, and needs nothing that cannot be simulated. */
export const canBeCalled = ({ nodes }: WorkflowJson): boolean =>
	nodes.some(({ type }) => type.endsWith('.agentPhoneTrigger')) && !nodes.some(({ type }) => NEEDS_ACCOUNT.test(type));

async function publish({ api, simulator, accounts }: Place, example: WorkflowJson): Promise<boolean> {
	if (example.nodes.some(({ type }) => type.endsWith('.customLlmTrigger'))) {
		await api.activateWorkflow((await api.createWorkflow(connectAccounts(example, accounts))).id);
		return true;
	}
	if (!canBeCalled(example)) {
		await api.createWorkflow(connectAccounts(example, accounts));
		return false;
	}
	await publishForAgent({ api, simulator, accounts }, example);
	return true;
}

/**
 * Imports a workflow for an agent of its own, of the workflow's name, sets it up and publishes it.
 * @returns the workflow's id
 * @throws when n8n does not publish it
 */
export async function publishForAgent({ api, simulator, accounts }: Place, example: WorkflowJson): Promise<string> {
	const agent = simulator.seedAgent({ name: example.name, voiceMode: 'webhook', transferNumber: '+15005550009' });
	simulator.seedNumber({ agentId: agent.id });
	const { id, nodes } = await api.createWorkflow(forOneAgent(connectAccounts(example, accounts, agent.id)));
	try {
		if (nodes.some((node) => node.name === SET_UP)) {
			await api.runWorkflowManually({ id }, SET_UP);
			await api.waitForExecutions(id, 1);
		}
		await api.activateWorkflow(id);
		return id;
	} catch (error) {
		await api.deactivateWorkflow(id).catch(() => undefined);
		throw error;
	}
}

/** An account has one webhook, and another example has it. */
const forOneAgent = (example: WorkflowJson): WorkflowJson => ({
	...example,
	nodes: example.nodes.map(
		(node): WorkflowNode =>
			node.type.endsWith('.agentPhoneTrigger') ? { ...node, parameters: { ...node.parameters, listenTo: 'agent' } } : node,
	),
});
