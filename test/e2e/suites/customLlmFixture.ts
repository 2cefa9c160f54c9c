// A Custom LLM Trigger on a real n8n, and what the clients of test/clients ask it.
import { randomBytes } from 'node:crypto';

import type { CredentialRef, ExecutionDetail } from '../harness/api';
import { startClients, type ChatBody, type ClientAddress, type ClientError, type Clients } from '../harness/clients';
import type { ChatMessage } from '../harness/openAiStandIn';
import { connect, node, webhookUrl, type WorkflowConnection, type WorkflowNode } from '../harness/workflows';
import { aiAgent, PACKAGE, voiceReply, type Fixture } from './fixture';

export interface CustomLlmFixture extends Fixture {
	/** `customLlmApi`. */
	llmCredential: CredentialRef;
	/** Its key. */
	key: string;
	/** Where live webhooks are called. */
	webhookBase: string;
}

/** With clients that ask the trigger. */
export interface ClientFixture extends CustomLlmFixture {
	clients: Clients;
}

/** The fixture with a credential for the trigger. */
export async function withCustomLlm<F extends Fixture>(fixture: F, webhookBase: string): Promise<F & CustomLlmFixture> {
	const key = `sk-${randomBytes(24).toString('hex')}`;
	const llmCredential = await fixture.api.createCredential({ name: 'Custom LLM', type: 'customLlmApi', data: { apiKey: key } });
	return { ...fixture, llmCredential, key, webhookBase };
}

/** The fixture with a credential for the trigger, and clients. */
export async function withClients<F extends Fixture>(fixture: F, webhookBase: string): Promise<F & ClientFixture> {
	const clients = startClients();
	const stop = async () => {
		await clients.stop();
		await fixture.stop();
	};
	return { ...(await withCustomLlm(fixture, webhookBase)), clients, stop };
}

/** A trigger that says nothing by itself, unless `parameters` say so. */
export const llmTrigger = ({ llmCredential }: CustomLlmFixture, parameters: Record<string, unknown> = {}): WorkflowNode =>
	node(
		`${PACKAGE}.customLlmTrigger`,
		'Trigger',
		{ filler: '', greeting: '', ...parameters },
		{ typeVersion: 1.1, credentials: { customLlmApi: llmCredential } },
	);

/** What a platform is given: the base URL and the key. */
export const addressOf = ({ key, webhookBase }: CustomLlmFixture, trigger: WorkflowNode): ClientAddress => ({
	baseURL: webhookUrl(webhookBase, trigger, 'v1'),
	apiKey: key,
});

/** The caller says `words`. */
export const heard = (words: string, more: Partial<ChatBody> = {}): ChatBody => ({
	model: 'n8n',
	messages: [
		{ role: 'system', content: 'You answer the phone of a restaurant.' },
		{ role: 'user', content: words },
	],
	...more,
});

export const END_CALL: NonNullable<ChatBody['tools']>[number] = {
	type: 'function',
	function: {
		name: 'end_call',
		description: 'Ends the call.',
		parameters: { type: 'object', properties: { reason: { type: 'string' } }, required: ['reason'], additionalProperties: false },
	},
};

/** Hangs up at "bye"; an AI Agent with the platform's prompt and history answers everything else. */
export function reception(fixture: CustomLlmFixture, trigger: WorkflowNode): { nodes: WorkflowNode[]; connections: WorkflowConnection[] } {
	const isBye = node(
		'n8n-nodes-base.if',
		'Bye?',
		{
			conditions: {
				options: { version: 2 },
				combinator: 'and',
				conditions: [
					{ leftValue: '={{ $json.chatInput }}', rightValue: 'bye', operator: { type: 'string', operation: 'contains' } },
				],
			},
		},
		{ typeVersion: 2.2 },
	);
	const hangUp = voiceReply('Hang Up', { operation: 'hangUp', sayFirst: 'Goodbye.' });
	const { agent, model, modelConnection } = aiAgent(fixture);
	agent.parameters.options = { systemMessage: '={{ $json.systemMessage }}' };
	const memory = node(`${PACKAGE}.callMemory`, 'Call Memory');
	return {
		nodes: [trigger, isBye, hangUp, agent, model, memory],
		connections: [
			connect(trigger, isBye),
			connect(isBye, hangUp),
			connect(isBye, agent, { output: 1 }),
			modelConnection,
			connect(memory, agent, { type: 'ai_memory' }),
		],
	};
}

/** One of several requests of the `openai` client: see `requests` in test/clients/scenarios/openai.mjs. */
export interface WireRequest {
	body: ChatBody;
	path?: string;
	query?: Record<string, string>;
	headers?: Record<string, string>;
	afterMs?: number;
	afterTextOf?: number;
	abortAtText?: boolean;
	abortAfterMs?: number;
}

export interface WireOutcome {
	status: number;
	headers: Record<string, string>;
	wire: string;
	aborted: boolean;
	error: ClientError | null;
}

/** The answers as they came over the wire. */
export const sendRequests = async ({ clients }: ClientFixture, address: ClientAddress, requests: WireRequest[]): Promise<WireOutcome[]> =>
	await clients.run<WireOutcome[]>('openai.requests', { ...address, requests });

/** What the trigger gave to each of these executions, oldest first. */
export async function itemsOf({ api }: Fixture, workflowId: string, count: number): Promise<Array<Record<string, unknown>>> {
	const executions = await api.waitForExecutions(workflowId, count);
	const details: ExecutionDetail[] = await Promise.all(executions.map(({ id }) => api.getExecution(id)));
	return details.reverse().map(({ runData }) => runData.Trigger[0].outputs.flat()[0]);
}

/** The words of a message to a model, whichever API of OpenAI it came by. */
export function wordsOf({ content }: ChatMessage): string {
	const text = Array.isArray(content) ? content.map((part) => part.text ?? '').join('') : (content ?? '');
	return text.trim();
}
