import { startRegularStage, type RegularStage } from '../suites/stage';
import { registrationSuite } from '../suites/registration';

let stage: RegularStage;
beforeAll(async () => {
	stage = await startRegularStage();
}, 180_000);
afterAll(() => stage?.stop());

describe('registration, regular mode', () => registrationSuite(() => stage));
