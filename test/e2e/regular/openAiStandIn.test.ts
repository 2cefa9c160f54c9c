import axios from 'axios';
import { type OpenAiStandIn, cutIntoTokens, startOpenAiStandIn } from '../harness/openAiStandIn';
import { postForStream } from '../harness/streams';

let standIn: OpenAiStandIn;

beforeEach(async () => {
	standIn = await startOpenAiStandIn();
});

afterEach(async () => {
	await standIn.stop();
});

const ask = (content: string, stream: boolean) => ({ model: 'any', stream, messages: [{ role: 'system', content: 'be brief' }, { role: 'user', content }] });

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
	const refused = await axios.post<unknown>(`${standIn.url}/chat/completions`, ask('hello', true), { validateStatus: null });
	expect([refused.status, refused.data]).toEqual([429, { error: expect.objectContaining({ message: 'slow down' }) as unknown }]);

	standIn.configure({ reply: () => ({ text: '', toolCall: { name: 'book', arguments: { day: 'Monday' } } }) });
	const answer = await postForStream(`${standIn.url}/chat/completions`, ask('hello', true));
	const all = (await answer.rest()).map(({ text }) => text).join('\n');
	expect(all).toContain('"name":"book"');
	expect(all).toContain('"finish_reason":"tool_calls"');
});
