// One n8n that is restarted once and killed once: what must outlive that.
import { packThrowaway } from '../harness/throwawayPackage';
import { describeAcross } from '../suites/acrossRestart';
import { callAndWaitAcrossRestart } from '../suites/callAndWait';
import { duplicatesAcrossRestart } from '../suites/duplicates';
import { hamsaJobAcrossRestart } from '../suites/hamsaJobs';
import { hamsaWebhookAcrossRestart } from '../suites/hamsaRegistration';
import { withHamsa } from '../suites/hamsaStage';
import { harnessAcrossKill, harnessSuite } from '../suites/harness';
import { burstAcrossKill } from '../suites/kill';
import { deadLettersAcrossKill } from '../suites/receptDeadLetters';
import { describeOn, describeOnOne, LAZY_ISOLATES, openStage, startSharedN8n } from '../suites/stage';

const start = async () => await startSharedN8n({ moreTarballs: [await packThrowaway()], env: LAZY_ISOLATES });

describeOnOne('regular mode', start, (shared) => {
	const stage = () => openStage(shared());

	describeOn(
		'after a restart',
		async () => await withHamsa(await stage()),
		(getStage) => {
			const parts = [
				hamsaJobAcrossRestart(getStage),
				hamsaWebhookAcrossRestart(getStage),
				callAndWaitAcrossRestart(getStage),
				duplicatesAcrossRestart(getStage, 40),
			];
			describeAcross(getStage, parts, ({ n8n }) => n8n.shutDown());
		},
	);

	describeOn('after a crash', stage, (getStage) => {
		const burst = burstAcrossKill(getStage);
		describeAcross(getStage, [deadLettersAcrossKill(getStage), harnessAcrossKill(getStage), burst], () => burst.kill());
	});

	describeOn('the harness', stage, harnessSuite);
});
