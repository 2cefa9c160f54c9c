import { duplicatesSuite } from '../suites/duplicates';
import { startRegularStage, type RegularStage } from '../suites/stage';

let stage: RegularStage;
beforeAll(async () => {
	// A thousand calls: n8n spends its time on isolates that nobody needs (docs/tuning.md).
	stage = await startRegularStage({}, { env: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' } });
}, 180_000);
afterAll(() => stage?.stop());

describe('200 deliveries, 5 copies each, regular mode', () => {
	const { simultaneous, acrossRestart } = duplicatesSuite(() => ({
		...stage,
		webhookUrls: [stage.n8n.baseUrl],
		restart: async () => {
			await stage.n8n.restart();
			await stage.api.login();
		},
	}));

	it('at the same time: 200 executions', async () => {
		expect(await simultaneous('burst')).toEqual({ notTaken: 0, worked: 200, doubled: 0, executions: 200 });
	}, 120_000);

	it('with a restart of n8n between the copies: the work is done 200 times', async () => {
		// After the restart the first copy of each starts an execution that ends at the trigger: the database knows the delivery.
		expect(await acrossRestart('restart')).toEqual({ notTaken: 0, worked: 200, doubled: 0, executions: 400 });
	}, 180_000);
});
