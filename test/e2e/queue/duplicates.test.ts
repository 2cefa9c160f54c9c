import { duplicatesSuite } from '../suites/duplicates';
import { startQueueStage, type QueueStage } from '../suites/stage';

let stage: QueueStage;
beforeAll(async () => {
	// A thousand calls: n8n spends its time on isolates that nobody needs (docs/tuning.md).
	stage = await startQueueStage({}, { webhookProcessors: 2, workers: 2, env: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' } });
}, 300_000);
afterAll(() => stage?.stop());

describe('200 deliveries, 5 copies each, two webhook processors and two workers', () => {
	const { simultaneous, acrossRestart } = duplicatesSuite(() => ({
		...stage,
		webhookUrls: stage.n8n.webhookUrls,
		restart: async () => {
			await Promise.all(stage.n8n.webhookProcessors.map((one) => one.restart()));
		},
	}));

	it('at the same time on both: nothing is lost; what is doubled is counted', async () => {
		const outcome = await simultaneous('burst');
		console.log('simultaneous, queue mode:', JSON.stringify(outcome));
		expect(outcome).toMatchObject({ notTaken: 0, worked: 200 });
		// Each delivery starts an execution by each processor; without the database all 200 would run twice.
		expect(outcome.doubled).toBeLessThan(100);
	}, 180_000);

	it('with a restart of both webhook processors between the copies: nothing is lost', async () => {
		const outcome = await acrossRestart('restart');
		console.log('across a restart, queue mode:', JSON.stringify(outcome));
		expect(outcome).toMatchObject({ notTaken: 0, worked: 200 });
		// Without the database, 600.
		expect(outcome.doubled).toBeLessThan(100);
	}, 240_000);
});
