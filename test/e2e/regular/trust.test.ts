import { startRegularStage, type RegularStage } from '../suites/stage';
import { trustSuite } from '../suites/trust';

let stage: RegularStage;
beforeAll(async () => {
	stage = await startRegularStage();
}, 180_000);
afterAll(() => stage?.stop());

describe('trust, regular mode', () => trustSuite(() => stage));
