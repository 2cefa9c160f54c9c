// Runs jest, one project after the other, and sums up.
//
//   node test/tools/test.mjs <project...> [-- <more arguments for jest>]
//
// Ends with 0 only if every test of every project passed and every project ran at least one.
// The results stay in test-results/<project>.json.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const known = ['unit', 'integration', 'e2e', 'queue', 'browser', 'nightly', 'faults'];
/** Test files that run at the same time: two, each with an n8n of its own, but for those that need the machine for themselves. */
const workersOf = (project) => (['faults', 'nightly'].includes(project) ? 1 : 2);

/** Nodes use the WebSocket of Node, which Node 20 hides behind a flag (n8n itself runs on newer ones). In the environment, so that workers have it too. */
const nodeOptions = [process.env.NODE_OPTIONS ?? '', typeof WebSocket === 'undefined' ? '--experimental-websocket' : ''].join(' ').trim();

const separator = process.argv.indexOf('--');
const projects = process.argv.slice(2, separator === -1 ? undefined : separator);
const more = separator === -1 ? [] : process.argv.slice(separator + 1);

const unknown = projects.filter((project) => !known.includes(project));
if (projects.length === 0 || unknown.length > 0) {
	if (unknown.length > 0) console.error(`unknown: ${unknown.join(', ')}`);
	console.error(`usage: node test/tools/test.mjs <${known.join('|')}>... [-- <more arguments for jest>]`);
	process.exit(2);
}

/** @returns counts of one project's run; a test file that could not even run counts as one failed */
async function runProject(project) {
	const outputFile = path.join(root, 'test-results', `${project}.json`);
	rmSync(outputFile, { force: true });
	const args = [
		path.join(root, 'node_modules/jest/bin/jest.js'),
		`--selectProjects=${project}`,
		'--json',
		`--outputFile=${outputFile}`,
		workersOf(project) === 1 ? '--runInBand' : `--maxWorkers=${workersOf(project)}`,
		...more,
	];
	const started = Date.now();
	const code = await new Promise((resolve) => {
		const jest = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_OPTIONS: nodeOptions } });
		jest.on('error', () => resolve(1));
		jest.on('close', (status) => resolve(status ?? 1));
	});
	const seconds = Math.round((Date.now() - started) / 1000);
	let results;
	try {
		results = JSON.parse(readFileSync(outputFile, 'utf8'));
	} catch {
		console.error(`jest left no results for ${project}`);
		return { project, passed: 0, failed: 1, skipped: 0, seconds };
	}
	const counted = {
		project,
		passed: results.numPassedTests,
		failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
		skipped: results.numPendingTests + results.numTodoTests,
		seconds,
	};
	// Jest also fails for what no single test is to blame for, such as a failing afterAll.
	if (code !== 0 && counted.failed === 0 && counted.passed > 0) counted.failed = 1;
	return counted;
}

mkdirSync(path.join(root, 'test-results'), { recursive: true });
// Its judges of signatures are among the clients, which a set-up without n8n leaves out.
if (projects.includes('integration')) {
	const { status } = spawnSync(process.execPath, [path.join(root, 'test/tools/setup.mjs'), '--only-clients'], { stdio: 'inherit' });
	if (status !== 0) process.exit(1);
}
const rows = [];
for (const project of projects) rows.push(await runProject(project));

const columns = ['project', 'passed', 'failed', 'skipped', 'seconds'];
const table = [columns, ...rows.map((row) => columns.map((column) => String(row[column])))];
const widths = columns.map((_column, index) => Math.max(...table.map((row) => row[index].length)));
console.log();
for (const row of table)
	console.log(row.map((cell, index) => (index === 0 ? cell.padEnd(widths[index]) : cell.padStart(widths[index]))).join('  '));
console.log();

const empty = rows.filter(({ passed, failed }) => passed + failed === 0).map(({ project }) => project);
if (empty.length > 0) console.log(`no test ran in: ${empty.join(', ')}`);
const total = (column) => rows.reduce((sum, row) => sum + row[column], 0);
const skipped = total('skipped');
console.log(`${total('passed')} passed, ${total('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = total('failed') === 0 && empty.length === 0 ? 0 : 1;
