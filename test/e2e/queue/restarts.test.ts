// Two webhook processors and two workers, which are restarted and killed.
import { packThrowaway } from '../harness/throwawayPackage';
import { queueDuplicatesSuite } from '../suites/duplicates';
import { harnessQueueSuite } from '../suites/harnessQueue';
import { receptProxySuite } from '../suites/receptTrust';
import { describeOn, describeOnOne, LAZY_ISOLATES, openStage, startSharedQueueN8n } from '../suites/stage';
import { workerDiesSuite } from '../suites/workerDies';

const start = async () =>
	await startSharedQueueN8n({
		webhookProcessors: 2,
		workers: 2,
		moreTarballs: [await packThrowaway()],
		env: LAZY_ISOLATES,
	});

describeOnOne('queue mode', start, (shared) => {
	const stage = () => openStage(shared());

	describeOn('without a proxy', async () => ({ ...(await stage()), webhookUrl: shared().n8n.webhookUrl, proxied: false }), receptProxySuite);
	describeOn('60 deliveries, 5 copies each', stage, (getStage) => queueDuplicatesSuite(getStage, 60));
	describeOn('a worker that dies', stage, workerDiesSuite);
	describeOn('the harness', stage, harnessQueueSuite);
});
