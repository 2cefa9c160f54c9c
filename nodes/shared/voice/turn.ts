import { monotonicNow } from '../clock';
import type { WholeAnswer } from '../webhook/response';
import { type CallControl, carryOut } from './callControl';
import type { VoiceCommand } from './command';

/** Encodes one turn in the wire format of a platform. All results are text that is written as it is. */
export interface TurnEncoder {
	/** Content-Type of a streamed response. */
	streamType: string;
	/** How the platform carries out what closes a turn. */
	control: CallControl;
	/** Written first, before anything is said; nothing if left out. */
	head?: string;
	/** A text that is spoken immediately and keeps the turn open. */
	interim(text: string): string;
	/** A filler; as `interim` if left out. */
	filler?(text: string): string;
	/** The end of a streamed response: a last text, which may be empty, and an action. */
	final(closing: VoiceCommand): string;
	/** The whole response, if it is not streamed. */
	whole(closing: VoiceCommand): WholeAnswer;
	/** The end of a streamed response, or with status 503 the whole one, that tells the platform of a failure; for `breakOff`. */
	failure?(): { streamed: string; whole: string };
}

/** The whole answer to a request of the given form whose text is known. */
export const completeAnswer = (encoder: TurnEncoder, streamed: boolean, closing: VoiceCommand): WholeAnswer =>
	streamed ? { contentType: encoder.streamType, body: `${encoder.head ?? ''}${encoder.final(closing)}` } : encoder.whole(closing);

/** A wire format of one JSON object a line (NDJSON); without streaming the response is the last of these objects. */
export interface LineEncoder {
	streamType: string;
	/** A line that is spoken immediately and keeps the turn open. */
	interim(text: string): object;
	/** The line that closes the turn; without streaming, the whole response. */
	final(closing: VoiceCommand): object;
}

export const jsonLines = ({ streamType, interim, final }: LineEncoder): TurnEncoder => ({
	streamType,
	control: { by: 'commands' },
	interim: (text) => `${JSON.stringify(interim(text))}\n`,
	final: (closing) => `${JSON.stringify(final(closing))}\n`,
	whole: (closing) => ({ contentType: 'application/json', body: `${JSON.stringify(final(closing))}\n` }),
});

/** Writes to the response of a turn. */
export interface TurnWriter {
	write(text: string): void;
	/** Writes the last text and ends the response, in one write. */
	end(text: string): void;
	/** Ends a response of which nothing has been written, with this status; as `end` if left out. */
	refuse?(status: number, text: string): void;
}

export interface VoiceTurnOptions {
	encoder: TurnEncoder;
	writer: TurnWriter;
	/** `false`: all texts are collected and sent as one body when the turn closes. */
	streamed: boolean;
	/** Spoken when the workflow fails, says nothing, or takes too long. */
	fallbackMessage: string;
	/** Then the response breaks off instead, so that the platform can answer in another way. */
	breakOff?: boolean;
}

/**
 * One turn of a conversation: the reply to one utterance of the caller. It is closed exactly once; later texts, and texts
 * after the caller hung up, are dropped without an error.
 */
export class VoiceTurn {
	private state: 'open' | 'closed' | 'disconnected' | 'interrupted' = 'open';

	private spokenAt = monotonicNow();

	private writtenAt = this.spokenAt;

	private firstAt: number | undefined;

	private hasUsedFallback = false;

	private readonly endListeners: Array<() => void> = [];

	/** Whether the workflow has said something; fillers do not count. */
	private workflowHasSpoken = false;

	/** Without streaming: the texts said so far. */
	private readonly texts: string[] = [];

	constructor(private readonly options: VoiceTurnOptions) {}

	get isOpen(): boolean {
		return this.state === 'open';
	}

	/** Whether the workflow has said something; fillers do not count. */
	get hasSpoken(): boolean {
		return this.workflowHasSpoken;
	}

	/** Whether the turn is open and the workflow has said nothing yet. */
	get isAwaitingReply(): boolean {
		return this.isOpen && !this.workflowHasSpoken;
	}

	/** When the turn opened or the workflow last said something, on the monotonic clock in milliseconds; fillers do not count. */
	get lastActivityAt(): number {
		return this.spokenAt;
	}

	/** When the turn opened or anything was last said, fillers included, on the monotonic clock in milliseconds. */
	get lastSaidAt(): number {
		return this.writtenAt;
	}

	/** When the caller heard the first word, filler or not, on the monotonic clock in milliseconds; `undefined` before that. */
	get firstWordAt(): number | undefined {
		return this.firstAt;
	}

	/** Whether the turn was closed with the fallback message, or broke off instead of it. */
	get fellBack(): boolean {
		return this.hasUsedFallback;
	}

	/** How the turn ended; `open` before that. */
	get ending(): 'open' | 'closed' | 'disconnected' | 'interrupted' {
		return this.state;
	}

	/** Whether the caller hears what is said now. */
	get status(): 'listening' | 'closed' | 'gone' {
		if (this.state === 'open') return 'listening';
		return this.state === 'closed' ? 'closed' : 'gone';
	}

	/** Registers a listener that is called once, when the turn ends for any reason. */
	onEnd(listener: () => void): void {
		this.endListeners.push(listener);
	}

	/** How the platform carries out what closes the turn. */
	get control(): CallControl {
		return this.options.encoder.control;
	}

	/** Whether the platform carries out what the command asks for. */
	carriesOut(command: VoiceCommand): boolean {
		return carryOut(command, this.control).carriedOut;
	}

	/** Speaks a filler while the caller waits. Without streaming it is dropped, because it would only be heard together with the reply. */
	sayFiller(text: string): void {
		const { encoder, streamed } = this.options;
		if (this.isOpen && streamed) this.write(encoder.filler?.(text) ?? encoder.interim(text));
	}

	/** Speaks a text of the workflow and keeps the turn open. An empty text is ignored and does not count as speech. */
	say(speech: string): void {
		if (!this.isOpen || speech === '') return;
		this.workflowHasSpoken = true;
		this.spokenAt = monotonicNow();
		if (this.options.streamed) this.write(this.options.encoder.interim(speech));
		else this.texts.push(speech);
	}

	/** Speaks the command's text and closes the turn with its action. */
	close(command: VoiceCommand): void {
		if (this.isOpen) this.finish('closed', command);
	}

	/** Closes with the fallback message, or breaks off where that is chosen. */
	closeWithFallback(): void {
		const { breakOff, encoder, fallbackMessage, streamed, writer } = this.options;
		if (this.isOpen) this.hasUsedFallback = true;
		const failure = breakOff ? encoder.failure?.() : undefined;
		if (!failure) return this.close({ text: fallbackMessage });
		if (!this.isOpen) return;
		this.end('closed');
		if (!streamed && writer.refuse) writer.refuse(503, failure.whole);
		else writer.end(streamed ? failure.streamed : failure.whole);
	}

	/** Ends the turn because the caller has spoken again, which starts the next turn (barge-in). */
	interrupt(): void {
		if (this.isOpen) this.finish('interrupted', { text: '' });
	}

	/** Ends the turn because the caller hung up or the connection broke. Nothing more is written. */
	disconnect(): void {
		if (this.isOpen) this.end('disconnected');
	}

	private finish(state: 'closed' | 'interrupted', command: VoiceCommand): void {
		const { encoder, writer, streamed } = this.options;
		const texts = state === 'closed' ? this.texts : [];
		const text = [...texts, command.text].filter((part) => part !== '').join(' ');
		if (text !== '') this.firstAt ??= monotonicNow();
		this.end(state);
		writer.end(streamed ? encoder.final({ ...command, text }) : encoder.whole({ ...command, text }).body);
	}

	private end(state: 'closed' | 'interrupted' | 'disconnected'): void {
		this.state = state;
		for (const listener of this.endListeners.splice(0)) listener();
	}

	private write(text: string): void {
		this.writtenAt = monotonicNow();
		this.firstAt ??= this.writtenAt;
		this.options.writer.write(text);
	}
}
