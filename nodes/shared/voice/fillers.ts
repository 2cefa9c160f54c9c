import { setBounded } from '../boundedMap';
import { monotonicNow, sleep } from '../clock';
import type { VoiceTurn } from './turn';

/** Fillers: sentences that are spoken while the caller waits for the workflow. */
export interface FillerRules {
	/** The sentences, spoken one at a time in rotation; empty for no fillers. */
	lines: string[];
	/** Milliseconds before the first filler, if the workflow has said nothing by then; with 0 it is spoken before the workflow runs. */
	afterMs: number;
	/** A filler is spoken whenever nothing was said for this many milliseconds, also after the workflow's first words; with 0 only the first one is. */
	everyMs: number;
}

/** Longest single sleep, in milliseconds, so that fillers are on time and an ended turn is released soon. */
const MAX_SLEEP_MS = 100;

/** The non-empty lines of a text, trimmed. */
export const fillerLines = (text: unknown): string[] =>
	String(text ?? '')
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');

/**
 * Speaks fillers until the turn ends. With `afterMs: 0` the first one is spoken synchronously, before the promise is returned.
 * The caller does not await it. It polls in short sleeps, because nodes must not use timers. Never rejects.
 *
 * @param next returns the filler to speak now
 */
export async function playFillers(turn: VoiceTurn, { lines, afterMs, everyMs }: FillerRules, next: () => string): Promise<void> {
	if (lines.length === 0) return;
	const firstDueAt = monotonicNow() + afterMs;
	while (turn.isAwaitingReply && monotonicNow() < firstDueAt) await sleepUntil(firstDueAt);
	if (turn.isAwaitingReply) turn.sayFiller(next());
	if (everyMs <= 0) return;
	while (turn.isOpen) {
		// Counts from the last words, so that after a busy moment one filler is spoken and not all that were missed.
		const dueAt = turn.lastSaidAt + everyMs;
		if (monotonicNow() >= dueAt) turn.sayFiller(next());
		else await sleepUntil(dueAt);
	}
}

const sleepUntil = async (at: number) => await sleep(Math.min(Math.max(at - monotonicNow(), 1), MAX_SLEEP_MS));

/** Maximum number of conversations in memory; the least recently used ones are evicted. */
const MAX_ENTRIES = 2_000;

/**
 * Rotates the fillers within a conversation: each one is spoken once before any is repeated, and none twice in a row.
 * The state is kept in this process only.
 */
export class FillerRotation {
	private readonly previousLines = new Map<string, string[]>();

	/** The filler to speak next in this conversation. */
	next(conversation: string, lines: string[]): string {
		const before = this.previousLines.get(conversation) ?? [];
		// The least recently used line; a line that was never used has the index -1.
		const line = lines.reduce((best, candidate) => (before.lastIndexOf(candidate) < before.lastIndexOf(best) ? candidate : best));
		setBounded(this.previousLines, conversation, [...before.filter((other) => other !== line), line], MAX_ENTRIES);
		return line;
	}

	/** Number of conversations in memory. */
	get size(): number {
		return this.previousLines.size;
	}
}
