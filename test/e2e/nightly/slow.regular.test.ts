// What takes minutes, or thousands of deliveries: `npm run test:slow`.
import { describeAcross } from '../suites/acrossRestart';
import { duplicatesAcrossRestart } from '../suites/duplicates';
import { fuzzSuite } from '../suites/fuzz';
import { hamsaJobsTimeoutSuite } from '../suites/hamsaJobs';
import { withHamsa } from '../suites/hamsaStage';
import { describeOn, describeOnOne, LAZY_ISOLATES, openStage, startSharedN8n } from '../suites/stage';

describeOnOne(
	'regular mode',
	() => startSharedN8n({ env: LAZY_ISOLATES }),
	(shared) => {
		const stage = () => openStage(shared());

		describeOn('200 deliveries, 5 copies each', stage, (getStage) =>
			describeAcross(getStage, [duplicatesAcrossRestart(getStage, 200)], ({ n8n }) => n8n.shutDown()),
		);
		describeOn('changed deliveries', stage, (getStage) => fuzzSuite(getStage, 2_000));
		describeOn('a job of Hamsa', async () => await withHamsa(await stage()), hamsaJobsTimeoutSuite);
	},
);
