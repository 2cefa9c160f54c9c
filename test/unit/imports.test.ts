// How the files of nodes/ may import each other: no circles, platforms apart, shared/ below them, HTTP in one place.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

type Imports = Map<string, string[]>;

/** What each file imports of the others, types included. */
function importsIn(files: string[], read: (file: string) => string): Imports {
	const known = new Set(files);
	const resolve = (from: string, module: string) => {
		const base = path.posix.join(path.posix.dirname(from), module);
		return [`${base}.ts`, `${base}/index.ts`].find((file) => known.has(file));
	};
	return new Map(
		files.map((file) => {
			const modules = [...read(file).matchAll(/\bfrom '(\.[^']+)'/g)].map(([, module]) => resolve(file, module));
			return [file, modules.filter((module): module is string => module !== undefined)];
		}),
	);
}

/** One circle of imports as the files in it, or `undefined`. */
function circleIn(imports: Imports): string[] | undefined {
	const done = new Set<string>();
	const visit = (file: string, way: string[]): string[] | undefined => {
		if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
		if (done.has(file)) return undefined;
		for (const next of imports.get(file) ?? []) {
			const circle = visit(next, [...way, file]);
			if (circle) return circle;
		}
		done.add(file);
		return undefined;
	};
	for (const file of imports.keys()) {
		const circle = visit(file, []);
		if (circle) return circle;
	}
	return undefined;
}

const files = readdirSync(path.join(root, 'nodes'), { recursive: true, encoding: 'utf8' })
	.map((name) => path.posix.join('nodes', name.split(path.sep).join('/')))
	.filter((name) => name.endsWith('.ts'));

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const imports = importsIn(files, read);
const folderOf = (file: string) => file.split('/')[1];

it('sees a circle, also one of types only', () => {
	const sources: Record<string, string> = {
		'nodes/a.ts': "import { b } from './b';",
		'nodes/b.ts': "import type { C } from './folder';",
		'nodes/folder/index.ts': "export { a } from '../a';",
	};
	expect(circleIn(importsIn(Object.keys(sources), (file) => sources[file]))).toEqual([
		'nodes/a.ts',
		'nodes/b.ts',
		'nodes/folder/index.ts',
		'nodes/a.ts',
	]);
});

it('reads every import', () => {
	expect(files.length).toBeGreaterThan(300);
	expect(imports.get('nodes/shared/http/send.ts')).toContain('nodes/shared/http/types.ts');
});

it('has no circle', () => {
	expect(circleIn(imports)).toBeUndefined();
});

it('keeps the platforms apart, and shared/ below them', () => {
	const wrong = [...imports].flatMap(([file, modules]) =>
		modules.filter((module) => ![folderOf(file), 'shared'].includes(folderOf(module))).map((module) => `${file} -> ${module}`),
	);
	expect(wrong).toEqual([]);
});

it('leaves node parameters to the layer of the node: no transport reads one, nor does shared/http or shared/voice', () => {
	const below = files.filter((file) => /\/transport\/|\/shared\/(http|voice)\//.test(file));
	expect(below.filter((file) => /get(Current)?NodeParameter\(/.test(read(file)))).toEqual([]);
});

it('lets nothing but the transports and shared/http send requests', () => {
	const others = files.filter((file) => !/\/transport\/|\/shared\/http\//.test(file));
	expect(others.filter((file) => /helpers\.(httpRequest|request)\b|httpRequestWithAuthentication/.test(read(file)))).toEqual([]);
});

it('has transports that import nothing of the operations and triggers above them', () => {
	const wrong = [...imports]
		.filter(([file]) => file.includes('/transport/'))
		.flatMap(([file, modules]) =>
			modules
				.filter((module) => /\/(actions|listSearch|trigger)\//.test(module) && !module.startsWith('nodes/shared/'))
				.map((module) => `${file} -> ${module}`),
		);
	expect(wrong).toEqual([]);
});
