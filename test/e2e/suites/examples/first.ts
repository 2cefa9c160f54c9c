// The three examples to begin with: workflows/answer-a-call.json, answer-with-ai-agent.json and log-ended-calls.json.
import { callEnded } from '../../../simulator';
import { seedPhoneAgent } from '../fixture';
import { startExample, type ExampleFixture, type LiveExample } from '../exampleFixture';

/** Starts the example before the tests, and stops it after them. */
function played(getFixture: () => ExampleFixture, name: string): { agentId: () => string; example: () => LiveExample } {
	let example: LiveExample;
	let agentId: string;
	beforeAll(async () => {
		agentId = seedPhoneAgent(getFixture());
		example = await startExample(getFixture(), name);
	});
	afterAll(() => example?.stop());
	return { agentId: () => agentId, example: () => example };
}

export function answerACallExample(getFixture: () => ExampleFixture): void {
	const { agentId } = played(getFixture, 'answer-a-call');

	it('speaks three times in one turn', async () => {
		const { spoken, problems } = await getFixture().simulator.placeTurn({ agentId: agentId(), transcript: 'Where is my order?' });
		expect(problems).toEqual([]);
		expect(spoken).toEqual([
			'One moment, please.',
			'I am looking up your order.',
			'I found it. Your order left our warehouse and arrives tomorrow.',
		]);
	});
}

export function answerWithAiAgentExample(getFixture: () => ExampleFixture): void {
	const { agentId } = played(getFixture, 'answer-with-ai-agent');

	it('speaks what the agent writes, and remembers the call', async () => {
		const { simulator, model } = getFixture();
		model.configure({ reply: (said) => `**You said:** ${said}` });
		const first = await simulator.placeTurn({ agentId: agentId(), transcript: 'My name is Ada.' });
		expect(first.spoken).toEqual(['Let me see.', 'You said: My name is Ada.']);
		await simulator.placeTurn({ agentId: agentId(), transcript: 'What is my name?', callId: first.callId });
		expect(JSON.stringify(model.requests.at(-1)!.messages)).toContain('My name is Ada.');
	});
}

export function logEndedCallsExample(getFixture: () => ExampleFixture): void {
	const { agentId, example } = played(getFixture, 'log-ended-calls');

	it('keeps every ended call', async () => {
		await getFixture().simulator.deliver({
			agentId: agentId(),
			event: callEnded({ data: { callId: 'call_log', durationSeconds: 42, summary: 'Five stars.' } }),
		});
		await example().ended(1);
		expect(await example().rows('Ended calls')).toEqual([
			{
				callId: 'call_log',
				from: '+15005550001',
				direction: 'inbound',
				durationSeconds: 42,
				summary: 'Five stars.',
				transcript: 'Agent: Hello\nCaller: Hi',
			},
		]);
	});
}
