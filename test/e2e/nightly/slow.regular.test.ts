// What takes minutes, or thousands of deliveries: `npm run test:slow`.
import { describeAcross } from '../suites/acrossRestart';
import { attackSuite } from '../suites/attack';
import { duplicatesAcrossRestart } from '../suites/duplicates';
import { fuzzSuite } from '../suites/fuzz';
import { hamsaJobsTimeoutSuite } from '../suites/hamsaJobs';
import { withHamsa } from '../suites/hamsaFixture';
import { describeOn, describeOnOne, LAZY_ISOLATES, openFixture, startSharedN8n } from '../suites/fixture';

describeOnOne(
	'regular mode',
	() => startSharedN8n({ env: LAZY_ISOLATES }),
	(shared) => {
		const fixture = () => openFixture(shared());

		describeOn('200 deliveries, 5 copies each', fixture, (getFixture) =>
			describeAcross(getFixture, [duplicatesAcrossRestart(getFixture, 200)], ({ n8n }) => n8n.shutDown()),
		);
		describeOn('changed deliveries', fixture, (getFixture) => fuzzSuite(getFixture, 2_000));
		describeOn('attacks', fixture, (getFixture) =>
			attackSuite(getFixture, { each: Number(process.env.ATTACKS ?? 2_000), large: true }),
		);
		describeOn('a job of Hamsa', async () => await withHamsa(await fixture()), hamsaJobsTimeoutSuite);
	},
);
