// Rehearsals in the form that CI services read: a suite a file, a case a check.
import type { CheckResult, Outcome, PlayedTurn } from '../result';
import { checksOf, shownRun } from '../result';
import { escaped } from './markup';
import { runsIn } from './words';

const attribute = (name: string, value: string | number): string => ` ${name}="${escaped(String(value))}"`;

const inSeconds = (ms: number): string => (ms / 1000).toFixed(3);

const transcript = ({ act, lines }: PlayedTurn): string =>
	[act, ...lines.map(({ text, does }) => `agent: ${text}${does ? ` (${does})` : ''}`)].join('\n');

function caseOf(outcome: Outcome, turn: PlayedTurn, index: number, { name, is, detail }: CheckResult): string {
	const head = `    <testcase${attribute('classname', outcome.title)}${attribute('name', `turn ${index + 1}: ${name}`)}${attribute('time', inSeconds(turn.totalMs ?? 0))}`;
	if (is === 'passed') return `${head}/>`;
	if (is === 'notJudged') return `${head}><skipped${attribute('message', detail)}/></testcase>`;
	return `${head}><failure${attribute('message', detail)}>${escaped(transcript(turn))}</failure></testcase>`;
}

/** What is known of the whole, such as versions: written as properties. */
export type Properties = Record<string, string>;

function suiteOf(outcome: Outcome, properties: Properties): string {
	const run = shownRun(outcome);
	// Of several runs, those that had to pass decide: a single one that failed does not fail the suite.
	const checks = run ? checksOf(run) : [];
	const isForgiven = outcome.is === 'passed';
	const shown = (check: CheckResult): CheckResult => (isForgiven && check.is === 'failed' ? { ...check, is: 'passed' } : check);
	const cases = run?.turns.flatMap((turn, index) => turn.checks.map((check) => caseOf(outcome, turn, index, shown(check)))) ?? [];
	const executions = run?.turns.flatMap((turn) => turn.executions.map(({ url }) => url)) ?? [];
	const known = {
		...properties,
		file: outcome.file,
		...(runsIn(outcome) !== '' && { runs: runsIn(outcome) }),
		...Object.fromEntries(executions.map((url, index) => [`execution ${index + 1}`, url])),
	};
	const error =
		outcome.is === 'couldNotRun'
			? [
					`    <testcase${attribute('classname', outcome.title)}${attribute('name', 'could run')}${attribute('time', '0')}><error${attribute('message', outcome.reason)}/></testcase>`,
				]
			: [];
	const failures = isForgiven ? 0 : checks.filter(({ is }) => is === 'failed').length;
	const skipped = checks.filter(({ is }) => is === 'notJudged').length;
	return [
		`  <testsuite${attribute('name', outcome.title)}${attribute('tests', cases.length + error.length)}${attribute('failures', failures)}${attribute('errors', error.length)}${attribute('skipped', skipped)}${attribute('time', inSeconds(run?.ms ?? 0))}>`,
		'    <properties>',
		...Object.entries(known).map(([name, value]) => `      <property${attribute('name', name)}${attribute('value', value)}/>`),
		'    </properties>',
		...cases,
		...error,
		'  </testsuite>',
	].join('\n');
}

export const junitReport = (outcomes: Outcome[], properties: Properties = {}): string =>
	[
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<testsuites>',
		...outcomes.map((one) => suiteOf(one, properties)),
		'</testsuites>',
		'',
	].join('\n');
