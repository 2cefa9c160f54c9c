// The three examples to begin with: workflows/answer-a-call.json, answer-with-ai-agent.json and log-ended-calls.json.
import { callEnded } from '../../../simulator';
import { seedPhoneAgent } from '../stage';
import { startExample, type ExampleStage, type LiveExample } from '../exampleStage';

/** Starts the example before the tests, and stops it after them. */
function played(getStage: () => ExampleStage, name: string): { agentId: () => string; example: () => LiveExample } {
	let example: LiveExample;
	let agentId: string;
	beforeAll(async () => {
		agentId = seedPhoneAgent(getStage());
		example = await startExample(getStage(), name);
	});
	afterAll(() => example?.stop());
	return { agentId: () => agentId, example: () => example };
}

export function answerACallExample(getStage: () => ExampleStage): void {
	const { agentId } = played(getStage, 'answer-a-call');

	it('speaks three times in one turn', async () => {
		const { spoken, problems } = await getStage().simulator.placeTurn({ agentId: agentId(), transcript: 'Where is my order?' });
		expect(problems).toEqual([]);
		expect(spoken).toEqual([
			'One moment, please.',
			'I am looking up your order.',
			'I found it. Your order left our warehouse and arrives tomorrow.',
		]);
	});
}

export function answerWithAiAgentExample(getStage: () => ExampleStage): void {
	const { agentId } = played(getStage, 'answer-with-ai-agent');

	it('speaks what the agent writes, and remembers the call', async () => {
		const { simulator, model } = getStage();
		model.configure({ reply: (said) => `**You said:** ${said}` });
		const first = await simulator.placeTurn({ agentId: agentId(), transcript: 'My name is Ada.' });
		expect(first.spoken).toEqual(['Let me see.', 'You said: My name is Ada.']);
		await simulator.placeTurn({ agentId: agentId(), transcript: 'What is my name?', callId: first.callId });
		expect(JSON.stringify(model.requests.at(-1)!.messages)).toContain('My name is Ada.');
	});
}

export function logEndedCallsExample(getStage: () => ExampleStage): void {
	const { agentId, example } = played(getStage, 'log-ended-calls');

	it('keeps every ended call', async () => {
		await getStage().simulator.deliver({
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
				transcript: 'agent: Hello\nuser: Hi',
			},
		]);
	});
}
