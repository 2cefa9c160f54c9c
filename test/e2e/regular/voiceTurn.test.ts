import { startRegularStage, type RegularStage } from '../suites/stage';
import { voiceTurnSuite } from '../suites/voiceTurn';

let stage: RegularStage;
beforeAll(async () => {
	stage = await startRegularStage();
}, 180_000);
afterAll(() => stage?.stop());

describe('voiceTurn, regular mode', () => voiceTurnSuite(() => stage));
