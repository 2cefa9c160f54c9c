import { COMMAND_CHUNK, readCommand } from './command';
import { SentenceStream } from './sentences';
import { MarkdownToSpeech, toSpeech } from './markdownToSpeech';
import type { VoiceTurn } from './turn';

/** One line of n8n's streaming mode (docs/voice-streaming.md); `keepalive` lines have a type only. */
interface N8nChunk {
	type: string;
	content?: unknown;
	metadata?: { nodeId?: string; runIndex?: number; itemIndex?: number };
}

/** State of the token stream of one AI node for one item. */
interface TokenStream {
	sentences: SentenceStream;
	converter: MarkdownToSpeech;
}

/**
 * Converts the chunks that n8n streams into speech of the turn: commands of Voice Reply are passed on, AI tokens are grouped
 * into sentences, and a failed execution ends with the fallback message.
 */
export class ExecutionStreamReader {
	private readonly streams = new Map<string, TokenStream>();

	/** Whether a node failed after the last speech. The execution may still succeed, if that node is set to continue. */
	private hasPendingError = false;

	constructor(
		private readonly turn: VoiceTurn,
		private readonly locale: string,
	) {}

	/** Processes one line written by n8n. Unknown lines are ignored. */
	readLine(line: string): void {
		const chunk = parseChunk(line);
		if (!chunk) return;
		if (chunk.type === COMMAND_CHUNK) this.handleCommand(chunk);
		else if (chunk.type === 'item') this.handleToken(chunk);
		else if (chunk.type === 'end') this.flush(keyOf(chunk));
		else if (chunk.type === 'error') this.handleError();
	}

	/** The execution has ended: speaks the remaining text and closes the turn. */
	readEnd(): void {
		this.flushAll();
		if (!this.turn.hasSpoken || this.hasPendingError) this.turn.closeWithFallback();
		else this.turn.close({ text: '' });
	}

	private handleCommand(chunk: N8nChunk): void {
		const command = readCommand(chunk.content);
		if (!command) return;
		// An agent may call Voice Reply as a tool in the middle of a sentence. Flushing keeps the order of the texts.
		this.flushAll();
		this.hasPendingError = false;
		const text = toSpeech(command.text);
		if (command.close) this.turn.close({ ...command, text });
		else this.turn.say(text);
	}

	private handleError(): void {
		this.flushAll();
		this.hasPendingError = true;
	}

	private handleToken(chunk: N8nChunk): void {
		if (typeof chunk.content !== 'string') return;
		const key = keyOf(chunk);
		let stream = this.streams.get(key);
		if (chunk.content === '') {
			// An empty token is the only sign in n8n's stream that a message of OpenAI's Responses API ended.
			stream?.sentences.nextText();
			return;
		}
		if (!stream) {
			stream = { sentences: new SentenceStream(this.locale), converter: new MarkdownToSpeech() };
			this.streams.set(key, stream);
		}
		for (const sentence of stream.sentences.push(chunk.content)) this.speak(stream, sentence);
	}

	private flush(key: string): void {
		const stream = this.streams.get(key);
		if (!stream) return;
		this.speak(stream, stream.sentences.flush());
		this.streams.delete(key);
	}

	private flushAll(): void {
		for (const key of [...this.streams.keys()]) this.flush(key);
	}

	private speak({ converter }: TokenStream, sentence: string): void {
		const speech = converter.clean(sentence);
		if (speech === '') return;
		this.hasPendingError = false;
		this.turn.say(speech);
	}
}

/** Identifies a token stream: an agent processes several items concurrently, and their tokens must not be mixed. */
function keyOf({ metadata }: N8nChunk): string {
	return `${metadata?.nodeId}/${metadata?.runIndex}/${metadata?.itemIndex}`;
}

function parseChunk(line: string): N8nChunk | undefined {
	try {
		const chunk: unknown = JSON.parse(line);
		return typeof chunk === 'object' && chunk !== null && 'type' in chunk ? (chunk as N8nChunk) : undefined;
	} catch {
		return undefined;
	}
}
