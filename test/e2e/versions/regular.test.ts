// What works on the n8n that N8N_UNDER_TEST names, in regular mode. The names of the groups are columns of docs/compatibility.md.
import { actionsSuite } from '../suites/actions';
import { callEventsTrustSuite } from '../suites/callEventsTrust';
import { conversationSuite } from '../suites/conversation';
import { withHamsa, type WithHamsa } from '../suites/hamsaFixture';
import { hamsaTrustSuite } from '../suites/hamsaTrust';
import { installSuite } from '../suites/install';
import { receptProxySuite, receptTrustSuite, type ReceptFixture } from '../suites/receptTrust';
import { registrationSuite } from '../suites/registration';
import { startRegularFixture, type RegularFixture } from '../suites/fixture';
import { trustSuite } from '../suites/trust';
import { voiceTurnSuite } from '../suites/voiceTurn';

describe('install', () => installSuite());

describe('on one n8n', () => {
	let fixture: WithHamsa<RegularFixture> & ReceptFixture;
	beforeAll(async () => {
		const created = await withHamsa(await startRegularFixture({}, { env: { N8N_PROXY_HOPS: '1' } }));
		fixture = { ...created, webhookUrl: created.n8n.baseUrl, proxied: true };
	}, 180_000);
	afterAll(() => fixture?.stop());

	describe('triggers verify', () => {
		describe('AgentPhone', () => trustSuite(() => fixture, 'matrix'));
		describe('Hamsa', () => hamsaTrustSuite(() => fixture, 'matrix'));
		callEventsTrustSuite(() => fixture, 'matrix');
		describe('Recept AI', () => {
			receptTrustSuite(() => fixture, 'matrix');
			receptProxySuite(() => fixture);
		});
	});
	describe('voice streaming', () => {
		voiceTurnSuite(() => fixture);
		conversationSuite(() => fixture, { knowsTheLine: true });
	});
	describe('registration', () => registrationSuite(() => fixture));
	describe('actions', () => actionsSuite(() => fixture));
});
