// A call begins with a turn in which nobody has spoken (docs/platforms/agentphone.md, 4.5): the agent says the first word.
import type { TurnResult } from '../../simulator';
import { activate, agentTrigger, aiAgent, noOp, seedPhoneAgent, voiceReply, type Fixture } from './fixture';
import { connect } from '../harness/workflows';

const jsonOf = ({ lines }: TurnResult) => lines.map(({ json }) => json);

export function callStartSuite(getFixture: () => Fixture): void {
	let fixture: Fixture;
	beforeAll(() => {
		fixture = getFixture();
	});

	it('a greeting is said at once, without a filler, and nothing runs', async () => {
		const agentId = seedPhoneAgent(fixture);
		const trigger = agentTrigger(fixture, agentId, { greeting: 'Hello, how can I help?', filler: 'One moment.' });
		const { id } = await activate(fixture, [trigger, voiceReply('Answer', { operation: 'finish', text: 'You are welcome.' })]);

		for (const data of [{}, { transcript: null as never }, { transcript: undefined as never }]) {
			const opening = await fixture.simulator.placeTurn({ agentId, transcript: '', data });
			expect(opening.problems).toEqual([]);
			expect(jsonOf(opening)).toEqual([{ text: 'Hello, how can I help?' }]);
		}
		const call = await fixture.simulator.call({ agentId, turns: ['Thank you'] });
		expect([call.opening, ...call.turns].map((turn) => turn?.spoken)).toEqual([
			['Hello, how can I help?'],
			['One moment.', 'You are welcome.'],
		]);
		await fixture.api.waitForExecutions(id, 1, { status: 'success' });
		expect(await fixture.api.listExecutions(id)).toHaveLength(1);
	});

	it('a caller who says nothing later starts the workflow, which knows it, and hears neither filler nor greeting', async () => {
		const agentId = seedPhoneAgent(fixture);
		const trigger = agentTrigger(fixture, agentId, { greeting: 'Hello, how can I help?', filler: 'One moment.' });
		const answer = voiceReply('Answer', {
			operation: 'finish',
			text: '={{ $json.callerSilent && !$json.callStarted ? "Are you still there?" : "I see." }}',
		});
		const { id } = await activate(fixture, [trigger, answer, noOp('Work')]);

		const { turns } = await fixture.simulator.call({ agentId, turns: ['I have a question', '', 'Yes'] });

		expect(turns.map(({ spoken }) => spoken)).toEqual([['One moment.', 'I see.'], ['Are you still there?'], ['One moment.', 'I see.']]);
		await fixture.api.waitForExecutions(id, 3, { status: 'success' });
	});

	it('without a greeting, the AI Agent greets', async () => {
		const agentId = seedPhoneAgent(fixture);
		fixture.model.configure({ reply: (said) => (said.includes('Greet the caller') ? 'Good morning!' : 'I see.') });
		const trigger = agentTrigger(fixture, agentId, { greeting: '', filler: 'One moment.' });
		const { agent, model, modelConnection } = aiAgent(fixture);
		const { id } = await activate(fixture, [trigger, agent, model], [connect(trigger, agent), modelConnection]);

		const { opening, turns } = await fixture.simulator.call({ agentId, turns: ['Hello'] });

		expect(opening?.problems).toEqual([]);
		expect(opening?.spoken).toEqual(['Good morning!']);
		expect(turns.map(({ spoken }) => spoken)).toEqual([['One moment.', 'I see.']]);
		const [, first] = await fixture.api.waitForExecutions(id, 2, { status: 'success' });
		const { runData } = await fixture.api.getExecution(first.id);
		expect(runData.Trigger[0].outputs[0][0]).toMatchObject({ callStarted: true, callerSilent: false });
	});
}
