// The one file that n8n loads: an older n8n has no SDK for AI nodes, and all other nodes must work there all the same.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { build, type BuildOptions } from 'esbuild';

import { n8n } from '../../package.json';

const { bundleOptions } = jest.requireActual<{ bundleOptions: (outfile: string) => BuildOptions }>('../../gulpfile');
const root = path.resolve(__dirname, '../..');
const names = [...n8n.nodes, ...n8n.credentials].map((file) => path.basename(file).split('.')[0]).sort();

let folder: string;
let bundle: string;
let source: string;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'voice-agents-bundle-'));
	bundle = path.join(folder, 'bundle.js');
	await build({ ...bundleOptions(bundle), absWorkingDir: root });
	source = await readFile(bundle, 'utf8');
});
afterAll(() => rm(folder, { recursive: true }));

/** What a script prints in an n8n with or without the SDK. Like n8n, it finds modules by the module path only. */
async function run(script: string, { hasSdk }: { hasSdk: boolean }): Promise<unknown> {
	const hide = `
		const Module = require('node:module');
		const resolve = Module._resolveFilename;
		Module._resolveFilename = function (name, ...rest) {
			if (/ai-node-sdk/.test(name)) throw new Error("Cannot find module '" + name + "'");
			return resolve.call(this, name, ...rest);
		};`;
	const code = `${hasSdk ? '' : hide}
		const bundle = require(${JSON.stringify(bundle)});
		(async () => console.log(JSON.stringify(await (${script})(bundle))))();`;
	const { stdout } = await promisify(execFile)(process.execPath, ['-e', code], {
		cwd: folder,
		env: { ...process.env, NODE_PATH: path.join(root, 'node_modules') },
	});
	return JSON.parse(stdout);
}

/** Call Memory behind a node without a conversation. */
const supply = `async ({ CallMemory }) => {
	const context = {
		getNode: () => ({ name: 'Memory', type: 'callMemory', typeVersion: 1, position: [0, 0], parameters: {} }),
		getNodeParameter: () => 20,
		getWorkflowDataProxy: () => ({ $prevNode: {} }),
		addExecutionHints: () => undefined,
	};
	try {
		const { response } = await new CallMemory().supplyData.call(context, 0);
		return { messages: await response.chatHistory.getMessages() };
	} catch (error) {
		return { message: error.message, name: error.constructor.name };
	}
}`;

describe.each([true, false])('in an n8n with the SDK for AI nodes: %p', (hasSdk) => {
	it('every node and credential can be made', async () => {
		expect(await run(`(bundle) => Object.values(bundle).map((type) => new type().constructor.name).sort()`, { hasSdk })).toEqual(names);
	});

	it('Call Memory works, or says what it needs', async () => {
		expect(await run(supply, { hasSdk })).toEqual(
			hasSdk ? { messages: [] } : { message: 'Call Memory needs n8n 2.20 or newer', name: 'NodeOperationError' },
		);
	});
});

it('asks for nothing but what n8n has, and for the SDK only when it is needed', () => {
	const required = [...source.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
	expect([...new Set(required)].filter((name) => !/^(node:)?crypto$/.test(name)).sort()).toEqual([
		'@n8n/ai-node-sdk',
		'luxon',
		'n8n-workflow',
		'zod/v3',
	]);
	// `import()` in n8n does not look along the module path.
	expect(source).not.toMatch(/\bimport\(/);
});
