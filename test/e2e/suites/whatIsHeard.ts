// Line by line what a caller hears of AI Agents: several of them, agents within agents, and several items.
import { connect, node, type WorkflowConnection } from '../harness/workflows';
import { chain, say, type Fixture } from './fixture';
import { agentNode, agentTool, brokenAfter, call, callFirstTool, chatModel, connectModel, phoneTrigger, script } from './heardFixture';

export function whatIsHeardSuite(getFixture: () => Fixture): void {
	let fixture: Fixture;
	beforeAll(() => {
		fixture = getFixture();
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

	it.each([
		['as long as it is not needed', 'A table is free at nine.', ['A table is free at nine.', '']],
		['when it is', { status: 500, text: 'out of order' }, ['How can I help instead?', '']],
	])('an agent on the error output of another one does not keep that one silent: %s', async (_what, answer, expected) => {
		script(fixture, { first: [answer], second: ['How can I help instead?'] });
		const phone = phoneTrigger(fixture);
		const [first, second] = [agentNode('First', {}, {}, { onError: 'continueErrorOutput' }), agentNode('Second')];
		const models = [chatModel(fixture, 'first'), chatModel(fixture, 'second')];
		const { lines } = await call(
			fixture,
			phone,
			[first, second, ...models],
			[
				connect(phone.trigger, first),
				connect(first, second, { output: 1 }),
				connectModel(models[0], first),
				connectModel(models[1], second),
			],
		);
		expect(lines).toEqual(expected);
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
