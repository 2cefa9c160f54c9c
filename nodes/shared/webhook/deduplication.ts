import { createHash, randomUUID } from 'node:crypto';

import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { without } from '../actions/fields';
import { remember } from '../boundedMap';
import { monotonicNow, sleep } from '../clock';

/** How long an id is remembered: a little more than the longest retry schedule we know (docs/platforms/agentphone.md, 4.7). */
const REMEMBER_MS = 25 * 60 * 60 * 1000;

/** Ids remembered at most, oldest forgotten first; two to a delivery; about 2 MB. */
const MAX_IDS = 20_000;

/** A delivery that nobody has settled for so long is not waited for any longer: no platform keeps a request open for minutes. */
const UNDERWAY_LIMIT_MS = 10 * 60 * 1000;

export type Claim =
	/**
	 * Nobody has this delivery: go on, and say how it ended. "Not held" may still be corrected to "held",
	 * for an execution that came to be after we had stopped waiting for it.
	 */
	| { kind: 'first'; settle: (held: boolean) => void }
	/** The same delivery is on its way; `held` tells whether n8n came to hold an execution for it. */
	| { kind: 'underway'; held: Promise<boolean> }
	/** n8n holds an execution for it. */
	| { kind: 'held' };

interface Entry {
	claimedAt: number;
	/** `undefined` once n8n holds the execution. */
	underway?: Promise<boolean>;
}

/**
 * Remembers which deliveries n8n holds an execution for, so that a repeated one runs once.
 * An id counts only from the moment the execution is held: were it noted sooner, a delivery that
 * failed between the two would be taken for a duplicate when it is repeated, and be lost.
 *
 * The memory is this process's own and ends with it.
 */
export class DeliveryLedger {
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
	claim(...ids: string[]): Claim {
		this.forgetOld();
		const known = ids.map((id) => this.entries.get(id)).find((entry) => entry !== undefined);
		if (known?.underway) return { kind: 'underway', held: known.underway };
		if (known) return { kind: 'held' };

		let tell!: (held: boolean) => void;
		const entry: Entry = {
			claimedAt: this.now(),
			underway: new Promise((resolve) => {
				tell = resolve;
			}),
		};
		const addAll = () => ids.forEach((id) => this.entries.set(id, entry));
		addAll();
		return {
			kind: 'first',
			settle: (held) => {
				if (held) {
					if (!this.entries.has(ids[0])) addAll();
					entry.underway = undefined;
				} else if (entry.underway) {
					// An id may have been claimed anew after this claim was given up.
					ids.filter((id) => this.entries.get(id) === entry).forEach((id) => this.entries.delete(id));
				}
				tell(held);
			},
		};
	}

	/** A `Map` keeps insertion order, so the oldest entries are the first ones. */
	private forgetOld(): void {
		for (const [id, { claimedAt, underway }] of this.entries) {
			const isOld = this.now() - claimedAt > (underway ? UNDERWAY_LIMIT_MS : REMEMBER_MS);
			if (!isOld && this.entries.size < MAX_IDS) return;
			if (isOld || !underway) this.entries.delete(id);
		}
	}
}

/** Ledgers kept at most, the one unused for longest forgotten first: an n8n has fewer active triggers. */
const MAX_LEDGERS = 1_000;

const ledgers = new Map<string, DeliveryLedger>();

/** The one ledger of a trigger node in this process. */
export function ledgerOf(workflowId: string, nodeId: string): DeliveryLedger {
	const key = `${workflowId}:${nodeId}`;
	const ledger = ledgers.get(key) ?? new DeliveryLedger();
	remember(ledgers, key, ledger, MAX_LEDGERS);
	return ledger;
}

/** Number of ledgers kept; for tests of the bound. */
export const ledgersKept = (): number => ledgers.size;

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
const SPREAD_MS = 100;

/** When a worker looks whether what it remembered is still there, at the earliest; while many come at once, others write over it. */
const LOOK_AGAIN_AFTER_MS = [100, 800, 3_000];

/** An item that `onceOnly` will know again. The id is hashed: headers of a delivery do not belong into execution data. */
export function marked(json: IDataObject, deliveryId: string): IDataObject {
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
export async function onceOnly(this: IExecuteFunctions, items: INodeExecutionData[]): Promise<INodeExecutionData[]> {
	const [first] = items;
	const mark = first?.json[MARK] as { id: string; process: string } | undefined;
	if (mark === undefined) return items;

	const passed = [{ ...first, json: without(MARK, first.json) }];
	if (this.getMode() === 'retry' || this.getMode() === 'manual') return passed;

	const isShared = mark.process !== PROCESS;
	if (isShared) await sleep(Math.random() * SPREAD_MS);
	if (await isKnown.call(this, mark.id)) {
		this.addExecutionHints({ message: 'This delivery had come before and has started the workflow already, so nothing runs again.', location: 'outputPane' });
		return [];
	}
	if (isShared) void keepKnown.call(this, mark.id);
	return passed;
}

/** By node. Whoever comes while the row is being read and written has to wait. */
const queues = new Map<string, Promise<unknown>>();

/** Whether the delivery was remembered before; it is now. Never rejects: an event must not be lost because it could not be remembered. */
async function isKnown(this: IExecuteFunctions, id: string): Promise<boolean> {
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
async function keepKnown(this: IExecuteFunctions, id: string): Promise<void> {
	for (const afterMs of LOOK_AGAIN_AFTER_MS) {
		await sleep(afterMs * (1 + Math.random()));
		await isKnown.call(this, id);
	}
}
