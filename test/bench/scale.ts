// What a turn of a caller costs each process of queue mode, and how many callers a processor core carries:
//
//   node --import tsx test/bench/scale.ts [--quick] [--docs]
//
// Prints a table, keeps all figures in test-results/bench-scale.json, and puts them into docs/queue-mode.md. A quick run is for trying
// and leaves the documentation alone, unless --docs is given.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { repositoryRoot } from '../e2e/harness/paths';
import { measureScale, type Amount } from './scale/measure';
import { page } from './scale/report';
import { startCallers } from './voice/load';
import { insertInto } from './voice/report';

const full: Amount = { callers: 10, turns: 40, held: 200 };
const quick: Amount = { callers: 5, turns: 4, held: 20 };

const { values: options } = parseArgs({
	options: { quick: { type: 'boolean', default: false }, docs: { type: 'boolean', default: false } },
});

async function main(): Promise<void> {
	const callers = startCallers();
	try {
		const result = await measureScale(callers, options.quick ? quick : full);
		const file = path.join(repositoryRoot, 'test-results/bench-scale.json');
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, JSON.stringify({ measuredAt: new Date().toISOString(), quick: options.quick, result }, null, '\t'));
		const text = page(result, options.quick);
		console.log(text);
		if (!options.quick || options.docs) insertInto('docs/queue-mode.md', 'scale', text);
	} finally {
		callers.stop();
	}
}

void main();
