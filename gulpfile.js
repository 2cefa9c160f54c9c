// Build and asset tasks. TypeScript is compiled by tsc; everything else a node ships
// (icons, codex files, output schemas) is copied beside the compiled code.
const { execFile } = require('node:child_process');
const { mkdir, readFile, rm, writeFile } = require('node:fs/promises');
const { Module } = require('node:module');
const path = require('node:path');
const { promisify } = require('node:util');
const esbuild = require('esbuild');
const { dest, parallel, series, src, watch } = require('gulp');
const ts = require('typescript');
const { n8n } = require('./package.json');

const run = promisify(execFile);

const clean = () => rm('dist', { recursive: true, force: true });

async function compile() {
	try {
		await run(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.json']);
	} catch (error) {
		throw new Error(error.stdout || error.message);
	}
}

const assets = () => src(['{nodes,credentials}/**/*.{svg,json}'], { encoding: false }).pipe(dest('dist'));

/** What package.json lists: the file in dist/, its name without folder and endings, and its source. */
const entryOf = (file) => ({ file, name: path.basename(file).split('.')[0], source: file.replace(/^dist\//, './').replace(/\.js$/, '') });
const listedNodes = n8n.nodes.map(entryOf);

/** Of these modules a file of its own is made, loaded at the first call of one of the functions named. Each keeps its state to itself. */
const lazyModules = [{ module: 'nodes/shared/sentences/languages/index.ts', functions: ['rulesOf'], file: 'languages.js' }];

const common = {
	absWorkingDir: __dirname,
	bundle: true,
	platform: 'node',
	format: 'cjs',
	target: 'es2022',
	// Words of many languages are smaller so, and can be read.
	charset: 'utf8',
	// They come with n8n; a second copy of its errors would not be n8n's errors.
	external: ['n8n-workflow', 'luxon', 'zod', '@n8n/ai-node-sdk'],
	// As `require` at the place of the import: n8n's own modules are found by that only, and one it lacks is asked for only when needed.
	supported: { 'dynamic-import': false },
	logLevel: 'warning',
	metafile: true,
	write: false,
};

const exporting = (lines) => ({ contents: lines.join('\n'), resolveDir: __dirname, loader: 'ts' });
const exportingNodes = exporting(listedNodes.map(({ name, source }) => `export { ${name} } from '${source}';`));

/**
 * What package.json lists, made for n8n's start: it reads every node and credential then, and most of our code is needed later.
 * A node's file holds the description as data and hands every call on to bundle.js, which is loaded by the first one and holds
 * the code of all nodes; the word lists of the languages are loaded by the first sentence (docs/benchmarks.md).
 * The other files tsc wrote are for our own tools; `files` in package.json keeps them out of the package.
 *
 * @param folder where dist/ is, or an empty folder
 */
async function bundleInto(folder) {
	const lazy = lazyModules.map(({ module, functions, file }) =>
		writeCode(path.join(folder, file), exporting([`export { ${functions.join(', ')} } from './${module}';`]), []),
	);
	await Promise.all([
		writeCode(path.join(folder, 'bundle.js'), exportingNodes, lazyModules),
		writeNodes(folder),
		writeCredentials(folder),
		...lazy,
	]);
}

async function writeCode(outfile, stdin, lazy) {
	const { metafile, outputFiles } = await esbuild.build({ ...common, stdin, outfile, plugins: [codeOnly(lazy)] });
	await mkdir(path.dirname(outfile), { recursive: true });
	await writeFile(outfile, unwrapped(outputFiles[0].text) + (await licensesOf(Object.keys(metafile.inputs))));
}

async function writeCredentials(folder) {
	await esbuild.build({
		...common,
		entryPoints: n8n.credentials.map((file) => `${entryOf(file).source}.ts`),
		outdir: path.join(folder, 'credentials'),
		write: true,
	});
}

async function writeNodes(folder) {
	const outfile = path.join(__dirname, 'dist/all.js');
	const { outputFiles } = await esbuild.build({ ...common, stdin: exportingNodes, outfile });
	const all = new Module(outfile);
	all.paths = module.paths;
	all._compile(outputFiles[0].text, outfile);
	for (const { file, name } of listedNodes) {
		const target = path.join(folder, path.relative('dist', file));
		await mkdir(path.dirname(target), { recursive: true });
		const data = `${name}.description.json`;
		const { description, ...members } = new all.exports[name]();
		await writeFile(path.join(path.dirname(target), data), dataOf(description, name));
		await writeFile(
			target,
			startFile(name, data, path.relative(path.dirname(target), path.join(folder, 'bundle.js')), members, all.exports[name]),
		);
	}
}

function dataOf(description, name) {
	return JSON.stringify(description, (key, value) => {
		if (typeof value === 'function') throw new Error(`the description of ${name} has a function, "${key}": n8n would lose it`);
		return value;
	});
}

/** The file of a node: its description, and a function for each of its functions. n8n adds to the description, so every instance has its own. */
function startFile(name, data, code, members, type) {
	const call = (way) => `(...given) { return code().${way}.apply(this, given); }`;
	const literal = (value, way, indent) =>
		typeof value === 'function'
			? `${way.split('.').at(-1)}${call(way)}`
			: `${way.split('.').at(-1)}: {\n${Object.entries(value)
					.map(([key, inner]) => `${indent}\t${literal(inner, `${way}.${key}`, `${indent}\t`)},\n`)
					.join('')}${indent}}`;
	const fields = Object.entries(members).map(([key, value]) => `\t${literal(value, key, '\t').replace(/^(\w+): /, '$1 = ')};\n`);
	const methods = Object.getOwnPropertyNames(type.prototype).filter((key) => key !== 'constructor');
	return [
		`"use strict";\n// n8n reads the description when it starts. The code is in bundle.js, and loaded by the first call.\n`,
		`let made;\nconst code = () => (made ??= new (require("${code}").${name})());\n`,
		`const data = require("./${data}");\n`,
		`class ${name} {\n\tdescription = { ...data, properties: [...data.properties] };\n`,
		...fields,
		...methods.map((key) => `\t${key}${call(key)}\n`),
		`}\nexports.${name} = ${name};\n`,
	].join('');
}

/** Leaves out of the bundle what only descriptions need, and the modules that have a file of their own. */
const codeOnly = (lazy) => ({
	name: 'code-only',
	setup(build) {
		// Our modules do nothing when they are loaded, so one of which nothing is used can be left out.
		build.onResolve({ filter: /^\.{1,2}\// }, async ({ path: wanted, pluginData, ...from }) => {
			if (pluginData === codeOnly) return undefined;
			if (lazy.some(({ file }) => wanted === `./${file}`)) return { path: wanted, external: true };
			const found = await build.resolve(wanted, { ...from, pluginData: codeOnly });
			// esbuild writes the path into the bundle, and the folder of the build does not belong there.
			const source = path.relative(__dirname, found.path).split(path.sep).join('/');
			if (lazy.some(({ module }) => module === source)) return { ...found, path: source, sideEffects: false, namespace: 'lazy' };
			return { ...found, sideEffects: false };
		});
		build.onLoad({ filter: /.*/, namespace: 'lazy' }, ({ path: source }) => {
			const { functions, file: own } = lazy.find(({ module }) => module === source);
			const calls = functions.map(
				(name) => `export const ${name} = (...given) => (loaded ??= require('./${own}')).${name}(...given);`,
			);
			return { contents: ['let loaded;', ...calls].join('\n') };
		});
		build.onLoad({ filter: /[\\/]nodes[\\/].*\.ts$/ }, async ({ path: file }) => ({
			contents: marked(await readFile(file, 'utf8')),
			loader: 'ts',
		}));
	},
});

/**
 * A source without the description of its node's class, and with every value at top level marked as one that may be left out if
 * nothing uses it: esbuild needs to be told that of calls. `unwrapped` takes the marks away again.
 */
function marked(source) {
	const { statements } = parse(source);
	const initializers = statements
		.filter(ts.isVariableStatement)
		.flatMap(({ declarationList }) => declarationList.declarations.map(({ initializer }) => initializer))
		.filter((value) => value && !ts.isArrowFunction(value) && !ts.isStringLiteral(value));
	const descriptions = statements
		.filter(ts.isClassDeclaration)
		.flatMap(({ heritageClauses, members }) =>
			/\bINodeType\b/.test(heritageClauses?.map((clause) => clause.getText())) ? members : [],
		)
		.filter((member) => ts.isPropertyDeclaration(member) && member.name.getText() === 'description');
	return edited(source, [
		...initializers.map((value) => [value.getStart(), value.end, `/* @__PURE__ */ (() => (${value.getText()}))()`]),
		...descriptions.map((member) => [member.getStart(), member.end, '']),
	]);
}

function unwrapped(bundled) {
	const values = parse(bundled)
		.statements.filter(ts.isVariableStatement)
		.flatMap(({ declarationList }) => declarationList.declarations)
		.map(({ initializer }) => initializer)
		.filter((value) => value && /^\/\* @__PURE__ \*\/ \(\(\) => /.test(bundled.slice(value.pos).trimStart()));
	return edited(
		bundled,
		values.map((value) => {
			const { body } = value.expression.expression;
			return [value.pos, value.end, ` ${(ts.isParenthesizedExpression(body) ? body.expression : body).getText()}`];
		}),
	);
}

const parse = (source) => ts.createSourceFile('source.ts', source, ts.ScriptTarget.ES2022, true);

/** @param edits `[start, end, text]`, in any order and apart from each other */
const edited = (source, edits) =>
	edits
		.sort(([a], [b]) => b - a)
		.reduce((text, [start, end, replacement]) => text.slice(0, start) + replacement + text.slice(end), source);

/** Licences of the libraries among the bundled files, as comments: the MIT licence asks to be kept with every copy. */
async function licensesOf(files) {
	const folders = new Set(files.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
	const texts = [...folders].map(async (inside) => {
		const folder = path.join(__dirname, inside);
		const { name, version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
		return `\n/*!\n${name} ${version}\n\n${(await readFile(path.join(folder, 'LICENSE'), 'utf8')).trim()}\n*/\n`;
	});
	return (await Promise.all(texts)).join('');
}

const bundle = () => bundleInto(path.join(__dirname, 'dist'));
const build = series(clean, parallel(compile, assets), bundle);
const develop = series(build, () => watch(['nodes/**', 'credentials/**'], build));

module.exports = { assets, build, bundle, bundleInto, clean, compile, develop, default: build };
