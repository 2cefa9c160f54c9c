import type { IDataObject } from 'n8n-workflow';

import { monotonicNow } from '../../../../shared/clock';

/**
 * For how long a callback that was under way together with the waking one has nothing to do. A later one only gets here if n8n did not
 * manage to go on: then the execution is woken again.
 */
const AT_ONCE_MS = 10_000;

/** Sleeps remembered at most; the oldest is forgotten first, and then Hamsa is asked again. */
const REMEMBER_AT_MOST = 500;

/**
 * What this process knows of a sleep: callbacks come one by one, and what is done stays done. Only spares requests: another
 * process, or this one after a restart, asks Hamsa again.
 */
export class Sleeper {
	/** States of what is done, by ID. */
	readonly done = new Map<string, IDataObject>();
	private wokenAt = -Infinity;
	private last: Promise<unknown> = Promise.resolve();

	get justWoken(): boolean {
		return monotonicNow() - this.wokenAt < AT_ONCE_MS;
	}

	/** Results are not kept in memory for longer than they are needed. */
	noteWoken(): void {
		this.wokenAt = monotonicNow();
		this.done.clear();
	}

	/** Runs after all that came before it has ended: of two simultaneous callbacks, each would find the other's job still running. */
	async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		const turn = this.last.then(work);
		this.last = turn.catch(() => undefined);
		return await turn;
	}
}

const sleepers = new Map<string, Sleeper>();

export function sleeperOf(sleepId: string): Sleeper {
	let sleeper = sleepers.get(sleepId);
	if (!sleeper) {
		sleeper = new Sleeper();
		sleepers.set(sleepId, sleeper);
		for (const id of sleepers.keys()) {
			if (sleepers.size <= REMEMBER_AT_MOST) break;
			sleepers.delete(id);
		}
	}
	return sleeper;
}
