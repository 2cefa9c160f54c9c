// Makes a clone ready to test and to start: dependencies, n8n itself, the build.
//
// It runs before anything is installed, so it may use nothing but Node. Whatever is up to
// date costs a look and prints nothing.
//
//   node test/tools/setup.mjs [--without-n8n | --only-n8n | --only-clients | --n8n <folder>] [--pack <folder>]
//
// The n8n is the one of test/e2e/n8n, or of the folder given: test/e2e/versions/1.123, for example. The clients are those of
// test/clients, which call it; --without-n8n goes without them, too. With --only-n8n or --only-clients nothing else is made; that
// needs no development tools, and runs beside a set-up of the rest.
// With --pack it also leaves the packed package in that folder, and beside it, as pack.json,
// what npm says about it. Packing under the same lock as building never sees half a build.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, linkSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const { values: options } = parseArgs({
	options: {
		'without-n8n': { type: 'boolean' },
		'only-n8n': { type: 'boolean' },
		'only-clients': { type: 'boolean' },
		n8n: { type: 'string', default: 'test/e2e/n8n' },
		pack: { type: 'string' },
	},
});
const n8nFolder = path.resolve(root, options.n8n);
const clientsFolder = path.join(root, 'test/clients');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
const seconds = (since) => Math.round((Date.now() - since) / 1000);

/** A step that failed: `advice` tells the reader what to do about it. */
class SetupError extends Error {
	constructor(message, advice, output = '') {
		super(message);
		this.advice = advice;
		this.output = output;
	}
}

// --- what is up to date -------------------------------------------------------------------

/** The stamp holds the hash of the lock file its `node_modules` was installed from. */
const stampFile = (folder) => path.join(folder, 'node_modules/.setup-stamp');

const lockHash = (folder) =>
	createHash('sha256')
		.update(readFileSync(path.join(folder, 'package-lock.json')))
		.digest('hex');

const isStamped = (folder) => existsSync(stampFile(folder)) && readFileSync(stampFile(folder), 'utf8') === lockHash(folder);

const stamp = (folder) => writeFileSync(stampFile(folder), lockHash(folder));

/**
 * Whether an install made by hand (`npm ci`) is the one the lock file describes: npm leaves a
 * copy of what it installed in `node_modules/.package-lock.json`, as its very last act.
 */
function matchesLock(folder) {
	const installedLock = path.join(folder, 'node_modules/.package-lock.json');
	if (!existsSync(installedLock)) return false;
	const installed = readJson(installedLock).packages;
	const wanted = readJson(path.join(folder, 'package-lock.json')).packages;
	return Object.entries(wanted).every(
		([name, { version, optional }]) => name === '' || (installed[name] ? installed[name].version === version : optional === true),
	);
}

/** n8n is usable when the pinned version is there and its two compiled parts were made. */
function n8nIsUsable() {
	const modules = path.join(n8nFolder, 'node_modules');
	const manifest = path.join(modules, 'n8n/package.json');
	if (!existsSync(manifest)) return false;
	const pinned = readJson(path.join(n8nFolder, 'package.json')).dependencies.n8n;
	return (
		readJson(manifest).version === pinned &&
		existsSync(path.join(modules, 'sqlite3/build/Release/node_sqlite3.node')) &&
		existsSync(path.join(modules, 'node/bin/node'))
	);
}

/** The newest change below `entry`; folders count too, because a deletion only shows there. */
function newestChange(entry) {
	const stats = statSync(entry);
	if (!stats.isDirectory()) return stats.mtimeMs;
	return Math.max(stats.mtimeMs, ...readdirSync(entry).map((name) => newestChange(path.join(entry, name))));
}

/** Every compiled file below `folder`. Copied assets keep their source's date, so they don't count. */
function compiledFiles(folder) {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const file = path.join(folder, entry.name);
		if (entry.isDirectory()) return compiledFiles(file);
		return entry.name.endsWith('.js') ? [file] : [];
	});
}

function isBuilt() {
	const dist = path.join(root, 'dist');
	const compiled = existsSync(dist) ? compiledFiles(dist) : [];
	if (compiled.length === 0) return false;
	const builtAt = Math.min(...compiled.map((file) => statSync(file).mtimeMs));
	const sources = ['nodes', 'credentials', 'tsconfig.json', 'gulpfile.js'].map((name) => path.join(root, name));
	return builtAt > Math.max(...sources.filter((file) => existsSync(file)).map(newestChange));
}

// --- doing it -----------------------------------------------------------------------------

/** Shows that something long is alive: one line rewritten in a terminal, a line now and then elsewhere. */
function showProgress(label, folderToMeasure) {
	const started = Date.now();
	const terminal = process.stdout.isTTY;
	let size = '';
	let measuring = false;
	const measure = () => {
		if (measuring || !existsSync(folderToMeasure)) return;
		measuring = true;
		const du = spawn('du', ['-sk', folderToMeasure], { stdio: ['ignore', 'pipe', 'ignore'] });
		let output = '';
		du.stdout.on('data', (chunk) => (output += chunk));
		// Without `du` there is no size to show; the seconds still tell that it lives.
		du.on('error', () => undefined);
		du.on('close', () => {
			const kilobytes = Number.parseInt(output, 10);
			if (!Number.isNaN(kilobytes)) size = `, ${Math.round(kilobytes / 1024)} MB on disk`;
			measuring = false;
		});
	};
	const timer = setInterval(
		() => {
			if (folderToMeasure) measure();
			const line = `  ${label}: ${seconds(started)} s${size}`;
			// Two may be shown at the same time.
			process.stdout.write(terminal ? `\r\x1b[K${line}` : `${line}\n`);
		},
		terminal ? 2_000 : 10_000,
	);
	return (outcome) => {
		clearInterval(timer);
		if (terminal) process.stdout.write('\r\x1b[K');
		console.log(`  ${label}: ${outcome} ${seconds(started)} s`);
	};
}

/**
 * The environment for a nested npm. Inside `npm test` npm describes the outer package and
 * its folder in variables, which would mislead an npm working in another folder.
 */
function cleanEnvironment() {
	return Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle)_|^npm_config_local_prefix$/i.test(name)),
	);
}

/** @throws {SetupError} with the command's last output when it fails */
async function run(command, args, { cwd = root, env = {}, advice, label, folderToMeasure }) {
	const done = showProgress(label, folderToMeasure);
	let output = '';
	const code = await new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd,
			env: { ...cleanEnvironment(), ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
			shell: process.platform === 'win32',
		});
		const keep = (chunk) => (output = (output + chunk).slice(-20_000));
		child.stdout.on('data', keep);
		child.stderr.on('data', keep);
		child.on('error', (error) => {
			output += error.message;
			resolve(1);
		});
		child.on('close', resolve);
	});
	done(code === 0 ? 'done in' : 'failed after');
	if (code !== 0) throw new SetupError(`"${path.basename(command)} ${args.join(' ')}" failed in ${cwd}`, advice, output);
}

const steps = [
	{
		folder: root,
		isDone: () => isStamped(root),
		isUsable: () => !existsSync(stampFile(root)) && matchesLock(root),
		async make() {
			console.log('Installing the development tools (about 800 MB; usually under a minute).');
			await run(npm, ['ci', '--loglevel=error'], {
				label: 'npm ci',
				folderToMeasure: path.join(root, 'node_modules'),
				advice: 'Check that the npm registry can be reached and that there is 1 GB of free disk space, then run the same command again.',
			});
		},
		finish: () => stamp(root),
	},
	{
		folder: n8nFolder,
		isDone: () => isStamped(n8nFolder),
		// A stamp that no longer fits means the lock file moved on: then only a new install will do.
		isUsable: () => !existsSync(stampFile(n8nFolder)) && n8nIsUsable(),
		async make() {
			const { n8n } = readJson(path.join(n8nFolder, 'package.json')).dependencies;
			console.log(`Installing n8n ${n8n} for the end-to-end tests: about 2.4 GB, usually 4 to 6 minutes, once.`);
			await run(npm, ['ci', '--loglevel=error'], {
				cwd: n8nFolder,
				label: 'n8n and its dependencies (about 2.4 GB)',
				folderToMeasure: path.join(n8nFolder, 'node_modules'),
				advice: 'Check that the npm registry can be reached and that there are 4 GB of free disk space, then run the same command again.',
			});
			// Install scripts are off in general; these two packages are useless without theirs:
			// sqlite3 fetches or compiles its binding, node fetches the Node binary n8n needs.
			await run(npm, ['rebuild', '--loglevel=error', '--ignore-scripts=false', 'sqlite3', 'node'], {
				cwd: n8nFolder,
				env: { JOBS: 'max' },
				label: 'sqlite3 binding and Node (one to three minutes)',
				advice: 'Compiling sqlite3 needs python3, make and a C++ compiler (Debian: apt-get install python3 make g++). Then run the same command again.',
			});
			if (!n8nIsUsable()) {
				throw new SetupError(
					'n8n was installed, but its sqlite3 binding or its Node binary is missing.',
					`Delete ${n8nFolder}/node_modules and run the same command again.`,
				);
			}
		},
		finish: () => stamp(n8nFolder),
	},
	{
		folder: clientsFolder,
		isDone: () => isStamped(clientsFolder),
		isUsable: () => !existsSync(stampFile(clientsFolder)) && matchesLock(clientsFolder),
		async make() {
			console.log(
				'Installing the clients that judge the Custom LLM Trigger and signatures: about 440 MB, usually under half a minute, once.',
			);
			await run(npm, ['ci', '--loglevel=error'], {
				cwd: clientsFolder,
				label: 'clients (about 440 MB)',
				folderToMeasure: path.join(clientsFolder, 'node_modules'),
				advice: 'Check that the npm registry can be reached and that there is 1 GB of free disk space, then run the same command again.',
			});
		},
		finish: () => stamp(clientsFolder),
	},
	{
		folder: root,
		isDone: isBuilt,
		async make() {
			await run(process.execPath, [path.join(root, 'node_modules/gulp/bin/gulp.js'), 'build'], {
				label: 'building the package',
				advice: 'Fix the errors above; "npm run build" shows them again.',
			});
		},
	},
];

async function bringUpToDate(step) {
	if (step.isDone()) return;
	if (!step.isUsable?.()) await step.make();
	step.finish?.();
}

// --- one at a time ------------------------------------------------------------------------

/** Each folder has a lock of its own: an n8n is installed while the rest is built. */
const lockFileOf = (folder) =>
	path.join(tmpdir(), `n8n-nodes-voice-agents-setup-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.lock`);

const isAlive = (pid) => {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
};

/** Takes the lock if it is free or its owner is dead. @returns the living owner's id, or undefined when taken */
function tryLock(lockFile) {
	// A link makes the lock appear together with its content, so nobody reads half of it.
	const scratch = mkdtempSync(path.join(tmpdir(), 'voice-agents-setup-'));
	try {
		const mine = path.join(scratch, 'mine');
		writeFileSync(mine, String(process.pid));
		for (;;) {
			try {
				linkSync(mine, lockFile);
				return undefined;
			} catch (error) {
				if (error.code !== 'EEXIST') throw error;
			}
			let owner;
			try {
				owner = Number(readFileSync(lockFile, 'utf8'));
				if (isAlive(owner)) return owner;
				renameSync(lockFile, path.join(scratch, 'stale'));
			} catch (error) {
				if (error.code !== 'ENOENT') throw error;
			}
		}
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}

async function withLock(folder, work) {
	const lockFile = lockFileOf(folder);
	let told = false;
	for (let owner = tryLock(lockFile); owner !== undefined; owner = tryLock(lockFile)) {
		if (!told) console.log(`Another set-up (process ${owner}) is running; waiting for it.`);
		told = true;
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
	try {
		await work();
	} finally {
		rmSync(lockFile, { force: true });
	}
}

function pack(folder) {
	try {
		const output = execFileSync(npm, ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
			cwd: root,
			env: cleanEnvironment(),
			stdio: ['ignore', 'pipe', 'pipe'],
			shell: process.platform === 'win32',
		});
		writeFileSync(path.join(folder, 'pack.json'), JSON.stringify(JSON.parse(output)[0]));
	} catch (error) {
		throw new SetupError('"npm pack" failed', 'Check the files and version in package.json.', String(error.stderr ?? error.message));
	}
}

/** The folders that the options ask for. */
function wantedFolders() {
	if (options['only-n8n']) return [n8nFolder];
	if (options['only-clients']) return [clientsFolder];
	return options['without-n8n'] ? [root] : [root, n8nFolder, clientsFolder];
}

/** The steps of one folder, in order: a later one may need an earlier one. */
async function bringFolderUpToDate(folder) {
	for (const step of steps.filter((one) => one.folder === folder)) {
		if (!step.isDone()) await withLock(folder, async () => await bringUpToDate(step));
	}
}

async function main() {
	const wanted = steps.filter(({ folder }) => wantedFolders().includes(folder));
	// What is installed elsewhere needs nothing of this folder, and both are downloads: side by side.
	const results = await Promise.allSettled(wantedFolders().map(bringFolderUpToDate));
	const failed = results.find(({ status }) => status === 'rejected');
	if (failed) throw failed.reason;
	if (options.pack === undefined) return;
	await withLock(root, async () => {
		// Somebody may have changed the sources while we waited.
		for (const step of wanted.filter(({ folder }) => folder === root)) await bringUpToDate(step);
		pack(path.resolve(options.pack));
	});
}

try {
	await main();
} catch (error) {
	if (error.output) console.error(error.output.trimEnd());
	console.error(`\nSet-up failed: ${error.message}`);
	if (error.advice) console.error(error.advice);
	process.exitCode = 1;
}
