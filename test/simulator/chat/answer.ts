import Ajv from 'ajv';

import { chunkSchema, errorSchema, type Chunk, type OfferedTool, type ToolCall } from './wire';

/** What a request has asked for, by which its answer is judged. */
export interface Expected {
	tools: OfferedTool[];
	/** `stream_options.include_usage`. */
	includesUsage: boolean;
	/** A text that ends in three dots is spoken at once only with a blank behind them (docs/custom-llm/elevenlabs.md). */
	needsBlankAfterDots: boolean;
}

const MOST_SHOWN = 200;

const shortened = (text: string) => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}...` : text);

/** A streamed answer, event by event. Whatever a strict client would not accept is named in `problems`. */
export class ChatAnswer {
	readonly texts: string[] = [];
	readonly toolCalls: ToolCall[] = [];
	readonly problems: string[] = [];
	finishReason: string | null = null;
	/** The answer ended with an error instead: the platform may ask a backup model. */
	failure: string | null = null;
	isDone = false;
	private first: Chunk | undefined;
	private usageCount = 0;

	constructor(private readonly expected: Expected) {}

	/**
	 * @param event the lines of one event, without the empty line that ends it
	 * @returns the text it holds, or ''
	 */
	take(event: string): string {
		if (this.isDone) {
			this.problems.push(`event after [DONE]: ${shortened(event)}`);
			return '';
		}
		if (!event.startsWith('data: ') || event.includes('\n')) {
			this.problems.push(`not an event of one data line: ${shortened(event)}`);
			return '';
		}
		const data = event.slice('data: '.length);
		if (data !== '[DONE]') return this.takeData(data);
		this.isDone = true;
		return '';
	}

	/** To be called when the connection has ended by itself. */
	end(rest: string): void {
		if (rest !== '') this.problems.push(`the last event is not ended: ${shortened(rest)}`);
		if (this.failure !== null) return;
		if (this.finishReason === null) this.problems.push('no finish_reason');
		if (!this.isDone) this.problems.push('no [DONE]');
		if (this.finishReason === 'tool_calls' && this.toolCalls.length === 0)
			this.problems.push('finish_reason tool_calls without a tool call');
		if (this.finishReason === 'stop' && this.toolCalls.length > 0) this.problems.push('finish_reason stop with a tool call');
		if (this.expected.includesUsage && this.usageCount !== 1) this.problems.push(`${this.usageCount} usage chunks, 1 was asked for`);
		if (!this.expected.includesUsage && this.usageCount > 0) this.problems.push('a usage chunk nobody asked for');
		for (const call of this.toolCalls) this.checkCall(call);
	}

	private takeData(data: string): string {
		let json: unknown;
		try {
			json = JSON.parse(data);
		} catch {
			this.problems.push(`not JSON: ${shortened(data)}`);
			return '';
		}
		const failure = errorSchema.safeParse(json);
		if (failure.success) {
			this.failure = failure.data.error.message;
			return '';
		}
		const chunk = chunkSchema.safeParse(json);
		if (chunk.success) return this.takeChunk(chunk.data);
		const [{ path, message }] = chunk.error.issues;
		this.problems.push(`not a chunk (${path.join('.')}: ${message}): ${shortened(data)}`);
		return '';
	}

	private takeChunk(chunk: Chunk): string {
		const { first = chunk } = this;
		const choice = chunk.choices.at(0);
		if (!this.first && choice?.delta.role !== 'assistant') this.problems.push('the first chunk has no role');
		if (this.first && choice?.delta.role !== undefined) this.problems.push('a second role');
		this.first ??= chunk;
		for (const field of ['id', 'created', 'model'] as const)
			if (chunk[field] !== first[field]) this.problems.push(`${field} changes within the answer`);
		if (chunk.usage) {
			this.usageCount += 1;
			if (choice) this.problems.push('a usage chunk with choices');
		}
		return choice ? this.takeChoice(choice) : '';
	}

	private takeChoice({ delta, finish_reason: reason }: Chunk['choices'][number]): string {
		const text = delta.content ?? '';
		if (this.finishReason !== null) {
			this.problems.push(reason === null ? 'a chunk after finish_reason' : 'a second finish_reason');
			return '';
		}
		for (const { index, id, function: called } of delta.tool_calls ?? []) {
			const call = (this.toolCalls[index] ??= { id: '', type: 'function', function: { name: '', arguments: '' } });
			call.id ||= id ?? '';
			call.function.name += called.name ?? '';
			call.function.arguments += called.arguments ?? '';
		}
		this.finishReason = reason;
		if (text === '') return '';
		this.checkText(text);
		this.texts.push(text);
		return text;
	}

	private checkText(text: string): void {
		const before = this.texts.at(-1) ?? '';
		// Platforms join the texts as they are.
		if (/[.!?]$/.test(before) && /^\p{L}/u.test(text)) this.problems.push(`words run together: ${shortened(before + text)}`);
		if (this.expected.needsBlankAfterDots && /(\.\.\.|\u2026)$/.test(text))
			this.problems.push(`no blank after the dots: ${shortened(text)}`);
	}

	private checkCall({ id, function: { name, arguments: given } }: ToolCall): void {
		if (id === '') this.problems.push(`a call of ${name} without id`);
		const tool = this.expected.tools.find((one) => one.function.name === name);
		if (!tool) {
			this.problems.push(`a tool that was not offered: ${name}`);
			return;
		}
		let values: unknown;
		try {
			values = JSON.parse(given);
		} catch {
			this.problems.push(`arguments of ${name} are not JSON: ${shortened(given)}`);
			return;
		}
		const schema = new Ajv();
		if (!schema.validate(tool.function.parameters, values))
			this.problems.push(`arguments of ${name} do not fit its schema: ${schema.errorsText(schema.errors, { dataVar: 'arguments' })}`);
	}
}
