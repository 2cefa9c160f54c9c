import { actionsSuite } from '../suites/actions';
import { startRegularStage, type RegularStage } from '../suites/stage';

let stage: RegularStage;
beforeAll(async () => {
	stage = await startRegularStage();
}, 180_000);
afterAll(() => stage?.stop());

describe('actions, regular mode', () => actionsSuite(() => stage));
