// What workflows do with a call, the examples of workflows/, jobs that executions wait for, and changed deliveries, on one n8n that takes isolates only when
// they are needed (docs/tuning.md).
import path from 'node:path';

import { traceTo } from '../harness/expressionTrace';
import { conversationSuite } from '../suites/conversation';
import { examplesSuite } from '../suites/examples';
import { openExampleFixture, startSharedWithServices } from '../suites/exampleFixture';
import { fuzzSuite } from '../suites/fuzz';
import { hamsaJobsSuite } from '../suites/hamsaJobs';
import { withHamsa } from '../suites/hamsaFixture';
import { noExpressionSuite } from '../suites/noExpression';
import { describeOn, describeOnOne, LAZY_ISOLATES, openFixture } from '../suites/fixture';

/** In the user folder, where n8n runs. */
const TRACE = 'trace.jsonl';

describeOnOne(
	'regular mode',
	() => startSharedWithServices({ ...LAZY_ISOLATES, ...traceTo(TRACE) }),
	(shared) => {
		const fixture = () => openFixture(shared());
		const hamsaFixture = async () => await withHamsa(await fixture());

		describeOn('conversation', fixture, (getFixture) => conversationSuite(getFixture, { knowsTheLine: true }));
		describeOn('examples', () => openExampleFixture(shared()), examplesSuite);
		describeOn('jobs of Hamsa', hamsaFixture, hamsaJobsSuite);
		describeOn('changed deliveries', fixture, (getFixture) => fuzzSuite(getFixture, 600));
		describeOn('expressions', fixture, (getFixture) =>
			noExpressionSuite(getFixture, { traceFile: () => path.join(shared().n8n.userFolder, TRACE), lazy: true }),
		);
	},
);
