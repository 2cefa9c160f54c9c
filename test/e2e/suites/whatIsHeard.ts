// Line by line what a caller hears of AI Agents: models that break off, several agents, several items, agents within agents.
import type { OpenAiApi } from '../harness/openAiStandIn';
import { cutIntoTokens } from '../harness/openAiWire';
import { connect, node, type WorkflowConnection } from '../harness/workflows';
import { chain, noOp, say, type Fixture } from './fixture';
import { agentNode, agentTool, call, callFirstTool, chatModel, connectModel, phoneTrigger, script, SORRY } from './heardFixture';

const APIS: OpenAiApi[] = ['Responses API', 'chat completions'];

/** The answer breaks off inside this text, which begins in the middle of a word. */
const brokenAfter = (text: string) => ({ text: `${text}never heard.`, failAfterTokens: tokensOf(text) });

/** How many tokens hold at least this text, and at most a few letters of what follows. */
function tokensOf(text: string): number {
	let length = 0;
	return cutIntoTokens(`${text}never heard.`, 1).findIndex((token) => (length += token.length) >= text.length) + 1;
}

export function whatIsHeardSuite(getFixture: () => Fixture): void {
	let fixture: Fixture;
	beforeAll(() => {
		fixture = getFixture();
	});

	describe('Retry On Fail, when the model breaks off in the middle of a word', () => {
		it.each(APIS)('says what was said before once, and no half word: %s', async (api) => {
			script(fixture, {
				main: [brokenAfter('Good evening! We have one table le'), 'Good evening! We have one table left at nine.'],
			});
			const phone = phoneTrigger(fixture);
			const agent = agentNode('Agent', {}, {}, { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 });
			const model = chatModel(fixture, 'main', api);
			const { lines, execution } = await call(
				fixture,
				phone,
				[agent, model],
				[connect(phone.trigger, agent), connectModel(model, agent)],
			);
			expect(lines).toEqual(['Good evening!', 'We have one table left at nine.', '']);
			expect(execution.status).toBe('success');
		});

		it('says all of a second answer that begins in another way', async () => {
			script(fixture, { main: [brokenAfter('Good evening! We are clo'), 'Hello. A table is free at nine.'] });
			const phone = phoneTrigger(fixture);
			const agent = agentNode('Agent', {}, {}, { retryOnFail: true, waitBetweenTries: 0 });
			const model = chatModel(fixture, 'main');
			const { lines } = await call(fixture, phone, [agent, model], [connect(phone.trigger, agent), connectModel(model, agent)]);
			expect(lines).toEqual(['Good evening!', 'Hello.', 'A table is free at nine.', '']);
		});

		it('says the fallback message after the last attempt, and the first sentence once', async () => {
			script(fixture, { main: [brokenAfter('Good evening! We have one table le')] });
			const phone = phoneTrigger(fixture);
			const agent = agentNode('Agent', {}, {}, { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 });
			const model = chatModel(fixture, 'main');
			const { lines, execution } = await call(
				fixture,
				phone,
				[agent, model],
				[connect(phone.trigger, agent), connectModel(model, agent)],
			);
			expect(lines).toEqual(['Good evening!', 'We have one table', SORRY]);
			expect(execution.status).toBe('error');
		});
	});

	describe('a fallback model', () => {
		const withFallback = async (first: Parameters<typeof script>[1][string]) => {
			script(fixture, { first, second: ['We are open from nine.'] });
			const phone = phoneTrigger(fixture);
			const agent = agentNode('Agent', {}, { needsFallback: true });
			const models = [chatModel(fixture, 'first'), chatModel(fixture, 'second')];
			return await call(
				fixture,
				phone,
				[agent, ...models],
				[connect(phone.trigger, agent), ...models.map((model, input) => connectModel(model, agent, input))],
			);
		};

		it('is the only one that is heard, if the first one refuses', async () => {
			const { lines } = await withFallback([{ status: 429, text: 'too many requests' }]);
			expect(lines).toEqual(['We are open from nine.', '']);
		});

		it('goes on in the middle of the sentence in which the first one broke off', async () => {
			const { lines } = await withFallback([brokenAfter('Good evening. We open at nine, and on ')]);
			// n8n sends no mark between the models, and its own output is glued in the same way.
			expect(lines[0]).toBe('Good evening.');
			expect(lines[1]).toMatch(/^We open at nine, and on .*We are open from nine\.$/);
			expect(lines.slice(2)).toEqual(['']);
		});
	});

	it.each([
		['an error output', { onError: 'continueErrorOutput' }, 1],
		['the same output', { onError: 'continueRegularOutput' }, 0],
	])('an agent that breaks off is followed by the apology, without a half word between: %s', async (_what, extra, output) => {
		script(fixture, { main: [brokenAfter('Good evening! We have one table le')] });
		const phone = phoneTrigger(fixture);
		const agent = agentNode('Agent', {}, {}, extra);
		const model = chatModel(fixture, 'main');
		const sorry = say('Sorry', 'I am sorry, I lost my thread.');
		const { lines } = await call(
			fixture,
			phone,
			[agent, model, sorry],
			[connect(phone.trigger, agent), connectModel(model, agent), connect(agent, sorry, { output })],
		);
		expect(lines[0]).toBe('Good evening!');
		expect(lines.slice(-2)).toEqual(['I am sorry, I lost my thread.', '']);
		// What was whole of the sentence may be heard.
		expect(lines.slice(1, -2).join()).toMatch(/^(We have one table)?$/);
	});

	it.each([
		['stops', {}, 'error'],
		['goes on, and nothing is said', { onError: 'continueRegularOutput' }, 'success'],
	])('an agent that breaks off ends with the fallback message, when the workflow %s', async (_what, extra, status) => {
		script(fixture, { main: [brokenAfter('Good evening! We have one table le')] });
		const phone = phoneTrigger(fixture);
		const agent = agentNode('Agent', {}, {}, extra);
		const model = chatModel(fixture, 'main');
		const { lines, execution } = await call(
			fixture,
			phone,
			[agent, model, noOp('Filed')],
			[connect(phone.trigger, agent), connectModel(model, agent), connect(agent, 'Filed')],
		);
		expect([lines[0], lines.at(-1), execution.status]).toEqual(['Good evening!', SORRY, status]);
		expect(lines.slice(1, -1).join()).toMatch(/^(We have one table)?$/);
	});

	it('an AI Agent Tool is not heard, only the agent that uses it', async () => {
		script(fixture, {
			outer: [callFirstTool({ Question: 'Which slot is free?' }), 'The first slot is free. Shall I book it?'],
			inner: ['Slot one is free. Internal note: margin forty percent.'],
		});
		const phone = phoneTrigger(fixture);
		const agent = agentNode('Agent');
		const tool = agentTool('Planner');
		const [outer, inner] = [chatModel(fixture, 'outer'), chatModel(fixture, 'inner')];
		const { lines, execution } = await call(
			fixture,
			phone,
			[agent, tool, outer, inner],
			[
				connect(phone.trigger, agent),
				connectModel(outer, agent),
				connect(tool, agent, { type: 'ai_tool' }),
				connectModel(inner, tool),
			],
		);
		expect(lines).toEqual(['The first slot is free.', 'Shall I book it?', '']);
		expect(execution.status).toBe('success');
	});

	describe('an agent that chooses the next one', () => {
		const routed = async (options: Record<string, unknown>) => {
			script(fixture, { router: ['BOOKING'], booking: ['A table is free at nine.'], other: ['How else can I help?'] });
			const phone = phoneTrigger(fixture, { options });
			const [router, booking, other] = ['Router', 'Booking', 'Other'].map((name) => agentNode(name));
			const choose = node(
				'n8n-nodes-base.switch',
				'Choose',
				{ mode: 'expression', numberOutputs: 2, output: "={{ $json.output === 'BOOKING' ? 0 : 1 }}" },
				{ typeVersion: 3.2 },
			);
			const models = ['router', 'booking', 'other'].map((name) => chatModel(fixture, name));
			return await call(
				fixture,
				phone,
				[router, choose, booking, other, ...models],
				[
					...chain(phone.trigger, router, choose, booking),
					connect(choose, other, { output: 1 }),
					...[router, booking, other].map((agent, index) => connectModel(models[index], agent)),
				],
			);
		};

		it('is not heard', async () => {
			expect((await routed({})).lines).toEqual(['A table is free at nine.', '']);
		});

		it('is heard, if all are', async () => {
			expect((await routed({ heard: 'all' })).lines).toEqual(['BOOKING', 'A table is free at nine.', '']);
		});
	});

	it('an answer that a Voice Reply says is heard once', async () => {
		script(fixture, { main: ['A table is free at nine. Shall I book it?'] });
		const phone = phoneTrigger(fixture);
		const agent = agentNode('Agent');
		const model = chatModel(fixture, 'main');
		const reply = say('Reply', '={{ $json.output }}');
		const { lines } = await call(
			fixture,
			phone,
			[agent, model, reply],
			[...chain(phone.trigger, agent, reply), connectModel(model, agent)],
		);
		expect(lines.join(' ').trim()).toBe('A table is free at nine. Shall I book it?');
	});

	describe('several items', () => {
		const items = node(
			'n8n-nodes-base.code',
			'Items',
			{ jsCode: "return ['red', 'green', 'blue'].map((color) => ({ json: { color } }));" },
			{ typeVersion: 2 },
		);
		const perItem = (more: Record<string, unknown> = {}) =>
			agentNode('Agent', { batching: { batchSize: 3, delayBetweenBatches: 0 } }, { text: '={{ $json.color }}' }, more);
		const run = async (
			agent: ReturnType<typeof perItem>,
			more: { nodes?: (typeof agent)[]; connections?: WorkflowConnection[] } = {},
		) => {
			const phone = phoneTrigger(fixture);
			const model = chatModel(fixture, 'main');
			return await call(
				fixture,
				phone,
				[items, agent, model, ...(more.nodes ?? [])],
				[...chain(phone.trigger, items, agent), connectModel(model, agent), ...(more.connections ?? [])],
			);
		};
		const asked = ({ messages }: { messages: Array<{ role: string; content: unknown }> }) => {
			const content = messages.findLast(({ role }) => role === 'user')!.content;
			return typeof content === 'string' ? content : (content as Array<{ text: string }>).map(({ text }) => text).join('');
		};
		const twoSentences = (color: string) => `The ${color} lamp is here. One ${color} lamp is left.`;
		const inOrder = ['red', 'green', 'blue'].flatMap((color) => [`The ${color} lamp is here.`, `One ${color} lamp is left.`]);

		it('at the same time are answered one after the other, in order', async () => {
			script(fixture, { main: [(request) => twoSentences(asked(request))] });
			expect((await run(perItem())).lines).toEqual([...inOrder, '']);
		});

		it('are not answered twice when one of them is tried again', async () => {
			let greens = 0;
			script(fixture, {
				main: [
					(request) =>
						asked(request) === 'green' && greens++ === 0
							? brokenAfter('The green lamp is here. One gre')
							: twoSentences(asked(request)),
				],
			});
			const { lines } = await run(perItem({ retryOnFail: true, waitBetweenTries: 0 }));
			expect(lines).toEqual([...inOrder, '']);
		});
	});
}
