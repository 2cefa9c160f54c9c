// From the sources to what a user's n8n has on disk after installing the package.
import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from './paths';
import { makeTempFolder } from './processes';

const run = promisify(execFile);

/** What n8n's own installer drops from an installed package's package.json, before it installs `dependencies`. */
const droppedByInstaller = ['devDependencies', 'peerDependencies', 'optionalDependencies'];

type Manifest = Record<string, unknown> & { name: string };

const packed = new Map<string, Promise<string>>();

async function pack(folder: string): Promise<string> {
	const target = await makeTempFolder('pack');
	if (folder === repositoryRoot) {
		await run(process.execPath, [path.join(repositoryRoot, 'test/tools/setup.mjs'), '--without-n8n', '--pack', target]);
	} else {
		await run('npm', ['pack', '--ignore-scripts', '--pack-destination', target], { cwd: folder });
	}
	const tarball = (await readdir(target)).find((name) => name.endsWith('.tgz'));
	if (tarball === undefined) throw new Error(`npm left no tarball of ${folder}`);
	return path.join(target, tarball);
}

/**
 * Packs a package once per process, after building it if its build is stale. `TARBALL_UNDER_TEST` names a packed one of this
 * repository to be used instead: what is published, or one and the same for several runs.
 * @param folder the package to pack; this repository when not given (nothing else is built)
 * @returns the tarball's path, valid until this process ends
 * @throws when the build or npm fails; the error's `stderr` says why
 */
export async function packPackage(folder: string = repositoryRoot): Promise<string> {
	const given = process.env.TARBALL_UNDER_TEST;
	if (given !== undefined && folder === repositoryRoot) return path.resolve(repositoryRoot, given);
	const known = packed.get(folder) ?? pack(folder);
	packed.set(folder, known);
	try {
		return await known;
	} catch (error) {
		// A later call may find the cause repaired.
		packed.delete(folder);
		throw error;
	}
}

/**
 * Does what n8n's installer does with a downloaded package: unpacks it below the user folder
 * and drops what a running n8n must not resolve.
 * @returns the folder the package now lives in
 * @throws when the package has dependencies of its own, which would have to be downloaded
 */
export async function installPackage(tarball: string, userFolder: string): Promise<string> {
	const nodeModules = path.join(userFolder, '.n8n/nodes/node_modules');
	const { stdout } = await run('tar', ['-xzOf', tarball, 'package/package.json']);
	const manifest = JSON.parse(stdout) as Manifest;
	if (Object.keys((manifest.dependencies as object | undefined) ?? {}).length > 0) {
		throw new Error(`${manifest.name} has dependencies; a verified community package may have none`);
	}
	const folder = path.join(nodeModules, manifest.name);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	const file = path.join(folder, 'package.json');
	const kept = Object.entries(JSON.parse(await readFile(file, 'utf8')) as Manifest).filter(([key]) => !droppedByInstaller.includes(key));
	await writeFile(file, JSON.stringify(Object.fromEntries(kept), null, 2));
	return folder;
}
