import { ResponseTooLargeError } from './byteStream';

/** Far above the size of any documented event, in UTF-16 code units; limits the memory that an endless event can use. */
const MAX_EVENT_CHARACTERS = 1_000_000;

/** One event of a stream of type text/event-stream. */
export interface ServerSentEvent {
	/** Name of the event; "message" if the stream gave none. */
	event: string;
	data: string;
}

/**
 * Parses server-sent events from chunks that may be cut anywhere: within a character, a line break or a field.
 *
 * By the HTML standard, lines end with CR, LF or both; a line that starts with a colon is a comment; several data lines are
 * joined by line breaks; an empty line completes the event, and an event without data is ignored. An incomplete event at
 * the end of the stream is dropped.
 */
export class SseReader {
	private readonly decoder = new TextDecoder();
	private line = '';
	private afterCarriageReturn = false;
	private event = '';
	private data: string[] = [];
	private dataLength = 0;

	/**
	 * The events completed by this chunk.
	 *
	 * @throws ResponseTooLargeError for an event longer than `MAX_EVENT_CHARACTERS`
	 */
	read(chunk: Uint8Array | string): ServerSentEvent[] {
		const text = typeof chunk === 'string' ? chunk : this.decoder.decode(chunk, { stream: true });
		return this.lines(text).flatMap((line) => this.readLine(line));
	}

	/** The lines completed by this text. A CR completes a line at once; a LF directly after it is part of the same line break. */
	private lines(text: string): string[] {
		if (text === '') return [];
		const rest = this.afterCarriageReturn && text.startsWith('\n') ? text.slice(1) : text;
		this.afterCarriageReturn = text.endsWith('\r');
		const lines = (this.line + rest).split(/\r\n|\r|\n/);
		this.line = lines.pop() ?? '';
		if (this.line.length + this.dataLength > MAX_EVENT_CHARACTERS) throw new ResponseTooLargeError('an event is too long');
		return lines;
	}

	private readLine(line: string): ServerSentEvent[] {
		if (line === '') return this.complete();
		const colon = line.indexOf(':');
		const field = colon < 0 ? line : line.slice(0, colon);
		const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
		if (field === 'event') this.event = value;
		if (field === 'data') {
			this.data.push(value);
			this.dataLength += value.length + 1;
		}
		return [];
	}

	private complete(): ServerSentEvent[] {
		const events = this.data.length === 0 ? [] : [{ event: this.event || 'message', data: this.data.join('\n') }];
		this.event = '';
		this.data = [];
		this.dataLength = 0;
		return events;
	}
}
