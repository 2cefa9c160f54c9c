import path from 'node:path';

/** The package's own folder. */
export const repositoryRoot = path.resolve(__dirname, '../../..');

/** The private install of n8n that the tests run. */
export const n8nModules = path.join(repositoryRoot, 'test/e2e/n8n/node_modules');

/** n8n's command line entry; it must be run by {@link n8nNode}. */
export const n8nEntry = path.join(n8nModules, 'n8n/bin/n8n');

/** The Node 24 that n8n needs; the tests themselves run on the caller's Node. */
export const n8nNode = path.join(n8nModules, 'node/bin/node');
