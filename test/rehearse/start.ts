// Starts what rehearsals are played on, or finds what runs already.
import { N8nApi } from '../e2e/harness/api';
import { startQueueN8n } from '../e2e/harness/queue';
import { startConsoleDemo } from '../start/demo';
import type { Options } from './options';
import { TestBed } from './testBed';

/** n8n with a queue: its main process takes the calls, and a worker runs the workflows. */
async function openWithQueue(report: (done: string) => void): Promise<TestBed> {
	const queue = await startQueueN8n({ webhookProcessors: 0 });
	try {
		const api = new N8nApi(queue.mainUrl);
		await api.setupOwner();
		report('n8n has a queue, with a worker that runs the workflows');
		const demo = await startConsoleDemo(report, { n8n: queue.main, api });
		return await TestBed.of(demo, async () => {
			await demo.stop();
			await queue.discard();
		});
	} catch (error) {
		await queue.discard();
		throw error;
	}
}

/** @param report called with what has been done, for people to read @throws Error when it does not start, or no console answers */
export async function openTestBed({ on, queue }: Pick<Options, 'on' | 'queue'>, report: (done: string) => void): Promise<TestBed> {
	if (on !== undefined) return await TestBed.on(on);
	if (queue) return await openWithQueue(report);
	const demo = await startConsoleDemo(report);
	return await TestBed.of(demo, () => demo.stop());
}
