// Thousands of deliveries in queue mode, and a main process that takes live calls: `npm run test:slow`.
import { packThrowaway } from '../harness/throwawayPackage';
import { queueDuplicatesSuite } from '../suites/duplicates';
import { harnessQueueSuite } from '../suites/harnessQueue';
import { describeOn, describeOnOne, LAZY_ISOLATES, openStage, startSharedQueueN8n } from '../suites/stage';

const start = async () =>
	await startSharedQueueN8n({ webhookProcessors: 2, workers: 2, moreTarballs: [await packThrowaway()], env: LAZY_ISOLATES });

describeOnOne('queue mode', start, (shared) => {
	const stage = () => openStage(shared());

	describeOn('200 deliveries, 5 copies each', stage, (getStage) => queueDuplicatesSuite(getStage, 200));
	describeOn('the harness', stage, (getStage) => harnessQueueSuite(getStage, ['main', 'webhook processor']));
});
