// The worker that answers a caller dies in the middle of it.
import { startGate } from './gate';
import { activate, agentTrigger, pause, say, seedPhoneAgent, voiceReply, type QueueFixture } from './fixture';

const TIMEOUT_S = 8;

export function workerDiesSuite(getFixture: () => QueueFixture): void {
	const textsOf = ({ lines }: Awaited<ReturnType<QueueFixture['simulator']['placeTurn']>>) => lines.map(({ json }) => json?.text);

	it('says the fallback message before the deadline, and answers the next caller when a worker is back', async () => {
		const fixture = getFixture();
		const gate = await startGate();
		const agentId = seedPhoneAgent(fixture);
		const fallbackMessage = 'Please call back later.';
		await activate(fixture, [
			agentTrigger(fixture, agentId, { filler: 'One moment.', fallbackMessage, timeout: TIMEOUT_S }),
			say('First', 'I look it up.'),
			gate.keeper('Lookup'),
			voiceReply('Last', { operation: 'finish', text: 'I have found it.' }),
			pause('Paperwork', 0.3),
		]);
		const { workers } = fixture.n8n;

		let killed: Promise<unknown> | undefined;
		// After its deadline the simulated caller would be gone.
		const cut = await fixture.simulator.placeTurn({
			agentId,
			transcript: 'Where is my order?',
			onLine: (line) => {
				if (JSON.stringify(line).includes('I look it up.')) killed ??= Promise.all(workers.map(async (one) => await one.kill()));
			},
		});

		expect(killed).toBeDefined();
		await killed;
		expect(cut).toMatchObject({ status: 200, problems: [] });
		expect(textsOf(cut)).toEqual(['One moment.', 'I look it up.', fallbackMessage]);
		expect(cut.lines.at(-1)).toMatchObject({ interim: false });
		// It waited for the worker as long as it could.
		expect(cut.totalMs).toBeGreaterThan(4000);

		gate.open();
		await workers[0].restart();
		const next = await fixture.simulator.placeTurn({ agentId, transcript: 'Are you there?' });
		expect(next.problems).toEqual([]);
		expect(textsOf(next)).toEqual(['One moment.', 'I look it up.', 'I have found it.']);
		await gate.stop();
	});
}
