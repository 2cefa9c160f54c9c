// What works on the n8n that N8N_UNDER_TEST names, in regular mode. The names of the groups are columns of docs/compatibility.md.
import { actionsSuite } from '../suites/actions';
import { conversationSuite } from '../suites/conversation';
import { withHamsa, type WithHamsa } from '../suites/hamsaStage';
import { hamsaTrustSuite } from '../suites/hamsaTrust';
import { installSuite } from '../suites/install';
import { receptProxySuite, receptTrustSuite, type ReceptStage } from '../suites/receptTrust';
import { registrationSuite } from '../suites/registration';
import { startRegularStage, type RegularStage } from '../suites/stage';
import { trustSuite } from '../suites/trust';
import { voiceTurnSuite } from '../suites/voiceTurn';

describe('install', () => installSuite());

describe('on one n8n', () => {
	let stage: WithHamsa<RegularStage> & ReceptStage;
	beforeAll(async () => {
		const furnished = await withHamsa(await startRegularStage({}, { env: { N8N_PROXY_HOPS: '1' } }));
		stage = { ...furnished, webhookUrl: furnished.n8n.baseUrl, proxied: true };
	}, 180_000);
	afterAll(() => stage?.stop());

	describe('triggers verify', () => {
		describe('AgentPhone', () => trustSuite(() => stage, 'matrix'));
		describe('Hamsa', () => hamsaTrustSuite(() => stage, 'matrix'));
		describe('Recept AI', () => {
			receptTrustSuite(() => stage, 'matrix');
			receptProxySuite(() => stage);
		});
	});
	describe('voice streaming', () => {
		voiceTurnSuite(() => stage);
		conversationSuite(() => stage, { knowsTheLine: true });
	});
	describe('registration', () => registrationSuite(() => stage));
	describe('actions', () => actionsSuite(() => stage));
});
