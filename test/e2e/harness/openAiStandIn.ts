// A language model that says what a test wants, in OpenAI's wire format.
//
// n8n's OpenAI Chat Model node speaks to it with a credential of type `openAiApi`
// (`{ apiKey, url: standIn.url }`). Its typeVersion 1.2 uses chat completions; 1.3 does so with
// the parameter `responsesApiEnabled: false` (the default is OpenAI's newer API, not offered here).
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import express, { type Request, type Response } from 'express';

export interface ChatMessage {
	role: string;
	content: string | null | Array<{ type: string; text?: string }>;
	[key: string]: unknown;
}

export interface ChatRequest {
	model: string;
	messages: ChatMessage[];
	stream?: boolean;
	[key: string]: unknown;
}

/** How to answer one request. */
export interface StandInAnswer {
	text: string;
	/** Break off after so many tokens of a streamed answer, as a crashing server does. */
	failAfterTokens?: number;
	/** Answer with this HTTP status and an error in OpenAI's form instead. */
	status?: number;
	/** Ask for a tool call instead of speaking. */
	toolCall?: { name: string; arguments: Record<string, unknown> };
}

export type StandInReply = (lastUserMessage: string, request: ChatRequest) => string | StandInAnswer;

export interface OpenAiStandInOptions {
	/** Default: `You said: <last user message>`. */
	reply?: StandInReply;
	/** Milliseconds before each token (default 0). */
	tokenDelay?: number;
	/** Milliseconds before the answer begins (default 0). */
	firstTokenDelay?: number;
	/** Told of every token of a streamed answer just before it is written. */
	onToken?: (token: string) => void;
	/** Seed of the cuts: the same seed cuts the same text the same way (default 1). */
	seed?: number;
	/** Fixed port; a free one otherwise. */
	port?: number;
}

export interface OpenAiStandIn {
	/** Base URL for the credential: `http://127.0.0.1:<port>/v1`. */
	readonly url: string;
	/** Every chat request so far, oldest first. */
	readonly requests: ChatRequest[];
	/** Replaces the reply function and the delays from now on. */
	configure(options: Pick<OpenAiStandInOptions, 'reply' | 'tokenDelay' | 'firstTokenDelay' | 'onToken'>): void;
	stop(): Promise<void>;
}

const model = 'stand-in-1';

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

function textOf({ content }: ChatMessage): string {
	if (Array.isArray(content)) return content.map((part) => part.text ?? '').join('');
	return content ?? '';
}

const usage = (tokens: number) => ({ prompt_tokens: 1, completion_tokens: tokens, total_tokens: tokens + 1 });

/** Starts the stand-in on the loopback interface. */
export async function startOpenAiStandIn(options: OpenAiStandInOptions = {}): Promise<OpenAiStandIn> {
	const settings = {
		tokenDelay: 0,
		firstTokenDelay: 0,
		seed: 1,
		reply: (said: string): string | StandInAnswer => `You said: ${said}`,
		onToken: undefined as OpenAiStandInOptions['onToken'],
		...options,
	};
	const requests: ChatRequest[] = [];

	const stream = async (response: Response, answer: StandInAnswer): Promise<void> => {
		const id = `chatcmpl-${requests.length}`;
		// Each chunk is on its way before the next is made: a failure cuts off what was not yet said, no more.
		const send = async (delta: object, finish: string | null = null, extra: object = {}) => {
			const chunk = { id, object: 'chat.completion.chunk', created: 0, model, choices: [{ index: 0, delta, finish_reason: finish }], ...extra };
			await new Promise<void>((resolve) => response.write(`data: ${JSON.stringify(chunk)}\n\n`, () => resolve()));
		};
		response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
		await send({ role: 'assistant', content: '' });
		if (answer.toolCall) {
			const { name, arguments: parameters } = answer.toolCall;
			await send({ tool_calls: [{ index: 0, id: `call_${requests.length}`, type: 'function', function: { name, arguments: JSON.stringify(parameters) } }] });
			await send({}, 'tool_calls');
			response.end('data: [DONE]\n\n');
			return;
		}
		const tokens = cutIntoTokens(answer.text, settings.seed);
		for (const [index, token] of tokens.entries()) {
			if (index === answer.failAfterTokens) {
				response.destroy();
				return;
			}
			if (settings.tokenDelay > 0) await delay(settings.tokenDelay);
			if (response.destroyed) return;
			settings.onToken?.(token);
			await send({ content: token });
		}
		await send({}, 'stop', { usage: usage(tokens.length) });
		response.end('data: [DONE]\n\n');
	};

	const whole = (response: Response, answer: StandInAnswer): void => {
		const message = answer.toolCall
			? {
					role: 'assistant',
					content: null,
					tool_calls: [{ id: `call_${requests.length}`, type: 'function', function: { name: answer.toolCall.name, arguments: JSON.stringify(answer.toolCall.arguments) } }],
				}
			: { role: 'assistant', content: answer.text };
		response.json({
			id: `chatcmpl-${requests.length}`,
			object: 'chat.completion',
			created: 0,
			model,
			choices: [{ index: 0, message, finish_reason: answer.toolCall ? 'tool_calls' : 'stop' }],
			usage: usage(1),
		});
	};

	const complete = async (request: Request, response: Response): Promise<void> => {
		const body = request.body as ChatRequest;
		requests.push(body);
		const lastUserMessage = body.messages.findLast(({ role }) => role === 'user');
		const chosen = settings.reply(lastUserMessage ? textOf(lastUserMessage) : '', body);
		const answer = typeof chosen === 'string' ? { text: chosen } : chosen;
		if (settings.firstTokenDelay > 0) await delay(settings.firstTokenDelay);
		if (answer.status !== undefined) {
			response.status(answer.status).json({ error: { message: answer.text, type: 'stand_in_error', code: null } });
		} else if (body.stream === true) {
			await stream(response, answer);
		} else {
			whole(response, answer);
		}
	};

	const app = express();
	app.use(express.json({ limit: '10mb' }));
	app.get('/v1/models', (_request, response) => void response.json({ object: 'list', data: [{ id: model, object: 'model', created: 0, owned_by: 'tests' }] }));
	app.post('/v1/chat/completions', complete);
	const server = await new Promise<Server>((resolve, reject) => {
		const listening = app.listen(options.port ?? 0, '127.0.0.1', (error?: Error) => (error ? reject(error) : resolve(listening)));
	});
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		requests,
		configure: (changes) => void Object.assign(settings, changes),
		async stop() {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}
