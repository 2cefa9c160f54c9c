// Build and asset tasks. TypeScript is compiled by tsc; everything else a node ships
// (icons, codex files, output schemas) is copied beside the compiled code.
const { execFile } = require('node:child_process');
const { appendFile, readFile, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { promisify } = require('node:util');
const esbuild = require('esbuild');
const { dest, parallel, series, src, watch } = require('gulp');
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

/** Everything package.json lists. */
const listed = [...n8n.nodes, ...n8n.credentials].map((file) => ({ file, name: path.basename(file).split('.')[0] }));

/** @param outfile where the bundle is written */
function bundleOptions(outfile) {
	const sourceOf = (file) => `./${path.relative('dist', file).replace(/\.js$/, '')}`;
	return {
		stdin: {
			contents: listed.map(({ file, name }) => `export { ${name} } from '${sourceOf(file)}';`).join('\n'),
			resolveDir: __dirname,
			loader: 'ts',
		},
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'es2022',
		// They come with n8n; a second copy of its errors would not be n8n's errors.
		external: ['n8n-workflow', 'luxon', 'zod', '@n8n/ai-node-sdk'],
		// As `require` at the place of the import: n8n's own modules are found by that only, and one it lacks is asked for only when needed.
		supported: { 'dynamic-import': false },
		logLevel: 'warning',
		metafile: true,
		outfile,
	};
}

/**
 * All nodes and credentials in one file, because n8n reads them at every start: 350 small files take it three times as long
 * (docs/benchmarks.md). The files package.json lists only point there. The rest of what tsc wrote is for our own tools, and
 * `files` in package.json keeps it out of the package.
 */
async function bundle() {
	const outfile = 'dist/bundle.js';
	const { metafile } = await esbuild.build(bundleOptions(outfile));
	await appendFile(outfile, await licensesOf(Object.keys(metafile.inputs)));
	for (const { file, name } of listed) {
		await writeFile(file, `"use strict";\nexports.${name} = require("${path.relative(path.dirname(file), outfile)}").${name};\n`);
	}
}

/** Licences of the libraries among the bundled files, as comments: the MIT licence asks to be kept with every copy. */
async function licensesOf(files) {
	const folders = new Set(files.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
	const texts = [...folders].map(async (folder) => {
		const { name, version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
		return `\n/*!\n${name} ${version}\n\n${(await readFile(path.join(folder, 'LICENSE'), 'utf8')).trim()}\n*/\n`;
	});
	return (await Promise.all(texts)).join('');
}

const build = series(clean, parallel(compile, assets), bundle);
const develop = series(build, () => watch(['nodes/**', 'credentials/**'], build));

module.exports = { assets, build, bundle, bundleOptions, clean, compile, develop, default: build };
