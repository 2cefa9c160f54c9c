// A busy line's hour, compressed: `npm run bench:load`, or
//
//   node --expose-gc --import tsx test/bench/load.ts [--quick] [--minutes <of the line, 60>] [--docs]
//
// Looks for what n8n can take of the line's events, offers 80 % of it until the hour is over, and then does the same to an n8n with
// plain webhooks. Ends with 1 if an event was lost, doubled or answered wrongly. Prints tables, keeps all figures in
// test-results/bench-load.json, and puts them into docs/benchmarks.md, with pictures in docs/images. A quick run (five minutes of the
// line) and one of another length leave the documentation alone, unless --docs is given.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { repositoryRoot } from '../e2e/harness/paths';
import { isComplete, type Audit } from './load/audit';
import { startPlatforms } from './load/orders';
import { loadPage, loadPlots, memoryTrend } from './load/report';
import { runLoad, type Plan } from './load/run';
import { insertInto, writePlots } from './voice/report';

const full: Plan = { share: 1, capacitySeconds: 20, offered: 0.8 };

const quick: Plan = { share: 1 / 12, capacitySeconds: 8, offered: 0.8 };

const SHOWN_COMPLAINTS = 20;

const { values: options } = parseArgs({
	options: { quick: { type: 'boolean', default: false }, minutes: { type: 'string' }, docs: { type: 'boolean', default: false } },
});

function planned(): Plan {
	const usual = options.quick ? quick : full;
	if (options.minutes === undefined) return usual;
	const minutes = Number(options.minutes);
	if (!(minutes >= 1 && minutes <= 60)) throw new Error('--minutes takes 1 to 60');
	return { ...usual, share: minutes / 60 };
}

function verdict(who: string, audit: Audit): boolean {
	const balanced = isComplete(audit);
	console.log(
		`${balanced ? 'PASS' : 'FAIL'}  ${who}: nothing lost, doubled or answered wrongly in ${audit.executions} executions, ${audit.strange} of which nobody sent`,
	);
	for (const reason of audit.reasons.slice(0, SHOWN_COMPLAINTS)) console.log(`      ${reason}`);
	if (audit.reasons.length > SHOWN_COMPLAINTS) console.log(`      and ${audit.reasons.length - SHOWN_COMPLAINTS} more`);
	return balanced;
}

async function main(): Promise<void> {
	const plan = planned();
	const partial = plan.share < 1;
	const startedAt = Date.now();
	const platforms = startPlatforms();
	try {
		const ours = await runLoad('ours', platforms, plan);
		const plain = await runLoad('plain', platforms, plan, ours.given);
		const results = { plan, ours, plain };
		const resultFile = path.join(repositoryRoot, 'test-results/bench-load.json');
		mkdirSync(path.dirname(resultFile), { recursive: true });
		const trends = { ours: memoryTrend(ours), plain: memoryTrend(plain) };
		writeFileSync(resultFile, JSON.stringify({ measuredAt: new Date().toISOString(), partial, trends, results }));
		console.log(`\n${loadPage(results, partial)}\n`);
		if (!partial || options.docs) {
			insertInto('docs/benchmarks.md', 'load', loadPage(results, partial));
			writePlots(loadPlots(results));
		}
		const passed = [verdict('this package', ours.audit), verdict('plain webhooks', plain.audit)];
		console.log(`measured in ${Math.round((Date.now() - startedAt) / 1000)} s`);
		// What n8n itself loses is reported and is not ours to judge.
		if (!passed[0]) process.exitCode = 1;
	} finally {
		platforms.stop();
	}
}

void main();
