// The `openai` package, which most other clients are built on.
import { TextDecoder } from 'node:util';

import OpenAI from 'openai';

/** @param headers with null, one is left out */
const clientOf = ({ baseURL, apiKey, headers }) => new OpenAI({ baseURL, apiKey, defaultHeaders: headers });

/** An error of the client in plain values. */
const errorOf = (error) => ({
	name: error.constructor.name,
	status: error.status ?? null,
	code: error.code ?? null,
	type: error.type ?? null,
	message: error.message,
});

const callsOf = (message) => (message.tool_calls ?? []).map(({ id, function: called }) => ({ id, ...called }));

/** What a streamed answer brought, chunk by chunk. */
async function readStream(stream, { untilText = false } = {}) {
	const outcome = { texts: [], text: '', toolCalls: [], finishReasons: [], usage: null, models: [], ids: [], roles: [] };
	for await (const chunk of stream) {
		outcome.ids.push(chunk.id);
		outcome.models.push(chunk.model);
		if (chunk.usage) outcome.usage = chunk.usage;
		for (const { delta, finish_reason: finishReason } of chunk.choices) {
			if (delta.role) outcome.roles.push(delta.role);
			for (const { id, function: called } of delta.tool_calls ?? []) outcome.toolCalls.push({ id, ...called });
			if (finishReason) outcome.finishReasons.push(finishReason);
			if (!delta.content) continue;
			outcome.texts.push(delta.content);
			outcome.text += delta.content;
		}
		// Leaving the loop closes the connection.
		if (untilText && outcome.text !== '') break;
	}
	outcome.ids = [...new Set(outcome.ids)];
	outcome.models = [...new Set(outcome.models)];
	return outcome;
}

/** `create({ stream: true })`, read to its end. */
export async function stream({ body, ...address }) {
	return await readStream(await clientOf(address).chat.completions.create({ ...body, stream: true }));
}

/** The `.stream()` helper, which puts the chunks together itself and checks that they fit. */
export async function streamHelper({ body, ...address }) {
	const runner = clientOf(address).chat.completions.stream(body);
	const texts = [];
	runner.on('content', (delta) => texts.push(delta));
	const { choices, usage } = await runner.finalChatCompletion();
	const [{ message, finish_reason: finishReason }] = choices;
	return { texts, text: message.content ?? '', toolCalls: callsOf(message), finishReasons: [finishReason], usage: usage ?? null };
}

/** One JSON object. */
export async function plain({ body, ...address }) {
	const { choices, usage, object, model } = await clientOf(address).chat.completions.create(body);
	const [{ message, finish_reason: finishReason }] = choices;
	return { object, model, text: message.content ?? '', toolCalls: callsOf(message), finishReasons: [finishReason], usage: usage ?? null };
}

/** `models.list()`: the names, or the error. */
export async function models(address) {
	try {
		const found = [];
		for await (const { id, object } of clientOf(address).models.list()) found.push({ id, object });
		return { models: found };
	} catch (error) {
		return { error: errorOf(error) };
	}
}

/** A streamed request that is refused, or whose answer breaks off. */
export async function failing({ body, ...address }) {
	try {
		await readStream(await clientOf(address).chat.completions.create({ ...body, stream: true }));
		return { error: null };
	} catch (error) {
		return { error: errorOf(error) };
	}
}

/** Closes the connection as soon as the first text is there, and tells what had come. */
export async function abort({ body, ...address }) {
	return await readStream(await clientOf(address).chat.completions.create({ ...body, stream: true }), { untilText: true });
}

/**
 * Several streamed requests of one client, as they come over the wire.
 *
 * Each request is `{ body, path?, query?, headers?, afterMs?, afterTextOf?, abortAtText?, abortAfterMs? }`: it begins at once, or so
 * many milliseconds after the others, or when the request of that number has its first text. It is given up when it has its own
 * first text, or after so many milliseconds.
 * An outcome is `{ status, headers, wire, aborted, error }`.
 */
export async function requests({ requests: all, ...address }) {
	const client = clientOf(address);
	const firstTexts = all.map(() => {
		let tell;
		const told = new Promise((resolve) => (tell = resolve));
		return { tell, told };
	});
	const one = async (
		{ body, path = '/chat/completions', query, headers, afterMs = 0, afterTextOf, abortAtText = false, abortAfterMs },
		index,
	) => {
		if (afterTextOf !== undefined) await firstTexts[afterTextOf].told;
		if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
		const controller = new AbortController();
		const abort = () => {
			outcome.aborted = true;
			controller.abort();
		};
		const abortion = abortAfterMs === undefined ? undefined : setTimeout(abort, abortAfterMs);
		const outcome = { status: 0, headers: {}, wire: '', aborted: false, error: null };
		try {
			const sent = client.post(path, { body: { stream: true, ...body }, query, headers, signal: controller.signal, maxRetries: 0 });
			const response = await sent.asResponse();
			outcome.status = response.status;
			outcome.headers = Object.fromEntries(response.headers);
			const decoder = new TextDecoder();
			for await (const bytes of response.body) {
				outcome.wire += decoder.decode(bytes, { stream: true });
				if (!/"content":"[^"]/.test(outcome.wire)) continue;
				firstTexts[index].tell();
				if (!abortAtText) continue;
				outcome.aborted = true;
				// Leaving the loop closes the connection.
				break;
			}
		} catch (error) {
			if (!outcome.aborted) outcome.error = errorOf(error);
		} finally {
			clearTimeout(abortion);
			firstTexts[index].tell();
		}
		return outcome;
	};
	return await Promise.all(all.map(one));
}
