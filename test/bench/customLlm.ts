// How soon a workflow answers as a model, beside one built by hand:
//
//   node --expose-gc --import tsx test/bench/customLlm.ts [--quick] [--only lazy,standard] [--docs]
//
// Prints tables and verdicts, keeps all figures in test-results/bench-customLlm.json, and puts them into docs/benchmarks.md. A quick
// run is for trying and leaves the documentation alone, unless --docs is given.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { repositoryRoot } from '../e2e/harness/paths';
import { measureSection, type Amount, type Section } from './customLlm/measure';
import { page } from './customLlm/report';
import { startCallers } from './voice/load';
import { insertInto } from './voice/report';
import { LAZY } from './voice/tuning';

const full: Amount = { turns: 12, rounds: 4, gapTurns: 20 };
const quick: Amount = { turns: 6, rounds: 2, gapTurns: 6 };

const PARTS = {
	lazy: { settings: '`N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true`', env: LAZY },
	standard: { settings: 'default settings', env: {} },
};

type Part = keyof typeof PARTS;

const parts = Object.keys(PARTS) as Part[];

const { values: options } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		only: { type: 'string', default: parts.join(',') },
		docs: { type: 'boolean', default: false },
	},
});

const resultFile = path.join(repositoryRoot, 'test-results/bench-customLlm.json');

/** What earlier runs of the other part found; ratios are only ever worked out within a part. */
function earlier(): Partial<Record<Part, Section>> {
	try {
		return (JSON.parse(readFileSync(resultFile, 'utf8')) as { sections: Partial<Record<Part, Section>> }).sections;
	} catch {
		return {};
	}
}

async function main(): Promise<void> {
	const wanted = options.only.split(',');
	const unknown = wanted.filter((name) => !parts.includes(name as Part));
	if (unknown.length > 0) throw new Error(`unknown part: ${unknown.join(', ')}; there are ${parts.join(', ')}`);
	const sections = wanted.length === parts.length ? {} : earlier();
	const callers = startCallers();
	try {
		for (const part of parts.filter((name) => wanted.includes(name))) {
			const { settings, env } = PARTS[part];
			sections[part] = await measureSection(callers, settings, env, options.quick ? quick : full);
			mkdirSync(path.dirname(resultFile), { recursive: true });
			writeFileSync(resultFile, JSON.stringify({ measuredAt: new Date().toISOString(), quick: options.quick, sections }, null, '\t'));
		}
	} finally {
		callers.stop();
	}
	const text = page(
		parts.flatMap((part) => sections[part] ?? []),
		options.quick,
	);
	console.log(text);
	if (!options.quick || options.docs) insertInto('docs/benchmarks.md', 'customLlm', text);
}

void main();
