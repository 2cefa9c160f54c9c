// Every regular expression of the package against texts made to be slow: those that recheck finds by analysis, and many that are simply
// repeated characters.
//
//   npm run check:regex            ends with 1 if an expression is exponential, or takes too long for the longest text that reaches it
//   npm run check:regex -- --all   also lists those that are slow in theory only
import path from 'node:path';
import { parseArgs } from 'node:util';

import { attackTexts, textOf, type Pumped } from './attackTexts';
import { addBuilt, addLiterals, Expressions, type Expression } from './collect';
import { longestText } from './limits';
import { Stopwatch } from './measure';
// Its version without Java and native code.
import { checkSync } from 'recheck/lib/browser';

/** How long an expression may take for the longest text that reaches it, in milliseconds. */
const MAX_MS = 50;

/** How long the analysis of an expression may take, in milliseconds; it goes on with trying then. */
const ANALYSIS_MS = 3_000;

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
}

function analyzed({ source, flags }: Expression): { kind: string; attacks: Pumped[] } {
	try {
		const found = checkSync(source, flags, { timeout: ANALYSIS_MS, recallTimeout: -1 });
		if (found.status !== 'vulnerable') return { kind: found.status, attacks: [] };
		const { complexity, attack } = found;
		const kind = complexity.type === 'polynomial' ? `polynomial ${complexity.degree}` : complexity.type;
		// Of several repeated parts the last one counts; those before it are its beginning.
		const pumps = attack.pumps.map(({ prefix, pump }, index) => ({
			prefix:
				attack.pumps
					.slice(0, index)
					.map((one) => one.prefix + one.pump.repeat(50))
					.join('') + prefix,
			pump,
			suffix: attack.suffix,
		}));
		return { kind, attacks: pumps };
	} catch {
		return { kind: 'unknown', attacks: [] };
	}
}

async function check(expression: Expression, stopwatch: Stopwatch): Promise<Result> {
	const { kind, attacks } = analyzed(expression);
	const { length } = longestText(expression);
	const tried = [...attacks, ...attackTexts(expression)];
	const times = await stopwatch.time(
		expression.source,
		expression.flags,
		tried.map((one) => textOf(one, length)),
		PATIENCE_MS,
	);
	if (times === undefined) return { expression, kind, length, ms: undefined, slowest: attacks.at(0) };
	const ms = Math.max(...times);
	return { expression, kind, length, ms, slowest: tried[times.indexOf(ms)] };
}

const isTooSlow = ({ kind, ms }: Result) => kind === 'exponential' || ms === undefined || ms > MAX_MS;

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { all: { type: 'boolean' } } });
	const expressions = new Expressions();
	addLiterals(expressions);
	await addBuilt(expressions);
	const stopwatch = new Stopwatch();
	const results: Result[] = [];
	for (const expression of expressions.list()) results.push(await check(expression, stopwatch));
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
