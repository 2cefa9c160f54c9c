// How big the package is and how long n8n takes to load it, beside a peer's in the same run:
//
//   npm run bench:package -- [--rounds 21] [--docs]
//
// Each load is a fresh process of n8n's own Node, with n8n's own loader, and n8n's libraries loaded before; the packages take turns.
// Ends with 1 if ours is bigger or slower than promised. `--docs` puts the table into docs/benchmarks.md. The peer comes from npm.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';

import { installPackage, packPackage } from '../e2e/harness/pack';
import { n8nModules, n8nNode, n8nVersion, repositoryRoot } from '../e2e/harness/paths';
import { makeTempFolder } from '../e2e/harness/processes';
import { insertInto } from './voice/report';

const run = promisify(execFile);

/** What is promised of ours, as medians. */
const PROMISED = { packedKB: 300, loadMs: 30 };

/** A community package that the public registry has. */
const PEER = '@mendable/n8n-nodes-firecrawl@2.1.2';

interface Loaded {
	ms: number;
	/** Computing time. More than `ms` is the work of V8's other threads; much less means that the machine was busy with something else. */
	cpuMs: number;
	nodes: number;
	credentials: number;
}

interface Subject {
	name: string;
	folder: string;
	packedKB: number;
	files: number;
	unpackedKB: number;
	loads: Loaded[];
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const quarters = (values: number[]) => [0.25, 0.75].map((part) => [...values].sort((a, b) => a - b)[Math.floor(values.length * part)]);

function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => path.join(parentPath, name));
}

async function unpacked(tarball: string, temp: string): Promise<Subject> {
	const folder = await installPackage(tarball, path.join(temp, path.basename(tarball)));
	const { name, version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { name: string; version: string };
	const files = filesBelow(folder);
	return {
		name: `${name} ${version}`,
		folder,
		packedKB: statSync(tarball).size / 1024,
		files: files.length,
		unpackedKB: files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024,
		loads: [],
	};
}

async function peerTarball(temp: string): Promise<string> {
	const folder = path.join(temp, 'peer');
	await mkdir(folder);
	await run('npm', ['pack', PEER, '--ignore-scripts', '--pack-destination', folder]);
	return path.join(folder, readdirSync(folder)[0]);
}

async function load({ folder }: Subject): Promise<Loaded> {
	const { stdout } = await run(n8nNode, [path.join(__dirname, 'package/load.mjs'), n8nModules, folder]);
	return JSON.parse(stdout) as Loaded;
}

function page(subjects: Subject[], rounds: number): string {
	const rows = subjects.map(({ name, packedKB, unpackedKB, files, loads }) => {
		const times = loads.map(({ ms }) => ms);
		const [lower, upper] = quarters(times);
		const [{ nodes, credentials }] = loads;
		const cells = [
			`${nodes} + ${credentials}`,
			packedKB.toFixed(0),
			unpackedKB.toFixed(0),
			String(files),
			`${median(times).toFixed(1)} (${lower.toFixed(1)} to ${upper.toFixed(1)})`,
			median(loads.map(({ cpuMs }) => cpuMs)).toFixed(1),
		];
		return `| ${[name, ...cells].join(' | ')} |`;
	});
	const machine = `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpus()[0].model.trim()}), n8n ${n8nVersion()}`;
	return [
		`${machine}, \`npm run bench:package\`, ${rounds} rounds. Promised: at most ${PROMISED.packedKB} kB packed, and ${PROMISED.loadMs} ms.`,
		'',
		'| package | nodes + credentials | packed, kB | unpacked, kB | files | load, ms: median (middle half) | computing time, ms: median |',
		'| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
		...rows,
	].join('\n');
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { rounds: { type: 'string', default: '21' }, docs: { type: 'boolean', default: false } } });
	const rounds = Number(values.rounds);
	const temp = await makeTempFolder('bench-package');
	const subjects = [await unpacked(await packPackage(), temp), await unpacked(await peerTarball(temp), temp)];
	// The first load of each reads from a cold disk.
	for (const subject of subjects) await load(subject);
	for (let round = 0; round < rounds; round++) {
		for (const subject of subjects) subject.loads.push(await load(subject));
	}
	const text = page(subjects, rounds);
	console.log(text);
	const results = path.join(repositoryRoot, 'test-results');
	mkdirSync(results, { recursive: true });
	writeFileSync(path.join(results, 'bench-package.json'), JSON.stringify(subjects, null, '\t'));
	if (values.docs) insertInto('docs/benchmarks.md', 'package', text);

	const [{ packedKB, loads }] = subjects;
	const loadMs = median(loads.map(({ ms }) => ms));
	const cpuMs = median(loads.map(({ cpuMs: one }) => one));
	if (cpuMs < loadMs * 0.8) console.error('The machine is busy with something else: the times say little.');
	if (packedKB > PROMISED.packedKB || loadMs > PROMISED.loadMs) {
		console.error(`${packedKB.toFixed(0)} kB packed, ${loadMs.toFixed(1)} ms to load: more than promised`);
		process.exitCode = 1;
	}
}

void main();
