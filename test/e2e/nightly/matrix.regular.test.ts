// Every row of the verification tables on a real n8n: `npm run test:matrix`. The unit tests run them on the triggers alone.
import { withHamsa } from '../suites/hamsaStage';
import { hamsaTrustSuite } from '../suites/hamsaTrust';
import { receptProxySuite, receptTrustSuite } from '../suites/receptTrust';
import { describeOn, describeOnOne, LAZY_ISOLATES, openStage, startSharedN8n } from '../suites/stage';
import { trustSuite } from '../suites/trust';

describeOnOne(
	'regular mode',
	() => startSharedN8n({ env: { N8N_PROXY_HOPS: '1', ...LAZY_ISOLATES } }),
	(shared) => {
		const stage = () => openStage(shared());
		const receptStage = async () => ({ ...(await stage()), webhookUrl: shared().n8n.baseUrl, proxied: true });

		describeOn('trust in AgentPhone', stage, (getStage) => trustSuite(getStage, 'matrix'));
		describeOn(
			'trust in Hamsa',
			async () => await withHamsa(await stage()),
			(getStage) => hamsaTrustSuite(getStage, 'matrix'),
		);
		describeOn('trust in Recept AI', receptStage, (getStage) => receptTrustSuite(getStage, 'matrix'));
		describeOn('behind a proxy', receptStage, receptProxySuite);
	},
);
