// How soon a caller is answered, beside other ways to build the same in n8n: `npm run bench`, or
//
//   node --expose-gc --import tsx test/bench/voice.ts [--quick] [--only standard,lazy,queue,tuning,memory] [--docs]
//   ... --memory      only the memory of many turns
//   ... --tuning      only our trigger under an operator's settings
//
// Prints tables and verdicts, keeps all figures in test-results/bench-voice.json, and puts them into docs/benchmarks.md and
// docs/tuning.md, with pictures in docs/images. A quick run is for trying and leaves the documentation alone, unless --docs is given.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { repositoryRoot } from '../e2e/harness/paths';
import { judge, type Results } from './voice/accept';
import { startCallers } from './voice/load';
import { measureMemory } from './voice/memory';
import { insertInto, plots, speedPage, tuningPage, writePlots } from './voice/report';
import { measureLazy, measureQueue, measureStandard, type Amount } from './voice/sections';
import { measureTuning } from './voice/tuning';

const PARTS = ['standard', 'lazy', 'queue', 'tuning', 'memory'] as const;

/** A pause between turns of one caller: what is measured is an idle n8n. */
const IDLE_MS = 150;

const full: Amount = {
	levels: {
		standard: [
			{ callers: 1, turns: 12, rounds: 4, pauseMs: IDLE_MS },
			{ callers: 5, turns: 4, rounds: 2 },
			{ callers: 20, turns: 8, rounds: 3 },
			{ callers: 50, turns: 1, rounds: 2 },
		],
		lazy: [
			{ callers: 1, turns: 12, rounds: 3, pauseMs: IDLE_MS },
			{ callers: 5, turns: 4, rounds: 2 },
			{ callers: 20, turns: 8, rounds: 4 },
			{ callers: 50, turns: 2, rounds: 2 },
		],
		queue: [
			{ callers: 1, turns: 10, rounds: 2, pauseMs: IDLE_MS },
			{ callers: 20, turns: 2, rounds: 2 },
		],
		tuning: [
			{ callers: 1, turns: 10, rounds: 2, pauseMs: IDLE_MS },
			{ callers: 20, turns: 6, rounds: 2 },
		],
	},
	waits: {
		seconds: [0.5, 2, 5],
		levels: [
			{ callers: 1, turns: 2, rounds: 1, pauseMs: IDLE_MS },
			{ callers: 5, turns: 1, rounds: 1 },
			{ callers: 20, turns: 1, rounds: 1 },
			{ callers: 50, turns: 1, rounds: 1 },
		],
	},
	gapTurns: 20,
	memoryTurns: 10_000,
};

const quick: Amount = {
	levels: {
		standard: [
			{ callers: 1, turns: 4, rounds: 2, pauseMs: IDLE_MS },
			{ callers: 5, turns: 2, rounds: 1 },
			{ callers: 20, turns: 2, rounds: 2 },
			{ callers: 50, turns: 1, rounds: 1 },
		],
		lazy: [
			{ callers: 1, turns: 4, rounds: 2, pauseMs: IDLE_MS },
			{ callers: 20, turns: 3, rounds: 2 },
		],
		queue: [
			{ callers: 1, turns: 3, rounds: 1, pauseMs: IDLE_MS },
			{ callers: 20, turns: 1, rounds: 1 },
		],
		tuning: [
			{ callers: 1, turns: 3, rounds: 1, pauseMs: IDLE_MS },
			{ callers: 20, turns: 1, rounds: 1 },
		],
	},
	waits: {
		seconds: [0.5, 2],
		levels: [
			{ callers: 1, turns: 1, rounds: 1, pauseMs: IDLE_MS },
			{ callers: 20, turns: 1, rounds: 1 },
		],
	},
	gapTurns: 4,
	memoryTurns: 500,
};

const { values: options } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		only: { type: 'string', default: PARTS.join(',') },
		memory: { type: 'boolean', default: false },
		tuning: { type: 'boolean', default: false },
		docs: { type: 'boolean', default: false },
	},
});

function wantedParts(): string[] {
	if (options.memory) return ['memory'];
	if (options.tuning) return ['tuning'];
	const parts = options.only.split(',');
	const unknown = parts.filter((part) => !PARTS.includes(part as (typeof PARTS)[number]));
	if (unknown.length > 0) throw new Error(`unknown part: ${unknown.join(', ')}; there are ${PARTS.join(', ')}`);
	return parts;
}

const resultFile = path.join(repositoryRoot, 'test-results/bench-voice.json');

/** What earlier runs of other parts found; ratios are only ever worked out within a part. */
function earlier(): Results {
	try {
		return (JSON.parse(readFileSync(resultFile, 'utf8')) as { results: Results }).results;
	} catch {
		return {};
	}
}

async function main(): Promise<void> {
	const wanted = wantedParts();
	const amount = options.quick ? quick : full;
	const callers = startCallers();
	const results: Results = wanted.length === PARTS.length ? {} : earlier();
	const run = async <T>(name: (typeof PARTS)[number], measure: () => Promise<T>): Promise<T | undefined> => {
		if (!wanted.includes(name)) return undefined;
		const startedAt = Date.now();
		const found = await measure();
		console.log(`${name}: measured in ${Math.round((Date.now() - startedAt) / 1000)} s`);
		return found;
	};
	const keep = <Name extends keyof Results>(name: Name, found: Results[Name]) => {
		if (found) results[name] = found;
	};
	try {
		keep('standard', await run('standard', () => measureStandard(callers, amount)));
		keep('lazy', await run('lazy', () => measureLazy(callers, amount)));
		keep('queue', await run('queue', () => measureQueue(callers, amount)));
		keep('tuning', await run('tuning', () => measureTuning(callers, amount.levels.tuning)));
		keep('memory', await run('memory', () => measureMemory(amount.memoryTurns)));
	} finally {
		callers.stop();
	}

	const verdicts = judge(results);
	mkdirSync(path.dirname(resultFile), { recursive: true });
	writeFileSync(
		resultFile,
		JSON.stringify({ measuredAt: new Date().toISOString(), quick: options.quick, verdicts, results }, null, '\t'),
	);
	console.log(`\n${speedPage(results, options.quick)}\n`);
	if (results.tuning) console.log(`${tuningPage(results.tuning, options.quick)}\n`);
	if (!options.quick || options.docs) {
		insertInto('docs/benchmarks.md', 'voice', speedPage(results, options.quick));
		if (results.tuning) insertInto('docs/tuning.md', 'tuning', tuningPage(results.tuning, options.quick));
		writePlots(plots(results));
	}
	for (const { promise, figure, passed } of verdicts)
		console.log(`${passed === undefined ? '    ' : passed ? 'PASS' : 'FAIL'}  ${promise}: ${figure}`);
}

void main();
