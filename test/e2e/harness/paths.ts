import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The package's own folder. */
export const repositoryRoot = path.resolve(__dirname, '../../..');

/**
 * The private install of n8n that the tests run. `N8N_UNDER_TEST` names the folder of another one, from the repository's root:
 * `test/e2e/versions/1.123` (see `npm run test:versions`).
 */
export const n8nModules = path.resolve(repositoryRoot, process.env.N8N_UNDER_TEST ?? 'test/e2e/n8n', 'node_modules');

/** n8n's command line entry; it must be run by {@link n8nNode}. */
export const n8nEntry = path.join(n8nModules, 'n8n/bin/n8n');

/** The Node that comes with that n8n; the tests themselves run on the caller's Node. */
export const n8nNode = path.join(n8nModules, 'node/bin/node');

/** Of the n8n under test, such as `2.41.1`. Read when asked for: not every test needs an installed n8n. */
export const n8nVersion = (): string =>
	(JSON.parse(readFileSync(path.join(n8nModules, 'n8n/package.json'), 'utf8')) as { version: string }).version;

interface NodeTypes {
	name: string;
	version: number | number[];
	defaultVersion?: number;
}

/**
 * The version of one of n8n's AI nodes that its editor puts on the canvas.
 * @param name such as `agent`, without the package
 */
export function currentAiNodeVersion(name: string): number {
	const file = path.join(n8nModules, '@n8n/n8n-nodes-langchain/dist/types/nodes.json');
	const versions = (JSON.parse(readFileSync(file, 'utf8')) as NodeTypes[]).filter((type) => type.name === name);
	return Math.max(...versions.flatMap(({ version, defaultVersion }) => defaultVersion ?? version));
}

/** Whether this n8n has the Data Table node that our examples use: the one before makes no tables. */
export function knowsOurDataTable(): boolean {
	const file = path.join(n8nModules, 'n8n-nodes-base/dist/types/nodes.json');
	const types = JSON.parse(readFileSync(file, 'utf8')) as NodeTypes[];
	return types.some(({ name, version }) => name === 'dataTable' && [version].flat().includes(1.1));
}
