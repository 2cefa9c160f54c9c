// The version matrix: what works on which n8n, found out by running it there.
//
//   node test/tools/versions.mjs [line...]            runs the lines (all of them when none is named)
//   node test/tools/versions.mjs --report             only writes the page from the results there are
//
// A line is a folder of test/e2e/versions with an n8n pinned by its lock file, or `current`, the one of test/e2e/n8n. Each is
// installed when it is not there yet (about 2 GB and three to five minutes). All run the same packed package, one after the
// other: this repository's, or the one TARBALL_UNDER_TEST names. The results are kept in test-results/compatibility.json and put into docs/compatibility.md between the markers.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const resultsFile = path.join(root, 'test-results/compatibility.json');
const page = path.join(root, 'docs/compatibility.md');
const setup = path.join(root, 'test/tools/setup.mjs');

const current = 'current';
const folderOf = (line) => (line === current ? 'test/e2e/n8n' : `test/e2e/versions/${line}`);
const lines = [
	...readdirSync(path.join(root, 'test/e2e/versions'), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name),
	current,
];

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The columns of the table, and which tests are counted in which: the groups are those of test/e2e/versions/*.test.ts. */
const columns = [
	{ title: 'install', has: ({ groups }) => groups.includes('install') },
	{ title: 'triggers verify', has: ({ groups }) => groups.includes('triggers verify') },
	{ title: 'voice streaming', has: ({ groups, name }) => groups.includes('voice streaming') && !name.includes('AI Agent') },
	{ title: 'AI Agent streaming', has: ({ groups, name }) => groups.includes('voice streaming') && name.includes('AI Agent') },
	{ title: 'custom LLM', has: ({ groups }) => groups.includes('custom LLM') },
	{ title: 'call record', has: ({ name }) => name.includes('as a record of its call') },
	{ title: 'examples with tables', has: ({ groups }) => groups.includes('examples') },
	{ title: 'registration', has: ({ groups }) => groups.includes('registration') },
	{ title: 'actions', has: ({ groups }) => groups.includes('actions') },
	{ title: 'queue mode', has: ({ groups }) => groups.includes('queue mode') },
];

/** @returns the exit code */
async function run(command, args, env = {}) {
	return await new Promise((resolve) => {
		const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
		child.on('error', () => resolve(1));
		child.on('close', (status) => resolve(status ?? 1));
	});
}

async function pack(folder) {
	if ((await run(process.execPath, [setup, '--without-n8n', '--pack', folder])) !== 0) throw new Error('the package could not be packed');
	return path.join(folder, readJson(path.join(folder, 'pack.json')).filename);
}

async function runLine(line, tarball, temp) {
	const folder = folderOf(line);
	console.log(`\n=== n8n ${line}`);
	if ((await run(process.execPath, [setup, '--n8n', folder])) !== 0) throw new Error(`n8n ${line} could not be installed`);
	const outputFile = path.join(temp, `${line}.json`);
	const jest = [
		path.join(root, 'node_modules/jest/bin/jest.js'),
		'--selectProjects=versions',
		'--runInBand',
		'--json',
		`--outputFile=${outputFile}`,
	];
	await run(process.execPath, jest, { N8N_UNDER_TEST: folder, TARBALL_UNDER_TEST: tarball });
	if (!existsSync(outputFile)) throw new Error(`jest left no results for ${line}`);
	const results = readJson(outputFile);
	const tests = results.testResults
		.flatMap(({ assertionResults }) => assertionResults)
		.map(({ ancestorTitles, title, status }) => ({ groups: ancestorTitles, name: title, status }));
	const versionOf = (name) => readJson(path.join(root, folder, 'node_modules', name, 'package.json')).version;
	return {
		line,
		n8n: versionOf('n8n'),
		node: versionOf('node'),
		date: new Date().toISOString().slice(0, 10),
		columns: columns.map(({ title, has }) => {
			const counted = tests.filter(has);
			return { title, passed: counted.filter(({ status }) => status === 'passed').length, total: counted.length };
		}),
		failed: tests.filter(({ status }) => status !== 'passed').map(({ groups, name }) => [...groups, name].join(' > ')),
		couldNotRun: results.testResults
			.filter(({ assertionResults }) => assertionResults.length === 0)
			.map(({ name }) => path.relative(root, name)),
	};
}

const verdict = ({ passed, total }) => (total === 0 ? 'not run' : passed === total ? `yes (${total})` : `${passed} of ${total}`);

const byVersion = (a, b) => b.n8n.localeCompare(a.n8n, 'en', { numeric: true });

function writePage(results) {
	const rows = results.sort(byVersion);
	const table = [
		['n8n', 'Node', ...columns.map(({ title }) => title), 'run on'],
		['---', '---', ...columns.map(() => '---'), '---'],
		...rows.map(({ n8n, node, columns: cells, date }) => [n8n, node, ...cells.map(verdict), date]),
	].map((cells) => `| ${cells.join(' | ')} |`);
	const failures = rows
		.filter(({ failed }) => failed.length > 0)
		.map(({ n8n, failed }) => `What failed on ${n8n}:\n\n${failed.map((name) => `- ${name}`).join('\n')}`);
	const [begin, end] = ['<!-- compatibility: begin -->', '<!-- compatibility: end -->'];
	const text = readFileSync(page, 'utf8');
	const [start, stop] = [text.indexOf(begin), text.indexOf(end)];
	if (start === -1 || stop < start) throw new Error(`${page} has lost its markers`);
	writeFileSync(page, `${text.slice(0, start + begin.length)}\n${[table.join('\n'), ...failures].join('\n\n')}\n${text.slice(stop)}`);
}

const { values, positionals: named } = parseArgs({ allowPositionals: true, options: { report: { type: 'boolean', default: false } } });
const unknown = named.filter((line) => !lines.includes(line));
if (unknown.length > 0) {
	console.error(`unknown: ${unknown.join(', ')}; there are ${lines.join(', ')}`);
	process.exit(2);
}

/** What is kept of earlier runs too. */
const known = () => (existsSync(resultsFile) ? readJson(resultsFile) : []).filter(({ line }) => lines.includes(line));

if (!values.report) {
	mkdirSync(path.dirname(resultsFile), { recursive: true });
	const temp = mkdtempSync(path.join(tmpdir(), 'voice-agents-versions-'));
	try {
		const tarball = process.env.TARBALL_UNDER_TEST ?? (await pack(temp));
		for (const line of named.length > 0 ? named : lines) {
			const result = await runLine(line, tarball, temp);
			writeFileSync(resultsFile, JSON.stringify([...known().filter((other) => other.line !== line), result], null, '\t'));
			process.exitCode ||= result.failed.length + result.couldNotRun.length > 0 ? 1 : 0;
		}
	} finally {
		rmSync(temp, { recursive: true, force: true });
	}
}
writePage(known());
for (const { n8n, columns: cells } of known().sort(byVersion)) {
	console.log(`n8n ${n8n}: ${cells.map((cell) => `${cell.title} ${verdict(cell)}`).join(', ')}`);
}
