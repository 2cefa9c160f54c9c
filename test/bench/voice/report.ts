// From the measurements to tables, pictures and the pages of the documentation.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';

import { repositoryRoot } from '../../e2e/harness/paths';
import { cellOf, judge, type Results } from './accept';
import type { SpeedResult } from './sections';
import type { Cell } from './speed';
import type { Summary } from './statistics';
import { SUBJECTS, type SubjectName } from './subjects';
import { barChart, lineChart } from './svg';
import type { TuningRow } from './tuning';

const subjectNames = Object.keys(SUBJECTS) as SubjectName[];

/** Milliseconds, as exact as is sensible. */
export const ms = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0));

const spread = ({ p50, p95 }: Summary) => `${ms(p50)} (${ms(p95)})`;

/** Numbers to the right, names to the left. */
export function table(head: string[], rows: string[][]): string[] {
	const rule = head.map((_name, index) => (index === 0 ? '---' : '---:'));
	return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

const callersOf = (cells: Cell[]) => [...new Set(cells.map(({ callers }) => callers))];

const subjectsOf = (cells: Cell[]) => subjectNames.filter((name) => cells.some(({ subject }) => subject === name));

const people = (callers: number) => (callers === 1 ? '1 caller' : `${callers} callers`);

/** A row a subject, a column a number of callers. */
function grid(cells: Cell[], show: (cell: Cell) => string): string[] {
	const columns = callersOf(cells);
	const rows = subjectsOf(cells).map((name) => [
		SUBJECTS[name],
		...columns.map((callers) => {
			const cell = cellOf(cells, name, callers);
			return cell ? show(cell) : '';
		}),
	]);
	return table(['', ...columns.map(people)], rows);
}

/** Date, machine and command of a run. */
export function machine(quick: boolean, command = 'npm run bench'): string {
	const amount = quick ? ' A quick run: few turns, rough figures.' : '';
	return `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpus()[0].model.trim()}), n8n 2.41.1, \`${command}\`.${amount}`;
}

function speedTables(heading: string, { cells }: SpeedResult): string[] {
	return [
		`### ${heading}`,
		'',
		'First line of the answer, in ms: p50 (p95).',
		'',
		...grid(cells, ({ firstLineMs }) => spread(firstLineMs)),
		'',
		'Head of the answer (first byte), in ms: p50 (p95).',
		'',
		...grid(cells, ({ firstByteMs }) => spread(firstByteMs)),
		'',
		"Turns a second, and n8n's computing time per turn until it is idle again. What an idle n8n does is in it, so with one caller it says little.",
		'',
		...grid(cells, ({ turnsPerSecond, cpuMsPerTurn }) => `${turnsPerSecond.toFixed(1)}; ${cpuMsPerTurn.toFixed(1)} ms`),
		'',
	];
}

function waitTables({ waits }: SpeedResult): string[] {
	if (waits.length === 0) return [];
	const rows = waits.flatMap(({ seconds, cells }) =>
		subjectsOf(cells).map((name) => [
			`${seconds} s`,
			SUBJECTS[name],
			...callersOf(cells).map((callers) => {
				const cell = cellOf(cells, name, callers)!;
				return `${ms(cell.firstLineMs.p50)}; ${ms(cell.answerMs.p50)}`;
			}),
		]),
	);
	return [
		'### Workflows that take their time, default settings',
		'',
		'First spoken word and whole answer, in ms, p50.',
		'',
		...table(['workflow', '', ...callersOf(waits[0].cells).map(people)], rows),
		'',
	];
}

function gapTable({ standard, queue }: Results): string[] {
	const rows: string[][] = [];
	const add = (name: string, found: Summary | undefined) => {
		if (found) rows.push([name, ms(found.p50), ms(found.p95), String(found.count)]);
	};
	add('start of a Voice Reply node → its line, regular mode', standard?.nodeToWire);
	add('the same, queue mode', queue?.nodeToWire);
	if (standard?.ai) {
		add('token that shows that the first sentence has ended (the first one of the next) → that sentence', standard.ai.known);
		add(
			`last token of the first sentence → that sentence; the model pauses ${standard.ai.tokenDelayMs} ms between tokens`,
			standard.ai.lastToken,
		);
		add('request → first sentence of the model', standard.ai.firstSentenceMs);
	}
	return rows.length === 0
		? []
		: ['### From the node, or the model, to the wire', '', ...table(['', 'p50 ms', 'p95 ms', 'measured'], rows), ''];
}

function memoryTable({ memory }: Results): string[] {
	if (!memory) return [];
	const { ours, customLlm, plain } = memory;
	const series = [ours, ...(customLlm ? [customLlm] : []), plain];
	const names = ['AgentPhone', ...(customLlm ? ['custom LLM'] : []), 'plain'];
	const rows = plain.points.map(({ turns }, index) => [
		String(turns),
		...series.map(({ points }) => points[index].residentMB.toFixed(0)),
		...series.map(({ points }) => points[index].heapMB.toFixed(0)),
		series.map(({ points }) => points[index].openSockets).join(', '),
	]);
	const head = ['turns', ...['resident', 'heap'].flatMap((kind) => names.map((name) => `${kind}, ${name}`)), 'open sockets'];
	return [
		`### ${memory.turns} turns`,
		'',
		'A fresh n8n each, at the same time, lazy; after garbage collection, in MB. Plain: Webhook + Respond to Webhook.',
		'',
		...table(head, rows),
		'',
	];
}

/** What of the run the callers themselves cost. */
function callerNote({ standard }: Results): string[] {
	if (!standard) return [];
	const cost = standard.cells.map(({ callerCpuMsPerTurn }) => callerCpuMsPerTurn);
	const lag = standard.cells.map(({ callerLagMs }) => callerLagMs);
	const used = `The callers' own process used ${ms(Math.min(...cost))} to ${ms(Math.max(...cost))} ms of computing time per turn`;
	return [`${used}; its clock was at most ${ms(Math.max(...lag))} ms late (99 %, 10 ms of which are its own resolution).`, ''];
}

export function speedPage(results: Results, quick: boolean): string {
	const verdicts = judge(results).map(({ promise, figure, passed }) => [
		promise,
		figure,
		passed === undefined ? '' : passed ? 'PASS' : '**FAIL**',
	]);
	return [
		machine(quick),
		'',
		...table(['promise', 'measured', ''], verdicts),
		'',
		...(results.standard ? speedTables('Default settings', results.standard) : []),
		...(results.lazy ? speedTables('`N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true`', results.lazy) : []),
		...(results.standard ? waitTables(results.standard) : []),
		...gapTable(results),
		...(results.queue ? speedTables('Queue mode: main, one webhook processor, one worker, default settings', results.queue) : []),
		...memoryTable(results),
		...callerNote(results),
	]
		.join('\n')
		.trimEnd();
}

function tuningTable(rows: TuningRow[]): string[] {
	const levels = rows[0].cells.map(({ callers }) => callers);
	const head = [
		'setting',
		...levels.map((callers) => `first line, ${people(callers)}`),
		`turns a second, ${people(levels.at(-1)!)}`,
		'computing time per turn',
	];
	return table(
		head,
		rows.map(({ setting, cells }) => {
			const { turnsPerSecond, cpuMsPerTurn } = cells.at(-1)!;
			return [
				setting,
				...cells.map(({ firstLineMs }) => `${spread(firstLineMs)} ms`),
				turnsPerSecond.toFixed(1),
				`${cpuMsPerTurn.toFixed(1)} ms`,
			];
		}),
	);
}

export const tuningPage = (groups: TuningRow[][], quick: boolean): string =>
	[machine(quick), '', ...groups.flatMap((rows) => [...tuningTable(rows), ''])].join('\n').trimEnd();

const bySubject = (cells: Cell[], columns: number[], read: (cell: Cell) => number) =>
	subjectsOf(cells).map((name) => ({
		name: SUBJECTS[name],
		values: columns.map((callers) => {
			const cell = cellOf(cells, name, callers);
			return cell && read(cell);
		}),
	}));

/** @returns pictures by file name */
export function plots({ standard, lazy, memory }: Results): Record<string, string> {
	const pictures: Record<string, string> = {};
	for (const [name, title, result] of [
		['bench-first-line', 'First line, default settings', standard],
		['bench-first-line-lazy', 'First line, N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true', lazy],
	] as const) {
		if (!result) continue;
		const columns = callersOf(result.cells);
		const shown = result.cells.filter(({ subject }) => subject !== 'emptyWithCredential');
		pictures[name] = barChart(
			title,
			'ms, p50',
			columns.map(people),
			bySubject(shown, columns, ({ firstLineMs }) => firstLineMs.p50),
			{ logarithmic: true },
		);
	}
	if (standard && standard.waits.length > 0) {
		const names = subjectsOf(standard.waits[0].cells);
		const series = names.map((name) => ({
			name: SUBJECTS[name],
			values: standard.waits.map(({ cells }) => cellOf(cells, name, 1)?.firstLineMs.p50),
		}));
		const lengths = standard.waits.map(({ seconds }) => `${seconds} s`);
		pictures['bench-first-word'] = barChart('First spoken word, one caller, by length of the workflow', 'ms, p50', lengths, series, {
			logarithmic: true,
		});
	}
	const rates = (
		[
			['default settings', standard],
			['lazy', lazy],
		] as const
	).filter(([, result]) => result && cellOf(result.cells, 'ours', 20));
	if (rates.length > 0) {
		const names = subjectsOf(rates[0][1]!.cells).filter((name) => name !== 'floor' && name !== 'emptyWithCredential');
		const series = names.map((name) => ({
			name: SUBJECTS[name],
			values: rates.map(([, result]) => cellOf(result!.cells, name, 20)?.turnsPerSecond),
		}));
		pictures['bench-turns'] = barChart(
			'Turns a second, 20 callers',
			'turns a second',
			rates.map(([name]) => name),
			series,
		);
	}
	if (memory) {
		const series = (
			[
				[SUBJECTS.ours, memory.ours],
				['Custom LLM Trigger + Voice Reply', memory.customLlm],
				[SUBJECTS.respond, memory.plain],
			] as const
		).flatMap(([name, found]) => (found ? [{ name, values: found.points.map(({ residentMB }) => residentMB) }] : []));
		const steps = memory.ours.points.map(({ turns }) => String(turns));
		pictures['bench-memory'] = lineChart('Resident memory of n8n over turns', 'MB, after garbage collection', steps, series);
	}
	return pictures;
}

/** Puts text between the two markers of a page, `<!-- name: begin -->` and `<!-- name: end -->`. */
export function insertInto(page: string, name: string, text: string): void {
	const file = path.join(repositoryRoot, page);
	const [confirmExecutionStart, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
	const before = readFileSync(file, 'utf8');
	const [start, stop] = [before.indexOf(confirmExecutionStart), before.indexOf(end)];
	if (start === -1 || stop < start) throw new Error(`${page} has no markers for ${name}`);
	writeFileSync(file, `${before.slice(0, start + confirmExecutionStart.length)}\n${text}\n${before.slice(stop)}`);
}

export function writePlots(pictures: Record<string, string>): void {
	const folder = path.join(repositoryRoot, 'docs/images');
	mkdirSync(folder, { recursive: true });
	for (const [name, svg] of Object.entries(pictures)) writeFileSync(path.join(folder, `${name}.svg`), svg);
}
