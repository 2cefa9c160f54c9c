// Every row of the verification tables in queue mode: `npm run test:matrix`.
import { withHamsa } from '../suites/hamsaStage';
import { hamsaTrustSuite } from '../suites/hamsaTrust';
import { receptProxySuite, receptTrustSuite } from '../suites/receptTrust';
import { describeOn, describeOnOne, openStage, startSharedQueueN8n } from '../suites/stage';
import { trustSuite } from '../suites/trust';

describeOnOne(
	'queue mode',
	() => startSharedQueueN8n(),
	(shared) => {
		const stage = () => openStage(shared());
		const receptStage = async () => ({ ...(await stage()), webhookUrl: shared().n8n.webhookUrl, proxied: false });

		describeOn('trust in AgentPhone', stage, (getStage) => trustSuite(getStage, 'matrix'));
		describeOn(
			'trust in Hamsa',
			async () => await withHamsa(await stage()),
			(getStage) => hamsaTrustSuite(getStage, 'matrix'),
		);
		describeOn('trust in Recept AI', receptStage, (getStage) => receptTrustSuite(getStage, 'matrix'));
		describeOn('without a proxy', receptStage, receptProxySuite);
	},
);
