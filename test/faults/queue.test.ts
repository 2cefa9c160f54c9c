// Every process of queue mode dies in turn, databases included, and its supervisor starts it again. And all that can happen in any mode.
import path from 'node:path';

import pWaitFor from 'p-wait-for';

import { makeTempFolder } from '../e2e/harness/processes';
import { crashOneOf, redisWrites } from '../e2e/harness/servers';
import { mountSmallDisk, type SmallDisk } from './harness/smallDisk';
import { faultFixture, startQueueFaultFixture, type QueueFaultFixture } from './harness/fixture';
import { AT_ONCE, burst, expectWellAgain } from './harness/burst';
import { call, callCustomLlm, expectNotLeftHanging, type Heard } from './harness/callers';
import { abuse } from './suites/abuse';
import { clockFaults } from './suites/clock';
import { connectionFaults } from './suites/connections';
import { databaseDiskFault } from './suites/databaseDisk';
import { platformFaults } from './suites/platform';
import { startupFaults } from './suites/startup';

let database: SmallDisk;
let queue: SmallDisk;

const fixture = faultFixture(async () => {
	const folder = await makeTempFolder('faults');
	const [postgresFolder, redisFolder] = [path.join(folder, 'postgres'), path.join(folder, 'redis')];
	database = await mountSmallDisk(postgresFolder, 512);
	queue = await mountSmallDisk(redisFolder, 64);
	return await startQueueFaultFixture({ postgresFolder, redisFolder });
});

afterAll(async () => {
	await database?.remove();
	await queue?.remove();
});

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
	['PostgreSQL panics', ({ postgres }) => crashOneOf(postgres)],
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

it('full disk of Redis', async () => {
	const { redis } = fixture().n8n;
	const writes = async (wanted: boolean) =>
		await pWaitFor(async () => (await redisWrites(redis)) === wanted, { interval: 50, timeout: 30_000 });
	let late: Heard[] = [];
	const { row, callers } = await burst(fixture(), {
		fault: 'full disk of Redis',
		events: 120,
		strike: async () => {
			await queue.fill();
			try {
				await writes(false);
				late = await Promise.all([call(fixture()), callCustomLlm(fixture())]);
			} finally {
				await queue.free();
				await writes(true);
			}
		},
	});
	expect(row).toMatchObject({ acknowledged: row.delivered, lost: 0, doubled: 0 });
	[...callers, ...late].forEach(expectNotLeftHanging);
	await expectWellAgain(fixture());
}, 300_000);

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
