// The same in queue mode: main, a webhook processor and a worker, with Redis and PostgreSQL.
import { conversationSuite } from '../suites/conversation';
import { startQueueStage, type QueueStage } from '../suites/stage';
import { trustSuite } from '../suites/trust';
import { voiceTurnSuite } from '../suites/voiceTurn';

let stage: QueueStage;
beforeAll(async () => {
	stage = await startQueueStage();
}, 300_000);
afterAll(() => stage?.stop());

describe('queue mode', () => {
	trustSuite(() => stage, 'matrix');
	voiceTurnSuite(() => stage);
	conversationSuite(() => stage, { knowsTheLine: false });
});
