import { createHash, randomUUID } from 'node:crypto';

import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { omitField } from '../actions/fields';
import { setBounded } from '../boundedMap';
import { monotonicNow, sleep } from '../clock';

/** How long an id is remembered: a little more than the longest retry schedule we know (docs/platforms/agentphone.md, 4.7). */
const MAX_AGE_MS = 25 * 60 * 60 * 1000;

/** Ids remembered at most, oldest forgotten first; two to a delivery; about 2 MB. */
const MAX_IDS = 20_000;

/** A delivery that nobody has settled for so long is not waited for any longer: no platform keeps a request open for minutes. */
const MAX_IN_FLIGHT_MS = 10 * 60 * 1000;

export type Acquisition =
	/**
	 * Nobody has this delivery: go on, and say how it ended. "Not held" may still be corrected to "held",
	 * for an execution that came to be after we had stopped waiting for it.
	 */
	| { kind: 'first'; resolve: (started: boolean) => void }
	/** The same delivery is on its way; `started` tells whether n8n came to hold an execution for it. */
	| { kind: 'inFlight'; started: Promise<boolean> }
	/** n8n holds an execution for it. */
	| { kind: 'processed' };

interface Entry {
	acquiredAt: number;
	/** `undefined` once n8n holds the execution. */
	inFlight?: Promise<boolean>;
}

/**
 * Remembers which deliveries n8n holds an execution for, so that a repeated one runs once.
 * An id counts only from the moment the execution is held: were it noted sooner, a delivery that
 * failed between the two would be taken for a duplicate when it is repeated, and be lost.
 *
 * The memory is this process's own and ends with it.
 */
export class DeliveryDeduplicator {
	private readonly entries = new Map<string, Entry>();

	constructor(private readonly now: () => number = monotonicNow) {}

	/** Number of ids remembered. */
	get size(): number {
		return this.entries.size;
	}

	/**
	 * Claims a delivery by all the ids it is known under; knowing one of them is knowing the delivery.
	 * A `first` claim must be settled.
	 */
	acquire(...ids: string[]): Acquisition {
		this.forgetOld();
		const known = ids.map((id) => this.entries.get(id)).find((entry) => entry !== undefined);
		if (known?.inFlight) return { kind: 'inFlight', started: known.inFlight };
		if (known) return { kind: 'processed' };

		let settlePromise!: (started: boolean) => void;
		const entry: Entry = {
			acquiredAt: this.now(),
			inFlight: new Promise((resolve) => {
				settlePromise = resolve;
			}),
		};
		const addAll = () => ids.forEach((id) => this.entries.set(id, entry));
		addAll();
		return {
			kind: 'first',
			resolve: (started) => {
				if (started) {
					if (!this.entries.has(ids[0])) addAll();
					entry.inFlight = undefined;
				} else if (entry.inFlight) {
					// An id may have been claimed anew after this claim was given up.
					ids.filter((id) => this.entries.get(id) === entry).forEach((id) => this.entries.delete(id));
				}
				settlePromise(started);
			},
		};
	}

	/** A `Map` keeps insertion order, so the oldest entries are the first ones. */
	private forgetOld(): void {
		for (const [id, { acquiredAt, inFlight }] of this.entries) {
			const isOld = this.now() - acquiredAt > (inFlight ? MAX_IN_FLIGHT_MS : MAX_AGE_MS);
			if (!isOld && this.entries.size < MAX_IDS) return;
			if (isOld || !inFlight) this.entries.delete(id);
		}
	}
}

/** Ledgers kept at most, the one unused for longest forgotten first: an n8n has fewer active triggers. */
const MAX_LEDGERS = 1_000;

const deduplicators = new Map<string, DeliveryDeduplicator>();

/** The one ledger of a trigger node in this process. */
export function deduplicatorOf(workflowId: string, nodeId: string): DeliveryDeduplicator {
	const key = `${workflowId}:${nodeId}`;
	const deduplicator = deduplicators.get(key) ?? new DeliveryDeduplicator();
	setBounded(deduplicators, key, deduplicator, MAX_LEDGERS);
	return deduplicator;
}

/** Number of ledgers kept; for tests of the bound. */
export const deduplicatorCount = (): number => deduplicators.size;

/** Carries the delivery's id from the webhook to the execution; taken out before the workflow sees the item. */
const MARK = '__delivery';

/** Tells whether an execution runs in the process that took its webhook. */
const PROCESS = randomUUID();

/**
 * Deliveries remembered per trigger node, in n8n's own database: the newest ones, some 27 bytes each, in one row that is
 * written with every event. More would cost every event time.
 */
export const MAX_REMEMBERED_DELIVERIES = 2_000;

/** Workers that got the same delivery at the same moment ask within this time of each other, and not in the same millisecond. */
const MAX_JITTER_MS = 100;

/** When a worker looks whether what it remembered is still there, at the earliest; while many come at once, others write over it. */
const RECHECK_DELAYS_MS = [100, 800, 3_000];

/** An item that `deduplicate` will know again. The id is hashed: headers of a delivery do not belong into execution data. */
export function tagDelivery(json: IDataObject, deliveryId: string): IDataObject {
	return { ...json, [MARK]: { id: createHash('sha256').update(deliveryId).digest('base64url'), process: PROCESS } };
}

/**
 * The second line of deduplication, inside the execution: a delivery that another process, or this one before it was
 * restarted, has started a workflow for gives no item, so that nothing runs after the trigger.
 *
 * The ledger of the webhook process (deliveryLedger.ts) is the first line. In regular mode the two together hold, also
 * across restarts. Between the processes of queue mode it is best effort, because n8n reads its row of remembered
 * deliveries, changes it and writes it back whole: two workers that do so in the same few milliseconds may both run the
 * delivery, and one of two writes may be lost, which is put right afterwards.
 *
 * A run the user repeats by hand ("Retry") and one with pinned data go through.
 *
 * @param items what the webhook gave, one item
 */
export async function deduplicate(this: IExecuteFunctions, items: INodeExecutionData[]): Promise<INodeExecutionData[]> {
	const [first] = items;
	const mark = first?.json[MARK] as { id: string; process: string } | undefined;
	if (mark === undefined) return items;

	const passed = [{ ...first, json: omitField(MARK, first.json) }];
	if (this.getMode() === 'retry' || this.getMode() === 'manual') return passed;

	const isShared = mark.process !== PROCESS;
	if (isShared) await sleep(Math.random() * MAX_JITTER_MS);
	if (await wasProcessed.call(this, mark.id)) {
		this.addExecutionHints({ message: 'This delivery had come before and has started the workflow already, so nothing runs again.', location: 'outputPane' });
		return [];
	}
	if (isShared) void keepProcessed.call(this, mark.id);
	return passed;
}

/** By node. Whoever comes while the row is being read and written has to wait. */
const queues = new Map<string, Promise<unknown>>();

/** Whether the delivery was remembered before; it is now. Never rejects: an event must not be lost because it could not be remembered. */
async function wasProcessed(this: IExecuteFunctions, id: string): Promise<boolean> {
	const node = `${this.getWorkflow().id}:${this.getNode().id}`;
	const asked = (queues.get(node) ?? Promise.resolve()).then(async () => {
		try {
			const { processed } = await this.helpers.checkProcessedAndRecord([id], 'node', { mode: 'entries', maxEntries: MAX_REMEMBERED_DELIVERIES });
			return processed.length > 0;
		} catch (error) {
			this.logger.warn(`A delivery could not be compared with earlier ones: ${(error as Error).message}`);
			return false;
		}
	});
	queues.set(node, asked);
	try {
		return await asked;
	} finally {
		if (queues.get(node) === asked) queues.delete(node);
	}
}

/** Another worker may have written the row it had read before our delivery was in it. Not awaited: the workflow goes on. */
async function keepProcessed(this: IExecuteFunctions, id: string): Promise<void> {
	for (const afterMs of RECHECK_DELAYS_MS) {
		await sleep(afterMs * (1 + Math.random()));
		await wasProcessed.call(this, id);
	}
}
