// What n8n's editor does over REST, for tests. n8n documents none of it: it changes with versions,
// so all of it stands in this one file. Seen to work: 1.123, 2.0 and 2.41 (and 1.105); where they differ,
// the oldest that has the newer way is named.
import { randomUUID } from 'node:crypto';
import axios, { type AxiosInstance, type Method } from 'axios';
import pWaitFor from 'p-wait-for';
import { parseFlatted } from './flatted';
import { n8nVersion } from './paths';
import type { WorkflowJson } from './workflows';

/** How many milliseconds something may take that usually takes a moment: on a busy machine it takes many times that. */
export const WAIT_TIMEOUT_MS = 60_000;

/** The login of every test instance's owner. */
export const testOwner = { email: 'owner@example.com', password: 'Harness-Owner-1', firstName: 'Test', lastName: 'Owner' };

/** n8n refused a call; the message is n8n's own. */
export class N8nApiError extends Error {
	constructor(
		message: string,
		/** HTTP status; 0 when n8n did not answer. */
		readonly status: number,
		readonly body: unknown,
	) {
		super(message);
		this.name = 'N8nApiError';
	}
}

export interface CredentialRef {
	id: string;
	name: string;
	type: string;
}

export interface StoredWorkflow extends WorkflowJson {
	id: string;
	versionId: string;
	active: boolean;
}

export type ExecutionStatus = 'canceled' | 'crashed' | 'error' | 'new' | 'running' | 'success' | 'unknown' | 'waiting';

export interface ExecutionSummary {
	id: string;
	workflowId: string;
	status: ExecutionStatus;
	/** `webhook` for live calls, `manual` for the editor's, `trigger` for other triggers. */
	mode: string;
	startedAt: string | null;
	stoppedAt: string | null;
}

/** One run of one node (a node in a loop has several). */
export interface NodeRun {
	executionStatus: ExecutionStatus;
	/** Milliseconds. */
	executionTime: number;
	error?: { message: string; description?: string };
	/** The `json` of the items of each main output. */
	outputs: Array<Array<Record<string, unknown>>>;
}

export interface ExecutionDetail extends ExecutionSummary {
	/** Runs by node name. */
	runData: Record<string, NodeRun[]>;
	lastNodeExecuted?: string;
	/** Why the execution as a whole failed. */
	error?: { message: string; description?: string };
	/** The decoded data as n8n stores it. */
	data: unknown;
}

export interface TestListener {
	/**
	 * What a press on "Stop listening" does. n8n answers first and then calls the node's
	 * `webhookMethods.delete` and frees the URL: see {@link isWebhookRegistered}.
	 */
	cancel(): Promise<void>;
}

export type DataTableColumnType = 'boolean' | 'date' | 'number' | 'string';

export interface DataTableRef {
	id: string;
	name: string;
	projectId: string;
}

interface Publication {
	status: 'failed' | 'in_progress' | 'not_published' | 'partial' | 'published';
	triggers: Array<{ nodeId: string; status: 'activated' | 'failed'; errorMessage: string | null }>;
}

interface RawNodeRun {
	executionStatus: ExecutionStatus;
	executionTime: number;
	error?: { message: string; description?: string };
	data?: { main?: Array<Array<{ json: Record<string, unknown> }> | null> };
}

interface RawExecutionData {
	resultData?: {
		runData?: Record<string, RawNodeRun[]>;
		lastNodeExecuted?: string;
		error?: { message: string; description?: string };
	};
}

const toNodeRun = ({ executionStatus, executionTime, error, data }: RawNodeRun): NodeRun => ({
	executionStatus,
	executionTime,
	...(error && { error }),
	outputs: (data?.main ?? []).map((items) => (items ?? []).map(({ json }) => json)),
});

const majorVersion = (): number => Number(n8nVersion().split('.')[0]);

/** Words for a failed call: n8n's message, its hint if there is one, and what was asked. */
function describe(method: string, url: string, status: number, body: unknown): string {
	const { message, hint } = (typeof body === 'object' && body !== null ? body : {}) as { message?: string; hint?: string };
	const words = message ?? (typeof body === 'string' ? body.slice(0, 300) : JSON.stringify(body));
	return `${words}${hint ? ` (${hint})` : ''} [${method} ${url}: ${status}]`;
}

/**
 * Whether n8n would take a POST at this webhook URL, live or test, without making one: n8n
 * answers a browser's preflight request for registered URLs only.
 */
export async function isWebhookRegistered(url: string): Promise<boolean> {
	const { status } = await axios.request({
		method: 'OPTIONS',
		url,
		headers: { origin: new URL(url).origin, 'access-control-request-method': 'POST' },
		validateStatus: (code) => code === 204 || code === 404,
		proxy: false,
	});
	return status === 204;
}

/** Types of nodes that may be called over HTTP. */
const MAY_HAVE_WEBHOOK = /(?:Trigger|\.webhook|\.form|\.wait)$/;

/** A signed-in editor. All methods throw {@link N8nApiError} when n8n refuses. */
export class N8nApi {
	private readonly http: AxiosInstance;

	private cookie = '';

	/** n8n ties a login to one browser, and a test listener to one of its tabs. */
	private readonly browserId = randomUUID();

	private personalProject: string | undefined;

	constructor(readonly baseUrl: string) {
		this.http = axios.create({ baseURL: baseUrl, timeout: WAIT_TIMEOUT_MS, validateStatus: null, proxy: false });
	}

	/** Calls n8n's REST API. @returns the answer's `data`, or the whole answer where n8n has no such wrapper */
	async request<T>(
		method: Method,
		url: string,
		{ body, params, headers }: { body?: unknown; params?: object; headers?: Record<string, string> } = {},
	): Promise<T> {
		const response = await this.http
			.request<unknown>({
				method,
				url,
				data: body,
				params,
				headers: { cookie: this.cookie, 'browser-id': this.browserId, ...headers },
			})
			.catch((error: unknown) => {
				const reason = error instanceof Error ? error.message : String(error);
				throw new N8nApiError(`${reason} [${method} ${url}]`, 0, undefined);
			});
		if (response.status >= 400)
			throw new N8nApiError(describe(method, url, response.status, response.data), response.status, response.data);
		const cookies = response.headers['set-cookie'];
		if (cookies) this.cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
		const answer = response.data;
		return (typeof answer === 'object' && answer !== null && 'data' in answer ? answer.data : answer) as T;
	}

	/** Creates the instance's owner, {@link testOwner}, and signs in. Works once per instance. */
	async setupOwner(): Promise<void> {
		await this.request('POST', '/rest/owner/setup', { body: testOwner });
	}

	/** Signs in again, after a restart or from a second client. */
	async login(): Promise<void> {
		await this.request('POST', '/rest/login', { body: { emailOrLdapLoginId: testOwner.email, password: testOwner.password } });
	}

	// --- credentials ---

	async createCredential(credential: { name: string; type: string; data: Record<string, unknown> }): Promise<CredentialRef> {
		const { id, name, type } = await this.request<CredentialRef>('POST', '/rest/credentials', { body: credential });
		return { id, name, type };
	}

	/** What the editor's "Test" does. @returns n8n's verdict: `{ status: 'OK' | 'Error', message }` */
	async testCredential(
		{ id, name, type }: CredentialRef,
		data: Record<string, unknown>,
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		return await this.request('POST', '/rest/credentials/test', { body: { credentials: { id, name, type, data } } });
	}

	async listCredentials(): Promise<CredentialRef[]> {
		return await this.request('GET', '/rest/credentials');
	}

	async deleteCredential(id: string): Promise<void> {
		await this.request('DELETE', `/rest/credentials/${id}`);
	}

	/** A key of n8n's public API, for workflows that use it. @returns the key itself */
	async createApiKey(label: string, scopes: string[]): Promise<string> {
		const { rawApiKey } = await this.request<{ rawApiKey: string }>('POST', '/rest/api-keys', {
			body: { label, scopes, expiresAt: null },
		});
		return rawApiKey;
	}

	// --- workflows ---

	/** Nodes with a webhook get an id of their own where they have none, as the editor does; n8n 2.0 and older leaves that to it. */
	async createWorkflow(workflow: WorkflowJson): Promise<StoredWorkflow> {
		const nodes = workflow.nodes.map((node) => (MAY_HAVE_WEBHOOK.test(node.type) ? { webhookId: randomUUID(), ...node } : node));
		// n8n 1.x wants to be told that it is not active yet.
		return await this.request('POST', '/rest/workflows', { body: { active: false, ...workflow, nodes } });
	}

	async listActiveWorkflows(): Promise<Array<{ id: string; name: string }>> {
		const params = { filter: JSON.stringify({ active: true }), take: 250 };
		return await this.request('GET', '/rest/workflows', { params });
	}

	async getWorkflow(id: string): Promise<StoredWorkflow> {
		return await this.request('GET', `/rest/workflows/${id}`);
	}

	/** Saves changes as a new version; an active workflow keeps running the version it was activated with. */
	async updateWorkflow(id: string, changes: Partial<WorkflowJson>): Promise<StoredWorkflow> {
		const { versionId } = await this.getWorkflow(id);
		return await this.request('PATCH', `/rest/workflows/${id}`, { body: { ...changes, versionId } });
	}

	/**
	 * Publishes the newest version; its triggers are registered when this resolves.
	 * @throws N8nApiError with a trigger's own message when it could not be registered. As in the
	 * editor, the workflow then counts as active all the same.
	 */
	async activateWorkflow(id: string): Promise<StoredWorkflow> {
		const { versionId } = await this.getWorkflow(id);
		const activated = await this.setActive(id, true, versionId);
		const publication = await this.waitForPublication(id);
		const failures = publication.triggers.filter(({ status }) => status === 'failed');
		if (failures.length > 0) {
			const reasons = failures.map(({ errorMessage }) => errorMessage ?? 'no reason given').join('; ');
			throw new N8nApiError(`workflow ${id} could not be activated: ${reasons}`, 200, publication);
		}
		return activated;
	}

	/** Makes a workflow callable by others: n8n 2 runs published ones only, n8n 1 refuses to activate what has no trigger of its own. */
	async publishSubWorkflow(id: string): Promise<void> {
		if (majorVersion() >= 2) await this.activateWorkflow(id);
	}

	/** Its triggers are given back when this resolves. */
	async deactivateWorkflow(id: string): Promise<StoredWorkflow> {
		const { versionId } = await this.getWorkflow(id);
		const deactivated = await this.setActive(id, false, versionId);
		await this.waitForPublication(id);
		return deactivated;
	}

	/** n8n 1.x saves a workflow as active; 2.0 publishes one of its versions. */
	private async setActive(id: string, active: boolean, versionId: string): Promise<StoredWorkflow> {
		if (majorVersion() < 2) return await this.request('PATCH', `/rest/workflows/${id}`, { body: { active, versionId } });
		return await this.request('POST', `/rest/workflows/${id}/${active ? 'activate' : 'deactivate'}`, {
			body: active ? { versionId } : {},
		});
	}

	/** n8n 2.41 answers before it registers triggers, and says here how that went; earlier ones answer afterwards, and know no such thing. */
	private async waitForPublication(id: string): Promise<Publication> {
		if (!(await this.reportsPublication(id))) return { status: 'published', triggers: [] };
		let publication: Publication | undefined;
		await pWaitFor(
			async () => {
				publication = await this.request<Publication>('GET', `/rest/workflows/${id}/publication-status`);
				return publication.status !== 'in_progress';
			},
			{ interval: 50, timeout: WAIT_TIMEOUT_MS },
		);
		return publication!;
	}

	private publicationIsReported: boolean | undefined;

	private async reportsPublication(id: string): Promise<boolean> {
		this.publicationIsReported ??= await this.request('GET', `/rest/workflows/${id}/publication-status`).then(
			() => true,
			(error: unknown) => {
				if (error instanceof N8nApiError && error.status === 404) return false;
				throw error;
			},
		);
		return this.publicationIsReported;
	}

	/** Deactivates, archives and deletes: n8n deletes archived workflows only. */
	async deleteWorkflow(id: string): Promise<void> {
		await this.request('POST', `/rest/workflows/${id}/archive`, { body: {} });
		await this.request('DELETE', `/rest/workflows/${id}`);
	}

	// --- running in the editor ---

	/**
	 * What "Listen for test event" does: the trigger's test URL (`/webhook-test/...`) takes one
	 * call within two minutes. Needs no open push connection.
	 * @throws N8nApiError when the trigger has no webhook to listen on
	 */
	async listenForTestEvent(workflow: { id: string }, triggerName: string): Promise<TestListener> {
		const answer = await this.run(workflow.id, triggerName);
		if (!answer.waitingForWebhook) throw new N8nApiError(`"${triggerName}" ran at once instead of listening`, 200, answer);
		return { cancel: async () => await this.request('DELETE', `/rest/test-webhook/${workflow.id}`) };
	}

	/**
	 * What "Execute workflow" does for a trigger that waits for nothing (Manual Trigger).
	 * @returns the execution's id; it may still be running
	 */
	async runWorkflowManually(workflow: { id: string }, triggerName: string): Promise<string> {
		const answer = await this.run(workflow.id, triggerName);
		if (answer.executionId === undefined) throw new N8nApiError(`"${triggerName}" is listening instead of running`, 200, answer);
		return answer.executionId;
	}

	private async run(workflowId: string, triggerName: string): Promise<{ waitingForWebhook?: boolean; executionId?: string }> {
		// n8n 2.41 runs what it has stored; earlier ones run what they are sent.
		const workflowData = await this.getWorkflow(workflowId);
		return await this.request('POST', `/rest/workflows/${workflowId}/run`, {
			body: { workflowData, triggerToStartFrom: { name: triggerName } },
			headers: { 'push-ref': randomUUID() },
		});
	}

	// --- executions ---

	/**
	 * All of them, newest first. n8n 2.41 orders by time and pages by id: where its clock was set meanwhile, some old ones may be
	 * passed over.
	 */
	async listExecutions(workflowId: string): Promise<ExecutionSummary[]> {
		const all: ExecutionSummary[] = [];
		for (let page: { cursor?: string; lastId?: string } = {}; ; ) {
			const { results, nextCursor } = await this.request<{ results: ExecutionSummary[]; nextCursor?: string | null }>(
				'GET',
				'/rest/executions',
				{
					params: { filter: JSON.stringify({ workflowId }), limit: 100, ...page },
				},
			);
			all.push(...results);
			// n8n 2.41 gives a cursor, or null after the last page; earlier ones give none and go on below the last id.
			if (nextCursor === undefined ? results.length < 100 : !nextCursor) return all;
			page = nextCursor ? { cursor: nextCursor } : { lastId: results.at(-1)!.id };
		}
	}

	/** As the button in the editor. */
	async stopExecution(id: string): Promise<void> {
		await this.request('POST', `/rest/executions/${id}/stop`);
	}

	/** As the button in the editor: once more from the node that failed. Resolves when it has ended. */
	async retryExecution(id: string): Promise<void> {
		await this.request('POST', `/rest/executions/${id}/retry`, { body: { loadWorkflow: false } });
	}

	async getExecution(id: string): Promise<ExecutionDetail> {
		const { data: text, ...summary } = await this.request<ExecutionSummary & { data: string }>('GET', `/rest/executions/${id}`);
		const data = parseFlatted(text) as RawExecutionData;
		const { runData = {}, lastNodeExecuted, error } = data.resultData ?? {};
		return {
			...summary,
			data,
			...(lastNodeExecuted !== undefined && { lastNodeExecuted }),
			...(error && { error }),
			runData: Object.fromEntries(Object.entries(runData).map(([name, runs]) => [name, runs.map(toNodeRun)])),
		};
	}

	/**
	 * Waits until the workflow has at least `count` executions, of that status if one is given,
	 * and none that is still open when none is given.
	 * @returns them, newest first
	 * @throws when `timeout` ms (default a minute) pass; the message lists what there is
	 */
	async waitForExecutions(
		workflowId: string,
		count: number,
		{ status, timeout = WAIT_TIMEOUT_MS }: { status?: ExecutionStatus; timeout?: number } = {},
	): Promise<ExecutionSummary[]> {
		const isOpen = (execution: ExecutionSummary) => ['new', 'running', 'unknown'].includes(execution.status);
		let all: ExecutionSummary[] = [];
		const matching = () => all.filter((execution) => (status ? execution.status === status : !isOpen(execution)));
		const poll = async () => {
			all = await this.listExecutions(workflowId);
			return matching().length >= count && (status !== undefined || !all.some(isOpen));
		};
		await pWaitFor(poll, { interval: 100, timeout }).catch((error: unknown) => {
			if (error instanceof N8nApiError) throw error;
			const seen = all.map((execution) => `${execution.id} ${execution.status}`).join(', ') || 'none';
			throw new Error(
				`expected ${count} ${status ?? 'ended'} executions of workflow ${workflowId} within ${timeout} ms; there are: ${seen}`,
			);
		});
		return matching();
	}

	// --- what is installed ---

	/** What "Settings, Community nodes, Install" does. @returns the nodes n8n found in it */
	async installCommunityPackage(name: string): Promise<Array<{ name: string; type: string }>> {
		const { installedNodes } = await this.request<{ installedNodes: Array<{ name: string; type: string }> }>(
			'POST',
			'/rest/community-packages',
			{ body: { name } },
		);
		return installedNodes;
	}

	async uninstallCommunityPackage(name: string): Promise<void> {
		await this.request('DELETE', '/rest/community-packages', { params: { name } });
	}

	/** Descriptions of all loaded nodes, as the editor gets them. `name` is the full type, `package.node`. */
	async nodeTypes(): Promise<Array<{ name: string; displayName: string; version: number | number[]; [key: string]: unknown }>> {
		return await this.request('GET', '/types/nodes.json');
	}

	// --- data tables ---

	/** Creates a data table in the owner's personal project. */
	async createDataTable(name: string, columns: Record<string, DataTableColumnType>): Promise<DataTableRef> {
		const projectId = await this.personalProjectId();
		const { id } = await this.request<{ id: string }>('POST', `/rest/projects/${projectId}/data-tables`, {
			body: { name, columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })) },
		});
		return { id, name, projectId };
	}

	/** All of them. */
	async listDataTables(): Promise<DataTableRef[]> {
		const { data } = await this.request<{ data: DataTableRef[] }>('GET', '/rest/data-tables-global', { params: { take: 250 } });
		return data;
	}

	async deleteDataTable({ projectId, id }: DataTableRef): Promise<void> {
		await this.request('DELETE', `/rest/projects/${projectId}/data-tables/${id}`);
	}

	async insertDataTableRows(table: DataTableRef, rows: Array<Record<string, unknown>>): Promise<void> {
		await this.request('POST', `/rest/projects/${table.projectId}/data-tables/${table.id}/insert`, { body: { data: rows } });
	}

	/** The first 100 rows, with n8n's own columns `id`, `createdAt` and `updatedAt`. */
	async listDataTableRows(table: DataTableRef): Promise<Array<Record<string, unknown>>> {
		const { data } = await this.request<{ data: Array<Record<string, unknown>> }>(
			'GET',
			`/rest/projects/${table.projectId}/data-tables/${table.id}/rows`,
			{
				params: { take: 100 },
			},
		);
		return data;
	}

	private async personalProjectId(): Promise<string> {
		this.personalProject ??= (await this.request<{ id: string }>('GET', '/rest/projects/personal')).id;
		return this.personalProject;
	}
}
