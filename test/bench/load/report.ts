// From the measurements to tables, pictures and the page of the documentation.
import { machine, ms, table } from '../voice/report';
import { sum } from '../voice/statistics';
import { lineChart, type Series } from '../voice/svg';
import type { Account } from './audit';
import { HOUR, isVoice, type Kind } from './hour';
import type { Outcome } from './orders';
import type { LoadRun, Plan } from './run';
import { LOOKUP_SECONDS, SUBJECT_NAMES } from './subjects';
import { fit, spreadOf, stretches, type Spread } from './trend';

const KIND_NAMES: Record<Kind, string> = {
	voiceTurn: 'AgentPhone voice turn',
	slowVoiceTurn: `AgentPhone voice turn with a look-up of ${LOOKUP_SECONDS} s`,
	textMessage: 'AgentPhone text message, answered',
	callEnded: 'AgentPhone call ended',
	hamsaCallEnded: 'Hamsa call ended',
	receptCallEvent: 'Recept AI call event',
};

/** So much of the load passes before memory is looked at: n8n's heap still grows to its size. */
const SETTLING = 0.2;

const STRETCHES = 30;

export interface LoadResults {
	plan: Plan;
	ours: LoadRun;
	plain: LoadRun;
}

const doneAt = ({ sentAt, totalMs }: Outcome) => sentAt + totalMs;

interface MemoryTrend {
	/** Of resident memory, by least squares, after the settling. */
	perThousandEvents: number;
	perBusyHour: number;
	perClockHour: number;
	/** In use after garbage collection, at the end minus at the beginning. */
	heapGrowthMB: number;
}

const busyHour = Object.values(HOUR).reduce((total, count) => total + count, 0);

export function memoryTrend({ load, samples, before, after }: LoadRun): MemoryTrend {
	const done = load.outcomes.map(doneAt).sort((one, other) => one - other);
	const [first, last] = [done[0], done.at(-1)!];
	const counted = samples
		.filter(({ at }) => at >= first + (last - first) * SETTLING && at <= last)
		.map(({ at, residentMB }) => ({ at, residentMB, events: done.filter((one) => one <= at).length }));
	const perEvent = fit(counted.map(({ events, residentMB }) => ({ x: events, y: residentMB }))).slope;
	const perMs = fit(counted.map(({ at, residentMB }) => ({ x: at, y: residentMB }))).slope;
	return {
		perThousandEvents: perEvent * 1000,
		perBusyHour: perEvent * busyHour,
		perClockHour: perMs * 3_600_000,
		heapGrowthMB: after.heapMB - before.heapMB,
	};
}

/** Of events and repetitions, not of forged deliveries. */
const authenticated = ({ load }: LoadRun) => load.outcomes.filter(({ arrival, wrong }) => arrival.part === 'event' && wrong === undefined);

export const firstLines = (run: LoadRun) =>
	authenticated(run)
		.filter(({ firstLineMs }) => firstLineMs !== undefined)
		.map(({ sentAt, firstLineMs }) => ({ at: sentAt, value: firstLineMs! }));

/** Of those that are not voice turns. */
export const acknowledgements = (run: LoadRun) =>
	authenticated(run)
		.filter(({ arrival }) => !isVoice(arrival.kind))
		.map(({ sentAt, totalMs }) => ({ at: sentAt, value: totalMs }));

const plainTurns = (run: LoadRun) =>
	authenticated(run)
		.filter(({ arrival }) => isVoice(arrival.kind))
		.map(({ sentAt, totalMs }) => ({ at: sentAt, value: totalMs }));

const spreadCells = ({ p50, p95, p99, most, count }: Spread) => [p50, p95, p99, most].map(ms).concat(String(count));

const valuesOf = (points: Array<{ value: number }>) => points.map(({ value }) => value);

/** Share of one core that n8n used during the load. */
function coreShare({ samples }: LoadRun): number {
	const [first, last] = [samples[0], samples.at(-1)!];
	return (last.cpuMs - first.cpuMs) / (last.at - first.at);
}

function accountTable(accounts: Account[]): string[] {
	const columns = [
		'events',
		'repetitions',
		'forged',
		'acknowledged',
		'executedOnce',
		'lost',
		'doubled',
		'forgedExecuted',
		'wrong',
	] as const;
	const head = [
		'',
		'events',
		'repetitions',
		'forged',
		'acknowledged',
		'executed once',
		'lost',
		'doubled',
		'forged and executed',
		'answered wrongly',
	];
	const rows = accounts.map((account) => [KIND_NAMES[account.kind], ...columns.map((column) => String(account[column]))]);
	const total = ['**all**', ...columns.map((column) => String(sum(accounts.map((account) => account[column]))))];
	return table(head, [...rows, total]);
}

const signed = (value: number, digits = 1) => `${value >= 0 ? '+' : ''}${value.toFixed(digits)}`;

function memoryTable(runs: LoadRun[]): string[] {
	const rows = runs.map((run) => {
		const { perThousandEvents, perBusyHour, perClockHour, heapGrowthMB } = memoryTrend(run);
		const resident = run.samples.map(({ residentMB }) => residentMB);
		return [
			SUBJECT_NAMES[run.subject],
			`${resident[0].toFixed(0)}, ${resident.at(-1)!.toFixed(0)}, ${Math.max(...resident).toFixed(0)}`,
			signed(perThousandEvents, 2),
			signed(perBusyHour),
			signed(perClockHour),
			`${run.before.heapMB.toFixed(1)}, ${run.after.heapMB.toFixed(1)} (${signed(heapGrowthMB)})`,
			`${run.before.openSockets}, ${run.after.openSockets}`,
		];
	});
	return table(
		[
			'',
			'resident at begin, end, most, MB',
			'slope, MB per 1,000 events',
			`per busy hour (${busyHour.toLocaleString('en')} events)`,
			'per hour of this load',
			'heap after collection, MB',
			'open sockets',
		],
		rows,
	);
}

export function loadPage({ plan, ours, plain }: LoadResults, quick: boolean): string {
	const sent = ours.load.outcomes.length;
	const wrong = ours.load.outcomes.filter(({ wrong: reason }) => reason !== undefined).length;
	const minutes = (run: LoadRun) => (run.load.elapsedMs / 60_000).toFixed(1);
	const late = spreadOf(ours.load.outcomes.map(({ lateMs }) => lateMs));
	const lines = spreadOf(valuesOf(firstLines(ours)));
	const acks = spreadOf(valuesOf(acknowledgements(ours)));
	const slopes = [memoryTrend(ours), memoryTrend(plain)];
	return [
		machine(quick, 'npm run bench:load'),
		'',
		...table(
			['', 'measured'],
			[
				[
					'deliveries',
					`${sent.toLocaleString('en')} in ${minutes(ours)} minutes: ${(plan.share * 60).toFixed(0)} minutes of the line, compressed ${((plan.share * 3_600_000) / ours.load.elapsedMs).toFixed(1)} times`,
				],
				['capacity with this mix, closed loop', `${ours.capacityPerSecond.toFixed(1)} a second`],
				['offered', `${ours.given.perSecond.toFixed(1)} a second (${plan.offered * 100} %)`],
				['error rate', `${((wrong / sent) * 100).toFixed(2)} % (${wrong} of ${sent.toLocaleString('en')})`],
				[
					'acknowledged and lost; executed twice',
					`${sum(ours.audit.accounts.map(({ lost }) => lost))}; ${sum(ours.audit.accounts.map(({ doubled }) => doubled))}`,
				],
				['first line, p50; p95; **p99**', `${ms(lines.p50)}; ${ms(lines.p95)}; **${ms(lines.p99)} ms**`],
				['acknowledgement, p50; p95; p99', `${ms(acks.p50)}; ${ms(acks.p95)}; ${ms(acks.p99)} ms`],
				[
					'resident memory, MB per 1,000 events',
					`${signed(slopes[0].perThousandEvents, 2)}; plain webhooks ${signed(slopes[1].perThousandEvents, 2)}`,
				],
				[
					'heap after garbage collection, end minus begin',
					`${signed(slopes[0].heapGrowthMB)} MB; plain webhooks ${signed(slopes[1].heapGrowthMB)} MB`,
				],
				[
					"n8n's computing time",
					`${(coreShare(ours) * 100).toFixed(0)} % of a core; plain webhooks ${(coreShare(plain) * 100).toFixed(0)} %`,
				],
			],
		),
		'',
		'Audit of everything sent, the warm-up and the search for the capacity included:',
		'',
		...accountTable(ours.audit.accounts),
		'',
		'Answers, in ms:',
		'',
		...table(
			['', 'p50', 'p95', 'p99', 'most', 'measured'],
			[
				['first line of a voice turn', ...spreadCells(lines)],
				['acknowledgement of any other event', ...spreadCells(acks)],
				[`the same events, ${SUBJECT_NAMES.plain}`, ...spreadCells(spreadOf(valuesOf(acknowledgements(plain))))],
				[`voice turns, ${SUBJECT_NAMES.plain}, which says nothing`, ...spreadCells(spreadOf(valuesOf(plainTurns(plain))))],
			],
		),
		'',
		...memoryTable([ours, plain]),
		'',
		`The platforms' own process used ${((ours.load.cpuMs / ours.load.elapsedMs) * 100).toFixed(0)} % of a core; its clock was at most ${ms(ours.load.lagMs)} ms late (99 %), and deliveries left ${ms(late.p99)} ms after they were due (99 %).`,
	].join('\n');
}

function overTime(
	{ load }: LoadRun,
	points: Array<{ at: number; value: number }>,
	read: (spread: Spread) => number,
): Array<number | undefined> {
	const start = Math.min(...load.outcomes.map(({ sentAt }) => sentAt));
	return stretches(points, start, start + load.elapsedMs, STRETCHES).map((values) => values && read(spreadOf(values)));
}

/** Which minute of the line's hour it is, under every fifth stretch. */
const clock = ({ share }: Plan) =>
	Array.from({ length: STRETCHES }, (_, index) =>
		index % 5 === 0 ? `${((index / STRETCHES) * share * 60).toFixed(share < 0.2 ? 1 : 0)} min` : '',
	);

/** @returns pictures by file name */
export function loadPlots({ plan, ours, plain }: LoadResults): Record<string, string> {
	const steps = clock(plan);
	const latency = (run: LoadRun, points: Array<{ at: number; value: number }>, name: string): Series[] => [
		{ name: `${name}p50`, values: overTime(run, points, ({ p50 }) => p50) },
		{ name: `${name}p95`, values: overTime(run, points, ({ p95 }) => p95) },
		{ name: `${name}p99`, values: overTime(run, points, ({ p99 }) => p99) },
	];
	const resident = (run: LoadRun) =>
		overTime(
			run,
			run.samples.map(({ at, residentMB }) => ({ at, value: residentMB })),
			({ p50 }) => p50,
		);
	return {
		'bench-load-first-line': lineChart(
			'First line of voice turns on a busy line',
			'ms; minutes of the line',
			steps,
			latency(ours, firstLines(ours), ''),
		),
		'bench-load-acknowledgement': lineChart('Acknowledgement of all other events', 'ms; minutes of the line', steps, [
			...latency(ours, acknowledgements(ours), 'this package, '),
			...latency(plain, acknowledgements(plain), 'n8n Webhook, '),
		]),
		'bench-load-memory': lineChart('Resident memory of n8n on a busy line', 'MB; minutes of the line', steps, [
			{ name: SUBJECT_NAMES.ours, values: resident(ours) },
			{ name: SUBJECT_NAMES.plain, values: resident(plain) },
		]),
	};
}
