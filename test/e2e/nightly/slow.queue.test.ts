// Thousands of deliveries in queue mode: `npm run test:slow`.
import { queueDuplicatesSuite } from '../suites/duplicates';
import { describeOn, describeOnOne, openStage, startSharedQueueN8n } from '../suites/stage';

// n8n spends its time on isolates that nobody needs (docs/tuning.md).
const start = () => startSharedQueueN8n({ webhookProcessors: 2, workers: 2, env: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' } });

describeOnOne('queue mode', start, (shared) => {
	describeOn('200 deliveries, 5 copies each', () => openStage(shared()), (getStage) => queueDuplicatesSuite(getStage, 200));
});
