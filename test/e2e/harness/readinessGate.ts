import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { repositoryRoot } from './paths';
import { startNginx, type Server } from './servers';

/** The gates of the documentation (docs/readiness-gate.md), by the folder of docs they stand in. */
export type GateName = 'one-container' | 'queue-mode';

/**
 * Starts the nginx of a compose file without Docker, in front of this n8n.
 *
 * @param folder an existing one; several gates may share it if their n8n have different addresses
 */
export async function startReadinessGate(name: GateName, folder: string, n8nUrl: string): Promise<Server & { url: string }> {
	const own = path.join(folder, `gate-${new URL(n8nUrl).port}`);
	await mkdir(own, { recursive: true });
	const configuration = await readFile(path.join(repositoryRoot, 'docs', name, 'gate.conf'), 'utf8');
	const [, inServer] = /server \{\n([\s\S]*)\n\}\s*$/.exec(configuration)!;
	const withoutDocker = inServer.replace(/^\s*(listen|resolver) .*$/gm, '').replace(/http:\/\/n8n(-webhook)?:5678/, n8nUrl);
	const nginx = await startNginx(own, withoutDocker);
	return Object.assign(nginx, { url: `http://127.0.0.1:${nginx.port}` });
}
