import { setBounded } from '../boundedMap';
import { monotonicNow, sleep } from '../clock';
import { interceptExecution, startIdleWatchdog, type WebhookResponse, writeHead } from '../webhook/response';
import { ExecutionStreamReader } from './executionStreamReader';
import { VoiceTurn, type TurnEncoder } from './turn';

/** How the wait for the workflow's first word is bridged. */
export interface FillerRules {
	/** One is said at a time, in turn; none: nothing is said. */
	lines: string[];
	/** Milliseconds before the first one; 0 says it at once, before the workflow runs. */
	afterMs: number;
	/** Milliseconds between one and the next; 0: only one is said. */
	everyMs: number;
}

/** Longest single sleep, in milliseconds: fillers must not be late, and a turn that was answered must not be kept. */
const MAX_SLEEP_MS = 100;

/** The lines a user wrote, one a row. */
export const fillerLines = (text: unknown): string[] =>
	String(text ?? '')
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');

/**
 * Says fillers until the workflow says something of its own. The first one of `afterMs: 0` is said before this returns
 * its promise. Not awaited by its caller; nodes may not use timers, hence the short sleeps. Never rejects.
 *
 * @param next the line to say now
 */
export async function playFillers(turn: VoiceTurn, { lines, afterMs, everyMs }: FillerRules, next: () => string): Promise<void> {
	if (lines.length === 0) return;
	const startedAt = monotonicNow();
	for (let dueMs = afterMs; ; dueMs += everyMs) {
		for (let leftMs = startedAt + dueMs - monotonicNow(); leftMs > 0 && turn.isAwaitingReply; leftMs = startedAt + dueMs - monotonicNow()) {
			await sleep(Math.min(leftMs, MAX_SLEEP_MS));
		}
		if (!turn.isAwaitingReply) return;
		turn.filler(next());
		if (everyMs <= 0) return;
	}
}

/** Conversations remembered at most, the longest unused forgotten first; some kilobytes. */
const MAX_ENTRIES = 2_000;

/**
 * Goes round the lines within a conversation: none is said twice before all have been said, and none twice in a row.
 * Remembers in this process only; elsewhere the round starts again.
 */
export class FillerRotation {
	private readonly spokenBefore = new Map<string, string[]>();

	next(conversation: string, lines: string[]): string {
		const before = this.spokenBefore.get(conversation) ?? [];
		// The line whose last use lies furthest back; one never said lies before all.
		const line = lines.reduce((best, candidate) => (before.lastIndexOf(candidate) < before.lastIndexOf(best) ? candidate : best));
		setBounded(this.spokenBefore, conversation, [...before.filter((other) => other !== line), line], MAX_ENTRIES);
		return line;
	}

	/** Number of conversations remembered. */
	get size(): number {
		return this.spokenBefore.size;
	}
}

export interface OpenTurnOptions {
	encoder: TurnEncoder;
	/** `false`: one JSON object at the end instead of lines. */
	streamed: boolean;
	/** Said until the workflow says something; none for nothing. Without streaming there is nobody to hear them. */
	fillers: FillerRules;
	/** The filler to say now. */
	nextFiller: () => string;
	/** Said instead of silence. */
	fallbackMessage: string;
	/** BCP 47 tag of the spoken language. */
	locale: string;
	/** Longest time without a word of the workflow, in milliseconds, before the turn is closed with the fallback message. */
	idleTimeoutMs: number;
	/** Told as soon as n8n is known to hold the execution: `true`; or to not hold one in time: `false`. */
	onExecution: (buffered: boolean) => void;
}

/**
 * Opens the voice turn on the webhook's response: the head and the filler go out before any execution
 * exists; everything the execution streams afterwards passes through the translator.
 * Always ends the response: when the workflow closes the turn, when the execution ends, or at the deadline.
 */
export function openVoiceTurn(res: WebhookResponse, options: OpenTurnOptions): VoiceTurn {
	const { streamed, encoder } = options;

	let hasExecution = false;
	const out = interceptExecution(res, {
		started: () => {
			hasExecution = true;
			options.onExecution(true);
		},
		line: (line) => reader.line(line),
		end: () => {
			if (!hasExecution) options.onExecution(false);
			reader.end();
		},
	});
	const turn = new VoiceTurn({
		encoder,
		streamed,
		fallbackMessage: options.fallbackMessage,
		writer: {
			line: (line) => out.write(asLine(line)),
			last: (line) => out.end(asLine(line)),
		},
	});
	const reader = new ExecutionStreamReader(turn, options.locale);
	// A turn that is over waits for no execution; if one comes to be after all, `started` says so.
	turn.onEnd(() => {
		if (!hasExecution) options.onExecution(false);
	});
	res.once('close', () => turn.disconnect());

	writeHead(res, 200, {
		'Content-Type': streamed ? encoder.streamType : 'application/json',
		// Neither compression nor a proxy may hold a line back.
		'Cache-Control': 'no-cache, no-transform',
		'X-Accel-Buffering': 'no',
	});
	if (streamed) {
		void playFillers(turn, options.fillers, options.nextFiller);
		// A filler that was said at once took the head with it.
		if (!res.headersSent) res.flushHeaders();
	}

	void startIdleWatchdog({
		isOpen: () => turn.isOpen,
		lastActivityAt: () => turn.lastActivityAt,
		limitMs: options.idleTimeoutMs,
		onIdle: () => turn.closeWithFallback(),
	});
	return turn;
}

const asLine = (line: object): string => `${JSON.stringify(line)}\n`;
