// The worker that answers a caller dies in the middle of a sentence, so to speak.
import { activate, agentTrigger, pause, say, seedPhoneAgent, startQueueStage, voiceReply, type QueueStage } from '../suites/stage';

const TIMEOUT_S = 8;

let stage: QueueStage;
beforeAll(async () => {
	stage = await startQueueStage();
}, 300_000);
afterAll(() => stage?.stop());

const textsOf = ({ lines }: Awaited<ReturnType<QueueStage['simulator']['placeTurn']>>) => lines.map(({ json }) => json?.text);

it('says the fallback message before the deadline, and answers the next caller when a worker is back', async () => {
	const agentId = seedPhoneAgent(stage);
	const fallbackMessage = 'Please call back later.';
	await activate(stage, [
		agentTrigger(stage, agentId, { filler: 'One moment.', fallbackMessage, timeout: TIMEOUT_S }),
		say('First', 'I look it up.'),
		pause('Lookup', 3),
		voiceReply('Last', { operation: 'finish', text: 'I have found it.' }),
		pause('Paperwork', 0.3),
	]);
	const [worker] = stage.n8n.workers;

	let killed: Promise<void> | undefined;
	const cut = await stage.simulator.placeTurn({
		agentId,
		transcript: 'Where is my order?',
		onLine: (line) => {
			if (JSON.stringify(line).includes('I look it up.')) killed ??= worker.kill();
		},
	});

	expect(killed).toBeDefined();
	await killed;
	expect(cut).toMatchObject({ status: 200, problems: [] });
	expect(textsOf(cut)).toEqual(['One moment.', 'I look it up.', fallbackMessage]);
	expect(cut.lines.at(-1)).toMatchObject({ interim: false });
	expect(cut.totalMs).toBeLessThan(TIMEOUT_S * 1000);
	// It waited for the worker as long as it could.
	expect(cut.totalMs).toBeGreaterThan(4000);

	await worker.restart();
	const next = await stage.simulator.placeTurn({ agentId, transcript: 'Are you there?' });
	expect(next.problems).toEqual([]);
	expect(textsOf(next)).toEqual(['One moment.', 'I look it up.', 'I have found it.']);
}, 120_000);
