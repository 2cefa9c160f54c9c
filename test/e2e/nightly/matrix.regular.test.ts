// Every row of the verification tables on a real n8n: `npm run test:matrix`. The unit tests run them on the triggers alone.
import { withCustomLlm } from '../suites/customLlmFixture';
import { customLlmTrustSuite } from '../suites/customLlmTrust';
import { callEventsTrustSuite } from '../suites/callEventsTrust';
import { withHamsa } from '../suites/hamsaFixture';
import { hamsaTrustSuite } from '../suites/hamsaTrust';
import { receptProxySuite, receptTrustSuite } from '../suites/receptTrust';
import { describeOn, describeOnOne, LAZY_ISOLATES, openFixture, startSharedN8n } from '../suites/fixture';
import { trustSuite } from '../suites/trust';

describeOnOne(
	'regular mode',
	() => startSharedN8n({ env: { N8N_PROXY_HOPS: '1', ...LAZY_ISOLATES } }),
	(shared) => {
		const fixture = () => openFixture(shared());
		const receptFixture = async () => ({ ...(await fixture()), webhookUrl: shared().n8n.baseUrl, proxied: true });

		describeOn('trust in AgentPhone', fixture, (getFixture) => trustSuite(getFixture, 'matrix'));
		describeOn(
			'trust in Hamsa',
			async () => await withHamsa(await fixture()),
			(getFixture) => hamsaTrustSuite(getFixture, 'matrix'),
		);
		describeOn('trust in Recept AI', receptFixture, (getFixture) => receptTrustSuite(getFixture, 'matrix'));
		describeOn(
			'trust in a platform with a custom LLM',
			async () => await withCustomLlm(await fixture(), shared().n8n.baseUrl),
			(getFixture) => customLlmTrustSuite(getFixture, 'matrix'),
		);
		describeOn('trust in call events', receptFixture, (getFixture) => callEventsTrustSuite(getFixture, 'matrix'));
		describeOn('behind a proxy', receptFixture, receptProxySuite);
	},
);
