// A language model that says what a test wants, in OpenAI's wire formats.
//
// n8n's OpenAI Chat Model node speaks to it with a credential of type `openAiApi`
// (`{ apiKey, url: standIn.url }`). From typeVersion 1.3 on it uses the Responses API unless the
// parameter `responsesApiEnabled` is false; before that, and then, chat completions.
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import express, { type Request, type Response } from 'express';
import { chatCompletions } from './openAiChatCompletions';
import { embeddings } from './openAiEmbeddings';
import { responses } from './openAiResponses';
import { cutIntoTokens, InvalidRequest, MODEL, type ChatMessage, type ChatRequest, type OpenAiWire, type SpokenAnswer } from './openAiWire';

export { cutIntoTokens, type ChatMessage, type ChatRequest, type OpenAiApi } from './openAiWire';

/** How to answer one request. */
export interface StandInAnswer extends SpokenAnswer {
	/** Break off after so many tokens of a streamed answer, as a crashing server does. */
	failAfterTokens?: number;
	/** The text as it is streamed; cut at random otherwise. */
	tokens?: string[];
	/** Answer with this HTTP status and an error in OpenAI's form instead. */
	status?: number;
}

export type StandInReply = (lastUserMessage: string, request: ChatRequest) => string | StandInAnswer;

export interface OpenAiStandInOptions {
	/** Default: `You said: <last user message>`. */
	reply?: StandInReply;
	/** Milliseconds before each token (default 0); an answer in one piece takes as long as all of them. */
	tokenDelay?: number;
	/** Milliseconds before the answer begins (default 0). */
	firstTokenDelay?: number;
	/** Told of every token of a streamed answer just before it is written, which waits for a promise. */
	onToken?: (token: string) => Promise<void> | void;
	/** Seed of the cuts: the same seed cuts the same text the same way (default 1). */
	seed?: number;
	/** Fixed port; a free one otherwise. */
	port?: number;
}

export interface OpenAiStandIn {
	/** Base URL for the credential: `http://127.0.0.1:<port>/v1`. */
	readonly url: string;
	/** Every chat request so far, oldest first; not those refused with 400. */
	readonly requests: ChatRequest[];
	/** Replaces the reply function and the delays from now on. */
	configure(options: Pick<OpenAiStandInOptions, 'reply' | 'tokenDelay' | 'firstTokenDelay' | 'onToken'>): void;
	stop(): Promise<void>;
}

function textOf({ content }: ChatMessage): string {
	if (Array.isArray(content)) return content.map((part) => part.text ?? '').join('');
	return content ?? '';
}

const errorOf = (message: string, type = 'stand_in_error') => ({ error: { message, type, param: null, code: null } });

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

	const cut = ({ text, tokens }: StandInAnswer): string[] => tokens ?? cutIntoTokens(text, settings.seed);

	async function* tokensOf(answer: StandInAnswer, response: Response): AsyncGenerator<string> {
		for (const [index, token] of cut(answer).entries()) {
			if (index === answer.failAfterTokens) response.destroy();
			else if (settings.tokenDelay > 0) await delay(settings.tokenDelay);
			if (response.destroyed) return;
			await settings.onToken?.(token);
			yield token;
		}
	}

	const stream = async (encoder: OpenAiWire, response: Response, answer: StandInAnswer, number: number): Promise<void> => {
		response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
		for await (const event of encoder.stream(answer, tokensOf(answer, response), number)) {
			if (response.destroyed) return;
			// Each event is on its way before the next is made: a failure cuts off what was not yet said, no more.
			await new Promise<void>((resolve) => response.write(event, () => resolve()));
		}
		response.end();
	};

	const answerWith =
		(encoder: OpenAiWire) =>
		async (request: Request, response: Response): Promise<void> => {
			let body: ChatRequest;
			try {
				body = encoder.read(request.body);
			} catch (error) {
				if (!(error instanceof InvalidRequest)) throw error;
				response.status(400).json(errorOf(error.message, 'invalid_request_error'));
				return;
			}
			const number = requests.push(body);
			const lastUserMessage = body.messages.findLast(({ role }) => role === 'user');
			const chosen = settings.reply(lastUserMessage ? textOf(lastUserMessage) : '', body);
			const answer = typeof chosen === 'string' ? { text: chosen } : chosen;
			if (settings.firstTokenDelay > 0) await delay(settings.firstTokenDelay);
			if (answer.status !== undefined) response.status(answer.status).json(errorOf(answer.text));
			else if (body.stream === true) await stream(encoder, response, answer, number);
			else {
				if (settings.tokenDelay > 0) await delay(settings.tokenDelay * cut(answer).length);
				response.json(encoder.whole(answer, number));
			}
		};

	const app = express();
	app.use(express.json({ limit: '10mb' }));
	app.get(
		'/v1/models',
		(_request, response) =>
			void response.json({ object: 'list', data: [{ id: MODEL, object: 'model', created: 0, owned_by: 'tests' }] }),
	);
	app.post('/v1/chat/completions', answerWith(chatCompletions));
	app.post('/v1/responses', answerWith(responses));
	app.post('/v1/embeddings', (request, response) => void response.json(embeddings(request.body)));
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
