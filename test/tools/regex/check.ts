// Every regular expression of the package against texts made to be slow: those that recheck finds by analysis, and many that are simply
// repeated characters.
//
//   npm run check:regex            ends with 1 if an expression is exponential, or takes too long for the longest text that reaches it
//   npm run check:regex -- --all   also lists those that are slow in theory only
import path from 'node:path';
import { parseArgs } from 'node:util';

import { analyzed, recheck } from './analyze';
import { attackTexts } from './attackTexts';
import { addBuilt, addLiterals, Expressions, type Expression } from './collect';
import { longestText } from './limits';
import { type Pumped, Stopwatch } from './measure';

/** How long an expression may take for the longest text that reaches it, in milliseconds. */
const MAX_MS = 50;

/** Long enough to tell a text that takes more than its length. */
const SHORT_LENGTH = 1_000;

/** For all texts of one expression, in milliseconds: one that takes longer is far too slow for one of them. */
const PATIENCE_MS = 5_000;

interface Result {
	expression: Expression;
	/** As recheck calls it: `safe`, `exponential`, `polynomial 2`, or `unknown`. */
	kind: string;
	length: number;
	/** For the slowest text; `undefined` if it took too long. */
	ms: number | undefined;
	slowest: Pumped | undefined;
	/** Whether a text of four times the length takes less than eight times the time. */
	isLinear?: boolean;
}

async function check(expression: Expression, stopwatch: Stopwatch, tool: ReturnType<typeof recheck>): Promise<Result> {
	const { kind, attacks } = analyzed(expression, tool);
	const { length } = longestText(expression);
	const tried = [...attacks, ...attackTexts(expression)];
	const time = async (texts: Pumped[], long: number) =>
		await stopwatch.time(expression.source, expression.flags, texts, long, PATIENCE_MS);
	// Most texts are no trouble, which short ones tell in a moment.
	const short = await time(tried, Math.min(length, SHORT_LENGTH));
	const chosen = tried.map((pumped, index) => ({ pumped, ms: short?.[index] ?? Infinity })).sort((one, other) => other.ms - one.ms);
	const slowest = chosen.slice(0, 5).map(({ pumped }) => pumped);
	// The least of some times is that of a machine that does nothing else meanwhile.
	const least = async (long: number) => {
		const times: number[][] = [];
		for (let round = 0; round < 3; round++) {
			const measured = await time(slowest, long);
			if (measured === undefined) return undefined;
			times.push(measured);
		}
		return slowest.map((_, index) => Math.min(...times.map((one) => one[index])));
	};
	const times = short && (await least(length));
	if (times === undefined) return { expression, kind, length, ms: undefined, slowest: slowest[0] };
	const ms = Math.max(...times);
	const index = times.indexOf(ms);
	// A long text takes long, whatever the expression.
	const quarter = ms > MAX_MS ? (await least(length / 4))?.[index] : undefined;
	return { expression, kind, length, ms, slowest: slowest[index], isLinear: quarter !== undefined && ms < quarter * 8 };
}

const isTooSlow = ({ kind, ms, isLinear }: Result) =>
	kind === 'exponential' || ms === undefined || (ms > MAX_MS && kind !== 'safe' && !isLinear);

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { all: { type: 'boolean' } } });
	const expressions = new Expressions();
	addLiterals(expressions);
	await addBuilt(expressions);
	const tool = recheck();
	if (!tool) console.log('recheck is not installed: the expressions are measured, but not analyzed.');
	const stopwatch = new Stopwatch();
	const results: Result[] = [];
	const all = expressions.list();
	for (const [index, expression] of all.entries()) {
		if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${all.length}`);
		results.push(await check(expression, stopwatch, tool));
	}
	await stopwatch.end();
	const slow = results.filter(isTooSlow);
	for (const result of values.all ? results.filter((one) => isTooSlow(one) || one.kind !== 'safe') : slow) console.log(lineOf(result));
	const longest = results.reduce((most, { ms = 0 }) => Math.max(most, ms), 0);
	console.log(`${results.length} expressions, ${slow.length} too slow; the slowest takes ${longest.toFixed(1)} ms`);
	process.exitCode = slow.length > 0 ? 1 : 0;
}

function lineOf({ expression: { source, flags, places }, kind, length, ms, slowest }: Result): string {
	const time = ms === undefined ? `more than ${PATIENCE_MS} ms` : `${ms.toFixed(1)} ms`;
	const text = slowest ? ` for ${JSON.stringify(slowest)}` : '';
	return `${places.map((place) => path.normalize(place)).join(', ')}: /${source.slice(0, 120)}/${flags}\n    ${kind}, ${time} at ${length} characters${text}`;
}

void main();
