// Every row of the verification tables in queue mode: `npm run test:matrix`.
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
		describeOn('without a proxy', receptFixture, receptProxySuite);
	},
);
