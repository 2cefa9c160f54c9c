import { receptTrustSuite, type ReceptStage } from '../suites/receptTrust';
import { startQueueStage } from '../suites/stage';

let stage: ReceptStage;
beforeAll(async () => {
	const queue = await startQueueStage();
	stage = { ...queue, webhookUrl: queue.n8n.webhookUrl, proxied: false };
}, 300_000);
afterAll(() => stage?.stop());

describe('trust of Recept AI, queue mode without a proxy', () => receptTrustSuite(() => stage));
