// What the two APIs of OpenAI have in common: how the stand-in sees a request, and what it makes of its answer.

/** The names n8n's users know them by. */
export type OpenAiApi = 'Responses API' | 'chat completions';

export interface ChatMessage {
	role: string;
	content: string | null | Array<{ type: string; text?: string }>;
	[key: string]: unknown;
}

/** A request as it came; one of the Responses API has its conversation and its tools in the form of chat completions. */
export interface ChatRequest {
	api: OpenAiApi;
	model: string;
	messages: ChatMessage[];
	stream?: boolean;
	[key: string]: unknown;
}

/** What a model says, or the tool it asks for. */
export interface SpokenAnswer {
	text: string;
	/** A message of its own before the text, as some models that think first send one. Responses API, streamed. */
	preamble?: string;
	/** Ask for a tool call, after the text when streamed, instead of it otherwise. */
	toolCall?: { name: string; arguments: Record<string, unknown> };
}

/** One API of OpenAI, as far as the stand-in speaks it. */
export interface OpenAiWire {
	/** @throws {InvalidRequest} when OpenAI would not take it */
	read(body: unknown): ChatRequest;
	/** The body of an answer in one piece. `number` makes its ids. */
	whole(answer: SpokenAnswer, number: number): object;
	/** A streamed answer in server-sent events, one string each. */
	stream(answer: SpokenAnswer, tokens: AsyncIterable<string>, number: number): AsyncGenerator<string>;
}

/** Answered with 400. */
export class InvalidRequest extends Error {}

export const MODEL = 'stand-in-1';

/** Park and Miller's generator: small, and the same everywhere. */
function seededRandom(seed: number): () => number {
	let state = seed % 2147483647 || 1;
	return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/**
 * Cuts text into pieces of 1 to 6 code points; joined they are the text. Like a model's tokens
 * they may cut a composed emoji, but never a code point.
 */
export function cutIntoTokens(text: string, seed: number): string[] {
	const random = seededRandom(seed);
	const characters = Array.from(text);
	const tokens: string[] = [];
	for (let start = 0; start < characters.length; ) {
		const end = start + 1 + Math.floor(random() * 6);
		tokens.push(characters.slice(start, end).join(''));
		start = end;
	}
	return tokens;
}
