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

/** The answer of one AI node for one item, on its way. */
interface TokenStream {
	sentences: SentenceStream;
	cleaner: MarkdownToSpeech;
}

/**
 * Turns what n8n streams into what the caller hears: Voice Reply's commands as they are, AI tokens as
 * whole sentences, a failed execution as the fallback message.
 */
export class ExecutionStreamReader {
	private readonly streams = new Map<string, TokenStream>();

	/** An error since the workflow last spoke. Not yet a failure: the node may be set to continue. */
	private unansweredError = false;

	constructor(
		private readonly turn: VoiceTurn,
		private readonly locale: string,
	) {}

	/** Takes one line as n8n wrote it. Lines it does not know are not speech and are dropped. */
	line(line: string): void {
		const chunk = parseChunk(line);
		if (!chunk) return;
		if (chunk.type === COMMAND_CHUNK) this.command(chunk);
		else if (chunk.type === 'item') this.token(chunk);
		else if (chunk.type === 'end') this.flush(keyOf(chunk));
		else if (chunk.type === 'error') this.error();
	}

	/** The execution has ended: says what is left and closes the turn. */
	end(): void {
		this.flushAll();
		if (!this.turn.hasAnswered || this.unansweredError) this.turn.closeWithFallback();
		else this.turn.close({ text: '' });
	}

	private command(chunk: N8nChunk): void {
		const command = readCommand(chunk.content);
		if (!command) return;
		// An agent may use Voice Reply as a tool in the middle of its own sentence: first things first.
		this.flushAll();
		this.unansweredError = false;
		const text = toSpeech(command.text);
		if (command.close) this.turn.close({ ...command, text });
		else this.turn.say(text);
	}

	private error(): void {
		this.flushAll();
		this.unansweredError = true;
	}

	private token(chunk: N8nChunk): void {
		if (typeof chunk.content !== 'string') return;
		const key = keyOf(chunk);
		let stream = this.streams.get(key);
		if (chunk.content === '') {
			// All that n8n lets through of where one message of OpenAI's Responses API ends and the next begins.
			stream?.sentences.nextText();
			return;
		}
		if (!stream) {
			stream = { sentences: new SentenceStream(this.locale), cleaner: new MarkdownToSpeech() };
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

	private speak({ cleaner }: TokenStream, sentence: string): void {
		const speech = cleaner.clean(sentence);
		if (speech === '') return;
		this.unansweredError = false;
		this.turn.say(speech);
	}
}

/** An agent answers several items at once; their tokens must not be mixed into one sentence. */
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
