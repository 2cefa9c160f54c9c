// Finds the executions a delivery started, by what was in it.
import { setTimeout as sleep } from 'node:timers/promises';

import type { ExecutionSummary, N8nApi } from '../e2e/harness/api';
import { parseFlatted } from '../e2e/harness/flatted';
import type { Log } from './log';
import type { Delivery, ExecutionLink, NodeSpan } from './protocol';

export type Mark = string | string[];

const LOOK_EVERY_MS = 250;

/** After the answer. n8n acknowledges an event when it holds its execution, so a refused or ignored one shows soon. */
const GIVE_UP_AFTER_MS = 1_500;

/** An execution may wait for days; its link is there all the same. */
const FOLLOW_FOR_MS = 60_000;

const NONE: ReadonlySet<string> = new Set();

const OPEN_STATES = ['new', 'running', 'unknown'];

/** Until something wakes it. */
const WAITING = 'waiting';

interface RawRun {
	startTime: number;
	executionTime: number;
	data?: { main?: Array<Array<{ json: object }> | null> };
}

interface RawData {
	resultData?: {
		runData?: Record<string, RawRun[]>;
		lastNodeExecuted?: string;
		error?: { message?: string; node?: { name?: string } };
	};
}

/** What the console tells of an execution that has ended. */
type Ended = Pick<ExecutionLink, 'nodes' | 'error'>;

/** @param data as n8n stores it */
function endedIn(data: string, sentAt: number): Ended {
	const { resultData = {} } = parseFlatted(data) as RawData;
	const { error, lastNodeExecuted = null } = resultData;
	return {
		nodes: nodesIn(resultData, sentAt),
		...(error && { error: { node: error.node?.name ?? lastNodeExecuted, message: error.message ?? 'n8n gives no reason' } }),
	};
}

/** Runs of all nodes, in the order in which they began. */
function nodesIn({ runData = {} }: NonNullable<RawData['resultData']>, sentAt: number): NodeSpan[] {
	return Object.entries(runData)
		.flatMap(([name, runs]) =>
			runs.map(({ startTime, executionTime }) => ({
				name,
				fromMs: startTime - sentAt,
				toMs: startTime + executionTime - sentAt,
			})),
		)
		.sort((one, other) => one.fromMs - other.fromMs);
}

export class Executions {
	/** n8n's data of an execution, as text: what came in is in there from the beginning. */
	private readonly texts = new Map<string, string>();

	/** Of executions that have ended. */
	private readonly ended = new Map<string, Ended>();

	constructor(
		private readonly api: N8nApi,
		private readonly log: Log,
		private readonly closed: AbortSignal,
	) {}

	/**
	 * Keeps a delivery's list of executions up to date until they have ended.
	 * @param marks texts that are together in the data of no other execution; of a list, one must be there
	 * @param others executions that are none of its own
	 */
	async follow(delivery: Delivery, marks: Mark[], others: ReadonlySet<string> = NONE): Promise<void> {
		const { workflow } = delivery.target;
		if (!workflow) return;
		let answeredAt: number | undefined;
		let isOver = false;
		while (!isOver && !this.closed.aborted) {
			if (delivery.isDone) answeredAt ??= Date.now();
			const waited = answeredAt === undefined ? 0 : Date.now() - answeredAt;
			const executions = await this.startedBy(workflow.id, marks, delivery.sentAt, others).catch(() => delivery.executions);
			const areOpen = executions.some(({ status }) => OPEN_STATES.includes(status));
			const mayGoOn = areOpen || executions.some(({ status }) => status === WAITING);
			isOver = delivery.isDone && waited > (executions.length === 0 ? GIVE_UP_AFTER_MS : mayGoOn ? FOLLOW_FOR_MS : 0);
			const isLookingForExecutions = !isOver && (!delivery.isDone || executions.length === 0 || areOpen);
			if (JSON.stringify(executions) !== JSON.stringify(delivery.executions) || isOver)
				this.log.update(delivery, { executions, isLookingForExecutions });
			if (!isOver) await sleep(LOOK_EVERY_MS, undefined, { signal: this.closed }).catch(() => undefined);
		}
	}

	/** Executions of a workflow that n8n has by now. */
	async known(workflowId: string | undefined): Promise<ReadonlySet<string>> {
		return workflowId === undefined ? NONE : new Set((await this.newest(workflowId)).map(({ id }) => id));
	}

	private async newest(workflowId: string): Promise<ExecutionSummary[]> {
		const { results } = await this.api.request<{ results: ExecutionSummary[] }>('GET', '/rest/executions', {
			params: { filter: JSON.stringify({ workflowId }), limit: 20 },
		});
		return results;
	}

	private async startedBy(workflowId: string, marks: Mark[], sentAt: number, others: ReadonlySet<string>): Promise<ExecutionLink[]> {
		const results = await this.newest(workflowId);
		const links: ExecutionLink[] = [];
		for (const { id, status, startedAt } of results.reverse().filter((one) => !others.has(one.id))) {
			const text = await this.textOf(id);
			if (!marks.every((mark) => [mark].flat().some((one) => text.includes(one)))) continue;
			const url = `${this.api.baseUrl}/workflow/${workflowId}/executions/${id}`;
			const isOver = ![...OPEN_STATES, WAITING].includes(status) && startedAt !== null;
			const ended = isOver && { startedMs: Date.parse(startedAt) - sentAt, ...(await this.endOf(id, sentAt)) };
			links.push({ id, status, url, ...ended });
		}
		return links;
	}

	private async endOf(id: string, sentAt: number): Promise<Ended> {
		const known = this.ended.get(id);
		if (known) return known;
		const { data } = await this.api.request<{ data: string }>('GET', `/rest/executions/${id}`);
		const ended = endedIn(data, sentAt);
		this.ended.set(id, ended);
		return ended;
	}

	/** What the trigger gave: n8n's "set mock data" takes it as it is. */
	async itemsOf(id: string): Promise<object[]> {
		// What was kept of it may be from its beginning, when no node had run.
		const { data } = await this.api.request<{ data: string }>('GET', `/rest/executions/${id}`);
		const { resultData = {} } = parseFlatted(data) as RawData;
		const [trigger] = Object.values(resultData.runData ?? {})
			.flat()
			.sort((one, other) => one.startTime - other.startTime);
		return (trigger?.data?.main ?? []).flatMap((items) => items ?? []).map(({ json }) => json);
	}

	private async textOf(id: string): Promise<string> {
		const known = this.texts.get(id);
		if (known !== undefined) return known;
		const { data } = await this.api.request<{ data: string }>('GET', `/rest/executions/${id}`);
		this.texts.set(id, data);
		return data;
	}
}
