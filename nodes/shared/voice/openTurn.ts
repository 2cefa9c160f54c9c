import { interceptExecution, startIdleWatchdog, type WebhookResponse, writeHead } from '../webhook/response';
import { ExecutionStreamReader, type ReaderOptions } from './executionStreamReader';
import { type FillerRules, playFillers } from './fillers';
import { VoiceTurn, type TurnEncoder } from './turn';

export interface OpenTurnOptions extends ReaderOptions {
	encoder: TurnEncoder;
	/** `false`: the response is one body, sent when the turn closes. */
	streamed: boolean;
	/** Spoken while the caller waits. Not used without streaming. */
	fillers: FillerRules;
	/** Returns the filler to speak now. */
	nextFiller: () => string;
	/** Spoken when the workflow fails, says nothing, or takes too long. */
	fallbackMessage: string;
	/** Then the response breaks off instead. */
	breakOff?: boolean;
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
	const writer = interceptExecution(res, {
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
	const turn = new VoiceTurn({ encoder, streamed, fallbackMessage: options.fallbackMessage, breakOff: options.breakOff, writer });
	const reader = new ExecutionStreamReader(turn, options);
	// An ended turn does not wait for an execution; if one starts later, `started` reports it.
	turn.onEnd(() => {
		if (!hasExecution) options.onExecution(false);
	});
	res.once('close', () => turn.disconnect());

	writeHead(res, 200, {
		'Content-Type': streamed ? encoder.streamType : encoder.whole({ text: '' }).contentType,
		// Keeps compression and proxies from buffering lines.
		'Cache-Control': 'no-cache, no-transform',
		'X-Accel-Buffering': 'no',
	});
	if (streamed) {
		if (encoder.head !== undefined) writer.write(encoder.head);
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
