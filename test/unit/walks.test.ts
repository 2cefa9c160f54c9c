// The walks of CONTRIBUTING.md lead along the imports: every file is imported by one before it, or loaded by n8n.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { n8n } from '../../package.json';

const root = path.resolve(__dirname, '../..');
const page = readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8');
const [, section] = /^## Three walks$(.*?)^## /ms.exec(page) ?? [];
const walks = section
	.split(/^### /m)
	.slice(1)
	.map((text) => ({ title: text.split('\n', 1)[0], files: [...text.matchAll(/^\d+\. `(nodes\/[^`]+)`/gm)].map(([, file]) => file) }));

const loadedByN8n = new Set(n8n.nodes.map((file) => file.replace(/^dist\//, '').replace(/\.js$/, '.ts')));

/** The files that `file` imports, as paths from the root. */
function importsOf(file: string): string[] {
	const source = readFileSync(path.join(root, file), 'utf8');
	return [...source.matchAll(/\bfrom '(\.[^']+)'/g)].map(([, module]) => {
		const base = path.posix.join(path.posix.dirname(file), module);
		return existsSync(path.join(root, `${base}.ts`)) ? `${base}.ts` : `${base}/index.ts`;
	});
}

/** The files of a walk that no file before them imports. */
const strangersIn = (files: string[]) =>
	files.filter((file, at) => !loadedByN8n.has(file) && !files.slice(0, at).some((earlier) => importsOf(earlier).includes(file)));

it('are three', () => {
	expect(walks.map(({ files }) => files.length > 10)).toEqual([true, true, true]);
});

it.each(walks)('$title', ({ files }) => {
	expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
	expect(strangersIn(files)).toEqual([]);
});

it('would notice a file that is not on the way', () => {
	expect(strangersIn(['nodes/AgentPhone/AgentPhone.node.ts', 'nodes/shared/voice/turn.ts'])).toEqual(['nodes/shared/voice/turn.ts']);
});
