// One n8n that is restarted and killed again and again.
import { packThrowaway } from '../harness/throwawayPackage';
import { callAndWaitSuite } from '../suites/callAndWait';
import { regularDuplicatesSuite } from '../suites/duplicates';
import { hamsaJobsRestartSuite } from '../suites/hamsaJobs';
import { hamsaRegistrationRestartSuite } from '../suites/hamsaRegistration';
import { withHamsa } from '../suites/hamsaStage';
import { harnessSuite } from '../suites/harness';
import { killSuite } from '../suites/kill';
import { receptDeadLettersSuite } from '../suites/receptDeadLetters';
import { describeOn, describeOnOne, openStage, startSharedN8n } from '../suites/stage';

// n8n spends its time on isolates that nobody needs (docs/tuning.md).
const start = async () => await startSharedN8n({ moreTarballs: [await packThrowaway()], env: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' } });

describeOnOne('regular mode', start, (shared) => {
	const stage = () => openStage(shared());
	const hamsaStage = async () => await withHamsa(await stage());

	describeOn('a job of Hamsa', hamsaStage, hamsaJobsRestartSuite);
	describeOn('registration at Hamsa', hamsaStage, hamsaRegistrationRestartSuite);
	describeOn('call and wait', stage, callAndWaitSuite);
	describeOn('40 deliveries, 5 copies each', stage, (getStage) => regularDuplicatesSuite(getStage, 40));
	describeOn('killed under load', stage, killSuite);
	describeOn('dead letters of Recept AI', stage, receptDeadLettersSuite);
	describeOn('the harness', stage, harnessSuite);
});
