// One n8n that is restarted once and killed once: what must outlive that.
import { packThrowaway } from '../harness/throwawayPackage';
import { describeAcross } from '../suites/acrossRestart';
import { callAndWaitAcrossRestart } from '../suites/callAndWait';
import { duplicatesAcrossRestart } from '../suites/duplicates';
import { hamsaJobAcrossRestart } from '../suites/hamsaJobs';
import { hamsaWebhookAcrossRestart } from '../suites/hamsaRegistration';
import { withHamsa } from '../suites/hamsaFixture';
import { harnessAcrossKill, harnessSuite } from '../suites/harness';
import { burstAcrossKill } from '../suites/kill';
import { replaysAcrossRestart } from '../suites/replays';
import { deadLettersAcrossKill } from '../suites/receptDeadLetters';
import { readinessGateSuite } from '../suites/readinessGate';
import { describeOn, describeOnOne, LAZY_ISOLATES, openFixture, startSharedN8n } from '../suites/fixture';

const start = async () => await startSharedN8n({ moreTarballs: [await packThrowaway()], env: LAZY_ISOLATES });

describeOnOne('regular mode', start, (shared) => {
	const fixture = () => openFixture(shared());

	describeOn(
		'after a restart',
		async () => await withHamsa(await fixture()),
		(getFixture) => {
			const parts = [
				hamsaJobAcrossRestart(getFixture),
				hamsaWebhookAcrossRestart(getFixture),
				callAndWaitAcrossRestart(getFixture),
				duplicatesAcrossRestart(getFixture, 40),
				replaysAcrossRestart(getFixture),
			];
			describeAcross(getFixture, parts, ({ n8n }) => n8n.shutDown());
		},
	);

	describeOn('after a crash', fixture, (getFixture) => {
		const burst = burstAcrossKill(getFixture);
		describeAcross(getFixture, [deadLettersAcrossKill(getFixture), harnessAcrossKill(getFixture), burst], () => burst.kill());
	});

	describeOn('behind the gate of one container', fixture, (getFixture) =>
		readinessGateSuite(getFixture, {
			gate: 'one-container',
			folderOf: ({ n8n }) => n8n.userFolder,
			n8nUrlOf: ({ n8n }) => n8n.baseUrl,
			restart: async ({ n8n, api }) => {
				await n8n.kill();
				await n8n.restart();
				await api.login();
			},
		}),
	);

	describeOn('the harness', fixture, harnessSuite);
});
