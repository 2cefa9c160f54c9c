// npm run rehearse -- <files>: plays rehearsals, and reports (docs/rehearsals.md).
import { writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { n8nVersion, repositoryRoot } from '../e2e/harness/paths';
import { filesIn, optionsIn, type Options } from './options';
import { exitCodeFor, rehearse, type Loaded } from './rehearse';
import { FileError, readRehearsal } from './read';
import { junitReport } from './report/junit';
import { pageReport } from './report/page';
import { terminalReport, terminalTotal } from './report/terminal';
import type { Outcome } from './result';
import { TestBed } from './testBed';

const CANNOT_RUN = 2;

const say = (text: string) => console.log(text);

/** Every file that can be read; the others as outcomes. */
async function load({ files, only }: Options): Promise<{ loaded: Loaded[]; wrong: Outcome[] }> {
	const loaded: Loaded[] = [];
	const wrong: Outcome[] = [];
	for (const file of await filesIn(files)) {
		try {
			const rehearsal = await readRehearsal(file);
			if (only === undefined || rehearsal.rehearsal.toLowerCase().includes(only.toLowerCase())) loaded.push({ file, rehearsal });
		} catch (error) {
			if (!(error instanceof FileError)) throw error;
			wrong.push({ file, title: path.basename(file), is: 'couldNotRun', reason: error.message, played: [], mustPass: 1 });
		}
	}
	return { loaded, wrong };
}

async function playAll(loaded: Loaded[], options: Options): Promise<Outcome[]> {
	const testBed = options.on === undefined ? await TestBed.open(say) : await TestBed.on(options.on);
	try {
		const outcomes: Outcome[] = [];
		for (const one of loaded) {
			const outcome = await rehearse(one, testBed, options);
			say(`\n${terminalReport(outcome)}`);
			outcomes.push(outcome);
		}
		return outcomes;
	} finally {
		await testBed.close();
	}
}

function properties(): Record<string, string> {
	const { version } = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8')) as { version: string };
	return { n8n: n8nVersion(), 'n8n-nodes-voice-agents': version };
}

async function main(): Promise<number> {
	const options = optionsIn(process.argv.slice(2));
	const { loaded, wrong } = await load(options);
	for (const one of wrong) say(terminalReport(one));
	if (options.check) {
		for (const { file, rehearsal } of loaded)
			say(`ok  ${rehearsal.rehearsal}  (${file}): ${rehearsal.turns.length} turns, ${rehearsal.call ?? rehearsal.workflow!}`);
		return wrong.length > 0 ? CANNOT_RUN : 0;
	}
	if (loaded.length + wrong.length === 0) throw new Error('There is no rehearsal to play');
	const outcomes = [...wrong, ...(loaded.length > 0 ? await playAll(loaded, options) : [])];
	say(`\n${terminalTotal(outcomes)}`);
	if (options.junit !== undefined) await writeFile(options.junit, junitReport(outcomes, properties()));
	if (options.page !== undefined) await writeFile(options.page, pageReport(outcomes, new Date().toLocaleString('en-GB')));
	return exitCodeFor(outcomes);
}

main()
	.then((code) => {
		process.exitCode = code;
	})
	.catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : String(error));
		process.exitCode = CANNOT_RUN;
	});
