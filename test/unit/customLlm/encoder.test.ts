// The answer on the wire: one role, the contents, one finish_reason and one [DONE], whichever way a turn ends.
import { type Asked, triggerWith } from './execution';
import { tool } from './requests';
import { user } from './support';

const streaming = (more: object = {}) => ({ body: { model: 'my-model', stream: true, messages: [user('Hello')], ...more } });
const whole = (more: object = {}) => streaming({ stream: false, ...more });

const ask = async (request = streaming(), parameters: Record<string, unknown> = {}) => await triggerWith(parameters).ask(request);

interface WholeAnswer {
	choices: Array<{
		message: { content: string; tool_calls?: Array<{ id: string; function: { name: string; arguments: string } }> };
		finish_reason: string;
	}>;
}
const wholeOf = (asked: Asked) => (JSON.parse(asked.written()) as WholeAnswer).choices[0];

describe('a stream', () => {
	it('begins with the role, at once, and is neither compressed nor kept', async () => {
		const asked = await ask();
		expect(asked).toMatchObject({
			started: true,
			headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform' },
		});
		expect(asked.status()).toBe(200);
		expect(asked.chunks().map(({ choices }) => choices[0].delta)).toEqual([{ role: 'assistant', content: '' }]);
	});

	it('is one answer of one model, with a blank after each text', async () => {
		const asked = await ask(streaming(), { filler: 'One moment, please.' });
		asked.say({ text: 'I look it up.' });
		asked.tokens('Two are left. Shall I order?');
		asked.say({ text: 'Tell me.', close: 'finish' });
		asked.finish();
		expect(asked.contents()).toEqual(['One moment, please... ', 'I look it up. ', 'Two are left. ', 'Shall I order? ', 'Tell me. ']);
		const chunks = asked.chunks();
		expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
		expect(chunks[0].id).toMatch(/^chatcmpl-[0-9a-f-]{36}$/);
		expect(
			chunks.every(
				({ object, model, created }) => object === 'chat.completion.chunk' && model === 'my-model' && Number.isInteger(created),
			),
		).toBe(true);
		expect(asked.written().endsWith('data: [DONE]\n\n')).toBe(true);
	});

	const ENDS: Array<[string, (asked: Asked) => void, string[], string]> = [
		['the workflow finishes the turn', (asked) => asked.say({ text: 'Done.', close: 'finish' }), ['Done. '], 'stop'],
		[
			'the execution ends',
			(asked) => {
				asked.say({ text: 'Hi.' });
				asked.finish();
			},
			['Hi. '],
			'stop',
		],
		[
			'the execution says that it ends',
			(asked) => {
				asked.say({ text: 'Hi.' });
				asked.signal('ended');
			},
			['Hi. '],
			'stop',
		],
		['the workflow says nothing', (asked) => asked.finish(), ['Sorry. '], 'stop'],
		[
			'a node fails',
			(asked) => {
				asked.fail();
				asked.finish();
			},
			['Sorry. '],
			'stop',
		],
		['the execution is stopped', (asked) => asked.signal('cancelled'), ['Sorry. '], 'stop'],
		['it hangs up', (asked) => asked.say({ text: 'Bye.', close: 'hangUp' }), ['Bye. '], 'tool_calls'],
		['it hangs up without a word', (asked) => asked.say({ text: '', close: 'hangUp' }), [], 'tool_calls'],
		['it transfers, which is not offered', (asked) => asked.say({ text: 'Wait.', close: 'transfer' }), ['Wait. '], 'stop'],
		['it transfers without a word, which is not offered', (asked) => asked.say({ text: '', close: 'transfer' }), ['Sorry. '], 'stop'],
	];

	it.each(ENDS)('ends once: %s', async (_how, end, contents, reason) => {
		const asked = await ask(streaming({ tools: [tool('end_call')] }));
		end(asked);
		// Whatever comes later is not heard.
		asked.say({ text: 'Too late.' });
		asked.finish();
		expect(asked.contents()).toEqual(contents);
		expect(asked.finishReasons()).toEqual([reason]);
		expect(asked.done()).toBe(1);
		expect(asked.isEnded()).toBe(true);
		expect(asked.toolCalls()).toHaveLength(reason === 'tool_calls' ? 1 : 0);
	});

	it('leaves a text to the tool that says it, so that the caller hears it once', async () => {
		const text = { type: 'string' };
		const transfer = tool('transfer_to_number', {
			type: 'object',
			properties: { transfer_number: text, client_message: text, agent_message: text },
			required: ['transfer_number', 'client_message', 'agent_message'],
		});
		for (const request of [streaming({ tools: [transfer] }), whole({ tools: [transfer] })]) {
			const asked = await ask(request);
			asked.say({ text: 'I connect you.', close: 'transfer', transferTo: '+15005550009' });
			asked.finish();
			expect(asked.written().match(/I connect you\./g)).toHaveLength(2);
			expect(asked.written()).toContain('\\"client_message\\":\\"I connect you.\\"');
		}
	});

	it('ends when the caller speaks again', async () => {
		const trigger = triggerWith();
		const first = await trigger.ask(streaming({ user: 'u' }));
		first.say({ text: 'There are' });
		await trigger.ask(streaming({ user: 'u' }));
		expect([first.contents(), first.finishReasons(), first.done(), first.isEnded()]).toEqual([['There are '], ['stop'], 1, true]);
	});

	it('of two calls without an ID do not end each other', async () => {
		const trigger = triggerWith();
		const first = await trigger.ask(streaming());
		await trigger.ask(streaming());
		expect(first.isEnded()).toBe(false);
	});

	it('ends at the time limit', async () => {
		const asked = await ask(streaming(), { timeout: 5 });
		while (!asked.isEnded()) await new Promise((resolve) => setImmediate(resolve));
		expect([asked.contents(), asked.finishReasons(), asked.done()]).toEqual([['Sorry. '], ['stop'], 1]);
	});

	it('writes nothing more when the platform has gone', async () => {
		const asked = await ask();
		const before = asked.written();
		asked.hangUp();
		asked.say({ text: 'Hello?', close: 'finish' });
		asked.finish();
		expect(asked.written()).toBe(before);
	});

	it('counts tokens only if it is asked to, in a chunk of its own before the end', async () => {
		const asked = await ask(streaming({ stream_options: { include_usage: true } }));
		asked.say({ text: 'Done.', close: 'finish' });
		expect(asked.chunks().at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 } });
		expect(
			asked
				.chunks()
				.slice(0, -1)
				.every(({ usage }) => usage === undefined),
		).toBe(true);
		const without = await ask();
		without.say({ text: 'Done.', close: 'finish' });
		expect(without.chunks().some(({ usage }) => usage !== undefined)).toBe(false);
	});
});

describe('tool calls', () => {
	const called = async (
		command: Parameters<Asked['say']>[0],
		request = streaming({ tools: [tool('end_call'), tool('check_stock')] }),
	) => {
		const asked = await ask(request);
		asked.say(command);
		return asked;
	};

	it('have IDs that tell what they are for', async () => {
		const control = await called({ text: '', close: 'hangUp' });
		expect(control.toolCalls()).toEqual([
			{
				index: 0,
				id: expect.stringMatching(/^call_n8nc_[0-9a-f-]{36}$/) as string,
				type: 'function',
				function: { name: 'end_call', arguments: '{}' },
			},
		]);
		const platform = await called({ text: '', close: 'tool', tool: { name: 'check_stock', arguments: { item: 'lamp' } } });
		expect(platform.toolCalls()).toMatchObject([
			{
				id: expect.stringMatching(/^call_n8nt_[0-9a-f-]{36}$/) as string,
				function: { name: 'check_stock', arguments: '{"item":"lamp"}' },
			},
		]);
	});

	it.each([
		['tool_choice', { tools: [tool('end_call')], tool_choice: 'none' }],
		['function_call', { functions: [{ name: 'end_call' }], function_call: 'none' }],
	])('are not made if %s forbids them', async (_which, more) => {
		const asked = await called({ text: 'Bye.', close: 'hangUp' }, streaming(more));
		expect([asked.contents(), asked.toolCalls(), asked.finishReasons()]).toEqual([['Bye. '], [], ['stop']]);
	});

	it('of the former form as well', async () => {
		const asked = await called({ text: 'Bye.', close: 'hangUp' }, streaming({ functions: [{ name: 'endCall', parameters: {} }] }));
		expect([asked.toolCalls()[0].function.name, asked.finishReasons()]).toEqual(['endCall', ['tool_calls']]);
	});
});

describe('one JSON object', () => {
	it('holds all texts but the fillers', async () => {
		const asked = await ask(whole(), { filler: 'One moment.' });
		asked.say({ text: 'One.' });
		asked.say({ text: 'Two.', close: 'finish' });
		expect(asked.headers['content-type']).toBe('application/json');
		expect(JSON.parse(asked.written())).toEqual({
			id: expect.stringMatching(/^chatcmpl-/) as string,
			object: 'chat.completion',
			created: expect.any(Number) as number,
			model: 'my-model',
			choices: [
				{ index: 0, message: { role: 'assistant', content: 'One. Two.', refusal: null }, logprobs: null, finish_reason: 'stop' },
			],
			usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
		});
	});

	it('holds the call of a tool', async () => {
		const asked = await ask(whole({ tools: [tool('end_call')] }));
		asked.say({ text: 'Bye.', close: 'hangUp' });
		expect(wholeOf(asked)).toMatchObject({
			message: { content: 'Bye.', tool_calls: [{ type: 'function', function: { name: 'end_call', arguments: '{}' } }] },
			finish_reason: 'tool_calls',
		});
	});

	it('holds the fallback message if the workflow fails', async () => {
		const asked = await ask(whole());
		asked.fail();
		asked.finish();
		expect([asked.status(), wholeOf(asked).message.content]).toEqual([200, 'Sorry.']);
	});
});

describe('On Failure: break off', () => {
	const breakOff = { options: { onFailure: 'breakOff' } };

	it.each<[string, (asked: Asked) => void]>([
		[
			'fails',
			(asked) => {
				asked.fail();
				asked.finish();
			},
		],
		['says nothing', (asked) => asked.finish()],
		['is stopped', (asked) => asked.signal('cancelled')],
	])('tells the platform of a workflow that %s', async (_how, end) => {
		const asked = await ask(streaming(), breakOff);
		end(asked);
		expect([asked.contents(), asked.finishReasons(), asked.done(), asked.isEnded()]).toEqual([[], [], 0, true]);
		expect(asked.chunks().at(-1)).toMatchObject({ error: { type: 'server_error', param: null, code: null } });

		const plain = await ask(whole(), breakOff);
		end(plain);
		expect([plain.status(), JSON.parse(plain.written())]).toMatchObject([503, { error: { type: 'server_error' } }]);
	});

	it('changes nothing of a workflow that answers', async () => {
		const asked = await ask(streaming(), breakOff);
		asked.say({ text: 'Done.', close: 'finish' });
		expect([asked.contents(), asked.finishReasons(), asked.done()]).toEqual([['Done. '], ['stop'], 1]);
	});
});
