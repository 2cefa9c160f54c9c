// The package on an npm registry of our own, and an `npm` that asks there: for n8n's own installer, whose registry is
// fixed ("N8N_COMMUNITY_PACKAGES_REGISTRY" needs a licence) and which calls `npm` by that name.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface NpmRegistry {
	/** What an n8n needs in its environment: our `npm` first in its path, and no way out to the internet. */
	env(path: string): Record<string, string>;
	/** The arguments of each call of `npm`, in order. */
	commands(): string[][];
	/** Paths asked for at the registry, in order; `%2f` and the like decoded. */
	readonly requests: string[];
	/** Hosts n8n wanted to reach over HTTPS, in order: none of them was. */
	readonly refusedHosts: string[];
	stop(): Promise<void>;
}

function npmCli(): string {
	const folders = (process.env.PATH ?? '').split(path.delimiter);
	const npm = folders.map((folder) => path.join(folder, 'npm')).find((file) => existsSync(file));
	if (npm === undefined) throw new Error('npm is not in the PATH');
	return realpathSync(npm);
}

/**
 * Serves one packed package, as the newest of its name; everything else is not found.
 * @param folder for the `npm` and its cache; must exist
 */
export async function startNpmRegistry(tarball: string, folder: string): Promise<NpmRegistry> {
	const content = await readFile(tarball);
	const { stdout } = await run('tar', ['-xzOf', tarball, 'package/package.json']);
	const manifest = JSON.parse(stdout) as { name: string; version: string };
	const requests: string[] = [];
	const refusedHosts: string[] = [];

	const server = createServer((request, response) => {
		const asked = decodeURIComponent(request.url ?? '/')
			.split('?')[0]
			.slice(1);
		requests.push(asked);
		const { port } = server.address() as AddressInfo;
		const file = `${manifest.name}/-/${manifest.name}-${manifest.version}.tgz`;
		if (asked === file) {
			response.end(content);
		} else if (asked === manifest.name) {
			const dist = {
				tarball: `http://127.0.0.1:${port}/${file}`,
				shasum: createHash('sha1').update(content).digest('hex'),
				integrity: `sha512-${createHash('sha512').update(content).digest('base64')}`,
			};
			const versions = { [manifest.version]: { ...manifest, dist } };
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ name: manifest.name, 'dist-tags': { latest: manifest.version }, versions }));
		} else {
			response.statusCode = 404;
			response.end('{"error":"not found"}');
		}
	});
	// As a proxy for HTTPS it lets nobody through.
	server.on('connect', (request, socket) => {
		refusedHosts.push(request.url ?? '');
		socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

	const bin = path.join(folder, 'bin');
	const log = path.join(folder, 'commands.jsonl');
	await mkdir(bin, { recursive: true });
	// Older n8n run npm with an environment of their own, so everything it must know stands in the file.
	const script = `#!${process.execPath}
const { spawnSync } = require('node:child_process');
const args = process.argv.slice(2);
require('node:fs').appendFileSync(${JSON.stringify(log)}, JSON.stringify(args) + '\\n');
const wanted = [...args.filter((arg) => !arg.startsWith('--registry=')), ${JSON.stringify(`--registry=${url}`)}, ${JSON.stringify(`--cache=${path.join(folder, 'cache')}`)}];
const env = { PATH: process.env.PATH, HOME: ${JSON.stringify(folder)}, npm_config_update_notifier: 'false' };
const { status } = spawnSync(process.execPath, [${JSON.stringify(npmCli())}, ...wanted], { stdio: 'inherit', env });
process.exit(status ?? 1);
`;
	await writeFile(path.join(bin, 'npm'), script, { mode: 0o755 });

	return {
		env: (searched) => ({ PATH: [bin, searched].join(path.delimiter), HTTPS_PROXY: url, https_proxy: url }),
		commands: () =>
			existsSync(log)
				? readFileSync(log, 'utf8')
						.trim()
						.split('\n')
						.map((line) => JSON.parse(line) as string[])
				: [],
		requests,
		refusedHosts,
		stop: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
