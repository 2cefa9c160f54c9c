// What the examples of workflows/ are played on: one real n8n with an account of every kind, and the simulated platforms
// behind them. An example runs exactly as its file is, as after "Import from file" in the editor.
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { NodeHelpers, type INode, type INodeTypeDescription } from 'n8n-workflow';

import { startServices, type Services } from '../harness/cloud/services';
import type { CredentialRef, DataTableRef, ExecutionDetail, ExecutionSummary, StoredWorkflow } from '../harness/api';
import { startMailbox, type Mailbox } from '../harness/mailbox';
import { repositoryRoot } from '../harness/paths';
import type { WorkflowJson, WorkflowNode } from '../harness/workflows';
import { withHamsa, type WithHamsa } from './hamsaFixture';
import { openFixture, startSharedN8n, type RegularFixture, type SharedN8n } from './fixture';

/** An n8n whose connections to Google, HubSpot, Slack and Airtable lead to stand-ins. */
export interface SharedWithServices extends SharedN8n {
	services: Services;
}

/** @param env as of `startSharedN8n` */
export async function startSharedWithServices(env: Record<string, string> = {}): Promise<SharedWithServices> {
	const services = await startServices();
	const { NODE_OPTIONS, ...rest } = services.environment;
	const preloads = [env.NODE_OPTIONS, NODE_OPTIONS].filter(Boolean).join(' ');
	const shared = await startSharedN8n({ env: { ...env, ...rest, NODE_OPTIONS: preloads } });
	const stop = async () => {
		await shared.stop();
		await services.stop();
	};
	return { ...shared, services, stop };
}

export interface ExampleFixture extends WithHamsa<RegularFixture> {
	/** Credentials by type: what n8n gives to the nodes of an example when it is imported. */
	accounts: Map<string, CredentialRef>;
	nodeTypes: INodeTypeDescription[];
	services: Services;
	/** Where mails go. */
	mailbox: Mailbox;
	/** What a platform sends to a Custom LLM Trigger. */
	llmKey: string;
}

/**
 * A fixture with AgentPhone, Hamsa, an OpenAI model, platforms with a custom LLM, a mail server and n8n itself as accounts. The Hamsa simulator's jobs end when told
 * (`hamsa.finishJob`). {@link addAccount} adds others.
 */
export async function openExampleFixture(shared: SharedWithServices): Promise<ExampleFixture> {
	const fixture = await withHamsa(await openFixture(shared));
	fixture.hamsa.jobTakes(null);
	const accounts = new Map([fixture.credential, fixture.hamsaCredential, fixture.modelCredential].map((one) => [one.type, one]));
	const nodeTypes = (await fixture.api.nodeTypes()) as unknown as INodeTypeDescription[];
	const mailbox = await startMailbox();
	const stop = async () => {
		await fixture.stop();
		await mailbox.stop();
	};
	const llmKey = randomBytes(24).toString('base64url');
	const { services } = shared;
	const examples = { ...fixture, accounts, nodeTypes, services, mailbox, llmKey, stop };
	for (const account of services.accounts) await addAccount(examples, account);
	await addAccount(examples, { name: 'Custom LLM account', type: 'customLlmApi', data: { apiKey: llmKey } });
	await addAccount(examples, { name: 'Basic Auth account', type: 'httpBasicAuth', data: { user: 'owner', password: llmKey } });
	await addAccount(examples, { name: 'SMTP account', type: 'smtp', data: mailbox.account });
	const apiKey = await fixture.api.createApiKey(`examples ${Date.now()}`, ['execution:read', 'execution:retry']);
	// Named as n8n itself names the first of its kind: HTTP Request nodes find theirs by name.
	await addAccount(examples, { name: 'n8n account', type: 'n8nApi', data: { apiKey, baseUrl: `${fixture.n8n.baseUrl}/api/v1` } });
	return examples;
}

/** An account more, for all examples imported from now on. */
export async function addAccount(
	fixture: ExampleFixture,
	account: { name: string; type: string; data: Record<string, unknown> },
): Promise<CredentialRef> {
	const credential = await fixture.api.createCredential(account);
	fixture.accounts.set(credential.type, credential);
	return credential;
}

const workflowFolder = path.join(repositoryRoot, 'workflows');

/** Names of all examples, without `.json`. */
export function exampleNames(): string[] {
	return readdirSync(workflowFolder)
		.filter((file) => file.endsWith('.json'))
		.map((file) => path.basename(file, '.json'))
		.sort();
}

export async function readExample(name: string): Promise<WorkflowJson> {
	return JSON.parse(await readFile(path.join(workflowFolder, `${name}.json`), 'utf8')) as WorkflowJson;
}

/** The trigger a user presses once after the import, in examples that need Data Tables: it makes them, and fills in samples. */
export const SET_UP = 'Set up (press once)';

/**
 * What the editor does on "Import from file" (2.41): a node without credentials gets the newest one of its type, an HTTP
 * Request node the one it names, if there is one of that name.
 */
export async function importExample(fixture: ExampleFixture, name: string): Promise<StoredWorkflow> {
	const example = await readExample(name);
	const nodes = example.nodes.map((node) => ({ ...node, credentials: credentialsOf(fixture, node) }));
	return await fixture.api.createWorkflow({ ...example, nodes });
}

/** The credentials that the editor gives a node of an example on its import. */
export function credentialsOf({ accounts, nodeTypes }: ExampleFixture, node: WorkflowNode): WorkflowNode['credentials'] {
	const named = Object.entries(node.credentials ?? {}).flatMap(([type, { name }]) => {
		const account = accounts.get(type);
		return account?.name === name ? [[type, account] as const] : [];
	});
	if (named.length > 0 || node.type === 'n8n-nodes-base.httpRequest') return Object.fromEntries(named);
	const ofType = nodeTypes.filter(({ name }) => name === node.type);
	// An older n8n runs a node of a version it does not know with the code it has.
	const description = ofType.find(({ version }) => [version].flat().includes(node.typeVersion)) ?? ofType.at(-1);
	if (!description) throw new Error(`n8n knows no ${node.type} of version ${node.typeVersion}`);
	const asNode = node as unknown as INode;
	const parameters = NodeHelpers.getNodeParameters(description.properties, asNode.parameters, true, false, asNode, description) ?? {};
	const wanted = (description.credentials ?? []).filter((one) => NodeHelpers.displayParameter(parameters, one, asNode, description));
	const account = wanted.map(({ name }) => accounts.get(name)).find(Boolean);
	return account && { [account.type]: account };
}

/** An example that runs. */
export interface LiveExample {
	id: string;
	/** Waits until at least so many executions have ended and none runs, the one of {@link SET_UP} not counted; oldest first. */
	ended(count: number): Promise<ExecutionDetail[]>;
	/** Waits until at least so many executions wait; oldest first. */
	suspended(count: number): Promise<ExecutionDetail[]>;
	/** The first 100 rows of a Data Table, without n8n's own columns. */
	rows(table: string): Promise<Array<Record<string, unknown>>>;
	addRows(table: string, rows: Array<Record<string, unknown>>): Promise<void>;
	/** Presses {@link SET_UP} once more. */
	setUp(): Promise<void>;
	/** Unpublishes it, so that the next example finds the platforms' webhooks free. */
	stop(): Promise<void>;
}

/**
 * Imports an example, presses its {@link SET_UP} if it has one, and publishes it.
 * @param change what the user changes before
 */
export async function startExample(
	fixture: ExampleFixture,
	name: string,
	change: (id: string) => Promise<void> = () => Promise.resolve(),
): Promise<LiveExample> {
	const { id, nodes } = await importExample(fixture, name);
	const { api } = fixture;
	await change(id);
	const preparation = nodes.some((node) => node.name === SET_UP) ? [await setUp(fixture, id)] : [];
	await api.activateWorkflow(id);

	const details = async (newestFirst: ExecutionSummary[]) =>
		await Promise.all(
			newestFirst
				.filter((one) => !preparation.includes(one.id))
				.reverse()
				.map(async (one) => await api.getExecution(one.id)),
		);
	return {
		id,
		ended: async (count) => await details(await api.waitForExecutions(id, preparation.length + count)),
		suspended: async (count) => await details(await api.waitForExecutions(id, count, { status: 'waiting' })),
		rows: async (table) => withoutOwnColumns(await api.listDataTableRows(await tableNamed(fixture, table))),
		addRows: async (table, rows) => await api.insertDataTableRows(await tableNamed(fixture, table), rows),
		setUp: async () => {
			preparation.push(await setUp(fixture, id));
		},
		stop: async () => {
			await api.deactivateWorkflow(id);
		},
	};
}

/** Presses {@link SET_UP}. @returns the execution's id @throws when it did not succeed */
export async function setUp({ api }: ExampleFixture, workflowId: string): Promise<string> {
	const execution = await api.runWorkflowManually({ id: workflowId }, SET_UP);
	await api.waitForExecutions(workflowId, 1);
	const { status, error } = await api.getExecution(execution);
	if (status !== 'success') throw new Error(`Setting up ended with ${status}: ${error?.message ?? ''}`);
	return execution;
}

async function tableNamed({ api }: ExampleFixture, name: string): Promise<DataTableRef> {
	const table = (await api.listDataTables()).find((one) => one.name === name);
	if (!table) throw new Error(`There is no Data Table named "${name}"`);
	return table;
}

/** Puts a Data Table away that several examples share, if it is there: each begins without the rows of the others. */
export async function dropTable({ api }: ExampleFixture, name: string): Promise<void> {
	const tables = (await api.listDataTables()).filter((one) => one.name === name);
	await Promise.all(tables.map(async (table) => await api.deleteDataTable(table)));
}

const withoutOwnColumns = (rows: Array<Record<string, unknown>>) =>
	rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !['id', 'createdAt', 'updatedAt'].includes(column))));
