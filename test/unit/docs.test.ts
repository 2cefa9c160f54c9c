// The documentation says what is so: every message that the pages on troubleshooting quote is one of the code, every link and
// picture leads somewhere, and the figures of the README are those that were measured.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import GithubSlugger from 'github-slugger';
import MarkdownIt from 'markdown-it';

const root = path.resolve(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

const filesBelow = (folder: string, pattern: RegExp): string[] =>
	readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
		.map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
		.filter((name) => pattern.test(name))
		.sort();

type Token = ReturnType<MarkdownIt['parse']>[number];

const tokensOf = (markdown: string): Token[] => new MarkdownIt({ html: true }).parse(markdown, {});

const flat = (tokens: Token[]): Token[] => tokens.flatMap((token) => [token, ...flat(token.children ?? [])]);

/** What a heading looks like, without its markup: GitHub makes its anchor of that. */
const shownText = ({ children }: Token): string => (children ?? []).map(({ content }) => content).join('');

describe('links and pictures', () => {
	const pages = [
		...readdirSync(root).filter((name) => name.endsWith('.md')),
		...filesBelow('docs', /\.md$/),
		...filesBelow('.github', /\.md$/),
	];

	const anchorsOf = (file: string): Set<string> => {
		const slugger = new GithubSlugger();
		const tokens = tokensOf(read(file));
		return new Set(tokens.flatMap((token, at) => (token.type === 'heading_open' ? [slugger.slug(shownText(tokens[at + 1]))] : [])));
	};

	/** Targets of Markdown's links and pictures, and of those written in HTML. */
	const targetsIn = (file: string): string[] =>
		flat(tokensOf(read(file))).flatMap((token) => {
			if (token.type === 'link_open') return [token.attrGet('href')!];
			if (token.type === 'image') return [token.attrGet('src')!];
			return token.type.startsWith('html_')
				? [...token.content.matchAll(/(?:src|href|srcset)="([^"\s]+)/g)].map(([, target]) => target)
				: [];
		});

	/** What is wrong with a target, or nothing. */
	const fault = (file: string, target: string): string | undefined => {
		if (/^(https?:|mailto:)/.test(target)) return undefined;
		const [inPath, anchor] = decodeURIComponent(target).split('#');
		const meant = inPath === '' ? file : path.posix.join(path.posix.dirname(file), inPath);
		if (meant.startsWith('..')) return `${file}: ${target} leads out of the repository`;
		if (!existsSync(path.join(root, meant))) return `${file}: ${target} is not there`;
		if (anchor === undefined) return undefined;
		const isPage = statSync(path.join(root, meant)).isFile() && meant.endsWith('.md');
		return isPage && anchorsOf(meant).has(anchor) ? undefined : `${file}: ${target} has no such heading`;
	};

	it.each(pages)('%s', (file) => {
		expect(targetsIn(file).flatMap((target) => fault(file, target) ?? [])).toEqual([]);
	});

	it('are found, also in tables and in HTML', () => {
		const found = pages.flatMap(targetsIn);
		expect(found.length).toBeGreaterThan(300);
		expect(found.some((target) => target.includes('#'))).toBe(true);
		expect(found.some((target) => target.endsWith('.png'))).toBe(true);
	});

	it.each(filesBelow('nodes', /\.node\.json$/))('%s leads to pages of this repository that exist', (file) => {
		const { resources } = JSON.parse(read(file)) as { resources: Record<string, Array<{ url: string }>> };
		const { homepage } = JSON.parse(read('package.json')) as { homepage: string };
		const repository = homepage.replace(/#.*$/, '');
		for (const { url } of Object.values(resources).flat()) {
			expect(url.startsWith(repository)).toBe(true);
			const inside = url.slice(repository.length).replace(/^\/blob\/main\//, '');
			expect(fault('README.md', inside)).toBeUndefined();
		}
	});
});

describe('the README', () => {
	const readme = read('README.md');

	it('is short', () => {
		expect(readme.split(/\s+/).length).toBeLessThanOrEqual(1200);
	});

	it('sets up and starts everything with one command, and tests it with another', () => {
		const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
		const commands = [...readme.matchAll(/^```sh\n([^]*?)^```/gm)].flatMap(([, block]) => block.trim().split('\n'));
		expect(commands).toEqual(expect.arrayContaining(['npm start', 'npm test']));
		for (const script of ['start', 'test']) expect(scripts[script]).toMatch(/setup\.mjs && /);
	});

	const numbersIn = (page: string, pattern: RegExp): number[] => {
		const found = pattern.exec(read(page));
		if (!found) throw new Error(`${page} has nothing like ${pattern.source}`);
		return found.slice(1).map(Number);
	};
	const cellsOf = (row: string): string[] => {
		const line = readme.split('\n').find((one) => one.startsWith(`| ${row}`));
		if (line === undefined) throw new Error(`README.md has no row ${row}`);
		return line
			.split('|')
			.slice(2, -1)
			.map((cell) => cell.replaceAll('*', '').trim());
	};
	const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

	it('quotes the first word and the whole answer as measured', () => {
		const [ours, theirs] = numbersIn('docs/benchmarks.md', /2 s workflow, one caller.*?\(([\d.]+) to ([\d.]+) ms\)/);
		const [oursOf20, theirsOf20] = numbersIn('docs/benchmarks.md', /2 s workflow, 20 callers.*?\(([\d.]+) to ([\d.]+) ms\)/);
		const first = cellsOf('First words');
		expect(first[0]).toBe(`${seconds(ours)} (filler); ${seconds(oursOf20)}`);
		expect(first[1]).toBe(`${seconds(theirs)}; ${seconds(theirsOf20)}`);

		// One caller, 5, 20.
		const whole = numbersIn(
			'docs/benchmarks.md',
			/\| 2 s \| AgentPhone Trigger \+ Voice Reply \| \d+; (\d+) \| \d+; \d+ \| \d+; (\d+) \|/,
		);
		expect(cellsOf('Whole answer')[0]).toBe(whole.map(seconds).join('; '));
	});

	it('quotes turns a second as measured', () => {
		const [ours, theirs] = numbersIn('docs/benchmarks.md', /÷ Webhook \+ Respond to Webhook, lazy.*?\(([\d.]+) to ([\d.]+) a second\)/);
		const [, checked] = numbersIn(
			'docs/benchmarks.md',
			/÷ Webhook \+ Crypto \+ IF \+ Respond, lazy.*?\(([\d.]+) to ([\d.]+) a second\)/,
		);
		const turns = cellsOf('Turns a second');
		expect(turns[0]).toBe(String(Math.round(ours)));
		expect(turns[1]).toBe(`${Math.round(theirs)} (${Math.round(checked)} with a signature check)`);
	});

	it('quotes what came of events when n8n was killed', () => {
		const [acknowledged, once, byHand, lost] = numbersIn(
			'docs/faults.md',
			/\| kill -9 of n8n \| regular \| \d+ \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|/,
		);
		expect(lost).toBe(0);
		expect(cellsOf('Acknowledged, then')[0]).toBe(`${once} of ${acknowledged} done, ${byHand} of them after a retry by hand`);
	});
});

describe('the list of pages', () => {
	/** Pages that another page of docs/ leads to: those of a folder with a list of its own. */
	const inFolders = /^docs\/(custom-llm|examples|nodes|operations|platforms|troubleshooting)\//;

	it.each(filesBelow('docs', /\.md$/).filter((file) => file !== 'docs/README.md' && !inFolders.test(file)))('has %s', (file) => {
		expect(read('docs/README.md')).toContain(`](${path.posix.relative('docs', file)}`);
	});
});

describe('every example', () => {
	const FOLDER = 'docs/examples';
	const linked = filesBelow(FOLDER, /\.md$/).map(read).join('\n');

	it.each(filesBelow('workflows', /\.json$/))('%s is linked from its page or from the list', (file) => {
		expect(linked).toContain(`](../../${file})`);
	});
});

describe('troubleshooting', () => {
	const PAGES = ['docs/troubleshooting.md', ...filesBelow('docs/troubleshooting', /\.md$/)];
	const N8N_S_OWN = "n8n's own words";

	const source = [...filesBelow('nodes', /\.ts$/), ...filesBelow('credentials', /\.ts$/)].map(read).join('\n');

	/** First cells of all tables of a page, with the heading they stand below. */
	const firstCellsOf = (page: string): Array<{ heading: string; cell: Token }> => {
		const tokens = tokensOf(read(page));
		let heading = '';
		return tokens.flatMap((token, at) => {
			if (token.type === 'heading_open') heading = shownText(tokens[at + 1]);
			const isFirst = token.type === 'td_open' && tokens[at - 1].type === 'tr_open';
			return isFirst ? [{ heading, cell: tokens[at + 1] }] : [];
		});
	};

	const messages = PAGES.flatMap(firstCellsOf)
		.filter(({ heading }) => heading !== N8N_S_OWN)
		.flatMap(({ cell }) => (cell.children ?? []).filter(({ type }) => type === 'code_inline').map(({ content }) => content));

	/** "..." is whatever is put in, or chosen between. */
	const patternOf = (message: string): RegExp => {
		const literally = (part: string) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
		return new RegExp(message.split('...').map(literally).join('.*?'));
	};
	const patterns = messages.map(patternOf);

	it('quotes messages, and nothing that could be anything', () => {
		expect(messages.length).toBeGreaterThan(90);
		const words = (message: string) => message.replaceAll('...', ' ').trim();
		expect(messages.filter((message) => words(message).length < 8)).toEqual([]);
	});

	it.each([...new Set(messages)])('%s', (message) => {
		// In the code a message stands on one line.
		expect(patternOf(message).test(source)).toBe(true);
	});

	/** What a sender is told stands in its list of deliveries, where people look first. */
	const reasons = [...source.matchAll(/(?:complaint: |unauthorized\(|refuse\(\d+, |\{ error: )'([^']+)'/g)].map(([, text]) => text);

	it.each([...new Set(reasons)].filter((text) => text.includes(' ')))('explains what senders are told: %s', (text) => {
		expect(patterns.some((pattern) => pattern.test(text))).toBe(true);
	});
});
