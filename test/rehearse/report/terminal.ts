// Rehearsals as lines of a terminal, without colours.
import type { CheckResult, Outcome, PlayedTurn } from '../result';
import { shownRun } from '../result';
import { clock, runsIn, total, VERDICT } from './words';

const LABEL: Record<CheckResult['is'], string> = { passed: 'ok', failed: 'FAILED', notJudged: 'skipped' };

const INDENT = ' '.repeat(8);

function checkLines({ name, is, detail }: CheckResult, { executions }: PlayedTurn): string[] {
	const label = `${INDENT}${LABEL[is].padEnd(8)}`;
	if (is !== 'failed') return [`${label}${name}${detail === '' ? '' : ` (${detail})`}`];
	const where = executions.map(({ id, url }) => `${INDENT.repeat(2)}execution ${id}: ${url}`);
	return [`${label}${name}`, `${INDENT.repeat(2)}${detail}`, ...where];
}

function turnLines(turn: PlayedTurn): string[] {
	const said = turn.lines.map(({ text, does }) => [text, does && `(${does})`].filter(Boolean).join(' ')).join(' / ');
	const [who, ...words] = turn.act.split(': ');
	const head = words.length > 0 ? `${who.padEnd(8)} ${words.join(': ')}` : turn.act;
	return [
		`  ${clock(turn.atMs).padEnd(6)}${head}`,
		...(said === '' ? [] : [`  ${clock(turn.atMs + turn.lines[0].atMs).padEnd(6)}${'agent'.padEnd(8)} ${said}`]),
		...turn.checks.flatMap((check) => checkLines(check, turn)),
	];
}

/** One rehearsal: its call with the checks. */
export function terminalReport(outcome: Outcome): string {
	const run = shownRun(outcome);
	const head = `${VERDICT[outcome.is]}  ${outcome.title}  (${outcome.file})`;
	if (!run) return [head, `  ${outcome.reason}`].join('\n');
	const runs = runsIn(outcome);
	return [
		`${head}  ${(run.ms / 1000).toFixed(1)} s`,
		...(runs === '' ? [] : [`  ${runs}`]),
		...run.turns.flatMap(turnLines),
		...(run.left > 0 ? [`  stopped: ${run.left} more turns depend on this one`] : []),
		...(outcome.reason === '' ? [] : [`  ${outcome.reason}`]),
	].join('\n');
}

export const terminalTotal = (outcomes: Outcome[]): string =>
	`${total(outcomes)}  ${(outcomes.flatMap(({ played }) => played).reduce((sum, { ms }) => sum + ms, 0) / 1000).toFixed(1)} s`;
