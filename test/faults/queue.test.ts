// Every process of queue mode dies in turn, databases included, and its supervisor starts it again. And all that can happen in any mode.
import path from 'node:path';

import { makeTempFolder } from '../e2e/harness/processes';
import { mountSmallDisk, type SmallDisk } from './harness/smallDisk';
import { faultFixture, startQueueFaultFixture, type QueueFaultFixture } from './harness/fixture';
import { AT_ONCE, expectNotLeftHanging, expectWellAgain, burst } from './harness/burst';
import { abuse } from './suites/abuse';
import { clockFaults } from './suites/clock';
import { connectionFaults } from './suites/connections';
import { databaseDiskFault } from './suites/databaseDisk';
import { platformFaults } from './suites/platform';
import { startupFaults } from './suites/startup';

let database: SmallDisk;

const fixture = faultFixture(async () => {
	const folder = path.join(await makeTempFolder('faults'), 'postgres');
	database = await mountSmallDisk(folder, 512);
	return await startQueueFaultFixture({ postgresFolder: folder });
});

afterAll(() => database?.remove());

/** Repetitions come seconds apart and are known by the database: docs/duplicates.md. Without it, what was under way may run twice. */
const WITHOUT_DATABASE = AT_ONCE;

const faults: Array<[string, (n8n: QueueFaultFixture['n8n']) => Promise<void>]> = [
	['kill -9 of a worker', ({ workers }) => workers[0].kill()],
	['kill -9 of a webhook processor', ({ webhookProcessors }) => webhookProcessors[0].kill()],
	['kill -9 of main', ({ main }) => main.kill()],
	['restart of Redis', ({ redis }) => redis.restart()],
	[
		'kill -9 of Redis',
		async ({ redis }) => {
			await redis.process.kill();
			await redis.restart();
		},
	],
	['restart of PostgreSQL', ({ postgres }) => postgres.restart()],
	[
		'kill -9 of PostgreSQL',
		async ({ postgres }) => {
			await postgres.process.kill();
			await postgres.restart();
		},
	],
];

it.each(faults)(
	'%s',
	async (fault, strike) => {
		const { row, callers } = await burst(fixture(), { fault, strike: () => strike(fixture().n8n) });
		expect(row).toMatchObject({ acknowledged: row.delivered, lost: 0 });
		expect(row.doubled).toBeLessThanOrEqual(fault.includes('PostgreSQL') ? WITHOUT_DATABASE : 0);
		callers.forEach(expectNotLeftHanging);
		await expectWellAgain(fixture());
	},
	300_000,
);

startupFaults(fixture, async () => {
	await Promise.all(fixture().n8n.webhookProcessors.map((one) => one.kill()));
});

databaseDiskFault(fixture, {
	fill: () => database.fill(),
	free: async () => {
		await database.free();
		// Without room to write down what it did PostgreSQL ends, and nobody here starts it again.
		const { postgres } = fixture().n8n;
		if (postgres.process.exit() !== undefined) await postgres.restart();
	},
	mayDouble: WITHOUT_DATABASE,
});
clockFaults(fixture);
connectionFaults(fixture);
abuse(fixture);
platformFaults(fixture);
