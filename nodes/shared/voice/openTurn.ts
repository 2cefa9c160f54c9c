import { watchOver } from '../webhook/watchOver';
import { interceptExecution, writeHead, type WebhookResponse } from '../webhook/response';
import { fillSilence, type FillerRules } from './fillers';
import { ChunkTranslator } from './translator';
import { VoiceTurn, type VoiceWire } from './turn';

export interface OpenTurnOptions {
	wire: VoiceWire;
	/** `false`: one JSON object at the end instead of lines. */
	streamed: boolean;
	/** Said until the workflow says something; none for nothing. Without streaming there is nobody to hear them. */
	fillers: FillerRules;
	/** The filler to say now. */
	nextFiller: () => string;
	/** Said instead of silence. */
	safeSentence: string;
	/** BCP 47 tag of the spoken language. */
	locale: string;
	/** Longest time without a word of the workflow, in milliseconds, before the turn is closed with the safe sentence. */
	silenceLimitMs: number;
	/** Told as soon as n8n is known to hold the execution: `true`; or to not hold one in time: `false`. */
	onExecution: (held: boolean) => void;
}

/**
 * Opens the voice turn on the webhook's response: the head and the filler go out before any execution
 * exists; everything the execution streams afterwards passes through the translator.
 * Always ends the response: when the workflow closes the turn, when the execution ends, or at the deadline.
 */
export function openVoiceTurn(res: WebhookResponse, options: OpenTurnOptions): VoiceTurn {
	const { streamed, wire } = options;

	let isHeld = false;
	const out = interceptExecution(res, {
		started: () => {
			isHeld = true;
			options.onExecution(true);
		},
		line: (line) => translator.line(line),
		end: () => {
			if (!isHeld) options.onExecution(false);
			translator.end();
		},
	});
	const turn = new VoiceTurn({
		wire,
		streamed,
		safeSentence: options.safeSentence,
		writer: {
			line: (line) => out.write(asLine(line)),
			last: (line) => out.end(asLine(line)),
		},
	});
	const translator = new ChunkTranslator(turn, options.locale);
	// A turn that is over waits for no execution; if one comes to be after all, `started` says so.
	turn.onEnd(() => {
		if (!isHeld) options.onExecution(false);
	});
	res.once('close', () => turn.abandon());

	writeHead(res, 200, {
		'Content-Type': streamed ? wire.streamType : 'application/json',
		// Neither compression nor a proxy may hold a line back.
		'Cache-Control': 'no-cache, no-transform',
		'X-Accel-Buffering': 'no',
	});
	if (streamed) {
		void fillSilence(turn, options.fillers, options.nextFiller);
		// A filler that was said at once took the head with it.
		if (!res.headersSent) res.flushHeaders();
	}

	void watchOver({
		isOpen: () => turn.isOpen,
		lastHeardAt: () => turn.lastHeardAt,
		limitMs: options.silenceLimitMs,
		onSilence: () => turn.closeSafely(),
	});
	return turn;
}

const asLine = (line: object): string => `${JSON.stringify(line)}\n`;
