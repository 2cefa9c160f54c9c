/**
 * @param work what does not wait for anything
 * @returns milliseconds that this process computes meanwhile, in all its threads: unlike the time that passes, these do not grow on a
 * machine whose cores are busy
 */
export function computingMs(work: () => void): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1_000;
}
