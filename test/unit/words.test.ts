// Phrases that read as translated stay out of what users read: README, pages, texts of the nodes, example workflows.
// docs/style.md says how texts should read.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import ts from 'typescript';

const root = path.resolve(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** A phrase, and the better wording. */
const PHRASES: Array<[RegExp, string]> = [
	[/\bshall\b/i, 'should, or a verb: "the agent whose calls you want to answer"'],
	[/\bsome hundredths\b/i, 'a few hundredths'],
	[/\b(?:rings|ringing) twice\b/i, 'places two test calls'],
	[/\bin one go\b/i, 'all at once'],
	[/(?<!greet )\b(?:by itself|by themselves)\b/i, 'automatically, on its own, or nothing'],
	[/\bfor ever\b/i, 'forever'],
	[/\bmend(?:s|ed|ing)?\b/i, 'fix'],
	[/\btried out\b/i, 'tested'],
	[/\bcan be had\b/i, 'is available'],
	[/\bmany an? (?:n8n|\w+ (?:stands|has|is))\b/i, 'many ... do'],
	[/\b(?:things|table|they) sees? to it\b/i, 'ensure'],
	[/\bslip of the keyboard\b/i, 'typo'],
	[/\blook after the\b/i, 'check the'],
	[/\bwhat (?:has )?(?:be)?came of (?:the|them|it|each)\b/i, 'the result of, what happened to'],
	[/\bcould not deal with\b/i, 'failed'],
	[/\bsum(?:s|med)? up\b|\bsummed up\b/i, 'summarize, a summary'],
	[/\bwrites? it down\b|\bwritten down\b/i, 'transcribe, store'],
	[/\b(?:is|are) handed in\b|\byou hand in\b/i, 'submitted, enter'],
	[/\blays? (?:a delivery |it )?aside\b/i, 'puts it into a queue'],
	[/\bgoes by the (?:text|words)\b/i, 'is sorted by'],
	[/\bproves itself\b/i, 'is authenticated'],
	[/\bdid not go along\b/i, 'rejected it'],
	[/\bticked off\b/i, 'marked as reported'],
	[/\bdid not come about\b/i, 'failed'],
	[/\btalks nonsense\b/i, 'sends garbage'],
	[/\bis not here\?|\bIt is not here\b/, 'Not listed here?'],
	[/\bYou have .{3,40} already\?/, 'Already using ...?'],
];

const filesBelow = (folder: string, pattern: RegExp): string[] =>
	readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
		.map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
		.filter((name) => pattern.test(name))
		.sort();

/** Texts that a file of code holds: what users may read of it. Words of languages are data. */
function textsOf(source: string): string[] {
	const texts: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) texts.push(node.text);
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest));
	return texts;
}

interface Example {
	name: string;
	nodes: Array<{ name: string; parameters: { content?: string } }>;
}

/** Names of the nodes and texts of the notes. */
function textsOfExample(json: string): string[] {
	const { name, nodes } = JSON.parse(json) as Example;
	return [name, ...nodes.flatMap((node) => [node.name, node.parameters.content ?? ''])];
}

/** A page without the table of phrases of docs/style.md, and without code. */
const proseOf = (markdown: string): string =>
	markdown.replace(/^## Words that read as translated$[^]*?(?=^## )/m, '').replace(/`[^`\n]*`/g, '');

/** The phrases found, each with its better wording. */
const foundIn = (texts: string[]): string[] =>
	texts.flatMap((text) =>
		PHRASES.flatMap(([phrase, better]) => {
			const found = phrase.exec(text);
			return found ? [`"${text.slice(Math.max(0, found.index - 30), found.index + found[0].length + 30)}": better ${better}`] : [];
		}),
	);

const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...filesBelow('docs', /\.md$/)];
const code = [...filesBelow('nodes', /\.ts$/), ...filesBelow('credentials', /\.ts$/)].filter((file) => !file.includes('/languages/'));
const examples = filesBelow('workflows', /\.json$/);

describe('phrases that read as translated are not in', () => {
	it.each(pages)('%s', (file) => {
		expect(foundIn(proseOf(read(file)).split('\n'))).toEqual([]);
	});

	it('the texts of nodes and credentials', () => {
		expect(code.length).toBeGreaterThan(100);
		expect(code.flatMap((file) => foundIn(textsOf(read(file))).map((found) => `${file}: ${found}`))).toEqual([]);
	});

	it.each(examples)('%s', (file) => {
		expect(foundIn(textsOfExample(read(file)).flatMap((text) => text.split('\n')))).toEqual([]);
	});
});

describe('the check itself', () => {
	it('finds a phrase, and names the better one', () => {
		expect(foundIn(['Choose the agent that shall be answered.'])[0]).toMatch(
			/^"Choose the agent that shall be answered\."?.*better should/,
		);
		expect(foundIn(['Three things see to it.', 'Everything in one go.'])).toHaveLength(2);
	});

	it('leaves plain English, code and the list itself alone', () => {
		expect(foundIn(['Choose the agent whose calls you want to answer.', 'This is automatic.'])).toEqual([]);
		expect(foundIn([proseOf('Call `mend` here.')])).toEqual([]);
		expect(foundIn(proseOf(read('docs/style.md')).split('\n'))).toEqual([]);
	});

	it('reads the texts of code, and not its comments', () => {
		expect(textsOf("// shall\nconst a = 'one';\nconst b = `two ${a} three`;")).toEqual(['one', 'two ', ' three']);
	});
});
