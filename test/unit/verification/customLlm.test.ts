import { CustomLlmTrigger } from '../../../nodes/CustomLlm/CustomLlmTrigger.node';
import { acceptedByCustomLlm, ask, type ChatOverrides, KEY, PREVIOUS, refusalOf, refusedByCustomLlm } from '../../verification/customLlm';
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

const post = async (overrides?: ChatOverrides) => await ask(receiver.url, overrides);

describe('the Custom LLM Trigger', () => {
	it.each(allRows(refusedByCustomLlm))('refuses %s: %i', async (_what, status, overrides) => {
		const before = receiver.started;
		const answer = await post(overrides());
		expect(answer.status).toBe(status);
		expect(JSON.parse(answer.body)).toEqual(refusalOf(status));
		for (const key of [KEY, PREVIOUS]) expect(answer.body).not.toContain(key);
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
