import type { IDataObject } from 'n8n-workflow';

import { setBounded } from '../../../../shared/boundedMap';
import { monotonicNow } from '../../../../shared/clock';

/**
 * How long after the execution was resumed further callbacks are ignored, because they were sent at the same time. A later
 * callback only arrives if n8n failed to resume the execution, which is then resumed again.
 */
const SIMULTANEOUS_CALLBACK_MS = 10_000;

/** Maximum number of waits in memory. The oldest entry is evicted first, which costs further requests to Hamsa. */
const MAX_ENTRIES = 500;

/** Maximum size of all cached results, in characters of JSON. Transcripts are long, and an execution may wait for days. */
export const MAX_CACHED_CHARACTERS = 16 * 1024 * 1024;

/** Results of a wait are dropped if there was no callback for this long. */
const CACHE_TTL_MS = 60 * 60 * 1000;

/**
 * Processes the callbacks of one wait one at a time and caches finished results. The cache only saves requests: another
 * process, or this one after a restart, asks Hamsa again.
 */
export class ResumeCoordinator {
	/** Finished states, by ID. */
	private readonly finished = new Map<string, IDataObject>();
	private characters = 0;
	private cachedAt = -Infinity;
	private resumedAt = -Infinity;
	private last: Promise<unknown> = Promise.resolve();

	get justResumed(): boolean {
		return monotonicNow() - this.resumedAt < SIMULTANEOUS_CALLBACK_MS;
	}

	/** The cached state of finished work. */
	stateOf(id: string): IDataObject | undefined {
		return this.finished.get(id);
	}

	/** Caches the state of finished work, and drops the results of other waits if all together are too large. */
	cache(id: string, state: IDataObject): void {
		this.finished.set(id, state);
		this.characters += JSON.stringify(state).length;
		this.cachedAt = monotonicNow();
		evictStates(this);
	}

	/** Drops the cached results, which are no longer needed once the execution is resumed. */
	markResumed(): void {
		this.resumedAt = monotonicNow();
		this.dropStates();
	}

	dropStates(): void {
		this.finished.clear();
		this.characters = 0;
	}

	/** Size of the cached results in characters of JSON. */
	get size(): number {
		return this.characters;
	}

	get isStale(): boolean {
		return monotonicNow() - this.cachedAt > CACHE_TTL_MS;
	}

	/** Runs a task after all earlier ones have ended: two simultaneous callbacks would otherwise each see the other's job as running. */
	async inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
		const turn = this.last.then(task);
		this.last = turn.catch(() => undefined);
		return await turn;
	}
}

const coordinators = new Map<string, ResumeCoordinator>();

/** The coordinator of a wait, created if this process has none. */
export function coordinatorOf(waitId: string): ResumeCoordinator {
	const coordinator = coordinators.get(waitId) ?? new ResumeCoordinator();
	setBounded(coordinators, waitId, coordinator, MAX_ENTRIES);
	return coordinator;
}

/** Size of the cached results of all waits, in characters of JSON; exported for tests of the limit. */
export const cachedCharacters = (): number => [...coordinators.values()].reduce((sum, { size }) => sum + size, 0);

/** Drops stale results first, then those of the least recently called wait, until the rest is within the limit. */
function evictStates(latest: ResumeCoordinator): void {
	let total = cachedCharacters();
	for (const coordinator of coordinators.values()) {
		if (!coordinator.isStale && total <= MAX_CACHED_CHARACTERS) continue;
		if (coordinator === latest && total <= MAX_CACHED_CHARACTERS) continue;
		total -= coordinator.size;
		coordinator.dropStates();
	}
}
