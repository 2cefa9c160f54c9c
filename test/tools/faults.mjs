// Shows what came of the bursts of `npm run test:faults`; with FAULTS_DOCS=1 also writes it into docs/faults.md.
//
//   node test/tools/faults.mjs --begin     forgets the rows of earlier runs
//   node test/tools/faults.mjs
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { everyFigure, measuredPart } from './faultTables.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const rowsFile = path.join(root, 'test-results/fault-rows.json');
const page = path.join(root, 'docs/faults.md');
const [BEGIN, END] = ['<!-- measured: written by npm run test:faults -->', '<!-- end of measured -->'];

if (process.argv[2] === '--begin') {
	rmSync(rowsFile, { force: true });
	process.exit();
}
if (!existsSync(rowsFile)) {
	console.error('There are no rows yet: npm run test:faults');
	process.exit(1);
}
const all = JSON.parse(readFileSync(rowsFile, 'utf8'));
const newest = Math.max(...all.map(({ at }) => Date.parse(at)));
const rows = all.sort((one, other) => Number(one.mode === 'queue') - Number(other.mode === 'queue'));

console.log(`\n${everyFigure(rows)}\n`);

if (process.env.FAULTS_DOCS === '1') {
	const { dependencies } = JSON.parse(readFileSync(path.join(root, 'test/e2e/n8n/package.json'), 'utf8'));
	const cpus = os.cpus();
	const machine = `${new Date(newest).toISOString().slice(0, 10)}, n8n ${dependencies.n8n}, ${cpus.length} × ${cpus[0].model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GB, \`FAULTS_DOCS=1 npm run test:faults\``;
	const text = readFileSync(page, 'utf8');
	const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
	if (from < 0 || to < from) throw new Error(`docs/faults.md has no place for the table: ${BEGIN} and ${END}`);
	writeFileSync(page, `${text.slice(0, from)}${BEGIN}\n\n${measuredPart(rows, machine)}\n\n${text.slice(to)}`);
	console.log(`written into ${path.relative(root, page)}`);
}
