import { startQueueStage, type QueueStage } from '../suites/stage';
import { voiceTurnSuite } from '../suites/voiceTurn';

let stage: QueueStage;
beforeAll(async () => {
	stage = await startQueueStage();
}, 300_000);
afterAll(() => stage?.stop());

describe('voiceTurn, queue mode', () => voiceTurnSuite(() => stage));
