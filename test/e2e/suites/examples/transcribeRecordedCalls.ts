// workflows/transcribe-recorded-calls.json: what AgentPhone recorded, as Hamsa hears it.
import { callEnded } from '../../../simulator';
import { speak } from '../../../simulator/hamsa/speech/voice';
import { wavOf } from '../../../simulator/hamsa/speech/wav';
import { startExample, type ExampleFixture, type LiveExample } from '../exampleFixture';
import { seedPhoneAgent } from '../fixture';
import { changeNode } from './change';

const TABLE = 'Calls in words';

export function transcribeRecordedCallsExample(getFixture: () => ExampleFixture): void {
	let example: LiveExample;
	let agentId: string;
	let ended = 0;
	beforeAll(async () => {
		const fixture = getFixture();
		agentId = seedPhoneAgent(fixture);
		example = await startExample(fixture, 'transcribe-recorded-calls', async (id) => {
			// Simulated recordings are there at once or never.
			await changeNode(fixture, id, 'Let it be stored', () => ({ parameters: { amount: 0.1 } }));
			await changeNode(fixture, id, 'Get the recording', () => ({ waitBetweenTries: 50 }));
		});
	});
	afterAll(() => example?.stop());

	async function call(recording?: Buffer, data: NonNullable<Parameters<typeof callEnded>[0]>['data'] = {}) {
		const { simulator } = getFixture();
		const { id: callId } = simulator.seedCall({ agentId, status: 'completed' });
		if (recording) simulator.record(callId, recording);
		await simulator.deliver({ agentId, event: callEnded({ data: { callId, durationSeconds: 61, ...data } }) });
		const executions = await example.ended((ended += 1));
		expect(executions.at(-1)!.status).toBe('success');
		return callId;
	}

	it('keeps what Hamsa heard beside what AgentPhone wrote down', async () => {
		const callId = await call(wavOf(speak('أريد حجز طاولة الليلة', false)));
		expect(await example.rows(TABLE)).toEqual([
			{
				callId,
				from: '+15005550001',
				durationSeconds: 61,
				words: 'أريد حجز طاولة الليلة',
				wordsOfAgentPhone: 'Agent: Hello\nCaller: Hi',
				state: 'done',
			},
		]);
	});

	it('says so when there is no recording, or none that Hamsa takes', async () => {
		const unrecorded = await call();
		const compressed = await call(Buffer.from('ID3 an MP3 file'));
		expect((await example.rows(TABLE)).slice(1)).toEqual([
			expect.objectContaining({ callId: unrecorded, words: null, state: expect.stringContaining('recording') as string }),
			expect.objectContaining({ callId: compressed, words: null, state: expect.stringContaining('WAV') as string }),
		]);
	});

	it('asks for no recording of a call in which nobody spoke', async () => {
		const { simulator } = getFixture();
		const asked = () => simulator.requests.filter(({ path }) => path.endsWith('/recording')).length;
		const before = asked();
		await call(undefined, { transcript: [{ role: 'agent', content: 'Hello' }] });
		expect(asked()).toBe(before);
		expect(await example.rows(TABLE)).toHaveLength(3);
	});
}
