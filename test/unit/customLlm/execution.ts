// A request to the trigger, and n8n's execution that answers it.
import type { IWebhookFunctions } from 'n8n-workflow';

import { listModels, receive } from '../../../nodes/CustomLlm/trigger/receive';
import { commandContent, signalContent, type VoiceCommand } from '../../../nodes/shared/voice/command';
import { contextOf } from '../../fuzz/inboundContext';
import { deliveryOf } from './requests';

export const KEY = 'key-of-the-unit-tests-0123456789';

export interface Chunk {
	id: string;
	object: string;
	created: number;
	model: string;
	choices: Array<{
		delta: {
			role?: string;
			content?: string;
			tool_calls?: Array<{ index: number; id: string; function: { name: string; arguments: string } }>;
		};
		finish_reason: string | null;
	}>;
	usage?: object;
}

export interface Asked {
	/** Whether n8n was given an item to start with. */
	started: boolean;
	item: Record<string, unknown> | undefined;
	status: () => number;
	headers: Record<string, string>;
	/** Everything written so far. */
	written: () => string;
	isEnded: () => boolean;
	/** The data of the server-sent events so far, without `[DONE]`. */
	chunks: () => Chunk[];
	contents: () => string[];
	finishReasons: () => string[];
	/** How often `[DONE]` was written. */
	done: () => number;
	toolCalls: () => Array<{ id: string; function: { name: string; arguments: string } }>;
	/** What n8n writes. */
	say: (command: VoiceCommand) => void;
	tokens: (text: string) => void;
	fail: () => void;
	signal: (signal: 'ended' | 'cancelled') => void;
	finish: () => void;
	/** The platform closes the connection. */
	hangUp: () => void;
}

/** A trigger with these fields; all requests to it share the state of one node. */
export function triggerWith(parameters: Record<string, unknown> = {}, { mode = 'webhook', apiKey = KEY } = {}) {
	const surroundings = contextOf(
		{
			parameters: {
				events: ['voiceTurn'],
				greeting: '',
				filler: '',
				fallbackMessage: 'Sorry.',
				timeout: 20,
				options: {},
				...parameters,
			} as never,
			credentials: { customLlmApi: { apiKey, previousApiKey: '', header: 'Authorization' } },
			staticData: {},
		},
		mode,
	);

	function send(sample: Parameters<typeof deliveryOf>[0], webhook: typeof receive) {
		const { headers, rawBody, query } = deliveryOf(sample);
		const state = { status: 0, text: '', ended: false };
		const sent: Record<string, string> = {};
		const closeListeners: Array<() => void> = [];
		const res = {
			headersSent: false,
			get writableEnded() {
				return state.ended;
			},
			status: (code: number) => {
				state.status = code;
				return res;
			},
			setHeader: (name: string, value: string) => {
				sent[name.toLowerCase()] = value;
				return res;
			},
			removeHeader: () => undefined,
			flushHeaders: () => {
				res.headersSent = true;
			},
			write: (text: string) => {
				res.headersSent = true;
				state.text += text;
				return true;
			},
			end: (text = '') => {
				res.headersSent = true;
				state.text += text;
				state.ended = true;
				return res;
			},
			once: (_event: string, listener: () => void) => closeListeners.push(listener),
		};
		const context = {
			...surroundings,
			logger: { warn: () => undefined, error: surroundings.logger.error },
			getRequestObject: () => ({ headers: { authorization: `Bearer ${KEY}`, ...headers }, rawBody, query, ip: '203.0.113.7' }),
			getResponseObject: () => res,
		} as unknown as IWebhookFunctions;

		const line = (type: string, content?: unknown) =>
			res.write(`${JSON.stringify({ type, content, metadata: { nodeId: 'a', nodeName: '', runIndex: 0, itemIndex: 0 } })}\n`);
		const data = () =>
			state.text
				.split('\n\n')
				.filter((event) => event !== '')
				.map((event) => event.replace(/^data: /, ''));
		const chunks = () =>
			data()
				.filter((one) => one !== '[DONE]')
				.map((one) => JSON.parse(one) as Chunk);
		const choices = () => chunks().flatMap((chunk) => chunk.choices ?? []);
		const asked: Asked = {
			started: false,
			item: undefined,
			status: () => state.status,
			headers: sent,
			written: () => state.text,
			isEnded: () => state.ended,
			chunks,
			contents: () => choices().flatMap(({ delta }) => (delta.content ? [delta.content] : [])),
			finishReasons: () => choices().flatMap(({ finish_reason: reason }) => (reason === null ? [] : [reason])),
			done: () => data().filter((one) => one === '[DONE]').length,
			toolCalls: () => choices().flatMap(({ delta }) => delta.tool_calls ?? []),
			say: (command) => line('begin', JSON.stringify(commandContent(command))),
			tokens: (text) => {
				line('begin');
				for (const token of text.match(/.{1,3}/gsu) ?? []) line('item', token);
				line('end');
			},
			fail: () => line('error', 'failed'),
			signal: (signal) => line('begin', JSON.stringify(signalContent(signal))),
			finish: () => res.end(),
			hangUp: () => closeListeners.splice(0).forEach((listener) => listener()),
		};
		const answered = webhook.call(context).then(({ workflowData }) => {
			asked.started = workflowData !== undefined;
			asked.item = workflowData?.[0][0].json;
			// n8n tells that it has the execution.
			if (asked.started) line('begin');
			return asked;
		});
		return { asked, answered };
	}

	return {
		/** Sends a request, and waits until n8n has it, or it is answered. */
		ask: async (sample: Parameters<typeof deliveryOf>[0]) => await send(sample, receive).answered,
		/** Sends a request without waiting. */
		begin: (sample: Parameters<typeof deliveryOf>[0]) => send(sample, receive),
		models: async (headers: Record<string, string> = {}) => await send({ body: {}, headers }, listModels).answered,
	};
}
