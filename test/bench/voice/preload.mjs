// Loaded into n8n for the measurement of memory: on SIGUSR2 collects garbage and writes what is in use into MEMORY_REPORT.
import { renameSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const file = process.env.MEMORY_REPORT;
// The task runner inherits NODE_OPTIONS and not this.
if (file !== undefined) {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc');
	process.on('SIGUSR2', () => {
		collect();
		// What finalizers let go of only goes with the next one.
		setTimeout(() => {
			collect();
			const { heapUsed, external } = process.memoryUsage();
			const resources = {};
			for (const name of process.getActiveResourcesInfo()) resources[name] = (resources[name] ?? 0) + 1;
			writeFileSync(`${file}.new`, JSON.stringify({ heapUsed, external, resources }));
			renameSync(`${file}.new`, file);
		}, 200);
	});
}
