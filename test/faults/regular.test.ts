// One n8n with SQLite, and what can happen to it.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import pWaitFor from 'p-wait-for';

import { makeTempFolder } from '../e2e/harness/processes';
import { textMessage } from '../simulator';
import { startBadClients, type BadClients } from './harness/badClients';
import { faultStage, startRegularFaultStage, type RegularFaultStage } from './harness/stage';
import { call, expectNotLeftHanging, expectWellAgain, storm } from './harness/storm';

const run = promisify(execFile);

let folder: string;
/** A disk of its own for files, so that it can be full and nothing else is. */
const disk = () => path.join(folder, 'disk');
const filler = () => path.join(disk(), 'filler');
const clockFile = () => path.join(folder, 'clock');

/** Sets n8n's clock wrong by so many seconds, and waits until n8n has noticed. */
async function shiftClock(seconds: number): Promise<void> {
	writeFileSync(clockFile(), String(seconds));
	const { simulator, voiceAgentId } = stage();
	const isWrong = async () => {
		// Refused for its time or else for its signature: nothing starts.
		const { attempts } = await simulator.deliver({ agentId: voiceAgentId, event: textMessage(), signature: 'sha256=forged' });
		return attempts[0].body.includes('clock');
	};
	await pWaitFor(async () => (await isWrong()) === (seconds !== 0), { interval: 50, timeout: 10_000 });
}

beforeAll(async () => {
	folder = await makeTempFolder('faults');
	writeFileSync(clockFile(), '0');
	await mkdir(disk());
	await run('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk()]).catch((error: unknown) => {
		throw new Error('The test of a full disk has to mount one, for which it must be root', { cause: error });
	});
});

const stage = faultStage<RegularFaultStage>(() =>
	startRegularFaultStage({
		env: {
			N8N_STORAGE_PATH: disk(),
			CLOCK_SHIFT_FILE: clockFile(),
			NODE_OPTIONS: `--import ${pathToFileURL(path.join(__dirname, '../e2e/harness/preload/shiftClock.mjs')).href}`,
		},
	}),
);

// After the stage's own: n8n is gone when its disk goes.
afterAll(() => run('umount', [disk()]));

/** What must hold in regular mode, whatever happens. */
const NOTHING_LOST = { lost: 0, doubled: 0 };

it('kill -9 of n8n', async () => {
	const { row, callers } = await storm(stage(), { fault: 'kill -9 of n8n', strike: () => stage().n8n.kill() });
	expect(row).toMatchObject({ acknowledged: row.delivered, executedOnce: row.delivered, ...NOTHING_LOST });
	callers.forEach(expectNotLeftHanging);
	await expectWellAgain(stage());
}, 240_000);

it('full disk for files', async () => {
	const fill = async () => {
		await run('dd', ['if=/dev/zero', `of=${filler()}`, 'bs=64k'], {}).catch(() => undefined);
		await expect(writeFile(path.join(disk(), 'one-more'), Buffer.alloc(100_000))).rejects.toMatchObject({ code: 'ENOSPC' });
	};
	const { row, callers, executions } = await storm(stage(), { fault: 'full disk for files', strike: fill, mend: () => rm(filler()) });
	expect(row).toMatchObject({ acknowledged: row.delivered, executedOnce: row.delivered, ...NOTHING_LOST });
	// Only what wanted a file has failed.
	expect(row.byHand).toBeGreaterThan(0);
	expect(executions.filter(({ status }) => status !== 'success')).toHaveLength(row.byHand);
	callers.forEach(expectNotLeftHanging);
	expect(row.callers).toMatchObject({ answered: callers.length });
	await expectWellAgain(stage());
}, 240_000);

it.each([
	['10 minutes ahead', 600, 'old'],
	['10 minutes behind', -600, 'in the future'],
])('clock %s', async (how, seconds, complaint) => {
	const { simulator, agentId } = stage();
	const { deliveries } = simulator.state.ownerOf(agentId);
	const refused = () => deliveries.filter(({ slot, httpStatus, responseBody }) => slot.includes(agentId) && httpStatus === 401 && responseBody?.includes(complaint));
	const { row, callers } = await storm(stage(), {
		fault: `clock ${how}`,
		strike: async () => {
			await shiftClock(seconds);
			// Somebody reads in AgentPhone's log of deliveries what is wrong, and mends it; the platform repeats them.
			await pWaitFor(() => refused().length > 0, { interval: 50, timeout: 20_000 });
			expect(refused()[0].responseBody).toContain('the clock of the server is wrong');
			await shiftClock(0);
		},
	});
	expect(row).toMatchObject({ acknowledged: row.delivered, executedOnce: row.delivered, byHand: 0, ...NOTHING_LOST });
	callers.forEach(expectNotLeftHanging);
	await expectWellAgain(stage());
}, 240_000);

it('publishes and unpublishes while the clock is wrong', async () => {
	const { api, voiceWorkflowId } = stage();
	await shiftClock(600);
	await api.deactivateWorkflow(voiceWorkflowId);
	await api.activateWorkflow(voiceWorkflowId);
	await shiftClock(0);
	await expectWellAgain(stage());
}, 120_000);

it('slow and half-open connections', async () => {
	const { simulator, agentId, api, workflowIds } = stage();
	const held = async () => (await api.listExecutions(workflowIds[0])).length;
	const before = await held();
	let clients: BadClients | undefined;
	const { row, callers } = await storm(stage(), {
		fault: 'slow and half-open connections',
		strike: async () => {
			clients = await startBadClients(simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!.url, { silent: 100, slow: 100 });
			// Callers who are gone in the middle of a sentence.
			const gone = Array.from({ length: 10 }, () => call(stage(), 0, { hangUpAfterLines: 1 }));
			await Promise.all(gone);
			// All the others are still there, and n8n has time for whoever comes now.
			expect(clients.connected()).toBe(200);
			const turn = await call(stage());
			expect(turn.problems).toEqual([]);
			expect(turn.final).not.toBeNull();
		},
	});
	expect(clients!.connected()).toBe(200);
	clients!.hangUp();
	expect(row).toMatchObject({ acknowledged: row.delivered, executedOnce: row.delivered, byHand: 0, ...NOTHING_LOST });
	expect(row.callers).toMatchObject({ answered: callers.length });
	// Half a body starts nothing: half of the storm's events are AgentPhone's.
	expect(await held()).toBe(before + row.delivered / 2);
	callers.forEach(expectNotLeftHanging);
	await expectWellAgain(stage());
}, 240_000);
