import { conversationSuite } from '../suites/conversation';
import { startRegularStage, type RegularStage } from '../suites/stage';

let stage: RegularStage;
beforeAll(async () => {
	stage = await startRegularStage();
}, 180_000);
afterAll(() => stage?.stop());

describe('conversation, regular mode', () => conversationSuite(() => stage, { knowsTheLine: true }));
