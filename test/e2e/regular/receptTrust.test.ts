import { receptTrustSuite, type ReceptStage } from '../suites/receptTrust';
import { startRegularStage } from '../suites/stage';

let stage: ReceptStage;
beforeAll(async () => {
	const regular = await startRegularStage({}, { env: { N8N_PROXY_HOPS: '1' } });
	stage = { ...regular, webhookUrl: regular.n8n.baseUrl, proxied: true };
}, 180_000);
afterAll(() => stage?.stop());

describe('trust of Recept AI, regular mode behind a proxy', () => receptTrustSuite(() => stage));
