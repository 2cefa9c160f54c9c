// From the measurements to the tables of docs/benchmarks.md.
import { machine, ms, table } from '../voice/report';
import { AGENT_SECONDS, type Cell, type Section } from './measure';
import { SUBJECTS, type SubjectName } from './subjects';

interface Verdict {
	promise: string;
	figure: string;
	passed?: boolean;
}

const cellOf = ({ cells }: Section, subject: SubjectName, callers: number): Cell =>
	cells.find((cell) => cell.subject === subject && cell.callers === callers)!;

/** Ours to another's, with both figures. @param atMost what is promised of it; reported only, if left out */
function ratio(
	promise: string,
	[ours, theirs]: [number, number],
	unit: 'ms' | 'a second',
	limit: { atMost?: number; atLeast?: number } = {},
): Verdict {
	const value = ours / theirs;
	const { atMost, atLeast } = limit;
	const words = atMost !== undefined ? `: at most ${atMost}` : atLeast !== undefined ? `: at least ${atLeast}` : '';
	return {
		promise: `${promise}${words}`,
		figure: `${value.toFixed(3)} (${ms(ours)} to ${ms(theirs)} ${unit})`,
		...(words !== '' && { passed: value <= (atMost ?? Infinity) && value >= (atLeast ?? 0) }),
	};
}

/** What is promised where isolates are taken lazily; with default settings the same is only reported. */
export function judge(section: Section): Verdict[] {
	const lazy = section.settings !== 'default settings';
	const both = (ours: SubjectName, theirs: SubjectName, callers: number, read: (cell: Cell) => number): [number, number] => [
		read(cellOf(section, ours, callers)),
		read(cellOf(section, theirs, callers)),
	];
	const audible = ({ audibleMs }: Cell) => audibleMs.p50;
	const rate = ({ turnsPerSecond }: Cell) => turnsPerSecond;
	const named = (promise: string) => `${promise}, ${section.settings}`;
	const firstByte = cellOf(section, 'filler', 1).firstByteMs.p50;
	return [
		{
			promise: `${named('first byte, idle')}${lazy ? ': p50 at most 25 ms' : ''}`,
			figure: `${ms(firstByte)} ms`,
			...(lazy && { passed: firstByte <= 25 }),
		},
		...[1, 10].map((callers) =>
			ratio(
				named(`filler ÷ Webhook + Respond, ${callers} at once`),
				both('filler', 'fixedByHand', callers, audible),
				'ms',
				lazy ? { atMost: 0.7 } : {},
			),
		),
		...[1, 10].map((callers) =>
			ratio(
				named(`first audible text of an AI Agent that takes ${AGENT_SECONDS} s ÷ Webhook + Respond, ${callers} at once`),
				both('agent', 'agentByHand', callers, audible),
				'ms',
				lazy ? { atMost: 0.45 } : {},
			),
		),
		ratio(named('turns a second at 20 callers ÷ empty streaming trigger'), both('fixed', 'empty', 20, rate), 'a second'),
		ratio(
			named('the same ÷ the empty trigger with a credential'),
			both('fixed', 'emptyWithCredential', 20, rate),
			'a second',
			lazy ? { atLeast: 0.9 } : {},
		),
		{
			promise: `${named('token that shows the end of a sentence → that sentence')}: p50 at most 5 ms`,
			figure: `${ms(section.tokenToWire.p50)} ms (p95 ${ms(section.tokenToWire.p95)}, ${section.tokenToWire.count} measured)`,
			passed: section.tokenToWire.p50 <= 5,
		},
	];
}

const COLUMNS = [1, 10, 20];

function sectionTables(section: Section): string[] {
	const names = (Object.keys(SUBJECTS) as SubjectName[]).filter((name) => section.cells.some(({ subject }) => subject === name));
	const grid = (show: (cell: Cell) => string) =>
		table(
			['', ...COLUMNS.map((callers) => (callers === 1 ? '1 caller' : `${callers} callers`))],
			names.map((name) => [
				SUBJECTS[name],
				...COLUMNS.map((callers) => {
					const cell = section.cells.find((one) => one.subject === name && one.callers === callers);
					return cell ? show(cell) : '';
				}),
			]),
		);
	return [
		`### Chat completions, ${section.settings}`,
		'',
		'First byte; first audible text; whole answer, in ms, p50.',
		'',
		...grid(({ firstByteMs, audibleMs, wholeMs }) => [firstByteMs, audibleMs, wholeMs].map(({ p50 }) => ms(p50)).join('; ')),
		'',
		'Turns a second.',
		'',
		...grid(({ turnsPerSecond }) => turnsPerSecond.toFixed(1)),
		'',
	];
}

export function page(sections: Section[], quick: boolean): string {
	const rows = sections
		.flatMap(judge)
		.map(({ promise, figure, passed }) => [promise, figure, passed === undefined ? '' : passed ? 'PASS' : '**FAIL**']);
	return [
		machine(quick, 'node --expose-gc --import tsx test/bench/customLlm.ts'),
		'',
		...table(['promise', 'measured', ''], rows),
		'',
		...sections.flatMap(sectionTables),
	]
		.join('\n')
		.trimEnd();
}
