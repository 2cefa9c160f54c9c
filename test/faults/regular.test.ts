// One n8n with SQLite, and what can happen to it.
import path from 'node:path';

import { makeTempFolder } from '../e2e/harness/processes';
import { truncateLog } from './harness/database';
import { mountSmallDisk, type SmallDisk } from './harness/smallDisk';
import { faultFixture, startRegularFaultFixture, type RegularFaultFixture } from './harness/fixture';
import { burst, expectWellAgain } from './harness/burst';
import { expectNotLeftHanging } from './harness/callers';
import { abuse } from './suites/abuse';
import { clockFaults } from './suites/clock';
import { connectionFaults } from './suites/connections';
import { databaseDiskFault } from './suites/databaseDisk';
import { platformFaults } from './suites/platform';
import { startupFaults } from './suites/startup';

/** One for the files of executions, and one for all else n8n keeps, SQLite with it. */
let files: SmallDisk;
let database: SmallDisk;

const fixture = faultFixture<RegularFaultFixture>(async () => {
	const folder = await makeTempFolder('faults');
	const [ofFiles, userFolder] = [path.join(folder, 'files'), path.join(folder, 'user')];
	files = await mountSmallDisk(ofFiles, 8);
	database = await mountSmallDisk(path.join(userFolder, '.n8n'), 256);
	return await startRegularFaultFixture({ reuseUserFolder: userFolder, env: { N8N_STORAGE_PATH: ofFiles } });
});

// After the fixture's own: n8n is gone when its disks go.
afterAll(async () => {
	await files?.remove();
	await database?.remove();
});

/** What must hold in regular mode, whatever happens. */
const NOTHING_LOST = { lost: 0, doubled: 0 };

it('kill -9 of n8n', async () => {
	const { row, callers } = await burst(fixture(), { fault: 'kill -9 of n8n', strike: () => fixture().n8n.kill() });
	expect(row).toMatchObject({ acknowledged: row.delivered, executedOnce: row.delivered, ...NOTHING_LOST });
	callers.forEach(expectNotLeftHanging);
	await expectWellAgain(fixture());
}, 240_000);

startupFaults(fixture, () => fixture().n8n.kill());

it('full disk for files', async () => {
	const { row, callers, executions } = await burst(fixture(), {
		fault: 'full disk for files',
		strike: () => files.fill(),
		mend: () => files.free(),
	});
	expect(row).toMatchObject({ acknowledged: row.delivered, executedOnce: row.delivered, ...NOTHING_LOST });
	// Only what wanted a file has failed.
	expect(row.byHand).toBeGreaterThan(0);
	expect(executions.filter(({ status }) => status !== 'success')).toHaveLength(row.byHand);
	callers.forEach(expectNotLeftHanging);
	expect(row.callers).toMatchObject({ answered: callers.length });
	await expectWellAgain(fixture());
}, 240_000);

databaseDiskFault(fixture, {
	fill: async () => {
		// SQLite would go on for a while in the room its log has.
		await truncateLog(path.join(fixture().n8n.userFolder, '.n8n/database.sqlite'));
		await database.fill();
	},
	free: () => database.free(),
	mayDouble: 0,
});
clockFaults(fixture);
connectionFaults(fixture);
abuse(fixture);
platformFaults(fixture);
