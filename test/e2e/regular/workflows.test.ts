// What workflows do with a call, the examples of workflows/, jobs that executions sleep for, and changed deliveries, on one n8n that takes isolates only when
// they are needed (docs/tuning.md).
import path from 'node:path';

import { traceTo } from '../harness/expressionTrace';
import { conversationSuite } from '../suites/conversation';
import { examplesSuite } from '../suites/examples';
import { openExampleStage } from '../suites/exampleStage';
import { fuzzSuite } from '../suites/fuzz';
import { hamsaJobsSuite } from '../suites/hamsaJobs';
import { withHamsa } from '../suites/hamsaStage';
import { noExpressionSuite } from '../suites/noExpression';
import { describeOn, describeOnOne, LAZY_ISOLATES, openStage, startSharedN8n } from '../suites/stage';

/** In the user folder, where n8n runs. */
const TRACE = 'trace.jsonl';

describeOnOne(
	'regular mode',
	() => startSharedN8n({ env: { ...LAZY_ISOLATES, ...traceTo(TRACE) } }),
	(shared) => {
		const stage = () => openStage(shared());
		const hamsaStage = async () => await withHamsa(await stage());

		describeOn('conversation', stage, (getStage) => conversationSuite(getStage, { knowsTheLine: true }));
		describeOn('examples', () => openExampleStage(shared()), examplesSuite);
		describeOn('jobs of Hamsa', hamsaStage, hamsaJobsSuite);
		describeOn('changed deliveries', stage, (getStage) => fuzzSuite(getStage, 600));
		describeOn('expressions', stage, (getStage) =>
			noExpressionSuite(getStage, { traceFile: () => path.join(shared().n8n.userFolder, TRACE), lazy: true }),
		);
	},
);
