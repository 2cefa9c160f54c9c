import axios from 'axios';
import { type OpenAiStandIn, cutIntoTokens, startOpenAiStandIn } from '../e2e/harness/openAiStandIn';
import { postForStream } from '../e2e/harness/streams';

let standIn: OpenAiStandIn;

beforeEach(async () => {
	standIn = await startOpenAiStandIn();
});

afterEach(async () => {
	await standIn.stop();
});

const ask = (content: string, stream: boolean) => ({
	model: 'any',
	stream,
	messages: [
		{ role: 'system', content: 'be brief' },
		{ role: 'user', content },
	],
});

const contentOf = (line: string) => {
	const { choices } = JSON.parse(line.replace('data: ', '')) as { choices: Array<{ delta: { content?: string } }> };
	return choices[0].delta.content ?? '';
};

test('cuts text the same way for the same seed, and loses nothing', () => {
	const text = 'Merhaba! 👩‍👩‍👧 ne zaman gelirsiniz?';
	expect(cutIntoTokens(text, 7).join('')).toBe(text);
	expect(cutIntoTokens(text, 7)).toEqual(cutIntoTokens(text, 7));
	expect(cutIntoTokens(text, 7)).not.toEqual(cutIntoTokens(text, 8));
	expect(cutIntoTokens('', 7)).toEqual([]);
});

test('answers in one piece or in many', async () => {
	const whole = await axios.post<{ choices: unknown[] }>(`${standIn.url}/chat/completions`, ask('hello', false));
	expect(whole.data.choices[0]).toMatchObject({ message: { role: 'assistant', content: 'You said: hello' }, finish_reason: 'stop' });

	const answer = await postForStream(`${standIn.url}/chat/completions`, ask('hello', true));
	const lines = (await answer.rest()).map(({ text }) => text);
	expect(lines.pop()).toBe('data: [DONE]');
	expect(lines.length).toBeGreaterThan(4);
	expect(lines.map(contentOf).join('')).toBe('You said: hello');
	expect(standIn.requests).toHaveLength(2);
});

test('breaks off in the middle of a stream, on request', async () => {
	standIn.configure({ reply: () => ({ text: 'this will never be said to its end', failAfterTokens: 3 }) });
	const answer = await postForStream(`${standIn.url}/chat/completions`, ask('hello', true));
	const heard: string[] = [];
	await expect(
		(async () => {
			for await (const { text } of answer.lines) heard.push(contentOf(text));
		})(),
	).rejects.toThrow('aborted');
	// The first chunk names the role and says nothing.
	expect(heard.filter(Boolean)).toHaveLength(3);
});

test('fails or asks for a tool, on request', async () => {
	standIn.configure({ reply: () => ({ text: 'slow down', status: 429 }) });
	const rejected = await axios.post<unknown>(`${standIn.url}/chat/completions`, ask('hello', true), { validateStatus: null });
	expect([rejected.status, rejected.data]).toEqual([429, { error: expect.objectContaining({ message: 'slow down' }) as unknown }]);

	standIn.configure({ reply: () => ({ text: '', toolCall: { name: 'book', arguments: { day: 'Monday' } } }) });
	const answer = await postForStream(`${standIn.url}/chat/completions`, ask('hello', true));
	const all = (await answer.rest()).map(({ text }) => text).join('\n');
	expect(all).toContain('"name":"book"');
	expect(all).toContain('"finish_reason":"tool_calls"');
});

test('says something before it asks for a tool', async () => {
	standIn.configure({ reply: () => ({ text: 'Wait.', toolCall: { name: 'book', arguments: {} } }) });
	const answer = await postForStream(`${standIn.url}/chat/completions`, ask('hello', true));
	const all = (await answer.rest()).map(({ text }) => text).join('\n');
	expect([...all.matchAll(/"content":"([^"]*)"/g)].map(([, token]) => token).join('')).toBe('Wait.');
	expect(all.indexOf('"tool_calls":')).toBeGreaterThan(all.lastIndexOf('"content":'));
});

describe('the Responses API', () => {
	interface ResponsesEvent {
		type: string;
		sequence_number: number;
		delta?: string;
		[key: string]: unknown;
	}
	const input = [
		{ type: 'message', role: 'system', content: 'be brief' },
		{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'hello' }] },
	];
	const book = { type: 'function', name: 'book', description: 'Books', parameters: { type: 'object' }, strict: null };
	const call = { type: 'function_call', id: 'fc_1', call_id: 'call_1', name: 'book', arguments: '{"day":"Monday"}', status: 'completed' };
	const output = { type: 'function_call_output', call_id: 'call_1', output: 'booked' };

	const post = (body: object) =>
		axios.post<unknown>(`${standIn.url}/responses`, { model: 'any', input, ...body }, { validateStatus: null });

	/** The events of a streamed answer; each is told twice, by its name and in its data. */
	const eventsOf = async (body: object = {}): Promise<ResponsesEvent[]> => {
		const answer = await postForStream(`${standIn.url}/responses`, { model: 'any', input, stream: true, ...body });
		expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/event-stream']);
		const lines = (await answer.rest()).map(({ text }) => text);
		const events = lines
			.filter((line) => line.startsWith('data: '))
			.map((line) => JSON.parse(line.slice('data: '.length)) as ResponsesEvent);
		expect(lines).toEqual(events.flatMap((event) => [`event: ${event.type}`, `data: ${JSON.stringify(event)}`]));
		expect(events.map(({ sequence_number: number }) => number)).toEqual(events.map((_event, index) => index));
		return events;
	};
	const withoutRepeats = (events: ResponsesEvent[]) =>
		events.map(({ type }) => type).filter((type, index, all) => type !== all[index - 1]);
	const joined = (events: ResponsesEvent[]) => events.map(({ delta }) => delta ?? '').join('');

	test('answers in one piece or in many', async () => {
		const content = [{ type: 'output_text', text: 'You said: hello', annotations: [], logprobs: [] }];
		const message = { type: 'message', id: 'msg_1', role: 'assistant', status: 'completed', content };
		expect((await post({ input: 'hello' })).data).toMatchObject({
			object: 'response',
			status: 'completed',
			error: null,
			output: [message],
		});

		const events = await eventsOf();
		expect(withoutRepeats(events)).toEqual([
			'response.created',
			'response.in_progress',
			'response.output_item.added',
			'response.content_part.added',
			'response.output_text.delta',
			'response.output_text.done',
			'response.content_part.done',
			'response.output_item.done',
			'response.completed',
		]);
		expect(events.filter(({ type }) => type === 'response.output_text.delta').length).toBeGreaterThan(2);
		expect(joined(events)).toBe('You said: hello');
		expect(events.find(({ type }) => type === 'response.output_text.done')).toMatchObject({ text: 'You said: hello' });
		expect(events.at(-1)).toMatchObject({ response: { status: 'completed', output: [{ ...message, id: 'msg_2' }] } });
		expect(standIn.requests.map(({ api }) => api)).toEqual(['Responses API', 'Responses API']);
	});

	test('breaks off in the middle of a stream, on request', async () => {
		standIn.configure({ reply: () => ({ text: 'this will never be said to its end', failAfterTokens: 3 }) });
		const answer = await postForStream(`${standIn.url}/responses`, { model: 'any', input, stream: true });
		const heard: string[] = [];
		await expect(
			(async () => {
				for await (const { text } of answer.lines) heard.push(text);
			})(),
		).rejects.toThrow('aborted');
		expect(heard.filter((line) => line === 'event: response.output_text.delta')).toHaveLength(3);
	});

	test('fails or asks for a tool, on request', async () => {
		standIn.configure({ reply: () => ({ text: 'slow down', status: 429 }) });
		expect(await post({ stream: true })).toMatchObject({ status: 429, data: { error: { message: 'slow down' } } });

		standIn.configure({ reply: () => ({ text: '', toolCall: { name: 'book', arguments: { day: 'Monday' } } }) });
		const events = await eventsOf({ tools: [book] });
		expect(withoutRepeats(events)).toEqual([
			'response.created',
			'response.in_progress',
			'response.output_item.added',
			'response.function_call_arguments.delta',
			'response.function_call_arguments.done',
			'response.output_item.done',
			'response.completed',
		]);
		expect(joined(events)).toBe(call.arguments);
		const asked = { ...call, id: 'fc_2', call_id: 'call_2' };
		expect(events.find(({ type }) => type === 'response.output_item.added')).toMatchObject({
			item: { ...asked, arguments: '', status: 'in_progress' },
		});
		expect(events.at(-1)).toMatchObject({ response: { output: [asked] } });
		expect((await post({ tools: [book] })).data).toMatchObject({ output: [{ ...asked, id: 'fc_3', call_id: 'call_3' }] });
	});

	test('says something before it asks for a tool, each an item of its own', async () => {
		standIn.configure({ reply: () => ({ text: 'Wait.', toolCall: { name: 'book', arguments: {} } }) });
		const events = await eventsOf({ tools: [book] });
		const added = events.filter(({ type }) => type === 'response.output_item.added');
		expect(added).toMatchObject([
			{ output_index: 0, item: { type: 'message' } },
			{ output_index: 1, item: { type: 'function_call' } },
		]);
		expect(events.find(({ type }) => type === 'response.output_text.done')).toMatchObject({ text: 'Wait.' });
	});

	test('tells of the conversation and the tools as chat completions have them', async () => {
		await post({ instructions: 'be kind', input: [...input, call, output], tools: [book] });
		expect(standIn.requests[0].messages).toEqual([
			{ role: 'system', content: 'be kind' },
			{ role: 'system', content: 'be brief' },
			{ role: 'user', content: [{ type: 'input_text', text: 'hello' }] },
			{
				role: 'assistant',
				content: null,
				tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'book', arguments: call.arguments } }],
			},
			{ role: 'tool', tool_call_id: 'call_1', content: 'booked' },
		]);
		expect(standIn.requests[0].tools).toEqual([
			{ type: 'function', function: { name: 'book', description: 'Books', parameters: { type: 'object' }, strict: null } },
		]);
	});

	test.each([
		['messages', { messages: [] }, 'messages'],
		['a tool in the form of chat completions', { tools: [{ type: 'function', function: book }] }, 'tools.0.name'],
		['a message of the role tool', { input: [{ role: 'tool', content: 'booked' }] }, 'input.0'],
		['input text of the assistant', { input: [{ role: 'assistant', content: [{ type: 'input_text', text: 'Hi' }] }] }, 'input.0'],
		['an id of another kind', { input: [{ ...call, id: 'call_1' }, output] }, 'input.0'],
		['a call without its output', { input: [call] }, 'No tool output found for function call call_1.'],
		['an output without its call', { input: [output] }, 'No tool call found for function call output with call_id call_1.'],
	])('does not take %s', async (_what, body, reason) => {
		const rejected = await post(body);
		expect(rejected).toMatchObject({
			status: 400,
			data: { error: { type: 'invalid_request_error', message: expect.stringContaining(reason) as unknown } },
		});
		expect(standIn.requests).toEqual([]);
	});
});
