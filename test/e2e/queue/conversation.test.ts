import { conversationSuite } from '../suites/conversation';
import { startQueueStage, type QueueStage } from '../suites/stage';

let stage: QueueStage;
beforeAll(async () => {
	stage = await startQueueStage();
}, 300_000);
afterAll(() => stage?.stop());

describe('conversation, queue mode', () => conversationSuite(() => stage, { knowsTheLine: false }));
