// Every row of the verification tables in queue mode: `npm run test:matrix`.
import { withCustomLlm } from '../suites/customLlmFixture';
import { customLlmTrustSuite } from '../suites/customLlmTrust';
import { callEventsTrustSuite } from '../suites/callEventsTrust';
import { withHamsa } from '../suites/hamsaFixture';
import { hamsaTrustSuite } from '../suites/hamsaTrust';
import { receptProxySuite, receptTrustSuite } from '../suites/receptTrust';
import { describeOn, describeOnOne, openFixture, startSharedQueueN8n } from '../suites/fixture';
import { trustSuite } from '../suites/trust';

describeOnOne(
	'queue mode',
	() => startSharedQueueN8n(),
	(shared) => {
		const fixture = () => openFixture(shared());
		const receptFixture = async () => ({ ...(await fixture()), webhookUrl: shared().n8n.webhookUrl, proxied: false });

		describeOn('trust in AgentPhone', fixture, (getFixture) => trustSuite(getFixture, 'matrix'));
		describeOn(
			'trust in Hamsa',
			async () => await withHamsa(await fixture()),
			(getFixture) => hamsaTrustSuite(getFixture, 'matrix'),
		);
		describeOn('trust in Recept AI', receptFixture, (getFixture) => receptTrustSuite(getFixture, 'matrix'));
		describeOn(
			'trust in a platform with a custom LLM',
			async () => await withCustomLlm(await fixture(), shared().n8n.webhookUrl),
			(getFixture) => customLlmTrustSuite(getFixture, 'matrix'),
		);
		describeOn('trust in call events', receptFixture, (getFixture) => callEventsTrustSuite(getFixture, 'matrix'));
		describeOn('without a proxy', receptFixture, receptProxySuite);
	},
);
