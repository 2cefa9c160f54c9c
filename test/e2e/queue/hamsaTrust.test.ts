import { withHamsa, type WithHamsa } from '../suites/hamsaStage';
import { hamsaTrustSuite } from '../suites/hamsaTrust';
import { startQueueStage } from '../suites/stage';

let stage: WithHamsa;
beforeAll(async () => {
	stage = await withHamsa(await startQueueStage());
}, 300_000);
afterAll(() => stage?.stop());

describe('trust in Hamsa, queue mode', () => hamsaTrustSuite(() => stage));
