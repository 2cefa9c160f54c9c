// The same in queue mode: main, a webhook processor and a worker, with Redis and PostgreSQL.
import { conversationSuite } from '../suites/conversation';
import { startQueueFixture, type QueueFixture } from '../suites/fixture';
import { trustSuite } from '../suites/trust';
import { voiceTurnSuite } from '../suites/voiceTurn';

let fixture: QueueFixture;
beforeAll(async () => {
	fixture = await startQueueFixture();
}, 300_000);
afterAll(() => fixture?.stop());

describe('queue mode', () => {
	trustSuite(() => fixture, 'matrix');
	voiceTurnSuite(() => fixture);
	conversationSuite(() => fixture, { knowsTheLine: false });
});
