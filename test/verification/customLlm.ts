import axios from 'axios';

import { answered } from '../support/answered';
import type { Refused, Table } from './table';

/** A request to the Custom LLM Trigger, as far as it differs from a genuine one. */
export interface ChatOverrides {
	/** `undefined` leaves a header out. */
	headers?: Record<string, string | undefined>;
	body?: string;
}

export const KEY = 'verification-key-0123456789abcdef';
export const PREVIOUS = 'verification-previous-key-0123456';

export const chatBody = (text = 'Hello'): string => JSON.stringify({ model: 'n8n', messages: [{ role: 'user', content: text }] });

/** Asks the trigger at `url`, rightly but for what is given. @returns the answer, whatever its status */
export async function ask(url: string, { headers = {}, body = chatBody() }: ChatOverrides = {}): Promise<{ status: number; body: string }> {
	const all = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', ...headers };
	// Axios sends a content type of its own unless it is told not to.
	const sent = Object.fromEntries(Object.entries(all).map(([name, value]) => [name, value ?? false]));
	const send = async () =>
		await axios.post<string>(url, Buffer.from(body), {
			headers: sent,
			responseType: 'text',
			validateStatus: null,
			proxy: false,
			transformRequest: [(bytes: Buffer) => bytes],
			transformResponse: (text: string) => text,
		});
	const { status, data } = await answered(send);
	return { status, body: data };
}

/** What a refusal says, in the form of OpenAI's errors. */
export const refusalOf = (status: number) => ({
	error: {
		message: expect.any(String) as string,
		type: expect.any(String) as string,
		param: null,
		code: status === 401 ? 'invalid_api_key' : null,
	},
});

const authorization = (value: string | undefined) => () => ({ headers: { authorization: value } });

export const refusedByCustomLlm: Table<Refused<ChatOverrides>> = {
	queue: [
		['a forged key', 401, authorization(`Bearer ${KEY.slice(0, -1)}0`)],
		['no key', 401, authorization(undefined)],
	],
	regular: [
		['an empty key', 401, authorization('Bearer ')],
		['a list', 400, () => ({ body: '[]' })],
		['a form', 415, () => ({ headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'messages=x' })],
		['5 MiB', 413, () => ({ body: chatBody('x'.repeat(5 * 1024 * 1024)) })],
	],
	matrix: [
		['a short key', 401, authorization('Bearer x')],
		['a part of the key', 401, authorization(`Bearer ${KEY.slice(1)}`)],
		['the key in another header', 401, () => ({ headers: { authorization: undefined, 'x-api-key': KEY } })],
		['the key as a login', 401, authorization(`Basic ${Buffer.from(`user:${KEY}`).toString('base64')}`)],
		['the key twice', 401, authorization(`Bearer ${KEY}, Bearer ${KEY}`)],
		['no messages', 400, () => ({ body: '{"model":"n8n"}' })],
		['messages that are no list', 400, () => ({ body: '{"messages":{}}' })],
		['an empty body', 400, () => ({ body: '' })],
		['no content type', 415, () => ({ headers: { 'content-type': undefined } })],
	],
};

/** Values of Authorization that carry the key. */
export const acceptedByCustomLlm: Table<[how: string, authorization: string]> = {
	queue: [['with Bearer', `Bearer ${KEY}`]],
	regular: [['the previous one', `Bearer ${PREVIOUS}`]],
	matrix: [
		['alone', KEY],
		['with blanks', `  bearer    ${KEY}  `],
	],
};
