// A platform asks a workflow what to say, in the form of OpenAI's chat completions.
import axios from 'axios';

import { readChatStream } from '../../support/chatStream';
import { connect, node, webhookUrl, type WorkflowNode } from '../harness/workflows';
import { activate, aiAgent, PACKAGE, voiceReply, type Fixture } from './fixture';

const KEY = 'key-of-the-custom-llm-suite-0123';

const endCall = {
	type: 'function',
	function: { name: 'end_call', parameters: { type: 'object', properties: { reason: { type: 'string' } }, required: ['reason'] } },
};

export function customLlmSuite(getFixture: () => Fixture & { n8n: { baseUrl: string } }): void {
	let fixture: ReturnType<typeof getFixture>;
	let credentials: WorkflowNode['credentials'];
	beforeAll(async () => {
		fixture = getFixture();
		credentials = { customLlmApi: await fixture.api.createCredential({ name: 'Key', type: 'customLlmApi', data: { apiKey: KEY } }) };
	});

	const trigger = (parameters: Record<string, unknown> = {}) =>
		node(
			`${PACKAGE}.customLlmTrigger`,
			'Trigger',
			{ events: ['voiceTurn'], filler: '', ...parameters },
			{ typeVersion: 1.1, credentials },
		);

	const post = async (one: WorkflowNode, path: string, body: object, headers: Record<string, string> = {}) =>
		await axios.post<string>(webhookUrl(fixture.n8n.baseUrl, one, path), body, {
			headers: { Authorization: `Bearer ${KEY}`, ...headers },
			responseType: 'text',
			transformResponse: (text: string) => text,
			validateStatus: () => true,
		});

	const stream = async (one: WorkflowNode, body: object, path = 'v1/chat/completions') => {
		const { status, headers, data } = await post(one, path, { model: 'n8n', stream: true, ...body });
		return { status, contentType: String(headers['content-type']), ...readChatStream(data) };
	};

	const says = (content: string) => ({ messages: [{ role: 'user', content }] });

	it('streams the answer of an AI Agent, under each of its URLs', async () => {
		fixture.model.configure({ reply: (said) => `You said ${said}. Anything else?` });
		// However long a busy machine takes, the filler is said once.
		const start = trigger({ filler: 'One moment, please.', options: { fillerEvery: 0 } });
		const { agent, model, modelConnection } = aiAgent(fixture);
		await activate(fixture, [start, agent, model], [connect(start, agent), modelConnection]);

		for (const path of ['v1', 'v1/chat/completions', 'v1/chat/completions/chat/completions', 'v1/chat/completions/']) {
			expect(await stream(start, says('hello'), path)).toEqual({
				status: 200,
				contentType: 'text/event-stream',
				text: 'One moment, please... You said hello. Anything else? ',
				texts: ['One moment, please... ', 'You said hello. ', 'Anything else? '],
				toolCalls: [],
				finishReasons: ['stop'],
				done: 1,
				afterDone: '',
			});
		}
	});

	it('answers with one JSON object if no stream is asked for, and lists its model', async () => {
		const start = trigger({ filler: 'One moment, please.' });
		await activate(fixture, [start, voiceReply('Answer', { operation: 'finish', text: '={{ "You said " + $json.chatInput }}' })]);

		const whole = await post(start, 'v1/chat/completions', { model: 'n8n', ...says('hello') });
		expect(whole.headers['content-type']).toMatch(/^application\/json/);
		expect(JSON.parse(whole.data)).toMatchObject({
			object: 'chat.completion',
			model: 'n8n',
			choices: [{ message: { role: 'assistant', content: 'You said hello' }, finish_reason: 'stop' }],
		});

		for (const path of ['v1/models', 'v1/chat/completions/models']) {
			const url = webhookUrl(fixture.n8n.baseUrl, start, path);
			const models = await axios.get<object>(url, { headers: { Authorization: `Bearer ${KEY}` } });
			expect(models.data).toEqual({ object: 'list', data: [{ id: 'n8n', object: 'model', created: 0, owned_by: 'n8n' }] });
			const refused = await axios.get<object>(url, { validateStatus: () => true });
			expect(refused).toMatchObject({ status: 401, data: { error: { type: 'authentication_error', code: 'invalid_api_key' } } });
		}
		const refused = await post(start, 'v1/chat/completions', says('hello'), { Authorization: `Bearer ${KEY}x` });
		expect(refused.status).toBe(401);
		expect(JSON.parse(refused.data)).toMatchObject({ error: { code: 'invalid_api_key' } });
	});

	it('hangs up by the tool the platform offers, once, and its result starts nothing', async () => {
		const start = trigger();
		const { id } = await activate(fixture, [start, voiceReply('Bye', { operation: 'hangUp', sayFirst: 'Goodbye.' })]);

		const answer = await stream(start, { ...says('bye'), tools: [endCall] });
		expect(answer).toMatchObject({ texts: ['Goodbye. '], finishReasons: ['tool_calls'], done: 1 });
		expect(answer.toolCalls).toHaveLength(1);
		expect(answer.toolCalls[0].function).toEqual({ name: 'end_call', arguments: '{"reason":"Goodbye."}' });

		const after = [
			...says('bye').messages,
			{ role: 'assistant', content: 'Goodbye. ', tool_calls: answer.toolCalls },
			{ role: 'tool', tool_call_id: answer.toolCalls[0].id, content: 'ok' },
		];
		expect(await stream(start, { messages: after, tools: [endCall] })).toMatchObject({
			texts: [],
			finishReasons: ['stop'],
			done: 1,
		});
		await fixture.api.waitForExecutions(id, 1, { status: 'success' });
		expect(await fixture.api.listExecutions(id)).toHaveLength(1);

		const without = await stream(start, says('bye'));
		expect(without).toMatchObject({ texts: ['Goodbye. '], toolCalls: [], finishReasons: ['stop'] });
		const [execution] = await fixture.api.waitForExecutions(id, 2, { status: 'success' });
		const { runData } = await fixture.api.getExecution(execution.id);
		expect(runData.Bye[0].outputs[0][0]).toMatchObject({
			voiceReply: { carriedOut: false, reason: expect.stringContaining('end_call') as string },
		});
	});

	it('gives the AI Agent what the caller really heard, by Call Memory, and the instructions of the platform', async () => {
		fixture.model.configure({ reply: () => 'At nine.' });
		const start = trigger({ filler: 'One moment, please.' });
		const { agent, model, modelConnection } = aiAgent(fixture, 'chat completions');
		agent.parameters = { ...agent.parameters, options: { systemMessage: '={{ $json.systemMessage }}' } };
		const memory = node(`${PACKAGE}.callMemory`, 'Memory', {});
		const { id } = await activate(
			fixture,
			[start, agent, model, memory],
			[connect(start, agent), modelConnection, connect(memory, agent, { type: 'ai_memory' })],
		);

		const answer = await stream(start, {
			messages: [
				{ role: 'system', content: 'You are the front desk.' },
				{ role: 'assistant', content: 'Hello, this is the front desk.' },
				{ role: 'user', content: 'When is breakfast?' },
				{ role: 'assistant', content: 'One moment, please... From seven to' },
				{ role: 'user', content: [{ type: 'text', text: 'And on Sundays?' }] },
			],
		});
		expect(answer.texts).toEqual(['One moment, please... ', 'At nine. ']);
		await fixture.api.waitForExecutions(id, 1, { status: 'success' });
		const { messages } = fixture.model.requests.at(-1)!;
		expect(
			messages.map(({ role, content }) => [role, Array.isArray(content) ? content.map(({ text }) => text).join('') : content]),
		).toEqual([
			['system', 'You are the front desk.'],
			['assistant', 'Hello, this is the front desk.'],
			['user', 'When is breakfast?'],
			['assistant', 'From seven to'],
			['user', 'And on Sundays?'],
		]);
	});

	it('calls a tool of the platform, and answers with its result at an output of its own', async () => {
		const start = trigger({ events: ['voiceTurn', 'toolResult'] });
		const ask = voiceReply('Ask', {
			operation: 'callTool',
			toolName: 'check_stock',
			toolArguments: '={{ JSON.stringify({ item: $json.chatInput }) }}',
			sayFirst: 'Let me look.',
		});
		const tell = voiceReply('Tell', {
			operation: 'finish',
			text: '={{ "There are " + $json.toolResults[0].result.left + " of " + $json.toolResults[0].input.item }}',
		});
		const { id } = await activate(fixture, [start, ask, tell], [connect(start, ask), connect(start, tell, { output: 1 })]);

		const tools = [{ type: 'function', function: { name: 'check_stock', parameters: { type: 'object', properties: {} } } }];
		const asked = await stream(start, { ...says('lamps'), tools });
		expect(asked).toMatchObject({ texts: ['Let me look. '], finishReasons: ['tool_calls'] });
		expect(asked.toolCalls[0].function).toEqual({ name: 'check_stock', arguments: '{"item":"lamps"}' });
		const told = await stream(start, {
			messages: [
				...says('lamps').messages,
				{ role: 'assistant', content: 'Let me look. ', tool_calls: asked.toolCalls },
				{ role: 'tool', tool_call_id: asked.toolCalls[0].id, content: '{"left": 2}' },
			],
			tools,
		});
		expect(told).toMatchObject({ texts: ['There are 2 of lamps '], finishReasons: ['stop'] });
		await fixture.api.waitForExecutions(id, 2, { status: 'success' });
	});
}
