// Registration of webhooks in regular mode.
import { withHamsa } from '../e2e/suites/hamsaFixture';
import { startRegularFixture } from '../e2e/suites/fixture';
import { sqliteIn } from './harness/database';
import { REGISTRATION_ENVIRONMENT, registrationFaults } from './suites/registration';

registrationFaults(async () => {
	const fixture = await withHamsa(await startRegularFixture({}, { env: REGISTRATION_ENVIRONMENT }));
	const { baseUrl, userFolder } = fixture.n8n;
	return {
		...fixture,
		main: fixture.n8n,
		webhookBase: baseUrl,
		folder: userFolder,
		evidence: { mode: 'regular', database: sqliteIn(userFolder) },
	};
});
