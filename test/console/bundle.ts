// The page as the browser gets it: bundled in memory, everything from this machine.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { build } from 'esbuild';

const page = path.join(__dirname, 'page');

export interface Bundle {
	html: string;
	script: string;
	style: string;
	icon: string;
}

export async function bundlePage(): Promise<Bundle> {
	const [{ outputFiles }, html, icon] = await Promise.all([
		build({
			entryPoints: [path.join(page, 'main.tsx')],
			bundle: true,
			write: false,
			minify: true,
			format: 'esm',
			target: 'es2022',
			jsx: 'automatic',
			jsxImportSource: 'preact',
			outdir: page,
			legalComments: 'inline',
			logLevel: 'silent',
		}),
		readFile(path.join(page, 'index.html'), 'utf8'),
		readFile(path.join(page, 'icon.svg'), 'utf8'),
	]);
	const output = (extension: string) => outputFiles.find((file) => file.path.endsWith(extension))?.text ?? '';
	return { html, icon, script: output('.js'), style: output('.css') };
}
