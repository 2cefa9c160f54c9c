// Loads a community package once, as n8n does at its start, and prints how long that took, and how much computing time, in milliseconds.
//
//   node load.mjs <node_modules of n8n> <folder of the package>
//
// n8n's own libraries are there before, because n8n has loaded them by then; from n8n's node_modules, where n8n makes packages look.
import { createRequire, Module } from 'node:module';
import path from 'node:path';

const [n8nModules, folder] = process.argv.slice(2);
process.env.NODE_PATH = n8nModules;
Module._initPaths();

const requireOfN8n = createRequire(path.join(n8nModules, 'n8n/package.json'));
requireOfN8n('n8n-workflow');
requireOfN8n('zod');
const { PackageDirectoryLoader } = requireOfN8n('n8n-core');

const loader = new PackageDirectoryLoader(folder);
const computed = process.cpuUsage();
const started = performance.now();
await loader.loadAll();
const ms = performance.now() - started;
const { user, system } = process.cpuUsage(computed);
console.log(
	JSON.stringify({ ms, cpuMs: (user + system) / 1000, nodes: loader.loadedNodes.length, credentials: loader.types.credentials.length }),
);
