// What is compared: a chat completions address built with the Custom LLM Trigger, and one built by hand in the same n8n.
import { randomBytes } from 'node:crypto';

import { throwawayTypes } from '../../e2e/harness/throwawayPackage';
import { connect, node, webhookUrl, workflow, type WorkflowConnection, type WorkflowNode } from '../../e2e/harness/workflows';
import { addressOf, llmTrigger, type CustomLlmFixture } from '../../e2e/suites/customLlmFixture';
import { aiAgent, chain, voiceReply } from '../../e2e/suites/fixture';
import type { Order, Turn } from '../voice/load';
import { ANSWER, FILLER, headerSecret } from '../voice/subjects';

export const SUBJECTS = {
	filler: 'Custom LLM Trigger with a filler + Voice Reply',
	fixed: 'Custom LLM Trigger + Voice Reply',
	fixedByHand: 'Webhook + Respond to Webhook, SSE by hand',
	agent: 'Custom LLM Trigger + AI Agent',
	agentByHand: 'Webhook + AI Agent + Respond to Webhook, SSE by hand',
	empty: 'empty streaming trigger',
	emptyWithCredential: 'the same, with a credential',
} as const;

export type SubjectName = keyof typeof SUBJECTS;

/** A workflow, and how it is called. */
export type Subject = { name: SubjectName } & Pick<Order, 'url' | 'secret' | 'as'>;

const activate = async (fixture: CustomLlmFixture, nodes: WorkflowNode[], connections: WorkflowConnection[] = chain(...nodes)) => {
	const { id } = await fixture.api.createWorkflow(workflow(`Bench ${randomBytes(4).toString('hex')}`, nodes, connections));
	await fixture.api.activateWorkflow(id);
};

/** The event of an answer, as an expression around the expression of its text. */
const sseOf = (text: string) => {
	const chunk = (delta: string, reason: string) =>
		`'data: ' + JSON.stringify({ id: 'chatcmpl-' + $execution.id, object: 'chat.completion.chunk', created: Math.floor(Date.now() / 1000), ` +
		`model: $('Webhook').item.json.body.model, choices: [{ index: 0, delta: ${delta}, finish_reason: ${reason} }] }) + '\\n\\n'`;
	return `={{ ${chunk(`{ role: 'assistant', content: ${text} }`, 'null')} + ${chunk('{}', "'stop'")} + 'data: [DONE]\\n\\n' }}`;
};

const respond = (text: string): WorkflowNode =>
	node(
		'n8n-nodes-base.respondToWebhook',
		'Respond',
		{
			respondWith: 'text',
			responseBody: sseOf(text),
			options: { responseHeaders: { entries: [{ name: 'Content-Type', value: 'text/event-stream' }] } },
		},
		{ typeVersion: 1.5 },
	);

/** Built by hand, with the key checked by the Webhook node. @param rest makes what stands behind it */
async function byHand(
	fixture: CustomLlmFixture,
	name: SubjectName,
	rest: (webhook: WorkflowNode) => { nodes: WorkflowNode[]; connections: WorkflowConnection[] },
): Promise<Subject> {
	const path = `bench-${randomBytes(6).toString('hex')}`;
	const credentials = await headerSecret(fixture, `Bearer ${fixture.key}`);
	const webhook = node(
		'n8n-nodes-base.webhook',
		'Webhook',
		{ httpMethod: 'POST', path, responseMode: 'responseNode', authentication: 'headerAuth', options: {} },
		{ typeVersion: 2.1, credentials },
	);
	const { nodes, connections } = rest(webhook);
	await activate(fixture, [webhook, ...nodes], connections);
	return { name, url: `${fixture.webhookBase.replace(/\/$/, '')}/webhook/${path}`, secret: fixture.key, as: 'chat completions' };
}

async function ours(fixture: CustomLlmFixture, name: SubjectName, filler: string, rest: WorkflowNode[]): Promise<Subject> {
	const trigger = llmTrigger(fixture, { filler });
	const [first, ...others] = rest;
	await activate(
		fixture,
		[trigger, ...rest],
		[connect(trigger, first), ...others.map((one) => connect(one, first, { type: 'ai_languageModel' }))],
	);
	return { name, ...llmAddress(fixture, trigger) };
}

/** How a trigger is called. */
export const llmAddress = (fixture: CustomLlmFixture, trigger: WorkflowNode): Omit<Subject, 'name'> => ({
	url: `${addressOf(fixture, trigger).baseURL}/chat/completions`,
	secret: fixture.key,
	as: 'chat completions',
});

const agentNodes = (fixture: CustomLlmFixture) => {
	const { agent, model } = aiAgent(fixture);
	agent.parameters.options = { systemMessage: 'You answer the phone of a restaurant.' };
	return { agent, model };
};

const makers: Record<SubjectName, (fixture: CustomLlmFixture) => Promise<Subject>> = {
	filler: async (fixture) => await ours(fixture, 'filler', FILLER, [voiceReply('Answer', { operation: 'finish', text: ANSWER })]),
	fixed: async (fixture) => await ours(fixture, 'fixed', '', [voiceReply('Answer', { operation: 'finish', text: ANSWER })]),
	fixedByHand: async (fixture) =>
		await byHand(fixture, 'fixedByHand', (webhook) => {
			const answer = respond(`'${ANSWER}'`);
			return { nodes: [answer], connections: [connect(webhook, answer)] };
		}),
	agent: async (fixture) => {
		const { agent, model } = agentNodes(fixture);
		return await ours(fixture, 'agent', '', [agent, model]);
	},
	agentByHand: async (fixture) =>
		await byHand(fixture, 'agentByHand', (webhook) => {
			const { agent, model } = agentNodes(fixture);
			agent.parameters = { ...agent.parameters, promptType: 'define', text: '={{ $json.body.messages.at(-1).content }}' };
			const answer = respond('$json.output');
			const connections = [connect(webhook, agent), connect(agent, answer), connect(model, agent, { type: 'ai_languageModel' })];
			return { nodes: [agent, model, answer], connections };
		}),
	empty: async (fixture) => await empty(fixture, 'empty'),
	emptyWithCredential: async (fixture) => await empty(fixture, 'emptyWithCredential', { credentials: await headerSecret(fixture) }),
};

async function empty(fixture: CustomLlmFixture, name: SubjectName, extra: Partial<WorkflowNode> = {}): Promise<Subject> {
	const trigger = node(throwawayTypes.trigger, 'Trigger', {}, { typeVersion: 1.1, ...extra });
	await activate(fixture, [trigger, node(throwawayTypes.reply, 'Answer', { text: ANSWER })]);
	return { name, url: webhookUrl(fixture.webhookBase, trigger, 'calls'), secret: fixture.key, as: 'chat completions' };
}

export const makeSubject = async (fixture: CustomLlmFixture, name: SubjectName): Promise<Subject> => await makers[name](fixture);

/** The texts of an answer, each with the time it came; the empty trigger's are not in the form of chat completions. */
export function spokenIn({ lines }: Turn): Array<{ text: string; at: number }> {
	return lines.flatMap(({ text, at }) => {
		if (!text.startsWith('data: ') || text === 'data: [DONE]') return [];
		const { choices } = JSON.parse(text.slice('data: '.length)) as { choices: Array<{ delta: { content?: string | null } }> };
		const content = choices[0]?.delta.content?.trim();
		return content ? [{ text: content, at }] : [];
	});
}
