import { withHamsa, type WithHamsa } from '../suites/hamsaStage';
import { hamsaTrustSuite } from '../suites/hamsaTrust';
import { startRegularStage } from '../suites/stage';

let stage: WithHamsa;
beforeAll(async () => {
	stage = await withHamsa(await startRegularStage());
}, 180_000);
afterAll(() => stage?.stop());

describe('trust in Hamsa, regular mode', () => hamsaTrustSuite(() => stage));
