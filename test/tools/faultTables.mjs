// From the rows of `npm run test:faults` to what docs/faults.md shows.

const MODES = [
	['regular', 'one process'],
	['queue', 'queue mode'],
];

const line = (cells) => `| ${cells.join(' | ')} |`;

/** What became of the callers on the line, as in "2 answered, 2 fallback message". */
const callers = ({ callers: { answered, fallbackMessage, cutOff } }) =>
	[
		[answered, 'answered'],
		[fallbackMessage, 'fallback message'],
		[cutOff, 'cut off'],
	]
		.filter(([count]) => count > 0)
		.map(([count, how]) => `${count} ${how}`)
		.join(', ');

const silence = ({ longestSilenceSeconds }) => `${longestSilenceSeconds.toFixed(1)} s`;

const sum = (rows, name) => rows.reduce((total, row) => total + row[name], 0);

const COLUMNS = [
	['fault', ({ fault }) => fault],
	['mode', ({ mode }) => mode],
	['delivered', ({ delivered }) => delivered],
	['acknowledged', ({ acknowledged }) => acknowledged],
	['executed once', ({ executedOnce }) => executedOnce],
	['of these retried by hand', ({ byHand }) => byHand],
	['lost', ({ lost }) => lost],
	['doubled', ({ doubled }) => doubled],
	['callers on the line', callers],
	['longest silence', silence],
];

/** One line for each row, with every figure. */
export const everyFigure = (rows) =>
	[
		line(COLUMNS.map(([name]) => name)),
		line(COLUMNS.map(() => '---')),
		...rows.map((row) => line(COLUMNS.map(([, cell]) => cell(row)))),
	].join('\n');

const everybody = (rows) =>
	rows.reduce((total, { callers: { answered, fallbackMessage, cutOff } }) => total + answered + fallbackMessage + cutOff, 0);

const isWithoutGate = ({ fault }) => fault.includes('without the gate');

/** One sentence for all rows. What n8n loses without its gate is told apart: it acknowledges those itself while it starts. */
export function inShort(rows) {
	const [ungated, gated] = [rows.filter(isWithoutGate), rows.filter((row) => !isWithoutGate(row))];
	const withoutGate =
		ungated.length > 0
			? ` (${sum(ungated, 'lost')} of ${sum(ungated, 'delivered').toLocaleString('en-US')} without the readiness gate)`
			: '';
	return (
		`**${rows.length} runs of ${new Set(rows.map(({ fault }) => fault)).size} faults, ${sum(rows, 'delivered').toLocaleString('en-US')} events: ${sum(gated, 'lost')} lost${withoutGate}, ${sum(rows, 'doubled')} run twice.** ` +
		`${sum(rows, 'byHand')} broke off and were retried by hand. Of ${everybody(rows)} callers ${rows.reduce((total, row) => total + row.callers.answered, 0)} heard their answer.`
	);
}

const SIGNS = [
	['🟢', 'all heard their answer'],
	['🟡', 'some heard the fallback message'],
	['🔴', 'some were cut off'],
];

/** What became of the callers of a row, as one of {@link SIGNS}. */
const signOf = ({ callers: { cutOff, fallbackMessage } }) => (cutOff > 0 ? '🔴' : fallbackMessage > 0 ? '🟡' : '🟢');

/** How many faults ended well for the callers on the line, and which did not. */
export function callersInShort(rows) {
	const cell = (sign, mode) => {
		const ofMode = rows.filter((row) => row.mode === mode);
		const faults = ofMode.filter((row) => signOf(row) === sign).map(({ fault }) => fault);
		if (sign === '🟢') return `${faults.length} of ${ofMode.length} faults`;
		return faults.join(', ') || 'none';
	};
	return [
		line(['callers on the line', ...MODES.map(([, name]) => name)]),
		line(['---', ...MODES.map(() => '---')]),
		...SIGNS.map(([sign, text]) => line([`${sign} ${text}`, ...MODES.map(([mode]) => cell(sign, mode))])),
	].join('\n');
}

/** Faults by mode: what the callers on the line heard, and the longest silence. A dot: not tried in this mode. */
export function whatCallersHeard(rows) {
	const faults = [...new Set(rows.map(({ fault }) => fault))];
	const cell = (fault, mode) => {
		const row = rows.find((one) => one.fault === fault && one.mode === mode);
		if (!row) return '·';
		return `${signOf(row)} ${callers(row)}; ${silence(row)}`;
	};
	return [
		line(['fault', ...MODES.map(([, name]) => name)]),
		line(['---', ...MODES.map(() => '---')]),
		...faults.map((fault) => line([fault, ...MODES.map(([mode]) => cell(fault, mode))])),
	].join('\n');
}

const folded = (summary, table) => [`<details>\n<summary>${summary}</summary>`, table, '</details>'];

/** All that stands between the markers of docs/faults.md. `machine` says when and where it was measured. */
export const measuredPart = (rows, machine) =>
	[
		inShort(rows),
		callersInShort(rows),
		...folded(
			'Fault by fault: what the callers on the line heard (half of them AgentPhone’s, half of them of a custom LLM), and the longest silence of one of them',
			whatCallersHeard(rows),
		),
		...folded('Every figure', everyFigure(rows)),
		`${machine}.`,
	].join('\n\n');
