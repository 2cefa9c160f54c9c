// Memory over many turns: both live triggers beside plain webhooks, each on a fresh n8n, all at the same time.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import pWaitFor from 'p-wait-for';

import { makeTempFolder, removeTempFolder, residentMB } from '../../e2e/harness/processes';
import { withCustomLlm } from '../../e2e/suites/customLlmFixture';
import type { RegularFixture } from '../../e2e/suites/fixture';
import { makeSubject } from '../customLlm/subjects';
import { startCallers, type Order } from './load';
import { makeSubjects, startBenchFixture } from './subjects';
import { openSockets, resolve } from './usage';

const AT_ONCE = 5;

/** After garbage collection, with nothing going on. */
export interface MemoryPoint {
	turns: number;
	residentMB: number;
	heapMB: number;
	openSockets: number;
	/** What Node keeps open, by kind: sockets, timers, files. */
	resources: Record<string, number>;
}

export interface MemorySeries {
	points: MemoryPoint[];
	/** Resident memory at the end, minus after the first tenth. */
	growthMB: number;
	/** Of what n8n printed, warnings of too many listeners. */
	listenerWarnings: number;
}

export interface MemoryResult {
	turns: number;
	ours: MemorySeries;
	/** The Custom LLM Trigger; not in results of earlier versions. */
	customLlm?: MemorySeries;
	plain: MemorySeries;
}

/** Makes n8n tell its memory when it is asked to: the environment it needs, and the file it writes into this folder. */
export function reportsMemory(folder: string): { env: Record<string, string>; file: string } {
	const file = path.join(folder, 'report.json');
	return { file, env: { NODE_OPTIONS: `--import ${pathToFileURL(path.join(__dirname, 'preload.mjs')).href}`, MEMORY_REPORT: file } };
}

/** Asks an n8n that {@link reportsMemory}, once it is idle. */
export async function look(fixture: RegularFixture, reportFile: string, turns: number): Promise<MemoryPoint> {
	const { pid } = fixture.n8n;
	await resolve([pid]);
	rmSync(reportFile, { force: true });
	process.kill(pid, 'SIGUSR2');
	await pWaitFor(() => existsSync(reportFile), { interval: 50, timeout: 30_000 });
	const { heapUsed, resources } = JSON.parse(readFileSync(reportFile, 'utf8')) as { heapUsed: number; resources: Record<string, number> };
	return { turns, residentMB: residentMB(pid), heapMB: heapUsed / 1024 / 1024, openSockets: openSockets(pid), resources };
}

/** How each is called. */
const addresses = {
	ours: async (fixture: RegularFixture) => (await makeSubjects(fixture, fixture.n8n.baseUrl, ['ours']))[0],
	customLlm: async (fixture: RegularFixture) => await makeSubject(await withCustomLlm(fixture, fixture.n8n.baseUrl), 'filler'),
	plain: async (fixture: RegularFixture) => (await makeSubjects(fixture, fixture.n8n.baseUrl, ['respond']))[0],
} satisfies Record<string, (fixture: RegularFixture) => Promise<Pick<Order, 'as' | 'secret' | 'url'>>>;

async function series(name: keyof typeof addresses, turns: number): Promise<MemorySeries> {
	const folder = await makeTempFolder('memory');
	const { env, file: reportFile } = reportsMemory(folder);
	const fixture = await startBenchFixture({
		...env,
		// As a tuned n8n; and so many turns would take all day without.
		N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
	});
	const callers = startCallers();
	try {
		const { url, secret, as }: Pick<Order, 'as' | 'secret' | 'url'> = await addresses[name](fixture);
		const points: MemoryPoint[] = [];
		const tenth = turns / 10;
		for (let done = 0; done < turns; ) {
			await callers.slice({ url, secret, as, callers: AT_ONCE, turns: tenth / AT_ONCE, pauseMs: 0, bare: true });
			done += tenth;
			points.push(await look(fixture, reportFile, done));
		}
		const listenerWarnings = fixture.logs().split('MaxListenersExceeded').length - 1;
		return { points, growthMB: points.at(-1)!.residentMB - points[0].residentMB, listenerWarnings };
	} finally {
		callers.stop();
		await fixture.stop();
		await removeTempFolder(folder);
	}
}

/** @param turns of each; a multiple of fifty */
export async function measureMemory(turns: number): Promise<MemoryResult> {
	const [ours, customLlm, plain] = await Promise.all([series('ours', turns), series('customLlm', turns), series('plain', turns)]);
	return { turns, ours, customLlm, plain };
}
