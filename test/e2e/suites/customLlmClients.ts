// Clients that others wrote speak to a workflow as to a model: test/clients.
import { readChatStream } from '../../support/chatStream';
import type { StoredWorkflow } from '../harness/api';
import type { ClientAddress, ClientError } from '../harness/clients';
import { node } from '../harness/workflows';
import { activate, say } from './fixture';
import { addressOf, END_CALL, heard, itemsOf, llmTrigger, reception, sendRequests, wordsOf, type ClientFixture } from './customLlmFixture';
import { startGate } from './gate';

const ANSWER = 'Good evening. We have one table left at nine. Shall I book it?';

const STREAMING = ['openai.stream', 'openai.streamHelper', 'aiSdk.stream', 'langChain.stream', 'liveKit.chat'];
const PLAIN = ['openai.plain', 'aiSdk.plain', 'langChain.plain'];

interface SessionOutcome {
	turns: Array<{
		items: Array<{ type: string; role: string | null; text: string | null; name: string | null }>;
		called: Array<{ name: string; arguments: Record<string, unknown> }>;
	}>;
	errors: string[];
}

/** @param knowsTheLine whether the execution runs where the caller's connection is; in queue mode it does not */
export function customLlmClientsSuite(getFixture: () => ClientFixture, { knowsTheLine }: { knowsTheLine: boolean }): void {
	let fixture: ClientFixture;
	let address: ClientAddress;
	let stored: StoredWorkflow;
	beforeAll(async () => {
		fixture = getFixture();
		const trigger = llmTrigger(fixture);
		const { nodes, connections } = reception(fixture, trigger);
		stored = await activate(fixture, nodes, connections);
		address = addressOf(fixture, trigger);
	});
	beforeEach(() => fixture.model.configure({ reply: () => ANSWER, tokenDelay: 0, onToken: undefined }));

	const executions = async () => (await fixture.api.listExecutions(stored.id)).length;

	it.each([...STREAMING, ...PLAIN])('%s hears what the model says, and the end', async (client) => {
		const outcome = await fixture.clients.run(client, { ...address, body: heard('Is there a table tonight?') });
		expect(outcome.text.trim()).toBe(ANSWER);
		expect(outcome.toolCalls).toEqual([]);
		// LiveKit's class gives no reason.
		expect(outcome.finishReasons ?? ['stop']).toEqual(['stop']);
		if (STREAMING.includes(client)) expect(outcome.texts!.length).toBeGreaterThan(1);
	});

	it.each([...STREAMING, ...PLAIN])('%s hangs up with the tool that the request offers', async (client) => {
		const outcome = await fixture.clients.run(client, { ...address, body: heard('Thank you, bye.', { tools: [END_CALL] }) });
		expect(outcome.text.trim()).toBe('Goodbye.');
		expect(outcome.toolCalls).toMatchObject([{ name: 'end_call' }]);
		const given = JSON.parse(outcome.toolCalls[0].arguments) as Record<string, unknown>;
		expect(Object.keys(given)).toEqual(['reason']);
		expect(given.reason).toEqual(expect.stringMatching(/\w/));
		expect((outcome.finishReasons ?? ['tool_calls']).map((reason) => reason.replace('-', '_'))).toEqual(['tool_calls']);
	});

	it('counts tokens for whoever asks', async () => {
		const withUsage = heard('Is there a table?', { stream_options: { include_usage: true } });
		const { usage } = await fixture.clients.run('openai.stream', { ...address, body: withUsage });
		expect(usage).toEqual({ prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 });
		expect((await fixture.clients.run('openai.stream', { ...address, body: heard('Is there a table?') })).usage).toBeNull();
		expect(await fixture.clients.run('liveKit.chat', { ...address, body: heard('Is there a table?') })).toMatchObject({
			usage: { promptTokens: 0, completionTokens: 0 },
		});
	});

	it('is one answer with one id, the model that was asked for, and one role', async () => {
		const outcome = await fixture.clients.run('openai.stream', {
			...address,
			body: heard('Is there a table?', { model: 'reception-2' }),
		});
		expect(outcome.models).toEqual(['reception-2']);
		expect(outcome.ids).toEqual([expect.stringMatching(/^chatcmpl-[\w-]+$/)]);
		expect(outcome.roles).toEqual(['assistant']);
	});

	it('lists a model to whoever has the key, and to nobody else', async () => {
		const before = await executions();
		expect(await fixture.clients.run<object>('openai.models', address)).toEqual({ models: [{ id: 'n8n', object: 'model' }] });
		// Where the whole URL was pasted as the base.
		const doubled = { ...address, baseURL: `${address.baseURL}/chat/completions` };
		expect(await fixture.clients.run<object>('openai.models', doubled)).toEqual({ models: [{ id: 'n8n', object: 'model' }] });
		for (const given of [{ apiKey: `${address.apiKey}x` }, { headers: { Authorization: null } }]) {
			const { error } = await fixture.clients.run<{ error: ClientError }>('openai.models', { ...address, ...given });
			expect(error).toMatchObject({ name: 'AuthenticationError', status: 401, code: 'invalid_api_key' });
		}
		expect(await executions()).toBe(before);
	});

	it('tells a client with another key what is wrong, in words it passes on, and runs nothing', async () => {
		const before = await executions();
		const { error } = await fixture.clients.run<{ error: ClientError }>('openai.failing', {
			...address,
			apiKey: 'sk-somebody-elses-key-0123456789',
			body: heard('Is there a table?'),
		});
		expect(error).toMatchObject({ name: 'AuthenticationError', status: 401, code: 'invalid_api_key' });
		expect(error.message).toMatch(/^401 .*key/);
		expect(error.message).not.toContain(address.apiKey);
		expect(await executions()).toBe(before);
	});

	it('fails for the client, too, where the workflow is to break off', async () => {
		const trigger = llmTrigger(fixture, { options: { onFailure: 'breakOff' } });
		const fails = node('n8n-nodes-base.code', 'Fails', { jsCode: 'throw new Error("out of order")' }, { typeVersion: 2 });
		await activate(fixture, [trigger, say('Say', 'One moment.'), fails]);
		const { error } = await fixture.clients.run<{ error: ClientError }>('openai.failing', {
			...addressOf(fixture, trigger),
			body: heard('Is there a table?'),
		});
		expect(error).toMatchObject({ name: 'APIError' });
		expect(error.message).toMatch(/workflow has failed/);
		// The words of the workflow's error are nobody's business.
		expect(error.message).not.toContain('out of order');
	});

	it('answers under the base URL, the whole URL, and the whole URL pasted as the base', async () => {
		const paths = ['', '/chat/completions', '/chat/completions/chat/completions', '/chat/completions/'];
		const outcomes = await sendRequests(
			fixture,
			address,
			paths.map((path) => ({ path, query: { a: '1' }, body: heard('Is there a table?') })),
		);
		expect(outcomes.map(({ status }) => status)).toEqual(paths.map(() => 200));
		for (const { wire } of outcomes) expect(readChatStream(wire)).toMatchObject({ finishReasons: ['stop'], done: 1 });
		expect(outcomes.map(({ wire }) => readChatStream(wire).text.trim())).toEqual(paths.map(() => ANSWER));
	});

	it('goes on quietly when the client leaves in the middle', async () => {
		const gate = await startGate();
		const trigger = llmTrigger(fixture);
		const after = say('After', 'Is anybody there?');
		const { id } = await activate(fixture, [trigger, say('Before', 'Good evening.'), gate.keeper('Until the client is gone'), after]);
		const address = addressOf(fixture, trigger);
		const outcome = await fixture.clients.run('openai.abort', { ...address, body: heard('Hello?') });
		expect(outcome.text.trim()).toBe('Good evening.');
		// n8n learns that the client has left before it answers a request that was sent later.
		await fixture.clients.run('openai.models', address);
		gate.open();
		const [execution] = await fixture.api.waitForExecutions(id, 1, { status: 'success' });
		const { runData } = await fixture.api.getExecution(execution.id);
		expect(runData.After[0].outputs[0]).toMatchObject([{ voiceReply: { delivered: knowsTheLine ? false : null } }]);
		expect(fixture.logs()).not.toMatch(/write after end|ERR_STREAM|ERR_HTTP|[Uu]nhandled|uncaught/);
		const next = await fixture.clients.run('openai.stream', { ...address, body: heard('Hello?') });
		expect(next.text.trim()).toBe('Good evening. Is anybody there?');
		await gate.stop();
	});

	it('is the model of a whole LiveKit session: what was said stays in its history, and a hang-up is carried out once', async () => {
		fixture.model.requests.splice(0);
		const before = await executions();
		const words = ['Is there a table tonight?', 'For four people.', 'Thank you, bye.', 'bye, really'];
		const { turns, errors } = await fixture.clients.run<SessionOutcome>('liveKit.session', {
			...address,
			body: { model: 'n8n', tools: [END_CALL] },
			instructions: 'You answer the phone of a restaurant.',
			greeting: 'Welcome to the Lantern.',
			turns: words,
		});
		expect(errors).toEqual([]);
		const said = turns.map(({ items }) => items.flatMap(({ type, role, text }) => (type === 'message' ? [[role, text!.trim()]] : [])));
		expect(said).toEqual([[['assistant', ANSWER]], [['assistant', ANSWER]], [['assistant', 'Goodbye.']], [['assistant', 'Goodbye.']]]);
		expect(turns.map(({ called }) => called.map(({ name }) => name))).toEqual([[], [], ['end_call'], ['end_call']]);
		// The results of the calls started nothing.
		expect(await executions()).toBe(before + words.length);
		const { messages } = fixture.model.requests[1];
		expect(messages.map((message) => [message.role, wordsOf(message)])).toEqual([
			['system', 'You answer the phone of a restaurant.'],
			['assistant', 'Welcome to the Lantern.'],
			['user', words[0]],
			['assistant', ANSWER],
			['user', words[1]],
		]);
		expect(fixture.model.requests).toHaveLength(2);
	});

	it('gives the workflow the words, the history and the offered tools', async () => {
		const trigger = llmTrigger(fixture);
		const { id } = await activate(fixture, [trigger, say('Say', 'Good evening.')]);
		const body = heard('Is there a table?', { tools: [END_CALL], user: 'caller-1' });
		const plain = await fixture.clients.run('openai.plain', { ...addressOf(fixture, trigger), body });
		expect(plain.text.trim()).toBe('Good evening.');
		expect(await itemsOf(fixture, id, 1)).toMatchObject([
			{
				chatInput: 'Is there a table?',
				sessionId: 'caller-1',
				systemMessage: 'You answer the phone of a restaurant.',
				model: 'n8n',
				offeredTools: ['end_call'],
			},
		]);
	});
}
