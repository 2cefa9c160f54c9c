// How soon a workflow answers as a model, beside one built by hand:
//
//   node --expose-gc --import tsx test/bench/customLlm.ts [--quick] [--docs]
//
// Prints tables and verdicts, keeps all figures in test-results/bench-customLlm.json, and puts them into docs/benchmarks.md. A quick
// run is for trying and leaves the documentation alone, unless --docs is given.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { repositoryRoot } from '../e2e/harness/paths';
import { measureSection, type Amount } from './customLlm/measure';
import { page } from './customLlm/report';
import { startCallers } from './voice/load';
import { insertInto } from './voice/report';
import { LAZY } from './voice/tuning';

const full: Amount = { turns: 12, rounds: 4, gapTurns: 20 };
const quick: Amount = { turns: 6, rounds: 2, gapTurns: 6 };

const { values: options } = parseArgs({
	options: { quick: { type: 'boolean', default: false }, docs: { type: 'boolean', default: false } },
});

async function main(): Promise<void> {
	const amount = options.quick ? quick : full;
	const callers = startCallers();
	try {
		const sections = [
			await measureSection(callers, '`N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true`', LAZY, amount),
			await measureSection(callers, 'default settings', {}, amount),
		];
		const file = path.join(repositoryRoot, 'test-results/bench-customLlm.json');
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, JSON.stringify({ measuredAt: new Date().toISOString(), quick: options.quick, sections }, null, '\t'));
		const text = page(sections, options.quick);
		console.log(text);
		if (!options.quick || options.docs) insertInto('docs/benchmarks.md', 'customLlm', text);
	} finally {
		callers.stop();
	}
}

void main();
