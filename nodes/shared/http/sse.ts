import { ResponseTooLargeError } from './byteStream';

/** No event that means something is longer. What has no end must not fill the memory of n8n. */
const MAX_EVENT_CHARACTERS = 1_000_000;

/** One event of a stream (text/event-stream). */
export interface ServerSentEvent {
	/** "message" if the stream named none. */
	event: string;
	data: string;
}

/**
 * Reads server-sent events from bytes that may be cut anywhere: within a character, a line break or a field.
 *
 * As the HTML standard has it: lines end with CR, LF or both; a line that starts with a colon is a comment; several data
 * lines are one text with line breaks; an empty line completes the event, and one without data is none. What is not
 * complete when the stream ends is dropped.
 */
export class SseReader {
	private readonly decoder = new TextDecoder();
	private line = '';
	private afterCarriageReturn = false;
	private event = '';
	private data: string[] = [];
	private dataLength = 0;

	/**
	 * The events these bytes complete.
	 *
	 * @throws LongStream for an event without end
	 */
	read(chunk: Uint8Array | string): ServerSentEvent[] {
		const text = typeof chunk === 'string' ? chunk : this.decoder.decode(chunk, { stream: true });
		return this.lines(text).flatMap((line) => this.take(line));
	}

	/** The lines this text completes. A CR completes one at once; the LF that may follow it belongs to it. */
	private lines(text: string): string[] {
		if (text === '') return [];
		const rest = this.afterCarriageReturn && text.startsWith('\n') ? text.slice(1) : text;
		this.afterCarriageReturn = text.endsWith('\r');
		const lines = (this.line + rest).split(/\r\n|\r|\n/);
		this.line = lines.pop() ?? '';
		if (this.line.length + this.dataLength > MAX_EVENT_CHARACTERS) throw new ResponseTooLargeError('an event does not end');
		return lines;
	}

	private take(line: string): ServerSentEvent[] {
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
