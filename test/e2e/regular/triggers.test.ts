// Everything about deliveries but their answers: who may start an execution, and the webhooks at the platforms. On one n8n behind one proxy.
import { withCustomLlm } from '../suites/customLlmFixture';
import { customLlmTrustSuite } from '../suites/customLlmTrust';
import { callEventsTrustSuite } from '../suites/callEventsTrust';
import { hamsaRegistrationSuite } from '../suites/hamsaRegistration';
import { withHamsa } from '../suites/hamsaFixture';
import { hamsaTrustSuite } from '../suites/hamsaTrust';
import { receptProxySuite, receptTrustSuite } from '../suites/receptTrust';
import { registrationSuite } from '../suites/registration';
import { seedMocksSuite } from '../suites/seedMocks';
import { describeOn, describeOnOne, LAZY_ISOLATES, openFixture, startSharedN8n } from '../suites/fixture';
import { secretRenewalSuite } from '../suites/secretRenewal';
import { trustSuite } from '../suites/trust';

describeOnOne(
	'regular mode',
	() => startSharedN8n({ env: { N8N_PROXY_HOPS: '1', ...LAZY_ISOLATES } }),
	(shared) => {
		const fixture = () => openFixture(shared());
		const hamsaFixture = async () => await withHamsa(await fixture());
		const receptFixture = async () => ({ ...(await fixture()), webhookUrl: shared().n8n.baseUrl, proxied: true });
		const llmFixture = async () => await withCustomLlm(await fixture(), shared().n8n.baseUrl);

		describeOn('registration', fixture, registrationSuite);
		describeOn('a renewed secret', fixture, secretRenewalSuite);
		describeOn('registration at Hamsa', hamsaFixture, hamsaRegistrationSuite);
		describeOn('trust in AgentPhone', fixture, (getFixture) => trustSuite(getFixture, 'regular'));
		describeOn("AgentPhone's own mock payloads", fixture, seedMocksSuite);
		describeOn('trust in Hamsa', hamsaFixture, (getFixture) => hamsaTrustSuite(getFixture, 'regular'));
		describeOn('trust in Recept AI', receptFixture, (getFixture) => receptTrustSuite(getFixture, 'regular'));
		describeOn('trust in a platform with a custom LLM', llmFixture, (getFixture) => customLlmTrustSuite(getFixture, 'regular'));
		describeOn('trust in call events', receptFixture, (getFixture) => callEventsTrustSuite(getFixture, 'regular'));
		describeOn('behind a proxy', receptFixture, receptProxySuite);
	},
);
