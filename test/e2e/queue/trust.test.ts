import { startQueueStage, type QueueStage } from '../suites/stage';
import { trustSuite } from '../suites/trust';

let stage: QueueStage;
beforeAll(async () => {
	stage = await startQueueStage();
}, 300_000);
afterAll(() => stage?.stop());

describe('trust, queue mode', () => trustSuite(() => stage));
