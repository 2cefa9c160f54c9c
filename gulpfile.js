// Build and asset tasks. TypeScript is compiled by tsc; everything else a node ships
// (icons, codex files, output schemas) is copied beside the compiled code.
const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { promisify } = require('node:util');
const { dest, parallel, series, src, watch } = require('gulp');

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

const build = series(clean, parallel(compile, assets));
const develop = series(build, () => watch(['nodes/**', 'credentials/**'], build));

module.exports = { assets, build, clean, compile, develop, default: build };
