// Thousands of deliveries in queue mode, and a main process that takes live calls: `npm run test:slow`.
import { packThrowaway } from '../harness/throwawayPackage';
import { queueDuplicatesSuite } from '../suites/duplicates';
import { harnessQueueSuite } from '../suites/harnessQueue';
import { describeOn, describeOnOne, LAZY_ISOLATES, openFixture, startSharedQueueN8n } from '../suites/fixture';

const start = async () =>
	await startSharedQueueN8n({ webhookProcessors: 2, workers: 2, moreTarballs: [await packThrowaway()], env: LAZY_ISOLATES });

describeOnOne('queue mode', start, (shared) => {
	const fixture = () => openFixture(shared());

	describeOn('200 deliveries, 5 copies each', fixture, (getFixture) => queueDuplicatesSuite(getFixture, 200));
	describeOn('the harness', fixture, (getFixture) => harnessQueueSuite(getFixture, ['main', 'webhook processor']));
});
