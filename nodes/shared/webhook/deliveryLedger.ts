import { monotonicNow } from '../clock';

/** How long an id is remembered: a little more than the longest retry schedule we know (api/agentphone.md 4.7). */
const REMEMBER_MS = 25 * 60 * 60 * 1000;

/** Ids remembered at most, oldest forgotten first; two to a delivery; about 2 MB. */
const REMEMBER_AT_MOST = 20_000;

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
		const remember = () => ids.forEach((id) => this.entries.set(id, entry));
		remember();
		return {
			kind: 'first',
			settle: (held) => {
				if (held) {
					if (!this.entries.has(ids[0])) remember();
					entry.underway = undefined;
				} else if (entry.underway) {
					ids.forEach((id) => this.entries.delete(id));
				}
				tell(held);
			},
		};
	}

	/** A `Map` keeps insertion order, so the oldest entries are the first ones. */
	private forgetOld(): void {
		for (const [id, { claimedAt, underway }] of this.entries) {
			const tooOld = this.now() - claimedAt > REMEMBER_MS;
			if (!tooOld && this.entries.size < REMEMBER_AT_MOST) return;
			if (underway) return;
			this.entries.delete(id);
		}
	}
}

const ledgers = new Map<string, DeliveryLedger>();

/** The one ledger of a trigger node in this process. */
export function ledgerOf(workflowId: string, nodeId: string): DeliveryLedger {
	const key = `${workflowId}:${nodeId}`;
	let ledger = ledgers.get(key);
	if (!ledger) {
		ledger = new DeliveryLedger();
		ledgers.set(key, ledger);
	}
	return ledger;
}
