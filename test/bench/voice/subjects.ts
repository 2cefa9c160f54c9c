// What is compared: the same conversation, answered in different ways by the same n8n.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

import type { CredentialRef } from '../../e2e/harness/api';
import { packThrowaway, throwawayTypes } from '../../e2e/harness/throwawayPackage';
import { connect, node, webhookUrl, workflow, type WorkflowConnection, type WorkflowNode } from '../../e2e/harness/workflows';
import {
	agentTrigger,
	chain,
	noOp,
	pause,
	seedPhoneAgent,
	startRegularFixture,
	voiceReply,
	type RegularFixture,
	type Fixture,
} from '../../e2e/suites/fixture';

export const SUBJECTS = {
	ours: 'AgentPhone Trigger + Voice Reply',
	immediate: 'n8n Webhook, "immediately"',
	respond: 'Webhook + Respond to Webhook',
	handmade: 'Webhook + Crypto + IF + Respond',
	empty: 'empty streaming trigger',
	emptyWithCredential: 'the same, with a credential',
	floor: 'bare Node server with HMAC',
} as const;

export type SubjectName = keyof typeof SUBJECTS;

export interface Subject {
	name: SubjectName;
	url: string;
	secret: string;
	/** Its workflow; the floor has none. */
	workflowId?: string;
}

export const ANSWER = 'Your table is booked for six.';

export const FILLER = 'One moment, please.';

/** A fixture that has the empty trigger, too. */
export async function startBenchFixture(env: Record<string, string> = {}): Promise<RegularFixture> {
	return await startRegularFixture({}, { moreTarballs: [await packThrowaway()], env });
}

/** As `activate` of the suites, under a name of its own. */
async function activate(fixture: Fixture, nodes: WorkflowNode[], connections: WorkflowConnection[] = chain(...nodes)): Promise<string> {
	const { id } = await fixture.api.createWorkflow(workflow(`Bench ${randomBytes(4).toString('hex')}`, nodes, connections));
	await fixture.api.activateWorkflow(id);
	return id;
}

/** Nothing for 0 seconds. */
const waiting = (seconds: number): WorkflowNode[] => (seconds > 0 ? [pause('Lookup', seconds)] : []);

/** Our trigger on an agent of its own, in front of these nodes. */
export async function ourSubject(fixture: Fixture, nodes: WorkflowNode[], trigger: Record<string, unknown> = {}): Promise<Subject> {
	const agentId = seedPhoneAgent(fixture);
	const workflowId = await activate(fixture, [agentTrigger(fixture, agentId, { filler: FILLER, ...trigger }), ...nodes]);
	const { url, secret } = fixture.simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!;
	return { name: 'ours', url, secret, workflowId };
}

const newSecret = () => `whsec_${randomBytes(24).toString('hex')}`;

const respond = (name: string, body: string, extra: Record<string, unknown> = {}): WorkflowNode =>
	node('n8n-nodes-base.respondToWebhook', name, { respondWith: 'json', responseBody: body, options: extra }, { typeVersion: 1.5 });

/** n8n's own Webhook node, in front of what `rest` says. */
async function webhookSubject(
	fixture: Fixture,
	webhookBase: string,
	name: SubjectName,
	responseMode: string,
	rest: (secret: string) => Promise<WorkflowNode[]> | WorkflowNode[],
	connections?: (nodes: WorkflowNode[]) => WorkflowConnection[],
): Promise<Subject> {
	const pathOnly = `bench-${randomBytes(6).toString('hex')}`;
	const secret = newSecret();
	const webhook = node(
		'n8n-nodes-base.webhook',
		'Webhook',
		{ httpMethod: 'POST', path: pathOnly, responseMode, options: {} },
		{ typeVersion: 2.1 },
	);
	const nodes = [webhook, ...(await rest(secret))];
	const workflowId = await activate(fixture, nodes, connections?.(nodes));
	return { name, url: `${webhookBase}/webhook/${pathOnly}`, secret, workflowId };
}

/** What people build today: the signature recomputed over the body, compared, and refused if it does not fit. */
async function handmadeNodes(fixture: Fixture, secret: string, seconds: number): Promise<WorkflowNode[]> {
	const crypto = await fixture.api.createCredential({ name: 'Signing secret', type: 'crypto', data: { hmacSecret: secret } });
	const signed = '={{ $json.headers["x-webhook-timestamp"] + "." + JSON.stringify($json.body) }}';
	const comparison = {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
		conditions: [
			{
				id: 'genuine',
				leftValue: '={{ "sha256=" + $json.signature }}',
				rightValue: '={{ $json.headers["x-webhook-signature"] }}',
				operator: { type: 'string', operation: 'equals' },
			},
		],
		combinator: 'and',
	};
	return [
		node(
			'n8n-nodes-base.crypto',
			'Sign',
			{ action: 'hmac', type: 'SHA256', value: signed, dataPropertyName: 'signature', encoding: 'hex' },
			{ typeVersion: 2, credentials: { crypto } },
		),
		node('n8n-nodes-base.if', 'Genuine?', { conditions: comparison, options: {} }, { typeVersion: 2.2 }),
		...waiting(seconds),
		respond('Answer', JSON.stringify({ text: ANSWER })),
		respond('Refuse', '{"error":"not genuine"}', { responseCode: 401 }),
	];
}

/** All but the last in a row; the last is where the second output of IF leads. */
function handmadeConnections(nodes: WorkflowNode[]): WorkflowConnection[] {
	const reject = nodes.at(-1)!;
	return [...chain(...nodes.slice(0, -1)), connect('Genuine?', reject, { output: 1 })];
}

type Maker = (fixture: Fixture, webhookBase: string, seconds: number) => Promise<Subject>;

const makers: Record<Exclude<SubjectName, 'floor'>, Maker> = {
	ours: async (fixture, _webhookBase, seconds) =>
		await ourSubject(fixture, [...waiting(seconds), voiceReply('Answer', { operation: 'finish', text: ANSWER })]),
	immediate: async (fixture, webhookBase, seconds) =>
		await webhookSubject(fixture, webhookBase, 'immediate', 'onReceived', () => [...waiting(seconds), noOp('Work')]),
	respond: async (fixture, webhookBase, seconds) =>
		await webhookSubject(fixture, webhookBase, 'respond', 'responseNode', () => [
			...waiting(seconds),
			respond('Answer', JSON.stringify({ text: ANSWER })),
		]),
	handmade: async (fixture, webhookBase, seconds) =>
		await webhookSubject(
			fixture,
			webhookBase,
			'handmade',
			'responseNode',
			async (secret) => await handmadeNodes(fixture, secret, seconds),
			handmadeConnections,
		),
	empty: async (fixture, webhookBase, seconds) => await emptySubject(fixture, webhookBase, 'empty', seconds),
	emptyWithCredential: async (fixture, webhookBase, seconds) =>
		await emptySubject(fixture, webhookBase, 'emptyWithCredential', seconds, { credentials: await headerSecret(fixture) }),
};

/**
 * A credential of n8n's own type for a header. Every trigger that checks a secret has one: n8n reads it from the database and
 * decrypts it on every call, and looks up before every execution whether the workflow may use it.
 */
export async function headerSecret({ api }: Fixture, value = newSecret()): Promise<{ httpHeaderAuth: CredentialRef }> {
	return { httpHeaderAuth: await api.createCredential({ name: 'Key', type: 'httpHeaderAuth', data: { name: 'Authorization', value } }) };
}

async function emptySubject(
	fixture: Fixture,
	webhookBase: string,
	name: SubjectName,
	seconds: number,
	extra: Partial<WorkflowNode> = {},
): Promise<Subject> {
	const trigger = node(throwawayTypes.trigger, 'Trigger', {}, { typeVersion: 1.1, ...extra });
	const workflowId = await activate(fixture, [trigger, ...waiting(seconds), node(throwawayTypes.reply, 'Answer', { text: ANSWER })]);
	return { name, url: webhookUrl(webhookBase, trigger, 'calls'), secret: newSecret(), workflowId };
}

/** Workflows that take `seconds` before they answer, activated. */
export async function makeSubjects(
	fixture: Fixture,
	webhookBase: string,
	names: Array<Exclude<SubjectName, 'floor'>>,
	seconds = 0,
): Promise<Subject[]> {
	const subjects: Subject[] = [];
	for (const name of names) subjects.push(await makers[name](fixture, webhookBase, seconds));
	return subjects;
}

export interface Floor {
	subject: Subject;
	pid: number;
	stop(): void;
}

export async function startFloor(): Promise<Floor> {
	const secret = newSecret();
	const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'floor.ts'), secret], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
	return { subject: { name: 'floor', url, secret }, pid: child.pid!, stop: () => void child.stdin.end() };
}
