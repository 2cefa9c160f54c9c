import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { ChatAnswer } from './answer';
import { listen, type ChatRequest } from './listening';
import type { CallFacts, ChatPlatform } from './platform';
import { Speech } from './speech';
import type { ToolOutcome } from './tools';
import { argumentsOf, emptyTurn, take, type ChatTurn } from './turn';
import type { ChatBody, ChatMessage } from './wire';

export interface ChatCallOptions {
	platform: ChatPlatform;
	/** As it is given to the platform: the base URL of the custom LLM. */
	url: string;
	key: string;
	/** The agent's prompt on the platform; '' for none. */
	instructions?: string;
	/** What the platform says first, without asking. */
	greeting?: string;
	model?: string;
	call?: Partial<CallFacts>;
	/** How long a spoken word takes; 0, the default, speaks at once what arrives. */
	msPerWord?: number;
}

export interface TurnOptions {
	/** The caller interrupts after so many words, by closing the connection. */
	interruptAfterWords?: number;
	/** The caller hangs up when it is aborted. */
	hangUp?: AbortSignal;
	/** A retry of the platform carries the same one. */
	idempotencyKey?: string;
	/** Instead of the call's own; null sends none. */
	key?: string | null;
	/** Added to the agent's prompt in this turn. */
	note?: string;
	/** Every request, before it is sent. */
	onRequest?: (request: ChatRequest) => void;
	onText?: (text: string, atMs: number) => void;
	onTool?: (outcome: ToolOutcome, atMs: number) => void;
}

/** A platform that lets a model call tools again and again would not stop by itself. */
const MOST_ROUNDS = 5;

/** Between a guess and the whole sentence (docs/custom-llm/README.md). */
const SPECULATION_MS = 150;

/** An answer while it is spoken. */
interface OpenAnswer {
	message: ChatMessage;
	speech: Speech;
	/** Closes the connection. */
	close: AbortController;
	/** How many words were heard before the caller spoke again. */
	words: number | null;
}

/** A call whose model is a Custom LLM URL. It keeps the conversation as the caller really heard it. */
export class ChatCall {
	readonly facts: CallFacts;
	readonly messages: ChatMessage[] = [];
	ended: ChatTurn['ended'] | 'callerHungUp' = null;
	private answer: OpenAnswer | null = null;
	private lastRequest: ChatRequest | null = null;

	constructor(private readonly options: ChatCallOptions) {
		const { call, greeting = '' } = options;
		this.facts = { callId: `call_${randomUUID()}`, from: '+15005550001', to: '+15005550006', startedAt: new Date(), ...call };
		if (greeting !== '') this.messages.push({ role: 'assistant', content: greeting });
	}

	/**
	 * One sentence of the caller, and the answer to it with all rounds of tools. While an answer is spoken, it interrupts it.
	 *
	 * @param words '' for a caller who says nothing
	 * @throws Error if the call is over
	 */
	async say(words: string, options: TurnOptions = {}): Promise<ChatTurn> {
		if (this.ended !== null) throw new Error('The call is over');
		this.settle();
		if (words !== '') this.messages.push({ role: 'user', content: words });
		return await this.rounds(options);
	}

	/**
	 * The platform asks before the caller has finished, and again with the whole sentence. The first answer is never heard.
	 *
	 * @param closes whether it closes the first connection at once; otherwise when the second answer is there
	 */
	async speculate(guess: string, words: string, { closes = false, ...options }: TurnOptions & { closes?: boolean } = {}) {
		this.settle();
		const close = new AbortController();
		const asked = this.ask([...this.messages, { role: 'user', content: guess }], options, close.signal, () => undefined);
		await sleep(SPECULATION_MS);
		if (closes) close.abort();
		const turn = await this.say(words, options);
		close.abort();
		const { heard, answer } = await asked;
		return { guess: { heard, texts: answer.texts, finishReason: answer.finishReason, problems: answer.problems }, turn };
	}

	/** The last request once more, with its Idempotency-Key, as after a lost answer. It is not spoken. */
	async repeat(): Promise<{ status: number | null; texts: string[]; finishReason: string | null; problems: string[]; raw: string }> {
		const { heard, answer } = await this.send(this.lastRequest!, new AbortController().signal, () => undefined);
		const { texts, finishReason, problems } = answer;
		return { status: heard.status, texts, finishReason, problems, raw: heard.raw };
	}

	/** The caller hangs up, also in the middle of an answer. */
	hangUp(): void {
		this.ended ??= 'callerHungUp';
		this.answer?.close.abort();
	}

	/** The caller speaks: what was not heard by now never will be. */
	private settle(): void {
		const open = this.answer;
		this.answer = null;
		if (!open || open.words !== null) return;
		this.cut(open, open.speech.countAt(performance.now()));
		if (this.options.platform.closesAtInterruption) open.close.abort();
	}

	private cut(open: OpenAnswer, words: number): void {
		open.words = words;
		open.message.content = open.speech.first(words);
		if (open.message.content === '' && !open.message.tool_calls) this.drop(open.message);
	}

	private drop(message: ChatMessage): void {
		const at = this.messages.indexOf(message);
		if (at >= 0) this.messages.splice(at, 1);
	}

	private async rounds(options: TurnOptions): Promise<ChatTurn> {
		const started = performance.now();
		const turn = emptyTurn();
		const since = () => Math.round(performance.now() - started);
		for (;;) {
			const roundAt = since();
			turn.rounds += 1;
			const open = this.open(options);
			const spoken = () => open.speech.countAt(performance.now());
			const { heard, answer } = await this.ask(this.messages.slice(0, -1), options, open.close.signal, (text) => {
				if (open.words !== null) return;
				open.speech.take(text, performance.now());
				options.onText?.(text, since());
				open.message.content = open.speech.first(Infinity);
				const most = options.interruptAfterWords;
				if (most === undefined || spoken() < most) return;
				this.cut(open, most);
				this.answer = null;
				open.close.abort();
			});
			options.hangUp?.removeEventListener('abort', this.onHangUp);
			turn.headMs ??= heard.headMs === null ? null : roundAt + heard.headMs;
			turn.firstTextMs ??= heard.firstTextMs === null ? null : roundAt + heard.firstTextMs;
			turn.interrupted = open.words !== null;
			take(turn, heard, answer, open.message.content ?? '');
			if (turn.interrupted) break;
			const results = this.runTools(turn, answer, open, options, since);
			if (results.length === 0) break;
			if (turn.rounds === MOST_ROUNDS) {
				turn.problems.push(`tools were called in ${MOST_ROUNDS} rounds`);
				break;
			}
			this.messages.push(...results);
		}
		turn.totalMs = since();
		return turn;
	}

	private readonly onHangUp = () => this.hangUp();

	/** The answer that is about to come, as the last message of the conversation. */
	private open({ hangUp }: TurnOptions): OpenAnswer {
		const message: ChatMessage = { role: 'assistant', content: '' };
		const open = { message, speech: new Speech(this.options.msPerWord ?? 0), close: new AbortController(), words: null };
		this.messages.push(message);
		this.answer = open;
		hangUp?.addEventListener('abort', this.onHangUp, { once: true });
		return open;
	}

	/** @returns the results the platform tells the model; none if it does not ask again */
	private runTools(turn: ChatTurn, answer: ChatAnswer, open: OpenAnswer, options: TurnOptions, since: () => number): ChatMessage[] {
		if (answer.toolCalls.length === 0) {
			if (open.message.content === '') this.drop(open.message);
			return [];
		}
		open.message.tool_calls = answer.toolCalls;
		open.message.content ||= null;
		const results: ChatMessage[] = [];
		for (const call of answer.toolCalls) {
			const found = this.options.platform.tools.find(({ offered }) => offered.function.name === call.function.name);
			if (!found) continue;
			const given = argumentsOf(call);
			const outcome = found.run(given);
			turn.toolCalls.push({ name: call.function.name, arguments: given });
			turn.outcomes.push(outcome);
			options.onTool?.(outcome, since());
			this.ended ??= outcome.ends ?? null;
			turn.ended ??= outcome.ends ?? null;
			if (outcome.result !== null) results.push({ role: 'tool', tool_call_id: call.id, content: outcome.result });
		}
		return results;
	}

	private async ask(messages: ChatMessage[], options: TurnOptions, hangUp: AbortSignal, onText: (text: string) => void) {
		const { platform, url, key, instructions = '', model = 'n8n' } = this.options;
		const prompt = [instructions, options.note ?? ''].filter((part) => part !== '').join('\n\n');
		const system: ChatMessage[] = prompt === '' ? [] : [{ role: 'system', content: prompt }];
		const tools = platform.tools.map(({ offered }) => offered);
		const body: ChatBody = {
			model,
			messages: structuredClone([...system, ...messages]),
			stream: true,
			...(tools.length > 0 && { tools }),
			...platform.body({ call: this.facts, messages, tools }),
		};
		const sent = options.key === undefined ? key : options.key;
		const request: ChatRequest = {
			url: `${url.replace(/\/$/, '')}/chat/completions`,
			headers: {
				...(sent !== null && { Authorization: `Bearer ${sent}` }),
				...(options.idempotencyKey !== undefined && { 'Idempotency-Key': options.idempotencyKey }),
				...platform.headers(this.facts),
			},
			body,
		};
		this.lastRequest = request;
		options.onRequest?.(request);
		return await this.send(request, hangUp, onText);
	}

	private async send(request: ChatRequest, hangUp: AbortSignal, onText: (text: string) => void) {
		const { tools = [], stream_options: stream } = request.body;
		const { needsBlankAfterDots, timeoutMs } = this.options.platform;
		const includesUsage = (stream as { include_usage?: boolean } | undefined)?.include_usage === true;
		const answer = new ChatAnswer({ tools, includesUsage, needsBlankAfterDots });
		const heard = await listen(request, answer, { timeoutMs, hangUp, onText });
		return { heard, answer };
	}
}
