import type { VoiceCommand } from './command';

/** How a platform writes what is said on the wire. */
export interface VoiceWire {
	/** Content type of a streamed answer. */
	streamType: string;
	/** A line that is spoken at once and keeps the turn open. */
	interim(text: string): object;
	/** The line that closes the turn; without streaming, the whole answer. */
	final(closing: VoiceCommand): object;
}

/** Where the lines of a turn go. */
export interface AnswerWriter {
	line(line: object): void;
	end(): void;
}

export interface VoiceTurnOptions {
	wire: VoiceWire;
	writer: AnswerWriter;
	/** `false`: everything said is gathered and answered as one object when the turn closes. */
	streamed: boolean;
	/** Said instead of silence: when the workflow fails, says nothing, or takes too long. */
	safeSentence: string;
}

/**
 * One caller's sentence being answered. Speaks until it is closed, exactly once; what comes later,
 * or after the caller has gone, is dropped quietly.
 */
export class VoiceTurn {
	private state: 'open' | 'closed' | 'abandoned' = 'open';

	/** Whether the workflow itself said something; a filler does not count. */
	private answered = false;

	private readonly gathered: string[] = [];

	constructor(private readonly options: VoiceTurnOptions) {}

	get isOpen(): boolean {
		return this.state === 'open';
	}

	get hasAnswered(): boolean {
		return this.answered;
	}

	/** A line of ours to bridge the wait. Without streaming there is nobody to hear it yet. */
	filler(text: string): void {
		if (this.isOpen && this.options.streamed) this.write(text);
	}

	/** Speaks the workflow's `speech` and keeps the turn open; nothing to speak is nothing said. */
	say(speech: string): void {
		if (!this.isOpen || speech === '') return;
		this.answered = true;
		if (this.options.streamed) this.write(speech);
		else this.gathered.push(speech);
	}

	/** Speaks the command's text and closes the turn as the command says. */
	close(command: VoiceCommand): void {
		if (!this.isOpen) return;
		this.state = 'closed';
		const text = [...this.gathered, command.text].filter((part) => part !== '').join(' ');
		this.options.writer.line(this.options.wire.final({ ...command, text }));
		this.options.writer.end();
	}

	/** Closes with the safe sentence. */
	closeSafely(): void {
		this.close({ text: this.options.safeSentence });
	}

	/** The caller has gone: nobody hears what is said from now on. */
	abandon(): void {
		if (this.isOpen) this.state = 'abandoned';
	}

	private write(text: string): void {
		this.options.writer.line(this.options.wire.interim(text));
	}
}
