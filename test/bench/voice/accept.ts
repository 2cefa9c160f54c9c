// The promises, worked out from one run.
import type { MemoryResult, MemorySeries } from './memory';
import type { SpeedResult } from './sections';
import { BUSY, type Cell } from './speed';
import type { SubjectName } from './subjects';
import type { TuningRow } from './tuning';

export interface Results {
	standard?: SpeedResult;
	lazy?: SpeedResult;
	queue?: SpeedResult;
	tuning?: TuningRow[][];
	memory?: MemoryResult;
}

export interface Verdict {
	promise: string;
	/** What was measured, in words. */
	figure: string;
	/** Absent: reported only. */
	passed?: boolean;
}

export const cellOf = (cells: Cell[], subject: SubjectName, callers: number): Cell | undefined =>
	cells.find((cell) => cell.subject === subject && cell.callers === callers);

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

/** Ours to another's in the same cells, with both figures. */
function ratioOf(
	result: SpeedResult | undefined,
	other: SubjectName,
	callers: number,
	read: (cell: Cell) => number,
): { ratio: number; both: string } | undefined {
	const [ours, theirs] = (['ours', other] as const).map((name) => result && cellOf(result.cells, name, callers));
	if (!ours || !theirs) return undefined;
	return { ratio: read(ours) / read(theirs), both: `${rounded(read(ours), 1)} to ${rounded(read(theirs), 1)}` };
}

const firstLine = ({ firstLineMs }: Cell) => firstLineMs.p50;
const perSecond = ({ turnsPerSecond }: Cell) => turnsPerSecond;

const atMost = (promise: string, found: ReturnType<typeof ratioOf>, limit: number): Verdict[] =>
	found
		? [
				{
					promise: `${promise}: at most ${limit}`,
					figure: `${rounded(found.ratio, 3)} (${found.both} ms)`,
					passed: found.ratio <= limit,
				},
			]
		: [];

const atLeast = (promise: string, found: ReturnType<typeof ratioOf>, limit: number): Verdict[] =>
	found
		? [
				{
					promise: `${promise}: at least ${limit}`,
					figure: `${rounded(found.ratio, 3)} (${found.both} a second)`,
					passed: found.ratio >= limit,
				},
			]
		: [];

const reported = (promise: string, found: ReturnType<typeof ratioOf>, unit: 'a second' | 'ms'): Verdict[] =>
	found ? [{ promise, figure: `${rounded(found.ratio, 3)} (${found.both} ${unit})` }] : [];

const msAtMost = (promise: string, ms: number | undefined, limit: number): Verdict[] =>
	ms === undefined ? [] : [{ promise: `${promise}: p50 at most ${limit} ms`, figure: `${rounded(ms, 1)} ms`, passed: ms <= limit }];

/** First spoken word of a workflow that takes two seconds. */
function firstWord(standard: SpeedResult | undefined): Verdict[] {
	const cells = standard?.waits.find(({ seconds }) => seconds === 2)?.cells ?? [];
	return [...new Set(cells.map(({ callers }) => callers))].map((callers) => {
		const [ours, theirs] = [cellOf(cells, 'ours', callers)!, cellOf(cells, 'respond', callers)!].map(firstLine);
		const times = theirs / ours;
		const promise = `first spoken word of a 2 s workflow, ${callers === 1 ? 'one caller' : `${callers} callers`}, sooner than Webhook + Respond to Webhook`;
		const figure = `${rounded(times, 1)} times (${rounded(ours, 1)} to ${rounded(theirs, 0)} ms)`;
		return callers === 1 ? { promise: `${promise}: at least 50 times`, figure, passed: times >= 50 } : { promise, figure };
	});
}

/** Between the first tenth of the turns and the last, and beside n8n's own growth. */
function memory(found: MemoryResult | undefined): Verdict[] {
	if (!found) return [];
	const { ours, customLlm, plain, turns } = found;
	const verdicts = (trigger: string, { growthMB, points, listenerWarnings }: MemorySeries): Verdict[] => {
		const beyond = growthMB - plain.growthMB;
		const [first, last] = [points[0], points.at(-1)!];
		return [
			{
				promise: `${trigger}: resident memory after ${turns} turns minus after the first ${turns / 10}, beyond n8n's own growth for plain webhooks: at most 20 MB`,
				figure: `${rounded(beyond, 1)} MB (${rounded(growthMB, 1)} to ${rounded(plain.growthMB, 1)} MB)`,
				passed: beyond <= 20,
			},
			{
				promise: `${trigger}: no socket left open`,
				figure: `${last.openSockets} at the end, ${first.openSockets} after the first ${turns / 10}`,
				// One or two of n8n's own come and go; a leak would be hundreds.
				passed: last.openSockets <= first.openSockets + 2,
			},
			{ promise: `${trigger}: no warning of too many listeners`, figure: String(listenerWarnings), passed: listenerWarnings === 0 },
		];
	};
	return [...verdicts('AgentPhone Trigger', ours), ...(customLlm ? verdicts('Custom LLM Trigger', customLlm) : [])];
}

export function judge({ standard, lazy, queue, memory: memoryResult }: Results): Verdict[] {
	return [
		...atMost('first line at 20 callers ÷ empty streaming trigger', ratioOf(standard, 'empty', BUSY, firstLine), 1.15),
		...atMost('the same, lazy', ratioOf(lazy, 'empty', BUSY, firstLine), 1.15),
		...atMost(
			'first line at 20 callers ÷ empty streaming trigger with a credential',
			ratioOf(standard, 'emptyWithCredential', BUSY, firstLine),
			1.15,
		),
		...atMost('the same, lazy', ratioOf(lazy, 'emptyWithCredential', BUSY, firstLine), 1.15),
		...atLeast(
			'turns a second at 20 callers ÷ empty streaming trigger with a credential',
			ratioOf(standard, 'emptyWithCredential', BUSY, perSecond),
			0.95,
		),
		...atLeast('the same, lazy', ratioOf(lazy, 'emptyWithCredential', BUSY, perSecond), 0.95),
		...reported('the same, lazy, without a credential', ratioOf(lazy, 'empty', BUSY, perSecond), 'a second'),
		...atMost("first line ÷ n8n's immediate acknowledgement, idle", ratioOf(standard, 'immediate', 1, firstLine), 0.7),
		...reported('the same, 20 callers', ratioOf(standard, 'immediate', BUSY, firstLine), 'ms'),
		...reported('the same, 50 callers', ratioOf(standard, 'immediate', 50, firstLine), 'ms'),
		...atMost('the same, lazy, idle', ratioOf(lazy, 'immediate', 1, firstLine), 0.5),
		...atMost('the same, lazy, 20 callers', ratioOf(lazy, 'immediate', BUSY, firstLine), 0.05),
		...firstWord(standard),
		...msAtMost('node output to wire', standard?.nodeToWire?.p50, 5),
		...msAtMost('node output to wire, queue mode', queue?.nodeToWire?.p50, 25),
		...msAtMost('first AI sentence, after the token that shows its end', standard?.ai?.known.p50, 10),
		...reported(
			'turns a second at 20 callers ÷ Webhook + Respond to Webhook, lazy',
			ratioOf(lazy, 'respond', BUSY, perSecond),
			'a second',
		),
		...atLeast('turns a second at 20 callers ÷ Webhook + Crypto + IF + Respond, lazy', ratioOf(lazy, 'handmade', BUSY, perSecond), 3),
		...memory(memoryResult),
	];
}
