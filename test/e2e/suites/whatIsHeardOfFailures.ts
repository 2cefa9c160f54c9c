// Line by line what a caller hears when a model breaks off, or refuses: the next attempt, another model, an apology.
import type { OpenAiApi } from '../harness/openAiStandIn';
import { connect } from '../harness/workflows';
import { noOp, say, type Fixture } from './fixture';
import { agentNode, brokenAfter, call, chatModel, connectModel, phoneTrigger, script, SORRY } from './heardFixture';

const APIS: OpenAiApi[] = ['Responses API', 'chat completions'];

export function whatIsHeardOfFailuresSuite(getFixture: () => Fixture): void {
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
}
