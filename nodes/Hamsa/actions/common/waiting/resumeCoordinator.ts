import type { IDataObject } from 'n8n-workflow';

import { setBounded } from '../../../../shared/boundedMap';
import { monotonicNow } from '../../../../shared/clock';

/**
 * For how long a callback that was under way together with the waking one has nothing to do. A later one only gets here if n8n did not
 * manage to go on: then the execution is woken again.
 */
const SIMULTANEOUS_CALLBACK_MS = 10_000;

/** Sleeps remembered at most; the oldest is forgotten first, and then Hamsa is asked again. */
const MAX_ENTRIES = 500;

/** All results kept at most, in characters of JSON: transcripts are long, and a sleep may take days. */
export const MAX_KEPT_CHARACTERS = 16 * 1024 * 1024;

/** Results of a sleep that was not called back for so long are dropped. */
const KEEP_FOR_MS = 60 * 60 * 1000;

/**
 * What this process knows of a sleep: callbacks come one by one, and what is done stays done. Only spares requests: another
 * process, or this one after a restart, asks Hamsa again.
 */
export class ResumeCoordinator {
	/** States of what is done, by ID. */
	private readonly done = new Map<string, IDataObject>();
	private characters = 0;
	private keptAt = -Infinity;
	private resumedAt = -Infinity;
	private last: Promise<unknown> = Promise.resolve();

	get justResumed(): boolean {
		return monotonicNow() - this.resumedAt < SIMULTANEOUS_CALLBACK_MS;
	}

	/** The state of something that is done, if it is still kept. */
	stateOf(id: string): IDataObject | undefined {
		return this.done.get(id);
	}

	/** Keeps the state of something that is done, and drops others' where all together are too much. */
	keep(id: string, state: IDataObject): void {
		this.done.set(id, state);
		this.characters += JSON.stringify(state).length;
		this.keptAt = monotonicNow();
		dropStates(this);
	}

	/** Results are not kept in memory for longer than they are needed. */
	markResumed(): void {
		this.resumedAt = monotonicNow();
		this.dropStates();
	}

	dropStates(): void {
		this.done.clear();
		this.characters = 0;
	}

	/** Characters of JSON kept. */
	get size(): number {
		return this.characters;
	}

	get isStale(): boolean {
		return monotonicNow() - this.keptAt > KEEP_FOR_MS;
	}

	/** Runs after all that came before it has ended: of two simultaneous callbacks, each would find the other's job still running. */
	async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		const turn = this.last.then(work);
		this.last = turn.catch(() => undefined);
		return await turn;
	}
}

const coordinators = new Map<string, ResumeCoordinator>();

export function coordinatorOf(waitId: string): ResumeCoordinator {
	const coordinator = coordinators.get(waitId) ?? new ResumeCoordinator();
	setBounded(coordinators, waitId, coordinator, MAX_ENTRIES);
	return coordinator;
}

/** Characters of JSON kept of all sleeps; for tests of the bound. */
export const charactersKept = (): number => [...coordinators.values()].reduce((sum, { size }) => sum + size, 0);

/** Drops what is stale, and then from the sleep called back longest ago on, until the rest is within the bound. */
function dropStates(youngest: ResumeCoordinator): void {
	let total = charactersKept();
	for (const coordinator of coordinators.values()) {
		if (!coordinator.isStale && total <= MAX_KEPT_CHARACTERS) continue;
		if (coordinator === youngest && total <= MAX_KEPT_CHARACTERS) continue;
		total -= coordinator.size;
		coordinator.dropStates();
	}
}
