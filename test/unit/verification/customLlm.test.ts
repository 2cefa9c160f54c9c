import axios from 'axios';

import { CustomLlmTrigger } from '../../../nodes/CustomLlm/CustomLlmTrigger.node';
import { acceptedByCustomLlm, chatBody, type ChatOverrides, KEY, PREVIOUS, refusedByCustomLlm } from '../../verification/customLlm';
import { startReceiver, type Receiver } from '../../verification/receiver';
import { allRows } from '../../verification/table';

let receiver: Receiver;

beforeAll(async () => {
	receiver = await startReceiver(new CustomLlmTrigger(), {
		parameters: { events: ['voiceTurn'], greeting: '', filler: '', fallbackMessage: 'Sorry.', timeout: 20, options: {} },
		credentials: { customLlmApi: { apiKey: KEY, previousApiKey: PREVIOUS, header: 'Authorization' } },
		staticData: {},
	});
});
afterAll(() => receiver.stop());

async function post({ headers = {}, body = chatBody() }: ChatOverrides = {}) {
	const all = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', ...headers };
	// Axios sends a content type of its own unless it is told not to.
	const sent = Object.fromEntries(Object.entries(all).map(([name, value]) => [name, value ?? false]));
	return await axios.post<string>(receiver.url, Buffer.from(body), {
		headers: sent,
		responseType: 'text',
		validateStatus: null,
		transformRequest: [(bytes: Buffer) => bytes],
		transformResponse: (text: string) => text,
	});
}

describe('the Custom LLM Trigger', () => {
	it.each(allRows(refusedByCustomLlm))('refuses %s: %i', async (_what, status, overrides) => {
		const before = receiver.started;
		const answer = await post(overrides());
		expect(answer.status).toBe(status);
		expect(JSON.parse(answer.data)).toEqual({
			error: {
				message: expect.any(String) as string,
				type: expect.any(String) as string,
				param: null,
				code: status === 401 ? 'invalid_api_key' : null,
			},
		});
		for (const key of [KEY, PREVIOUS]) expect(answer.data).not.toContain(key);
		expect(receiver.started).toBe(before);
		expect((await post()).status).toBe(200);
		expect(receiver.started).toBe(before + 1);
	});

	it.each(allRows(acceptedByCustomLlm))('takes the key, %s', async (_how, authorization) => {
		const before = receiver.started;
		expect((await post({ headers: { authorization } })).status).toBe(200);
		expect(receiver.started).toBe(before + 1);
	});
});
