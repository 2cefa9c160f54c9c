// Which requests start the workflow, and what answers the others.
import { triggerWith } from './execution';
import { tool } from './requests';
import { assistant, toolResult, user } from './support';

const says = (text: string, more: object = {}, headers: Record<string, string> = {}) => ({
	body: { model: 'm', stream: true, messages: [user(text)], ...more },
	headers,
});

const errorOf = (text: string) => (JSON.parse(text) as { error: object }).error;

describe('refused, in the form of OpenAI', () => {
	it.each<[string, number, object, Parameters<ReturnType<typeof triggerWith>['ask']>[0]]>([
		['another key', 401, { type: 'authentication_error', code: 'invalid_api_key' }, says('Hi', {}, { authorization: 'Bearer x' })],
		['no messages', 400, { type: 'invalid_request_error', code: null }, { body: { model: 'm' } }],
		['another content type', 415, { type: 'invalid_request_error' }, says('Hi', {}, { 'content-type': 'text/plain' })],
		['5 MiB', 413, { type: 'invalid_request_error' }, says('x'.repeat(5 * 1024 * 1024))],
	])('%s: %i', async (_what, status, error, request) => {
		const asked = await triggerWith().ask(request);
		expect([asked.started, asked.status(), asked.isEnded()]).toEqual([false, status, true]);
		expect(errorOf(asked.written())).toMatchObject({ message: expect.any(String) as string, param: null, ...error });
	});

	it('takes 3 MiB', async () => {
		expect((await triggerWith().ask(says('x'.repeat(3 * 1024 * 1024)))).started).toBe(true);
	});

	it('everything, if the key of the credential is too short', async () => {
		const asked = await triggerWith({}, { apiKey: 'short' }).ask(says('Hi', {}, { authorization: 'Bearer short' }));
		expect([asked.started, asked.status()]).toEqual([false, 401]);
		expect(errorOf(asked.written())).toMatchObject({ message: expect.stringContaining('too short') as string });
	});
});

describe('the list of models', () => {
	it('holds one, for who has the key', async () => {
		const asked = await triggerWith().models();
		expect([asked.status(), JSON.parse(asked.written())]).toEqual([
			200,
			{ object: 'list', data: [{ id: 'n8n', object: 'model', created: 0, owned_by: 'n8n' }] },
		]);
		expect(asked.started).toBe(false);
	});

	it.each([{ authorization: '' }, { authorization: 'Bearer x' }])('is refused without it: %j', async (headers) => {
		const asked = await triggerWith().models(headers);
		expect([asked.status(), asked.started]).toEqual([401, false]);
		expect(errorOf(asked.written())).toMatchObject({ code: 'invalid_api_key' });
	});
});

describe('answered at once, with an empty completion', () => {
	const called = assistant('Bye. ', [{ id: 'call_n8nc_1', name: 'end_call' }]);
	const otherCalled = assistant(null, [{ id: 'call_1', name: 'check_stock' }]);
	const REQUESTS: Array<[string, string[], object[]]> = [
		['the result of a call control', ['voiceTurn', 'toolResult'], [user('Bye'), called, toolResult('call_n8nc_1', 'ok')]],
		['the result of a tool that is not asked for', ['voiceTurn'], [user('Lamps?'), otherCalled, toolResult('call_1', '2')]],
		['a voice turn that is not asked for', ['toolResult'], [user('Hi')]],
	];

	it.each(REQUESTS)('%s, streamed', async (_what, events, messages) => {
		const asked = await triggerWith({ events, filler: 'One moment.' }).ask({ body: { stream: true, messages } });
		expect([asked.started, asked.status(), asked.headers['content-type']]).toEqual([false, 200, 'text/event-stream']);
		expect([asked.contents(), asked.finishReasons(), asked.done(), asked.isEnded()]).toEqual([[], ['stop'], 1, true]);
	});

	it.each(REQUESTS)('%s, not streamed', async (_what, events, messages) => {
		const asked = await triggerWith({ events }).ask({ body: { messages } });
		expect([asked.started, asked.status(), asked.headers['content-type']]).toEqual([false, 200, 'application/json']);
		expect(JSON.parse(asked.written())).toMatchObject({ choices: [{ message: { content: '' }, finish_reason: 'stop' }] });
	});

	it('but a result is answered by the workflow if the caller has spoken since, or if it is asked for', async () => {
		const messages = [user('Lamps?'), otherCalled, toolResult('call_1', '2')];
		expect((await triggerWith({ events: ['voiceTurn', 'toolResult'] }).ask({ body: { messages } })).item).toMatchObject({
			__event: 'toolResult',
		});
		expect((await triggerWith().ask({ body: { messages: [...messages, user('Hello?')] } })).item).toMatchObject({
			__event: 'voiceTurn',
		});
	});
});

describe('the greeting', () => {
	const opening = { body: { stream: true, messages: [{ role: 'system', content: 'Be kind.' }] } };

	it('is said at once if nobody has spoken, and nothing runs', async () => {
		const asked = await triggerWith({ greeting: 'Hello!', filler: 'One moment.' }).ask(opening);
		expect([asked.started, asked.contents(), asked.finishReasons(), asked.done()]).toEqual([false, ['Hello! '], ['stop'], 1]);
	});

	it('is not said without one, nor later', async () => {
		const without = await triggerWith({ filler: 'One moment.' }).ask(opening);
		expect([without.started, without.contents(), without.item]).toMatchObject([true, [], { callStarted: true }]);
		const later = await triggerWith({ greeting: 'Hello!' }).ask(says('Hi'));
		expect([later.started, later.contents()]).toEqual([true, []]);
	});
});

describe('a repetition', () => {
	it('with the same Idempotency-Key runs once', async () => {
		const trigger = triggerWith();
		const request = says('Hi', {}, { 'idempotency-key': 'turn-1' });
		expect((await trigger.ask(request)).started).toBe(true);
		const second = await trigger.ask(request);
		expect([second.started, second.contents(), second.finishReasons(), second.done()]).toEqual([false, [], ['stop'], 1]);
		expect((await trigger.ask(says('Hi', {}, { 'idempotency-key': 'turn-2' }))).started).toBe(true);
	});

	it('without a key is another request: the caller may say the same twice', async () => {
		const trigger = triggerWith();
		expect((await trigger.ask(says('Yes'))).started).toBe(true);
		expect((await trigger.ask(says('Yes'))).started).toBe(true);
	});
});

describe('Before Starting', () => {
	const waiting = () => triggerWith({ options: { beforeStarting: 2000 } });

	it('starts only the newest of two requests of one call', async () => {
		const trigger = waiting();
		const first = trigger.begin(says('I want', { user: 'u' }));
		const second = trigger.begin(says('I want a table', { user: 'u' }));
		const [before, after] = await Promise.all([first.answered, second.answered]);
		expect([before.started, before.contents(), before.finishReasons(), before.done()]).toEqual([false, [], ['stop'], 1]);
		expect([after.started, after.item]).toMatchObject([true, { chatInput: 'I want a table' }]);
	});

	it('starts nothing if the platform has gone meanwhile', async () => {
		const { asked, answered } = waiting().begin(says('I want', { user: 'u' }));
		asked.hangUp();
		expect((await answered).started).toBe(false);
	});

	it('starts requests of other calls, with and without an ID', async () => {
		const trigger = waiting();
		const begun = [says('A', { user: 'a' }), says('B', { user: 'b' }), says('C'), says('D')].map(
			(request) => trigger.begin(request).answered,
		);
		expect((await Promise.all(begun)).map(({ started }) => started)).toEqual([true, true, true, true]);
	});

	it('starts the next request of the same call', async () => {
		const trigger = waiting();
		expect((await trigger.ask(says('One', { user: 'u' }))).started).toBe(true);
		expect((await trigger.ask(says('Two', { user: 'u' }))).started).toBe(true);
	});
});

it('passes the offered tools on to the execution, without the schemas that do not matter', async () => {
	const { item } = await triggerWith().ask(
		says('Hi', { tools: [tool('end_call'), tool('check_stock', { type: 'object', properties: { a: {} } })] }),
	);
	expect(item).toMatchObject({
		offeredTools: ['end_call', 'check_stock'],
		__callControl: { by: 'tools', tools: [{ name: 'end_call', parameters: { type: 'object' } }, { name: 'check_stock' }] },
	});
	expect(JSON.stringify(item)).not.toContain('"a":{}');
});

it.each([undefined, null, '', 'abc', 0, -1, 5, 121, {}])('a timeout of %p is a time limit the node can keep', async (timeout) => {
	const asked = await triggerWith({ timeout }).ask(says('Hi'));
	expect(asked.started).toBe(true);
	expect(asked.isEnded()).toBe(false);
	asked.finish();
});
