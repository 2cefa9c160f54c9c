// Every process of queue mode dies in turn, databases included, and its supervisor starts it again. And all that can happen in any mode.
import path from 'node:path';

import { makeTempFolder } from '../e2e/harness/processes';
import { mountSmallDisk, type SmallDisk } from './harness/smallDisk';
import { faultStage, startQueueFaultStage, type QueueFaultStage } from './harness/stage';
import { AT_ONCE, expectNotLeftHanging, expectWellAgain, storm } from './harness/storm';
import { abuse } from './suites/abuse';
import { clockFaults } from './suites/clock';
import { connectionFaults } from './suites/connections';
import { databaseDiskFault } from './suites/databaseDisk';
import { platformFaults } from './suites/platform';

let database: SmallDisk;

const stage = faultStage(async () => {
	const folder = path.join(await makeTempFolder('faults'), 'postgres');
	database = await mountSmallDisk(folder, 512);
	return await startQueueFaultStage({ postgresFolder: folder });
});

afterAll(() => database?.remove());

/** Repetitions come seconds apart and are known by the database: README, "Duplicates". Without it, what was under way may run twice. */
const WITHOUT_DATABASE = AT_ONCE;

const faults: Array<[string, (n8n: QueueFaultStage['n8n']) => Promise<void>]> = [
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
		const { row, callers } = await storm(stage(), { fault, strike: () => strike(stage().n8n) });
		expect(row).toMatchObject({ acknowledged: row.delivered, lost: 0 });
		expect(row.doubled).toBeLessThanOrEqual(fault.includes('PostgreSQL') ? WITHOUT_DATABASE : 0);
		callers.forEach(expectNotLeftHanging);
		await expectWellAgain(stage());
	},
	300_000,
);

databaseDiskFault(stage, {
	fill: () => database.fill(),
	free: async () => {
		await database.free();
		// Without room to write down what it did PostgreSQL ends, and nobody here starts it again.
		const { postgres } = stage().n8n;
		if (postgres.process.exit() !== undefined) await postgres.restart();
	},
	mayDouble: WITHOUT_DATABASE,
});
clockFaults(stage);
connectionFaults(stage);
abuse(stage);
platformFaults(stage);
