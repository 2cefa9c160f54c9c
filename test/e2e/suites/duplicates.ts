// A repeated delivery runs once, whenever and wherever it comes.
import pWaitFor from 'p-wait-for';

import { patience } from '../harness/api';
import { textMessage } from '../../simulator';
import { startSideEffects, type SideEffects } from './sideEffects';
import { activate, agentTrigger, seedPhoneAgent, type QueueStage, type RegularStage, type Stage } from './stage';

const COPIES = 5;

/** Ids under way at the same time, with all their copies. */
const AT_ONCE = 20;

export interface DuplicatesStage extends Stage {
	/** Base addresses of everything that takes live webhooks. */
	webhookUrls: string[];
	/** Ends and starts again everything that takes webhooks. */
	restart: () => Promise<void>;
}

export interface Outcome {
	/** Copies never answered with 200, although each was repeated as the platform does. */
	notTaken: number;
	/** Deliveries whose workflow did its work. */
	worked: number;
	/** Times the work was done beyond once for each. */
	doubled: number;
	/** Executions n8n has, also those that ended at the trigger because the delivery was known. */
	executions: number;
}

/**
 * @param deliveries how many different ones, each in {@link COPIES} copies
 * @returns functions that deliver and tell what came of it
 */
export function duplicatesSuite(getStage: () => DuplicatesStage, deliveries: number): {
	simultaneous: (prefix: string) => Promise<Outcome>;
	acrossRestart: (prefix: string) => Promise<Outcome>;
} {
	let effects: SideEffects;
	let agentId: string;
	let workflowId: string;

	beforeAll(async () => {
		const stage = getStage();
		effects = await startSideEffects();
		agentId = seedPhoneAgent(stage);
		({ id: workflowId } = await activate(stage, [
			agentTrigger(stage, agentId, { events: ['textMessage'] }),
			effects.reporter('Work', '{{ $json.data.messageId }}'),
		]));
	});
	afterAll(() => effects.stop());

	/** Copies go round the processes that take webhooks. */
	const deliver = async (messageId: string, copy: number): Promise<boolean> => {
		const { webhookUrls, simulator } = getStage();
		const registered = simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!.url;
		const url = new URL(new URL(registered).pathname, webhookUrls[copy % webhookUrls.length]).href;
		const { attempts } = await simulator.deliver({ agentId, url, id: `del_${messageId}`, event: textMessage({ data: { messageId } }), retry: true });
		return attempts.at(-1)?.status === 200;
	};

	const idsOf = (prefix: string) => Array.from({ length: deliveries }, (_, index) => `${prefix}_${index}`);

	async function burst(ids: string[], copies: number[]): Promise<number> {
		let notTaken = 0;
		for (let start = 0; start < ids.length; start += AT_ONCE) {
			const group = ids.slice(start, start + AT_ONCE).flatMap((id) => copies.map((copy) => deliver(id, copy)));
			notTaken += (await Promise.all(group)).filter((taken) => !taken).length;
		}
		return notTaken;
	}

	async function outcome(ids: string[], notTaken: number, executionsBefore: number): Promise<Outcome> {
		const done = () => ids.map((id) => effects.counts.get(id) ?? 0);
		await pWaitFor(() => done().every((count) => count > 0), { interval: 100, timeout: patience });
		// Whatever comes too much comes with an execution, so when all have ended, all is counted.
		const executions = await getStage().api.waitForExecutions(workflowId, 1, { timeout: patience });
		const counts = done();
		return {
			notTaken,
			worked: counts.filter((count) => count > 0).length,
			doubled: counts.reduce((sum, count) => sum + count - 1, 0),
			executions: executions.length - executionsBefore,
		};
	}

	const executionCount = async () => (await getStage().api.listExecutions(workflowId)).length;
	const allCopies = Array.from({ length: COPIES }, (_, copy) => copy);

	return {
		simultaneous: async (prefix) => {
			const before = await executionCount();
			const ids = idsOf(prefix);
			return await outcome(ids, await burst(ids, allCopies), before);
		},
		acrossRestart: async (prefix) => {
			const before = await executionCount();
			const ids = idsOf(prefix);
			const first = await burst(ids, allCopies.slice(0, 2));
			await getStage().restart();
			const second = await burst(ids, allCopies.slice(2));
			return await outcome(ids, first + second, before);
		},
	};
}

export function regularDuplicatesSuite(getStage: () => RegularStage, deliveries: number): void {
	const { simultaneous, acrossRestart } = duplicatesSuite(() => {
		const stage = getStage();
		return {
			...stage,
			webhookUrls: [stage.n8n.baseUrl],
			restart: async () => {
				await stage.n8n.restart();
				await stage.api.login();
			},
		};
	}, deliveries);

	it('at the same time: each runs once', async () => {
		expect(await simultaneous('burst')).toEqual({ notTaken: 0, worked: deliveries, doubled: 0, executions: deliveries });
	});

	it('with a restart of n8n between the copies: the work is done once', async () => {
		// After the restart the first copy of each starts an execution that ends at the trigger: the database knows the delivery.
		expect(await acrossRestart('restart')).toEqual({ notTaken: 0, worked: deliveries, doubled: 0, executions: 2 * deliveries });
	});
}

/** With two webhook processors and two workers. */
export function queueDuplicatesSuite(getStage: () => QueueStage, deliveries: number): void {
	const { simultaneous, acrossRestart } = duplicatesSuite(() => {
		const stage = getStage();
		return {
			...stage,
			webhookUrls: stage.n8n.webhookUrls,
			restart: async () => {
				await Promise.all(stage.n8n.webhookProcessors.map((one) => one.restart()));
			},
		};
	}, deliveries);

	it('at the same time on both: nothing is lost; what is doubled is counted', async () => {
		const outcome = await simultaneous('burst');
		console.log('simultaneous, queue mode:', JSON.stringify(outcome));
		expect(outcome).toMatchObject({ notTaken: 0, worked: deliveries });
		// Each delivery starts an execution by each processor; without the database all would run twice.
		expect(outcome.doubled).toBeLessThan(deliveries / 2);
	});

	it('with a restart of both webhook processors between the copies: nothing is lost', async () => {
		const outcome = await acrossRestart('restart');
		console.log('across a restart, queue mode:', JSON.stringify(outcome));
		expect(outcome).toMatchObject({ notTaken: 0, worked: deliveries });
		// Without the database, three times as many.
		expect(outcome.doubled).toBeLessThan(deliveries / 2);
	});
}
