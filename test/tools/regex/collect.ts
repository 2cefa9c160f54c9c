// The regular expressions of the package: those written in its source, and those it builds while it runs.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export interface Expression {
	source: string;
	flags: string;
	/** Files and lines that hold or build it: `nodes/shared/json.ts:12`. */
	places: string[];
}

const root = path.resolve(__dirname, '../../..');

export const sourceFiles = (): string[] =>
	['nodes', 'credentials'].flatMap((folder) =>
		readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.map((file) => path.join(folder, file)),
	);

/** Expressions by what they are, so that each is checked once. */
export class Expressions {
	private readonly all = new Map<string, Expression>();

	add(source: string, flags: string, place: string): void {
		const known = this.all.get(`/${source}/${flags}`);
		if (!known) this.all.set(`/${source}/${flags}`, { source, flags, places: [place] });
		else if (!known.places.includes(place)) known.places.push(place);
	}

	list(): Expression[] {
		return [...this.all.values()];
	}
}

/** Adds the literals of all source files. */
export function addLiterals(expressions: Expressions): void {
	for (const file of sourceFiles()) {
		const tree = ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
		const visit = (node: ts.Node): void => {
			if (ts.isRegularExpressionLiteral(node)) {
				const end = node.text.lastIndexOf('/');
				const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
				expressions.add(node.text.slice(1, end), node.text.slice(end + 1), `${file}:${line}`);
			}
			ts.forEachChild(node, visit);
		};
		visit(tree);
	}
}

/** Text that makes the code build the expressions it builds only when they are needed. */
const TEXT = [
	'Hello. <b>a</b> <think>b</think> <script>c</script> <function=a>b</function>',
	'`code` `` ` `` <x `y',
	'```js\nlet a = 1;\n```\n~~~\nx\n~~~\n',
	'[a](b) {"a": 1} (c) \\(d\\) &amp; \u25c1 <|im_end|> [TOOL] 1. 2.',
	'Thought: a\nAction: b\nAction Input: c\n\nUser: hi\nAssistant: hello\n\n',
].join('\n');

/**
 * Adds what is built at run time: while every file is loaded, and while texts in many languages are spoken and deliveries checked.
 * Expressions that hold what a user or a platform wrote are not among them: those are bounded where they are built.
 */
export async function addBuilt(expressions: Expressions): Promise<void> {
	// Libraries that look at what RegExp is are loaded before it is another.
	await Promise.all(['n8n-workflow', 'luxon', 'zod/v3'].map((name) => import(name)));
	const Original = globalThis.RegExp;
	const recorded = (source: unknown, flags: unknown): void => {
		const pattern = new Original(source as string, flags as string);
		const frame = Original(`(?:nodes|credentials)/[^:)]*\\.ts:\\d+`).exec(new Error().stack ?? '');
		if (frame) expressions.add(pattern.source, pattern.flags, frame[0]);
	};
	globalThis.RegExp = new Proxy(Original, {
		construct: (target, [source, flags]: unknown[]) => {
			recorded(source, flags);
			return new target(source as string, flags as string);
		},
		apply: (target, _, [source, flags]: unknown[]) => {
			recorded(source, flags);
			return target(source as string, flags as string);
		},
	});
	try {
		for (const file of sourceFiles()) await import(path.join(root, file));
		await exercise();
	} finally {
		globalThis.RegExp = Original;
	}
}

async function exercise(): Promise<void> {
	const { speechLines, SpeechStream } = await import('../../../nodes/shared/speech/speech');
	const { parseNeverSpeak } = await import('../../../nodes/shared/speech/neverSpeak');
	const { verifySignature } = await import('../../../nodes/shared/webhook/signature');
	const neverSpeak = parseNeverSpeak('a plain text');
	for (const locale of ['en-US', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru', 'tr', 'ar', 'he', 'hi', 'ja', 'zh', 'ko', 'th']) {
		for (const piece of [TEXT, ...TEXT.split('\n')]) {
			speechLines(piece, { locale });
			const stream = new SpeechStream({ locale, neverSpeak });
			for (const char of piece) stream.push(char);
			stream.flush();
		}
	}
	for (const [algorithm, anyCase] of [
		['sha1', true],
		['sha256', false],
		['sha512', true],
	] as const) {
		verifySignature(
			{ rawBody: Buffer.alloc(0), signature: '0' },
			{
				secrets: ['a'],
				toleranceSeconds: 1,
				now: 0,
				scheme: { algorithm, encoding: 'hex', anyCase, prefixes: [''], signed: ['body'] },
			},
		);
	}
}
