// Builds and packs the package twice, in two copies of what git has, and compares the bytes: `npm run check:pack`.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const run = (command, args, cwd) => execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** @returns name and SHA-256 of the tarball */
function packed(folder) {
	run('git', ['clone', '--quiet', '--no-hardlinks', root, folder]);
	symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
	run(process.execPath, [path.join(root, 'node_modules/gulp/bin/gulp.js'), 'build', '--silent'], folder);
	const [{ filename, size }] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts'], folder));
	return {
		filename,
		size,
		sha256: createHash('sha256')
			.update(readFileSync(path.join(folder, filename)))
			.digest('hex'),
	};
}

const temp = mkdtempSync(path.join(tmpdir(), 'voice-agents-pack-'));
try {
	const [one, other] = ['one', 'a folder of another name'].map((name) => packed(path.join(temp, name)));
	console.log(`${one.filename}, ${one.size} bytes\n${one.sha256}\n${other.sha256}`);
	if (one.sha256 !== other.sha256) {
		console.error('Two builds of the same commit differ.');
		process.exitCode = 1;
	}
} finally {
	rmSync(temp, { recursive: true, force: true });
}
