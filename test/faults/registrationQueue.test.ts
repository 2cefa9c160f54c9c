// Registration of webhooks in queue mode: main registers, a webhook processor takes the deliveries, and main dies.
import { withHamsa } from '../e2e/suites/hamsaFixture';
import { startQueueFixture } from '../e2e/suites/fixture';
import { postgresOn } from './harness/database';
import { REGISTRATION_ENVIRONMENT, registrationFaults } from './suites/registration';

registrationFaults(async () => {
	const fixture = await withHamsa(await startQueueFixture({}, { durable: true, env: REGISTRATION_ENVIRONMENT }));
	const { main, webhookUrl, folder, postgres } = fixture.n8n;
	return {
		...fixture,
		main,
		webhookBase: webhookUrl,
		folder,
		evidence: { mode: 'queue', database: postgresOn(postgres) },
	};
});
