import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether Debian's package manager has this package installed. */
async function isInstalled(name: string): Promise<boolean> {
	try {
		const { stdout } = await run('dpkg-query', ['-W', '-f=${Status}', name]);
		return stdout.endsWith(' installed');
	} catch {
		return false;
	}
}

/**
 * Installs the missing ones of these Debian packages, without starting their services.
 * @throws when something is missing and this is not root on a Debian, with what to do
 */
export async function ensureDebianPackages(names: string[]): Promise<void> {
	const states = await Promise.all(names.map(isInstalled));
	const missing = names.filter((_name, index) => !states[index]);
	if (missing.length === 0) return;
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
		throw new Error(`needs ${missing.join(' and ')}; install them, for example: sudo apt-get install ${missing.join(' ')}`);
	}
	// In run level 1 Debian's packages don't start their services: the tests start their own.
	const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }, maxBuffer: 100 * 1024 * 1024 };
	await run('apt-get', ['-o', 'DPkg::Lock::Timeout=120', 'update'], options);
	await run('apt-get', ['-o', 'DPkg::Lock::Timeout=120', 'install', '-y', '--no-install-recommends', ...missing], options);
}

/**
 * Full path of a server program, on the PATH or where Debian hides PostgreSQL's (newest first);
 * installs the Debian package that brings it if it is nowhere.
 */
export async function findServer(program: string, debianPackage: string): Promise<string> {
	const search = () => {
		const postgres = '/usr/lib/postgresql';
		const versions = existsSync(postgres) ? readdirSync(postgres).sort((a, b) => Number(b) - Number(a)) : [];
		const folders = [
			...versions.map((version) => path.join(postgres, version, 'bin')),
			...(process.env.PATH ?? '').split(path.delimiter),
		];
		return folders.map((folder) => path.join(folder, program)).find((file) => existsSync(file));
	};
	const present = search();
	if (present !== undefined) return present;
	await ensureDebianPackages([debianPackage]);
	const installed = search();
	if (installed === undefined) throw new Error(`${debianPackage} is installed, but ${program} is not to be found`);
	return installed;
}
