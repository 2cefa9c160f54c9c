import { setBounded } from '../boundedMap';
import { monotonicNow, sleep } from '../clock';
import { interceptExecution, startIdleWatchdog, type WebhookResponse, writeHead } from '../webhook/response';
import { ExecutionStreamReader } from './executionStreamReader';
import { VoiceTurn, type TurnEncoder } from './turn';

/** Fillers: sentences that are spoken while the caller waits for the workflow. */
export interface FillerRules {
	/** The sentences, spoken one at a time in rotation; empty for no fillers. */
	lines: string[];
	/** Milliseconds before the first filler; with 0 it is spoken before the workflow runs. */
	afterMs: number;
	/** Milliseconds between two fillers; with 0 only one is spoken. */
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
 * Speaks fillers until the workflow says something. With `afterMs: 0` the first one is spoken synchronously, before the promise
 * is returned. The caller does not await it. It polls in short sleeps, because nodes must not use timers. Never rejects.
 *
 * @param next returns the filler to speak now
 */
export async function playFillers(turn: VoiceTurn, { lines, afterMs, everyMs }: FillerRules, next: () => string): Promise<void> {
	if (lines.length === 0) return;
	const startedAt = monotonicNow();
	for (let dueMs = afterMs; ; dueMs += everyMs) {
		for (
			let leftMs = startedAt + dueMs - monotonicNow();
			leftMs > 0 && turn.isAwaitingReply;
			leftMs = startedAt + dueMs - monotonicNow()
		) {
			await sleep(Math.min(leftMs, MAX_SLEEP_MS));
		}
		if (!turn.isAwaitingReply) return;
		turn.sayFiller(next());
		if (everyMs <= 0) return;
	}
}

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

export interface OpenTurnOptions {
	encoder: TurnEncoder;
	/** `false`: the response is one JSON object, sent when the turn closes. */
	streamed: boolean;
	/** Spoken until the workflow says something. Not used without streaming. */
	fillers: FillerRules;
	/** Returns the filler to speak now. */
	nextFiller: () => string;
	/** Spoken when the workflow fails, says nothing, or takes too long. */
	fallbackMessage: string;
	/** BCP 47 tag of the spoken language. */
	locale: string;
	/** Milliseconds without speech of the workflow after which the turn is closed with the fallback message. */
	idleTimeoutMs: number;
	/** Called with `true` as soon as n8n has started an execution, and with `false` if the turn ended before; `true` may still follow. */
	onExecution: (started: boolean) => void;
}

/**
 * Opens a voice turn on the webhook's response. The headers, and a filler without delay, are sent before an execution exists;
 * what the execution streams afterwards is processed by an `ExecutionStreamReader`.
 * The response always ends: when the workflow closes the turn, when the execution ends, or after `idleTimeoutMs`.
 */
export function openVoiceTurn(res: WebhookResponse, options: OpenTurnOptions): VoiceTurn {
	const { streamed, encoder } = options;

	let hasExecution = false;
	const out = interceptExecution(res, {
		started: () => {
			hasExecution = true;
			options.onExecution(true);
		},
		line: (line) => reader.readLine(line),
		end: () => {
			if (!hasExecution) options.onExecution(false);
			reader.readEnd();
		},
	});
	const turn = new VoiceTurn({
		encoder,
		streamed,
		fallbackMessage: options.fallbackMessage,
		writer: {
			writeLine: (line) => out.write(asLine(line)),
			endWithLine: (line) => out.end(asLine(line)),
		},
	});
	const reader = new ExecutionStreamReader(turn, options.locale);
	// An ended turn does not wait for an execution; if one starts later, `started` reports it.
	turn.onEnd(() => {
		if (!hasExecution) options.onExecution(false);
	});
	res.once('close', () => turn.disconnect());

	writeHead(res, 200, {
		'Content-Type': streamed ? encoder.streamType : 'application/json',
		// Keeps compression and proxies from buffering lines.
		'Cache-Control': 'no-cache, no-transform',
		'X-Accel-Buffering': 'no',
	});
	if (streamed) {
		void playFillers(turn, options.fillers, options.nextFiller);
		// A filler that was spoken at once has already sent the headers.
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
