// Thousands of deliveries in queue mode: `npm run test:slow`.
import { queueDuplicatesSuite } from '../suites/duplicates';
import { describeOn, describeOnOne, LAZY_ISOLATES, openStage, startSharedQueueN8n } from '../suites/stage';

const start = () => startSharedQueueN8n({ webhookProcessors: 2, workers: 2, env: LAZY_ISOLATES });

describeOnOne('queue mode', start, (shared) => {
	describeOn('200 deliveries, 5 copies each', () => openStage(shared()), (getStage) => queueDuplicatesSuite(getStage, 200));
});
