// What a caller hears in queue mode: of a webhook processor with a worker behind it, and of a main process that takes live calls:
// `npm run test:slow`.
import { describeOn, describeOnOne, LAZY_ISOLATES, openFixture, startSharedQueueN8n } from '../suites/fixture';
import { whatIsHeardSuite } from '../suites/whatIsHeard';
import { whatIsHeardInsteadSuite } from '../suites/whatIsHeardInstead';
import { whatIsHeardOfFailuresSuite } from '../suites/whatIsHeardOfFailures';
import { whatIsHeardMeanwhileSuite } from '../suites/whatIsHeardMeanwhile';

describeOnOne(
	'queue mode with a webhook processor',
	() => startSharedQueueN8n({ env: LAZY_ISOLATES }),
	(shared) => {
		const fixture = () => openFixture(shared());

		describeOn('what is heard of agents', fixture, whatIsHeardSuite);
		describeOn('what is heard of failures', fixture, whatIsHeardOfFailuresSuite);
		describeOn('what is heard meanwhile', fixture, (getFixture) =>
			whatIsHeardMeanwhileSuite(getFixture, { whenStopped: 'the workflow goes on' }),
		);
		describeOn('what is heard instead', fixture, (getFixture) => whatIsHeardInsteadSuite(getFixture, { inOneProcess: false }));
	},
);

describeOnOne(
	'queue mode with a main process that takes live calls',
	() => startSharedQueueN8n({ env: LAZY_ISOLATES, webhookProcessors: 0 }),
	(shared) => {
		const fixture = () => openFixture(shared());

		describeOn('what is heard meanwhile', fixture, (getFixture) =>
			whatIsHeardMeanwhileSuite(getFixture, { whenStopped: 'the turn ends at the time limit' }),
		);
	},
);
