// Both live triggers in queue mode: a main process, a webhook processor and a worker, with Redis and PostgreSQL. One at a time is measured.
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import { residentMB } from '../../e2e/harness/processes';
import { llmTrigger, withCustomLlm, type CustomLlmFixture } from '../../e2e/suites/customLlmFixture';
import {
	agentTrigger,
	aiAgent,
	chain,
	pause,
	seedPhoneAgent,
	startQueueFixture,
	voiceReply,
	type QueueFixture,
} from '../../e2e/suites/fixture';
import { workflow, type WorkflowConnection, type WorkflowNode } from '../../e2e/harness/workflows';
import { llmAddress } from '../customLlm/subjects';
import { setAgentAnswer } from '../customLlm/measure';
import type { Callers, Order } from '../voice/load';
import { ANSWER, FILLER } from '../voice/subjects';
import { LAZY } from '../voice/tuning';
import { resolve } from '../voice/usage';
import { commandsOf, cpuMsOfGroup, transactionsOf } from './usage';

export interface Amount {
	/** At the same time, and the turns each of them makes. */
	callers: number;
	turns: number;
	/** Callers who wait for their answer at the same time. */
	held: number;
}

export const PROCESSES = ['webhook processor', 'worker', 'main', 'Redis', 'PostgreSQL'] as const;

export type ProcessName = (typeof PROCESSES)[number];

export interface Turns {
	what: string;
	turns: number;
	/** Computing time of each process for a turn, in milliseconds. */
	cpuMs: Record<ProcessName, number>;
	redisCommands: number;
	transactions: number;
}

export interface Held {
	what: string;
	/** Callers on the line. */
	lines: number;
	/** What one more of them takes of the webhook processor: memory, and computing time for each second on the line. */
	residentKB: number;
	cpuMsPerSecond: number;
}

export interface ScaleResult {
	turns: Turns[];
	held: Held[];
	/** Of PostgreSQL, all processes together, after the turns. */
	connections: number;
}

type Fixture = CustomLlmFixture & QueueFixture;
type Address = Pick<Order, 'as' | 'secret' | 'url'>;

const TRIGGERS = {
	'AgentPhone Trigger': (fixture: Fixture) => {
		const agentId = seedPhoneAgent(fixture);
		return {
			trigger: agentTrigger(fixture, agentId, { filler: FILLER }),
			address: (): Address => {
				const { url, secret } = fixture.simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!;
				return { url, secret };
			},
		};
	},
	'Custom LLM Trigger': (fixture: Fixture) => {
		const trigger = llmTrigger(fixture, { filler: FILLER });
		return { trigger, address: (): Address => llmAddress(fixture, trigger) };
	},
};

/** What stands behind the trigger. */
type Answer = (fixture: Fixture, trigger: WorkflowNode) => { nodes: WorkflowNode[]; connections: WorkflowConnection[] };

const inARow =
	(...nodes: WorkflowNode[]): Answer =>
	(_fixture, trigger) => ({ nodes, connections: chain(trigger, ...nodes) });

const ANSWERS: Record<string, Answer> = {
	'Voice Reply': inARow(voiceReply('Answer', { operation: 'finish', text: ANSWER })),
	'AI Agent': (fixture, trigger) => {
		const { agent, model, modelConnection } = aiAgent(fixture);
		agent.parameters.options = { systemMessage: 'You answer the phone of a restaurant.' };
		return { nodes: [agent, model], connections: [...chain(trigger, agent), modelConnection] };
	},
};

async function publish(fixture: Fixture, name: keyof typeof TRIGGERS, answer: Answer): Promise<Address> {
	const { trigger, address } = TRIGGERS[name](fixture);
	const { nodes, connections } = answer(fixture, trigger);
	const { id } = await fixture.api.createWorkflow(workflow(`Scale ${randomBytes(4).toString('hex')}`, [trigger, ...nodes], connections));
	await fixture.api.activateWorkflow(id);
	return address();
}

function groupsOf({ n8n }: Fixture): Record<ProcessName, number> {
	return {
		'webhook processor': n8n.webhookProcessors[0].pid,
		worker: n8n.workers[0].pid,
		main: n8n.main.pid,
		Redis: n8n.redis.process.pid,
		PostgreSQL: n8n.postgres.process.pid,
	};
}

const eachProcess = (read: (name: ProcessName) => number) =>
	Object.fromEntries(PROCESSES.map((name) => [name, read(name)])) as Record<ProcessName, number>;

/** PostgreSQL's statistics come a second late. */
const STATISTICS_MS = 1_500;

async function state(fixture: Fixture) {
	const groups = groupsOf(fixture);
	await resolve(Object.values(groups));
	await delay(STATISTICS_MS);
	return {
		at: performance.now(),
		cpu: eachProcess((name) => cpuMsOfGroup(groups[name])),
		commands: await commandsOf(fixture.n8n.redis),
		...(await transactionsOf(fixture.n8n.postgres)),
	};
}

/** What all processes do of themselves in a second. */
async function idle(fixture: Fixture) {
	const before = await state(fixture);
	await delay(10_000);
	const after = await state(fixture);
	const seconds = (after.at - before.at) / 1000;
	return {
		cpu: eachProcess((name) => (after.cpu[name] - before.cpu[name]) / seconds),
		commands: (after.commands - before.commands) / seconds,
		transactions: (after.transactions - before.transactions) / seconds,
	};
}

async function measureTurns(
	fixture: Fixture,
	callers: Callers,
	what: string,
	address: Address,
	{ callers: count, turns }: Amount,
	rest: Awaited<ReturnType<typeof idle>>,
): Promise<Turns> {
	await callers.slice({ ...address, callers: 2, turns: 5, pauseMs: 0, bare: true });
	const before = await state(fixture);
	await callers.slice({ ...address, callers: count, turns, pauseMs: 0, bare: true });
	const after = await state(fixture);
	const seconds = (after.at - before.at) / 1000;
	const made = count * turns;
	const each = (spent: number, restPerSecond: number) => Math.max(0, spent - restPerSecond * seconds) / made;
	return {
		what,
		turns: made,
		cpuMs: eachProcess((name) => each(after.cpu[name] - before.cpu[name], rest.cpu[name])),
		redisCommands: each(after.commands - before.commands, rest.commands),
		transactions: each(after.transactions - before.transactions, rest.transactions),
	};
}

/** How long a workflow takes while its callers are held. */
const HELD_SECONDS = 30;

async function measureHeld(fixture: Fixture, callers: Callers, what: string, address: Address, lines: number): Promise<Held> {
	const { pid } = fixture.n8n.webhookProcessors[0];
	await resolve([pid]);
	const read = () => ({ at: performance.now(), residentMB: residentMB(pid), cpu: cpuMsOfGroup(pid) });
	const before = read();
	const answered = callers.slice({ ...address, callers: lines, turns: 1, pauseMs: 0, bare: true });
	await delay(10_000);
	const during = read();
	await delay(10_000);
	const later = read();
	await answered;
	return {
		what,
		lines,
		residentKB: ((later.residentMB - before.residentMB) * 1024) / lines,
		cpuMsPerSecond: (later.cpu - during.cpu) / ((later.at - during.at) / 1000) / lines,
	};
}

export async function measureScale(callers: Callers, amount: Amount): Promise<ScaleResult> {
	const queue = await startQueueFixture({}, { env: LAZY });
	try {
		const fixture = await withCustomLlm(queue, queue.n8n.webhookUrl);
		setAgentAnswer(fixture);
		const names = Object.keys(TRIGGERS) as Array<keyof typeof TRIGGERS>;
		const rest = await idle(fixture);
		const result: ScaleResult = { turns: [], held: [], connections: 0 };
		for (const name of names) {
			for (const [by, answer] of Object.entries(ANSWERS)) {
				const address = await publish(fixture, name, answer);
				result.turns.push(await measureTurns(fixture, callers, `${name} + ${by}`, address, amount, rest));
			}
		}
		result.connections = (await transactionsOf(queue.n8n.postgres)).connections;
		for (const name of names) {
			const address = await publish(
				fixture,
				name,
				inARow(pause('Lookup', HELD_SECONDS), voiceReply('Answer', { operation: 'finish', text: ANSWER })),
			);
			result.held.push(await measureHeld(fixture, callers, name, address, amount.held));
		}
		return result;
	} finally {
		await queue.stop();
	}
}
