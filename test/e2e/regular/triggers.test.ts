// Everything about deliveries but their answers: who may start an execution, and the webhooks at the platforms. On one n8n behind one proxy.
import { hamsaRegistrationSuite } from '../suites/hamsaRegistration';
import { withHamsa } from '../suites/hamsaStage';
import { hamsaTrustSuite } from '../suites/hamsaTrust';
import { receptProxySuite, receptTrustSuite } from '../suites/receptTrust';
import { registrationSuite } from '../suites/registration';
import { seedMocksSuite } from '../suites/seedMocks';
import { describeOn, describeOnOne, LAZY_ISOLATES, openStage, startSharedN8n } from '../suites/stage';
import { trustSuite } from '../suites/trust';

describeOnOne(
	'regular mode',
	() => startSharedN8n({ env: { N8N_PROXY_HOPS: '1', ...LAZY_ISOLATES } }),
	(shared) => {
		const stage = () => openStage(shared());
		const hamsaStage = async () => await withHamsa(await stage());
		const receptStage = async () => ({ ...(await stage()), webhookUrl: shared().n8n.baseUrl, proxied: true });

		describeOn('registration', stage, registrationSuite);
		describeOn('registration at Hamsa', hamsaStage, hamsaRegistrationSuite);
		describeOn('trust in AgentPhone', stage, (getStage) => trustSuite(getStage, 'regular'));
		describeOn("AgentPhone's own mock payloads", stage, seedMocksSuite);
		describeOn('trust in Hamsa', hamsaStage, (getStage) => hamsaTrustSuite(getStage, 'regular'));
		describeOn('trust in Recept AI', receptStage, (getStage) => receptTrustSuite(getStage, 'regular'));
		describeOn('behind a proxy', receptStage, receptProxySuite);
	},
);
