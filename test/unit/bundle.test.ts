// What the build makes of the nodes: small files that n8n reads at its start, and the code behind them, loaded by the first call.
// An older n8n has no SDK for AI nodes, and all other nodes must work there all the same.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import type { INodeType } from 'n8n-workflow';

import { n8n } from '../../package.json';

const root = path.resolve(__dirname, '../..');
const nameOf = (file: string) => path.basename(file).split('.')[0];
const names = [...n8n.nodes, ...n8n.credentials].map(nameOf).sort();

let folder: string;

async function node(code: string): Promise<string> {
	const { stdout } = await promisify(execFile)(process.execPath, ['-e', code], {
		cwd: folder,
		env: { ...process.env, NODE_PATH: path.join(root, 'node_modules') },
	});
	return stdout;
}

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'voice-agents-bundle-'));
	await node(`require(${JSON.stringify(path.join(root, 'gulpfile.js'))}).bundleInto(${JSON.stringify(folder)})`);
});
afterAll(() => rm(folder, { recursive: true }));

const built = (file: string) => path.join(folder, path.relative('dist', file));
const read = (file: string) => readFile(path.join(folder, file), 'utf8');

/**
 * What a script returns in an n8n with or without the SDK. Like n8n, it finds modules by the module path only.
 * It gets all nodes and credentials as n8n loads them, and a function that tells which files of ours are loaded.
 */
async function run(script: string, { hasSdk = true } = {}): Promise<unknown> {
	const hide = `
		const Module = require('node:module');
		const resolve = Module._resolveFilename;
		Module._resolveFilename = function (name, ...rest) {
			if (/ai-node-sdk/.test(name)) throw new Error("Cannot find module '" + name + "'");
			return resolve.call(this, name, ...rest);
		};`;
	return JSON.parse(
		await node(`${hasSdk ? '' : hide}
			const types = Object.assign({}, ...${JSON.stringify([...n8n.nodes, ...n8n.credentials].map(built))}.map((file) => require(file)));
			const made = Object.fromEntries(Object.entries(types).map(([name, type]) => [name, new type()]));
			const loaded = () => Object.keys(require.cache).filter((file) => file.endsWith('.js')).map((file) => require('node:path').basename(file));
			(async () => console.log(JSON.stringify(await (${script})(made, loaded))))();`),
	);
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
		const { response } = await CallMemory.supplyData.call(context, 0);
		return { messages: await response.chatHistory.getMessages() };
	} catch (error) {
		return { message: error.message, name: error.constructor.name };
	}
}`;

describe.each([true, false])('in an n8n with the SDK for AI nodes: %p', (hasSdk) => {
	it('every node and credential can be made', async () => {
		expect(await run(`(made) => Object.values(made).map((type) => type.constructor.name).sort()`, { hasSdk })).toEqual(names);
	});

	it('Call Memory works, or says what it needs', async () => {
		expect(await run(supply, { hasSdk })).toEqual(
			hasSdk ? { messages: [] } : { message: 'Call Memory needs n8n 2.20 or newer', name: 'NodeOperationError' },
		);
	});
});

/** Says two sentences to nobody, and returns the files of code that were loaded for it. */
const speak = `async ({ VoiceReply }, loaded) => {
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'Voice Reply', type: 'voiceReply', typeVersion: 1, position: [0, 0], parameters: {} }),
		getNodeParameter: (name, item, fallback) => ({ operation: 'say', text: 'Dr. Smith is in. He can see you.' })[name] ?? fallback,
		isStreaming: () => false,
		addExecutionHints: () => undefined,
		continueOnFail: () => false,
	};
	const [[item]] = await VoiceReply.execute.call(context);
	return { ...item.json.voiceReply, loaded: loaded().filter((file) => /^(bundle|languages)/.test(file)) };
}`;

describe('at the start of n8n', () => {
	it('loads the files package.json lists, and no code behind them', async () => {
		const listed = [...n8n.nodes, ...n8n.credentials].map((file) => path.basename(file));
		expect(((await run('(made, loaded) => loaded()')) as string[]).sort()).toEqual(listed.sort());
	});

	it('reads little code and no more data than the descriptions', async () => {
		const files = await Promise.all([...n8n.nodes, ...n8n.credentials].map((file) => readFile(built(file), 'utf8')));
		expect(Math.max(...files.map(({ length }) => length))).toBeLessThan(10_000);
		expect((await readdir(folder)).sort()).toEqual(['bundle.js', 'credentials', 'languages.js', 'nodes']);
	});

	it('a call loads the code, and only a sentence the word lists', async () => {
		const test = `async ({ HamsaTrigger }, loaded) => {
			const { status } = await HamsaTrigger.methods.credentialTest.webhookSecretTest({ data: { secret: 'x'.repeat(20) } });
			return { status, loaded: loaded().filter((file) => /^(bundle|languages)/.test(file)) };
		}`;
		expect(await run(test)).toEqual({ status: 'OK', loaded: ['bundle.js'] });
		const spoken = { operation: 'say', text: 'Dr. Smith is in. He can see you.', streamed: false, delivered: false };
		expect(await run(speak)).toEqual({ ...spoken, loaded: ['bundle.js', 'languages.js'] });
	});
});

/** What a value holds: the names of its functions, and all else as it is, but for the outputs, which contain the text of a function. */
const shapeOf = (value: unknown): unknown =>
	typeof value === 'function'
		? 'a function'
		: typeof value === 'object' && value !== null && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === 'outputs' ? typeof inner : shapeOf(inner)]))
			: value;

describe.each(n8n.nodes.map((file) => [nameOf(file), file]))('%s', (name, file) => {
	const source = path.resolve(root, file.replace(/^dist\//, '').replace(/\.js$/, ''));
	const load = (from: string) => jest.requireActual<Record<string, new () => INodeType>>(from)[name];

	it('is to n8n what its source is', () => {
		const [ours, theirs] = [load(source), load(built(file))];
		expect(JSON.parse(JSON.stringify(shapeOf(new theirs())))).toEqual(JSON.parse(JSON.stringify(shapeOf(new ours()))));
		const methodsOf = (type: new () => INodeType) => Object.getOwnPropertyNames(type.prototype).sort();
		expect(methodsOf(theirs)).toEqual(methodsOf(ours));
	});

	it('gives each instance a description n8n can add to', () => {
		const type = load(built(file));
		new type().description.properties.unshift({ displayName: 'Added', name: 'added', type: 'string', default: '' });
		expect(new type().description.properties.map(({ name: added }) => added)).not.toContain('added');
	});
});

describe('the code', () => {
	const modulesIn = (source: string) => [...source.matchAll(/^\/\/ ((?:nodes|node_modules)\/\S+)$/gm)].map(([, file]) => file);

	it('asks for nothing but what n8n has, and for the SDK only when it is needed', async () => {
		const [bundle, languages] = await Promise.all([read('bundle.js'), read('languages.js')]);
		const required = (source: string) => [...new Set([...source.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name))];
		expect(
			required(bundle)
				.filter((name) => !/^(node:)?crypto$/.test(name))
				.sort(),
		).toEqual(['./languages.js', '@n8n/ai-node-sdk', 'luxon', 'n8n-workflow', 'zod/v3']);
		expect(required(languages)).toEqual([]);
		// `import()` in n8n does not look along the module path.
		expect(/\bimport\(/.test(bundle)).toBe(false);
	});

	it('has each module once, but for constants, so that there is one state', async () => {
		const [bundle, languages] = (await Promise.all([read('bundle.js'), read('languages.js')])).map(modulesIn);
		expect(bundle).toContain('nodes/shared/voice/turnRegistry.ts');
		expect(bundle.filter((file) => languages.includes(file)).sort()).toEqual([
			'nodes/shared/sentences/languages/names.ts',
			'nodes/shared/speech/maskMarkup.ts',
		]);
	});

	it('leaves out what only descriptions need, and the marks of the build', async () => {
		const bundle = await read('bundle.js');
		expect(modulesIn(bundle)).not.toContain('nodes/VoiceReply/properties.ts');
		expect(/Retrieve one agent with its numbers/.test(bundle)).toBe(false);
		expect(/__PURE__ \*\/ \(\(\) =>/.test(bundle)).toBe(false);
	});

	it('carries the licences of what it holds', async () => {
		expect(await read('bundle.js')).toContain('ipaddr.js 1.9.1');
		expect(await read('languages.js')).toContain('UNICODE LICENSE V3');
	});
});
