import { createHash, randomUUID } from 'node:crypto';

import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { omitField } from '../actions/fields';
import { setBounded } from '../boundedMap';
import { monotonicNow, sleep } from '../clock';

/** How long an id is remembered: a little more than the longest retry schedule we know (docs/platforms/agentphone.md, 4.7). */
const MAX_AGE_MS = 25 * 60 * 60 * 1000;

/** Ids remembered at most, oldest forgotten first; two to a delivery; about 2 MB. */
const MAX_IDS = 20_000;

/** So many are forgotten at a time, and old ones looked for so often: the front of a `Map` with many deleted entries is slow to reach. */
const FORGOTTEN_AT_ONCE = 1_000;
const LOOK_FOR_OLD_EVERY_MS = 60 * 1000;

/** An acquisition that is unresolved for so long is dropped: no platform keeps a request open for minutes. */
const MAX_IN_FLIGHT_MS = 10 * 60 * 1000;

export type Acquisition =
	/**
	 * The delivery is new: process it, and resolve with whether its execution started. `false` may still be corrected to
	 * `true`, for an execution that started after we had stopped waiting for it.
	 */
	| { kind: 'first'; resolve: (started: boolean) => void }
	/** The same delivery is being processed; `started` tells whether its execution started. */
	| { kind: 'inFlight'; started: Promise<boolean> }
	/** Its execution has started. */
	| { kind: 'processed' };

interface Entry {
	acquiredAt: number;
	/** `undefined` once the execution has started. */
	inFlight?: Promise<boolean>;
}

/**
 * Remembers for which deliveries an execution has started, so that a repeated one runs once.
 * An id counts only from the moment the execution has started: a delivery that failed before that would be taken for a
 * duplicate when it is repeated, and be lost.
 *
 * It remembers within this process only.
 */
export class DeliveryDeduplicator {
	private readonly entries = new Map<string, Entry>();

	private lookedForOldAt = -Infinity;

	constructor(private readonly now: () => number = monotonicNow) {}

	/** Number of ids remembered. */
	get size(): number {
		return this.entries.size;
	}

	/**
	 * Acquires a delivery by all of its ids; one known id makes it a duplicate.
	 * A `first` acquisition must be resolved.
	 */
	acquire(...ids: string[]): Acquisition {
		this.forget();
		const known = ids.map((id) => this.entries.get(id)).find((entry) => entry !== undefined && !this.isOld(entry));
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
					// An id may have been acquired again after this acquisition was dropped.
					ids.filter((id) => this.entries.get(id) === entry).forEach((id) => this.entries.delete(id));
				}
				settlePromise(started);
			},
		};
	}

	private isOld({ acquiredAt, inFlight }: Entry): boolean {
		return this.now() - acquiredAt > (inFlight ? MAX_IN_FLIGHT_MS : MAX_AGE_MS);
	}

	/** A `Map` keeps insertion order, so the oldest entries are the first ones. Those in flight are kept, however many there are. */
	private forget(): void {
		const isFull = this.entries.size >= MAX_IDS;
		if (!isFull && this.now() - this.lookedForOldAt < LOOK_FOR_OLD_EVERY_MS) return;
		this.lookedForOldAt = this.now();
		const wanted = isFull ? MAX_IDS - FORGOTTEN_AT_ONCE : MAX_IDS;
		for (const [id, entry] of this.entries) {
			const isOld = this.isOld(entry);
			if (!isOld && this.entries.size <= wanted) return;
			if (isOld || !entry.inFlight) this.entries.delete(id);
		}
	}
}

/** Deduplicators kept at most; the least recently used one is evicted. An n8n has fewer active triggers. */
const MAX_LEDGERS = 1_000;

const deduplicators = new Map<string, DeliveryDeduplicator>();

/** The one deduplicator of a trigger node in this process. */
export function deduplicatorOf(workflowId: string, nodeId: string): DeliveryDeduplicator {
	const key = `${workflowId}:${nodeId}`;
	const deduplicator = deduplicators.get(key) ?? new DeliveryDeduplicator();
	setBounded(deduplicators, key, deduplicator, MAX_LEDGERS);
	return deduplicator;
}

/** Number of deduplicators kept; for tests of the bound. */
export const deduplicatorCount = (): number => deduplicators.size;

/** Carries the delivery's ids from the webhook to the execution; taken out before the workflow sees the item. */
const MARK = '__delivery';

/** Tells whether an execution runs in the process that took its webhook. */
const PROCESS = randomUUID();

/**
 * Ids remembered per trigger node, in n8n's own database: the newest ones, some 27 bytes each, in one row that is written with
 * every event. More would cost every event time. Of a delivery of AgentPhone there are two.
 */
export const MAX_REMEMBERED_IDS = 4_000;

/** Workers that got the same delivery at the same moment wait up to this long, so that they do not all ask at once. */
const MAX_JITTER_MS = 100;

/** Delays before a worker checks that what it wrote is still there: when many deliveries arrive at once, others overwrite it. */
const RECHECK_DELAYS_MS = [100, 800, 3_000];

/** An item that `deduplicate` recognises. The ids are hashed: headers of a delivery do not belong in execution data. */
export function tagDelivery(json: IDataObject, deliveryIds: string[]): IDataObject {
	const ids = deliveryIds.map((id) => createHash('sha256').update(id).digest('base64url'));
	return { ...json, [MARK]: { ids, process: PROCESS } };
}

/**
 * The second stage of deduplication, inside the execution: a delivery for which another process, or this one before a
 * restart, has started a workflow gives no item, so that nothing runs after the trigger.
 *
 * `DeliveryDeduplicator` in the webhook process is the first stage. In regular mode the two together are exact, also
 * across restarts. Between the processes of queue mode it is best effort, because n8n reads its row of remembered
 * deliveries, changes it and writes it back whole: two workers that do so in the same few milliseconds may both run the
 * delivery, and one of two writes may be lost, which is put right afterwards.
 *
 * A run the user retries by hand and one with pinned data pass.
 *
 * @param items what the webhook gave, one item
 */
export async function deduplicate(this: IExecuteFunctions, items: INodeExecutionData[]): Promise<INodeExecutionData[]> {
	const [first] = items;
	const mark = first?.json[MARK] as { ids: string[]; process: string } | undefined;
	if (mark === undefined) return items;

	const passed = [{ ...first, json: omitField(MARK, first.json) }];
	if (this.getMode() === 'retry' || this.getMode() === 'manual') return passed;

	const isShared = mark.process !== PROCESS;
	if (isShared) await sleep(Math.random() * MAX_JITTER_MS);
	if (await wasProcessed.call(this, mark.ids)) {
		this.addExecutionHints({
			message: 'This delivery had come before and has started the workflow already, so nothing runs again.',
			location: 'outputPane',
		});
		return [];
	}
	if (isShared) void keepProcessed.call(this, mark.ids);
	return passed;
}

/** By node: the row is read and written by one at a time. */
const queues = new Map<string, Promise<unknown>>();

/** Whether the delivery was remembered before, by any of its ids; it is now, by all. Never rejects: an event must not be lost because it could not be remembered. */
async function wasProcessed(this: IExecuteFunctions, ids: string[]): Promise<boolean> {
	const node = `${this.getWorkflow().id}:${this.getNode().id}`;
	const asked = (queues.get(node) ?? Promise.resolve()).then(async () => {
		try {
			const { processed } = await this.helpers.checkProcessedAndRecord(ids, 'node', {
				mode: 'entries',
				maxEntries: MAX_REMEMBERED_IDS,
			});
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

/** Another worker may have written the row it had read before our delivery was in it. Not awaited: the workflow continues. */
async function keepProcessed(this: IExecuteFunctions, ids: string[]): Promise<void> {
	for (const afterMs of RECHECK_DELAYS_MS) {
		await sleep(afterMs * (1 + Math.random()));
		await wasProcessed.call(this, ids);
	}
}
