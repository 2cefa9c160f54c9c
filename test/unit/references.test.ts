// Comments and pages name files and sections of this repository: each of them is there.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import MarkdownIt from 'markdown-it';
import ts from 'typescript';

const root = path.resolve(__dirname, '../..');

/** What references are looked up in. */
interface Repository {
	/** Paths from the root, with slashes. */
	files: ReadonlySet<string>;
	read: (file: string) => string;
}

/** All files, also those that are not committed yet; none that git ignores. */
const repository: Repository = {
	files: new Set(
		execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
			cwd: root,
			encoding: 'utf8',
			maxBuffer: 64 * 1024 * 1024,
		})
			.split('\0')
			.filter((file) => file !== '' && existsSync(path.join(root, file))),
	),
	read: (file) => readFileSync(path.join(root, file), 'utf8'),
};

/** Where paths of this repository begin. */
const FOLDERS = 'docs|nodes|credentials|test|workflows|\\.github|\\.ci';

/** Named in texts, and not kept in git: what is installed or made, and what belongs to others. */
const NOT_KEPT = [
	/(^|\/)node_modules\b/,
	/^test-results\//,
	/^(n8n\/)?dist\//,
	/^Node\.js$/,
	/^ipaddr\.js$/,
	/^pack\.json$/,
	/^resources\/responses\//,
];

const isKept = (name: string) => !NOT_KEPT.some((pattern) => pattern.test(name));

const NUMBER = '\\d+(?:\\.\\d+)*(?![\\w%])';

/** `docs/tuning.md`, also as a link, and the sections behind it: `, 7.2`, `, 2 to 9 and 11`. */
const REFERENCE = new RegExp(
	`(?<![\\w./~@<>$*-])((?:${FOLDERS})/[\\w./-]*\\w)\`?\\]?(?:, (${NUMBER}(?:(?:, (?:and )?| and | or | to )${NUMBER})*))?`,
	'g',
);

/** A file by its name alone, or by the end of its path: `docs.test.ts`, `unit/docs.test.ts`. */
const PART_OF_PATH = /(?<![\w./~@<>$*{}-])((?:[\w-]+\/)*[\w][\w.-]*\.(?:ts|mjs|js|json|md|ya?ml|conf))(?![\w/*{}-])/g;

/** Notes that lay outside this repository once. */
const FORMER_NOTES = /(?<![\w/])(?:api|design)\/[\w-]+\.md/g;

/** A text as one line, without what begins the lines of a comment. */
const inOneLine = (text: string): string => text.replace(/[ \t]*\n[ \t]*(?:\*(?!\/)|\/\/)?[ \t]*/g, ' ');

/** The numbers a list names; a range names every number in it. */
function sectionsOf(list: string): string[] {
	return list.split(/, (?:and )?| and | or /).flatMap((part) => {
		const [from, to] = part.split(' to ');
		if (to === undefined) return [from];
		const [parent, first] = [from.replace(/\d+$/, ''), Number(/\d+$/.exec(from)![0])];
		const last = to.startsWith(parent) ? Number(to.slice(parent.length)) : NaN;
		// What is no range is named as it stands, so that it is not found.
		return last > first ? Array.from({ length: last - first + 1 }, (_, at) => `${parent}${first + at}`) : [part];
	});
}

/** Remembers what was made of a text, or of a list of files: the same few are asked about again and again. */
function remembering<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
	const made = new Map<Key, Made>();
	return (key) => {
		if (!made.has(key)) made.set(key, make(key));
		return made.get(key)!;
	};
}

/** The numbers that the headings of a page begin with. */
const headingNumbers = remembering((markdown: string): Set<string> => {
	const tokens = new MarkdownIt().parse(markdown, {});
	const headings = tokens.filter((_, at) => tokens[at - 1]?.type === 'heading_open');
	return new Set(headings.flatMap(({ content }) => /^(\d+(?:\.\d+)*)\.?\s/.exec(content)?.[1] ?? []));
});

/** The ends of all paths: `unit/docs.test.ts` and `docs.test.ts` of `test/unit/docs.test.ts`. */
const endsOf = remembering(
	(files: ReadonlySet<string>) => new Set([...files].flatMap((file) => file.split('/').map((_, at, parts) => parts.slice(at).join('/')))),
);

/** All folders with files in them. */
const foldersOf = remembering(
	(files: ReadonlySet<string>) =>
		new Set(
			[...files].flatMap((file) =>
				file
					.split('/')
					.slice(0, -1)
					.map((_, at, parts) => parts.slice(0, at + 1).join('/')),
			),
		),
);

/** What is wrong with the references in `text`: a file or folder that is not there, a section that its page does not have. */
function danglingIn(text: string, { files, read }: Repository): string[] {
	return [...inOneLine(text).matchAll(REFERENCE)].flatMap(([, target, list]) => {
		if (!isKept(target)) return [];
		if (!files.has(target)) return files.has(`${target}.ts`) || foldersOf(files).has(target) ? [] : [`${target} is not there`];
		if (list === undefined || !target.endsWith('.md')) return [];
		const numbers = headingNumbers(read(target));
		return sectionsOf(list).flatMap((section) => (numbers.has(section) ? [] : [`${target} has no section ${section}`]));
	});
}

/** Files that `text` names by the end of their paths, and that are not there. */
function unknownNamesIn(text: string, { files }: Repository): string[] {
	return [...inOneLine(text).matchAll(PART_OF_PATH)].flatMap(([, name]) =>
		endsOf(files).has(name) || !isKept(name) ? [] : [`${name} is not there`],
	);
}

/** The comments of a source file, one after another. */
function commentsOf(source: string): string {
	const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest);
	// What looks like a comment within a text or a pattern belongs to it.
	const parts: string[] = [];
	let at = 0;
	const visit = (node: ts.Node): void => {
		if (ts.isLiteralExpression(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
			parts.push(source.slice(at, node.getStart(file)));
			at = node.end;
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	const withoutTexts = [...parts, source.slice(at)].join(' ');
	return (withoutTexts.match(/\/\*[^]*?\*\/|\/\/.*/g) ?? []).join('\n');
}

const isCode = (file: string) => /\.(ts|mjs|js)$/.test(file);

const isText = (file: string) => !/\.(png|svg|webp|ico|wav|mp3)$/.test(file) && !file.endsWith('package-lock.json');

const all = [...repository.files].filter(isText);

/** Where a link or a picture leads, which docs.test.ts looks after. */
const LINK_TARGET = /\]\([^)\n]*\)/g;

/** Of code its comments, of everything else the whole text, without the targets of links. */
const wordsOf = remembering((file: string): string => {
	const text = repository.read(file);
	// To take code apart takes time, and some of it names nothing.
	if (text.search(REFERENCE) < 0 && text.search(PART_OF_PATH) < 0) return '';
	return isCode(file) ? commentsOf(text) : text.replace(LINK_TARGET, ']');
});

const faultsOf = (files: string[], faultsIn: (text: string, within: Repository) => string[]): string[] =>
	files.flatMap((file) => faultsIn(wordsOf(file), repository).map((fault) => `${file}: ${fault}`));

describe('references', () => {
	const read = all.filter((file) => /^(nodes|credentials|test|workflows|docs|\.github)\//.test(file) || /^[^/]+\.md$/.test(file));

	it('to files and sections of this repository lead there', () => {
		expect(faultsOf(read, danglingIn)).toEqual([]);
	});

	it('are found', () => {
		const found = read.filter((file) => isCode(file)).flatMap((file) => [...inOneLine(wordsOf(file)).matchAll(REFERENCE)]);
		expect(found.filter(([, , list]) => list !== undefined).length).toBeGreaterThan(400);
	});

	it('by a name alone, in comments and where the pages for maintainers list files, are to files that exist', () => {
		const named = all.filter(
			(file) =>
				(/^(nodes|credentials|test)\//.test(file) && isCode(file)) || /^docs\/(n8n-internals|voice-streaming)\.md$/.test(file),
		);
		expect(faultsOf(named, unknownNamesIn)).toEqual([]);
	});

	it('to notes outside this repository are gone', () => {
		const old = all.flatMap((file) => [...repository.read(file).matchAll(FORMER_NOTES)].map(([name]) => `${file}: ${name}`));
		expect(old).toEqual([]);
	});
});

describe('the check itself', () => {
	const PAGE = '# A page\n\n## 1. One\n\n## 2. Two\n\n### 2.1 Two one\n\n### 2.2 Two two\n\n## 3. Three\n';
	const small: Repository = { files: new Set(['docs/page.md', 'nodes/shared/retry.ts', 'test/unit/some.test.ts']), read: () => PAGE };

	it.each([
		['a file', 'See docs/page.md.'],
		['a section', 'As it is there (docs/page.md, 2.1): nothing.'],
		['several sections', '`docs/page.md`, 1, 2.1 and 2.2; others are not meant, such as 9.'],
		['a range', 'docs/page.md, 1 to 3'],
		['a range of subsections', 'docs/page.md, 2.1 to 2.2.'],
		['the text of a link', '[docs/page.md], 2.1'],
		['over two lines', '/**\n * docs/page.md,\n * 2.1 and\n * 2.2\n */'],
		['a folder', 'test/unit has them; test/unit/*.test.ts too'],
		['what is not of this repository', 'https://example.com/docs/gone.md, ./docs/gone.md and dist/nodes/gone.js'],
		['what git does not keep', 'test/e2e/n8n/node_modules'],
	])('finds %s', (_what, text) => {
		expect(danglingIn(text, small)).toEqual([]);
	});

	it.each([
		['a file', 'See docs/gone.md.', ['docs/gone.md is not there']],
		['a folder', 'all of nodes/gone', ['nodes/gone is not there']],
		['a section', '(docs/page.md, 4)', ['docs/page.md has no section 4']],
		['a subsection', 'docs/page.md, 2.3: nothing', ['docs/page.md has no section 2.3']],
		['the last of several', 'docs/page.md, 1, 2.1 and 7', ['docs/page.md has no section 7']],
		['the inside of a range', 'docs/page.md, 2.1 to 2.4', ['docs/page.md has no section 2.3', 'docs/page.md has no section 2.4']],
		['a range that is none', 'docs/page.md, 2.1 to 3', ['docs/page.md has no section 2.1 to 3']],
		['one over two lines', '// docs/page.md,\n// 4.7', ['docs/page.md has no section 4.7']],
		['one behind a link', '[`docs/page.md`], 9', ['docs/page.md has no section 9']],
	])('misses %s', (_what, text, faults) => {
		expect(danglingIn(text, small)).toEqual(faults);
	});

	it('knows a file by the end of its path, and no other', () => {
		expect(unknownNamesIn('retry.ts, shared/retry.ts and nodes/shared/retry.ts', small)).toEqual([]);
		expect(unknownNamesIn('try.ts and http/retry.ts', small)).toEqual(['try.ts is not there', 'http/retry.ts is not there']);
	});

	it('reads comments, and nothing else of code', () => {
		const source =
			"/** one.ts */\nconst a = 'two.ts'; // three.ts\nconst b = `// four.ts ${a} // five.ts`; /* six.ts */\nconst c = /\\/\\/ seven.ts/;\nf(/* eight.ts */ a);\n// nine.ts\n";
		expect(commentsOf(source).match(/\w+\.ts/g)).toEqual(['one.ts', 'three.ts', 'six.ts', 'eight.ts', 'nine.ts']);
	});
});
