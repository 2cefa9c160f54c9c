// npm run rehearse -- <files>: plays rehearsals, and reports (docs/rehearsals.md).
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { n8nVersion, repositoryRoot } from '../e2e/harness/paths';
import { load, type Loaded } from './load';
import { filesIn, optionsIn, type Options } from './options';
import { exitCodeFor, rehearse } from './rehearse';
import { junitReport } from './report/junit';
import { pageReport } from './report/page';
import { terminalReport, terminalTotal } from './report/terminal';
import { count } from './report/words';
import type { Outcome } from './result';
import { openTestBed } from './start';
import type { TestBed } from './testBed';
import { playAgain } from './watch';

const CANNOT_RUN = 2;

const say = (text: string) => console.log(text);

async function playAll({ good, wrong }: Loaded, testBed: TestBed, options: Options): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const one of good) {
		const outcome = await rehearse(one, testBed, options);
		say(`\n${terminalReport(outcome)}`);
		outcomes.push(outcome);
	}
	return [...wrong, ...outcomes];
}

function properties(): Record<string, string> {
	const { version } = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8')) as { version: string };
	return { n8n: n8nVersion(), 'n8n-nodes-voice-agents': version };
}

async function report(outcomes: Outcome[], { junit, page }: Options): Promise<void> {
	say(`\n${terminalTotal(outcomes)}`);
	if (junit !== undefined) await writeFile(junit, junitReport(outcomes, properties()));
	if (page !== undefined) await writeFile(page, pageReport(outcomes, new Date().toLocaleString('en-GB')));
}

/** Until Ctrl+C. */
async function watchAndPlay(options: Options): Promise<number> {
	// Before n8n is started in vain.
	await filesIn(options.files);
	const stopping = new AbortController();
	const interrupted = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]).then(() => stopping.abort());
	const testBed = await openTestBed(options, say);
	const playing = playAgain({
		load: async () => await load(options),
		play: async (loaded) => {
			for (const one of loaded.wrong) say(`\n${terminalReport(one)}`);
			await report(await playAll(loaded, testBed, options), options);
		},
		say,
		until: stopping.signal,
	});
	try {
		await Promise.race([playing, interrupted]);
	} finally {
		say('\nStopping ...');
		playing.catch(() => undefined);
		await testBed.close();
	}
	return 0;
}

async function main(): Promise<number> {
	const options = optionsIn(process.argv.slice(2));
	if (options.watch) {
		// A call that was cut off still waits for its answer.
		process.exit(await watchAndPlay(options));
	}
	const loaded = await load(options);
	const { good, wrong } = loaded;
	for (const one of wrong) say(terminalReport(one));
	if (options.check) {
		for (const { file, rehearsal } of good)
			say(
				`ok  ${rehearsal.rehearsal}  (${file}): ${count(rehearsal.turns.length, 'turn')}, ${rehearsal.call ?? rehearsal.workflow!}`,
			);
		return wrong.length > 0 ? CANNOT_RUN : 0;
	}
	if (good.length + wrong.length === 0) throw new Error('There is no rehearsal to play');
	const outcomes = good.length > 0 ? await playOn(loaded, options) : wrong;
	await report(outcomes, options);
	return exitCodeFor(outcomes);
}

async function playOn(loaded: Loaded, options: Options): Promise<Outcome[]> {
	const testBed = await openTestBed(options, say);
	try {
		return await playAll(loaded, testBed, options);
	} finally {
		await testBed.close();
	}
}

main()
	.then((code) => {
		process.exitCode = code;
	})
	.catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : String(error));
		process.exitCode = CANNOT_RUN;
	});
