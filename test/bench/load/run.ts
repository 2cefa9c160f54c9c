// One n8n under load, from its start to the auditDeliveries of its audit.
import pWaitFor from 'p-wait-for';

import { makeTempFolder, removeTempFolder } from '../../e2e/harness/processes';
import type { RegularFixture } from '../../e2e/suites/fixture';
import { look, reportsMemory, type MemoryPoint } from '../voice/memory';
import { LAZY } from '../voice/tuning';
import { resolve } from '../voice/usage';
import { auditDeliveries, readExecutions, type Audit } from './audit';
import { deliveries, timed, unchecked, type Arrival } from './hour';
import type { Delivered, Outcome, Platforms } from './orders';
import { watch, type Sample } from './samples';
import { ANSWER, startSubject, type SubjectName } from './subjects';

const SEED = 7;

/** Calls under way at the same time: the twenty of an hour, as many times as the hour is compressed. So nobody speaks into the answer to his last turn. */
const LINES = 200;

/** As many as keep n8n busy all the time, also while some of them wait for a look-up. */
const SENDERS = 24;

/** Senders, and share of the hour, before anything is measured. */
const WARM_UP = { senders: 4, share: 0.015 };

export interface Plan {
	/** Of an hour's deliveries. */
	share: number;
	/** How long the capacity is looked for. */
	capacitySeconds: number;
	/** Share of the capacity that is offered. */
	offered: number;
}

/** What the plain n8n gets is what ours got. */
export interface Given {
	capacityDeliveries: number;
	perSecond: number;
}

export interface LoadRun {
	subject: SubjectName;
	/** Deliveries answered rightly a second in the closed loop. */
	capacityPerSecond: number;
	given: Given;
	/** Of the open load. */
	load: Delivered;
	samples: Sample[];
	/** After garbage collection, before the open load and after it. */
	before: MemoryPoint;
	after: MemoryPoint;
	/** Of everything that was sent, the warm-up as well. */
	audit: Audit;
}

/** Answers a second, without the beginning, when the senders start all at once, and without the end, when they run out. */
function rateOf({ outcomes }: Delivered): number {
	const sentAt = outcomes.map((outcome) => outcome.sentAt);
	const [first, last] = [Math.min(...sentAt), Math.max(...sentAt)];
	const from = first + (last - first) / 10;
	const answered = outcomes
		.filter(({ wrong }) => wrong === undefined)
		.map((outcome) => outcome.sentAt + outcome.totalMs)
		.filter((at) => at >= from && at <= last);
	return answered.length / ((last - from) / 1000);
}

/** @throws when so much is answered wrongly that nothing can be learned from figures; single failures are for the audit */
function refuseNonsense({ outcomes }: Delivered): void {
	const wrong = outcomes.filter((outcome) => outcome.wrong !== undefined);
	if (wrong.length * 10 < outcomes.length) return;
	const [{ arrival, wrong: reason }] = wrong;
	throw new Error(
		`${wrong.length} of the first ${outcomes.length} deliveries were answered wrongly, such as ${arrival.part} ${arrival.token} (${arrival.kind}): ${reason!}`,
	);
}

/** Waits until n8n has nothing more to execute: what it has acknowledged goes on after the answer. */
async function finished(fixture: RegularFixture): Promise<void> {
	const open = async () => {
		const filter = JSON.stringify({ status: ['new', 'running', 'waiting'] });
		const { results } = await fixture.api.request<{ results: unknown[] }>('GET', '/rest/executions', { params: { filter, limit: 1 } });
		return results.length;
	};
	await pWaitFor(async () => (await open()) === 0, { interval: 200, timeout: 60_000 });
	await resolve([fixture.n8n.pid]);
}

/**
 * @param given what to offer; worked out from n8n's capacity if left out
 * @throws when n8n or the platforms fail as a whole; single wrong answers are in the audit
 */
export async function runLoad(subjectName: SubjectName, platforms: Platforms, plan: Plan, given?: Given): Promise<LoadRun> {
	const folder = await makeTempFolder('load');
	const memory = reportsMemory(folder);
	// Nothing is removed from the database before it has been compared.
	const subject = await startSubject(subjectName, { ...LAZY, ...memory.env, EXECUTIONS_DATA_PRUNE: 'false' });
	try {
		const { fixture, targets, lastNode } = subject;
		const pid = fixture.n8n.pid;
		const prepared = (arrivals: Arrival[]) => (subjectName === 'ours' ? arrivals : unchecked(arrivals));
		const all: Outcome[] = [];
		const deliver = async (arrivals: Arrival[], closedLoop?: { senders: number; seconds: number }): Promise<Delivered> => {
			const delivered = await platforms.deliver({
				targets,
				arrivals: prepared(arrivals),
				answer: ANSWER,
				...(closedLoop && { closedLoop }),
			});
			all.push(...delivered.outcomes);
			await finished(fixture);
			return delivered;
		};

		const warmUp = await deliver(deliveries('warm', WARM_UP.share, LINES, SEED), { senders: WARM_UP.senders, seconds: 120 });
		refuseNonsense(warmUp);

		const enough = deliveries('capacity', 1, LINES, SEED);
		const seconds = given ? plan.capacitySeconds * 3 : plan.capacitySeconds;
		const found = await deliver(given ? enough.slice(0, given.capacityDeliveries) : enough, { senders: SENDERS, seconds });
		const capacityPerSecond = rateOf(found);
		const offered = given ?? { capacityDeliveries: found.outcomes.length, perSecond: capacityPerSecond * plan.offered };
		console.log(
			`${subjectName}: ${capacityPerSecond.toFixed(1)} deliveries a second in a closed loop; offered from now on: ${offered.perSecond.toFixed(1)}`,
		);

		const before = await look(fixture, memory.file, 0);
		const arrivals = timed(deliveries('hour', plan.share, LINES, SEED + 1), offered.perSecond, SEED + 2);
		const stopWatching = watch(pid);
		const load = await deliver(arrivals);
		const samples = stopWatching();
		const after = await look(fixture, memory.file, arrivals.length);

		const audit = auditDeliveries(all, await readExecutions(fixture.n8n.userFolder), lastNode, subject.replies());
		return { subject: subjectName, capacityPerSecond, given: offered, load, samples, before, after, audit };
	} finally {
		await subject.stop();
		await removeTempFolder(folder);
	}
}
