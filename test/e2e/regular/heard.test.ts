// What a caller hears, on an n8n that takes isolates only when they are needed (docs/tuning.md).
import { describeOn, describeOnOne, LAZY_ISOLATES, openFixture, startSharedN8n } from '../suites/fixture';
import { whatIsHeardSuite } from '../suites/whatIsHeard';
import { whatIsHeardInsteadSuite } from '../suites/whatIsHeardInstead';
import { whatIsHeardOfFailuresSuite } from '../suites/whatIsHeardOfFailures';
import { whatIsHeardMeanwhileSuite } from '../suites/whatIsHeardMeanwhile';

describeOnOne(
	'regular mode',
	() => startSharedN8n({ env: LAZY_ISOLATES }),
	(shared) => {
		const fixture = () => openFixture(shared());

		describeOn('what is heard of agents', fixture, whatIsHeardSuite);
		describeOn('what is heard of failures', fixture, whatIsHeardOfFailuresSuite);
		describeOn('what is heard meanwhile', fixture, (getFixture) =>
			whatIsHeardMeanwhileSuite(getFixture, { whenStopped: 'the turn ends' }),
		);
		describeOn('what is heard instead', fixture, (getFixture) => whatIsHeardInsteadSuite(getFixture, { inOneProcess: true }));
	},
);
