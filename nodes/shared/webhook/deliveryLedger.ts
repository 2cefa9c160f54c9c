import { remember } from '../boundedMap';
import { monotonicNow } from '../clock';

/** How long an id is remembered: a little more than the longest retry schedule we know (docs/platforms/agentphone.md, 4.7). */
const REMEMBER_MS = 25 * 60 * 60 * 1000;

/** Ids remembered at most, oldest forgotten first; two to a delivery; about 2 MB. */
const REMEMBER_AT_MOST = 20_000;

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
			if (!isOld && this.entries.size < REMEMBER_AT_MOST) return;
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
