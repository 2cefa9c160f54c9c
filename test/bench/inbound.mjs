// What receiving an event costs: verifying, parsing, checking the schema, selecting and knowing duplicates, against one HMAC over
// the body and one JSON.parse.
//
//   node test/bench/inbound.mjs [part of a trigger's name]
//
// Bundled first, as the package is: run from the sources, naming each function at run time would cost more than the work.
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
// Inside the repository, so that its packages are found.
const folder = await mkdtemp(path.join(root, 'test-results/inbound-'));
try {
	const outfile = path.join(folder, 'measure.cjs');
	const entry = path.join(root, 'test/bench/inbound/measure.ts');
	await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', packages: 'external', logLevel: 'warning' });
	await createRequire(import.meta.url)(outfile).main(process.argv[2]);
} finally {
	await rm(folder, { recursive: true });
}
