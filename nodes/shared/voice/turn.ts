import { monotonicNow } from '../clock';
import type { VoiceCommand } from './command';

/** How a platform writes what is said on the wire. */
export interface TurnEncoder {
	/** Content type of a streamed answer. */
	streamType: string;
	/** A line that is spoken at once and keeps the turn open. */
	interim(text: string): object;
	/** The line that closes the turn; without streaming, the whole answer. */
	final(closing: VoiceCommand): object;
}

/** Where the lines of a turn go. */
export interface TurnWriter {
	line(line: object): void;
	/** The closing line, and the end of the answer in the same breath. */
	last(line: object): void;
}

export interface VoiceTurnOptions {
	encoder: TurnEncoder;
	writer: TurnWriter;
	/** `false`: everything said is gathered and answered as one object when the turn closes. */
	streamed: boolean;
	/** Said instead of silence: when the workflow fails, says nothing, or takes too long. */
	fallbackMessage: string;
}

/**
 * One caller's sentence being answered. Speaks until it is closed, exactly once; what comes later,
 * or after the caller has gone, is dropped quietly.
 */
export class VoiceTurn {
	private state: 'open' | 'closed' | 'disconnected' | 'interrupted' = 'open';

	private lastOutputAt = monotonicNow();

	private readonly endListeners: Array<() => void> = [];

	/** Whether the workflow itself said something; a filler does not count. */
	private responded = false;

	private readonly pieces: string[] = [];

	constructor(private readonly options: VoiceTurnOptions) {}

	get isOpen(): boolean {
		return this.state === 'open';
	}

	get hasAnswered(): boolean {
		return this.responded;
	}

	/** Whether a filler would be welcome. */
	get isAwaitingReply(): boolean {
		return this.isOpen && !this.responded;
	}

	/** When the turn opened or the workflow last said something, on the monotonic clock; fillers do not count. */
	get lastActivityAt(): number {
		return this.lastOutputAt;
	}

	/** Whether what is said now is heard. */
	get status(): 'listening' | 'closed' | 'gone' {
		if (this.state === 'open') return 'listening';
		return this.state === 'closed' ? 'closed' : 'gone';
	}

	/** Called once, when the turn is no longer open, for whatever reason. */
	onEnd(ender: () => void): void {
		this.endListeners.push(ender);
	}

	/** A line of ours to bridge the wait. Without streaming there is nobody to hear it yet. */
	filler(text: string): void {
		if (this.isOpen && this.options.streamed) this.write(text);
	}

	/** Speaks the workflow's `speech` and keeps the turn open; nothing to speak is nothing said. */
	say(speech: string): void {
		if (!this.isOpen || speech === '') return;
		this.responded = true;
		this.lastOutputAt = monotonicNow();
		if (this.options.streamed) this.write(speech);
		else this.pieces.push(speech);
	}

	/** Speaks the command's text and closes the turn as the command says. */
	close(command: VoiceCommand): void {
		if (this.isOpen) this.finish('closed', command);
	}

	/** Closes with the fallback message. */
	closeWithFallback(): void {
		this.close({ text: this.options.fallbackMessage });
	}

	/** The caller has spoken into it: the answer ends where it is, and the next turn speaks. */
	interrupt(): void {
		if (this.isOpen) this.finish('interrupted', { text: '' });
	}

	/** The caller has gone: nobody hears what is said from now on. */
	disconnect(): void {
		if (this.isOpen) this.end('disconnected');
	}

	private finish(state: 'closed' | 'interrupted', command: VoiceCommand): void {
		const pieces = state === 'closed' ? this.pieces : [];
		const text = [...pieces, command.text].filter((part) => part !== '').join(' ');
		this.end(state);
		this.options.writer.last(this.options.encoder.final({ ...command, text }));
	}

	private end(state: 'closed' | 'interrupted' | 'disconnected'): void {
		this.state = state;
		for (const ender of this.endListeners.splice(0)) ender();
	}

	private write(text: string): void {
		this.options.writer.line(this.options.encoder.interim(text));
	}
}
