// What a process uses, as Linux counts it.
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** The kernel counts processor time in hundredths of a second. */
const TICK_MS = 10;

/** Processor time a process has used so far, all its threads together, in milliseconds. */
export function cpuMs(pid: number): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

export const cpuMsOf = (pids: number[]): number => pids.reduce((total, pid) => total + cpuMs(pid), 0);

export function openSockets(pid: number): number {
	const folder = `/proc/${pid}/fd`;
	const isSocket = (name: string) => {
		try {
			return readlinkSync(`${folder}/${name}`).startsWith('socket:');
		} catch {
			// Closed since the folder was read.
			return false;
		}
	};
	return readdirSync(folder).filter(isSocket).length;
}

const QUIET_WINDOW_MS = 100;
const QUIET_WINDOWS = 3;

/** Waits until the processes have finished what they do: each at most a tenth of the time busy, thrice in a row. Gives up after 15 s. */
export async function resolve(pids: number[]): Promise<void> {
	const deadline = Date.now() + 15_000;
	for (let quiet = 0; quiet < QUIET_WINDOWS && Date.now() < deadline; ) {
		const before = cpuMsOf(pids);
		await delay(QUIET_WINDOW_MS);
		quiet = cpuMsOf(pids) - before <= (QUIET_WINDOW_MS / 10) * pids.length ? quiet + 1 : 0;
	}
}
