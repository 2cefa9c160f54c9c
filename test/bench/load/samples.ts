// What n8n's process uses, looked at every second.
import { residentMB } from '../../e2e/harness/processes';
import { cpuMs } from '../voice/usage';

const EVERY_MS = 1_000;

export interface Sample {
	/** Milliseconds since 1970. */
	at: number;
	residentMB: number;
	/** Processor time used so far. */
	cpuMs: number;
}

/** Looks until it is told to stop. @returns stops, and gives what was seen */
export function watch(pid: number): () => Sample[] {
	const samples: Sample[] = [];
	const look = () =>
		void samples.push({ at: performance.timeOrigin + performance.now(), residentMB: residentMB(pid), cpuMs: cpuMs(pid) });
	look();
	const timer = setInterval(look, EVERY_MS);
	return () => {
		clearInterval(timer);
		look();
		return samples;
	};
}
