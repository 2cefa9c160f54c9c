// A repeated delivery runs once, whenever and wherever it comes.
import pWaitFor from 'p-wait-for';

import { WAIT_TIMEOUT_MS } from '../harness/api';
import { webhookAt } from '../harness/workflows';
import { textMessage } from '../../simulator';
import type { AcrossRestart } from './acrossRestart';
import { startSideEffects, type SideEffects } from './sideEffects';
import { activate, agentTrigger, seedPhoneAgent, type QueueFixture, type RegularFixture, type Fixture } from './fixture';

const COPIES = 5;

/** Ids under way at the same time, with all their copies. */
const AT_ONCE = 20;

/** Where copies are delivered. */
export interface CopiesFixture extends Fixture {
	/** Base addresses of everything that takes live webhooks. */
	webhookUrls: string[];
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

/** What is known when the first copies have been delivered. */
interface Halfway {
	ids: string[];
	notTaken: number;
	executionsBefore: number;
}

/** @param deliveries how many different ones, each in {@link COPIES} copies */
function copiesOf(getFixture: () => CopiesFixture, deliveries: number) {
	let effects: SideEffects;
	let agentId: string;
	let workflowId: string;

	/** Copies go round the processes that take webhooks. */
	const deliver = async (messageId: string, copy: number): Promise<boolean> => {
		const { webhookUrls, simulator } = getFixture();
		const registered = simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!.url;
		const url = webhookAt(webhookUrls[copy % webhookUrls.length], registered);
		const { attempts } = await simulator.deliver({
			agentId,
			url,
			id: `del_${messageId}`,
			event: textMessage({ data: { messageId } }),
			retry: true,
		});
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
		await pWaitFor(() => done().every((count) => count > 0), { interval: 100, timeout: WAIT_TIMEOUT_MS });
		// Whatever comes too much comes with an execution, so when all have ended, all is counted.
		const executions = await getFixture().api.waitForExecutions(workflowId, 1, { timeout: WAIT_TIMEOUT_MS });
		const counts = done();
		return {
			notTaken,
			worked: counts.filter((count) => count > 0).length,
			doubled: counts.reduce((sum, count) => sum + count - 1, 0),
			executions: executions.length - executionsBefore,
		};
	}

	const executionCount = async () => (await getFixture().api.listExecutions(workflowId)).length;
	const allCopies = Array.from({ length: COPIES }, (_, copy) => copy);

	return {
		start: async () => {
			const fixture = getFixture();
			effects = await startSideEffects();
			agentId = seedPhoneAgent(fixture);
			({ id: workflowId } = await activate(fixture, [
				agentTrigger(fixture, agentId, { events: ['textMessage'] }),
				effects.reporter('Work', '{{ $json.data.messageId }}'),
			]));
		},
		stop: () => effects.stop(),
		simultaneous: async (prefix: string): Promise<Outcome> => {
			const before = await executionCount();
			const ids = idsOf(prefix);
			return await outcome(ids, await burst(ids, allCopies), before);
		},
		firstHalf: async (prefix: string): Promise<Halfway> => {
			const executionsBefore = await executionCount();
			const ids = idsOf(prefix);
			return { ids, notTaken: await burst(ids, allCopies.slice(0, 2)), executionsBefore };
		},
		secondHalf: async ({ ids, notTaken, executionsBefore }: Halfway): Promise<Outcome> =>
			await outcome(ids, notTaken + (await burst(ids, allCopies.slice(2))), executionsBefore),
	};
}

/** Of one process, which {@link describeAcross} ends between the second and the third copy. */
export function duplicatesAcrossRestart(getFixture: () => RegularFixture, deliveries: number): AcrossRestart {
	const copies = copiesOf(() => ({ ...getFixture(), webhookUrls: [getFixture().n8n.baseUrl] }), deliveries);
	let outcome: Outcome;
	let halfway: Halfway;

	return {
		name: 'repeated deliveries',
		before: async () => {
			await copies.start();
			outcome = await copies.simultaneous('burst');
			halfway = await copies.firstHalf('restart');
		},
		tests: () => {
			afterAll(() => copies.stop());

			it('that came at the same time ran once', () => {
				expect(outcome).toEqual({ notTaken: 0, worked: deliveries, doubled: 0, executions: deliveries });
			});

			it('that come before and after it do their work once', async () => {
				// After the restart the first copy of each starts an execution that ends at the trigger: the database knows the delivery.
				expect(await copies.secondHalf(halfway)).toEqual({
					notTaken: 0,
					worked: deliveries,
					doubled: 0,
					executions: 2 * deliveries,
				});
			});
		},
	};
}

/** With two webhook processors and two workers. */
export function queueDuplicatesSuite(getFixture: () => QueueFixture, deliveries: number): void {
	const copies = copiesOf(() => ({ ...getFixture(), webhookUrls: getFixture().n8n.webhookUrls }), deliveries);
	beforeAll(() => copies.start());
	afterAll(() => copies.stop());

	it('at the same time on both: nothing is lost; what is doubled is counted', async () => {
		const outcome = await copies.simultaneous('burst');
		console.log('simultaneous, queue mode:', JSON.stringify(outcome));
		expect(outcome).toMatchObject({ notTaken: 0, worked: deliveries });
		// Each delivery starts an execution by each processor; without the database all would run twice.
		expect(outcome.doubled).toBeLessThan(deliveries / 2);
	});

	it('with a restart of both webhook processors between the copies: nothing is lost', async () => {
		const halfway = await copies.firstHalf('restart');
		await Promise.all(getFixture().n8n.webhookProcessors.map((one) => one.restart()));
		const outcome = await copies.secondHalf(halfway);
		console.log('across a restart, queue mode:', JSON.stringify(outcome));
		expect(outcome).toMatchObject({ notTaken: 0, worked: deliveries });
		// Without the database, three times as many.
		expect(outcome.doubled).toBeLessThan(deliveries / 2);
	});
}
