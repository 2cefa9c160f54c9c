// From the measurements to the tables of docs/queue-mode.md.
import { machine, ms, table } from '../voice/report';
import { PROCESSES, type ScaleResult, type Turns } from './measure';

/** Part of a core that may be busy all the time: above it callers wait. */
const BUSY_SHARE = 0.6;

/** How often a caller speaks. */
const SECONDS_PER_TURN = 10;

/** The plan is for so many calls at once. */
const CALLS = 1_000;

/** How many workflows a worker runs at a time, unless it is started with another `--concurrency`. */
const CONCURRENCY = 10;

/** From the first word of the caller's sentence to the end of the workflow, where an AI Agent answers, in seconds. */
const AGENT_SECONDS = 3;

const perCore = (cpuMs: number) => (1000 * BUSY_SHARE) / cpuMs;

const wholeCores = (perSecond: number, cpuMs: number) => Math.ceil(perSecond / perCore(cpuMs));

function plan({ what, cpuMs, redisCommands, transactions }: Turns): string[] {
	const perSecond = CALLS / SECONDS_PER_TURN;
	const slots = Math.ceil((perSecond * AGENT_SECONDS) / BUSY_SHARE);
	return [
		what,
		String(wholeCores(perSecond, cpuMs['webhook processor'])),
		`${wholeCores(perSecond, cpuMs.worker)} cores, ${slots} workflows at a time`,
		wholeCores(perSecond, cpuMs.Redis) === 1
			? `${ms((perSecond * cpuMs.Redis) / 10)} % of a core`
			: String(wholeCores(perSecond, cpuMs.Redis)),
		`${ms((perSecond * cpuMs.PostgreSQL) / 1000)} cores`,
		`${Math.round(perSecond * redisCommands).toLocaleString('en-US')}; ${Math.round(perSecond * transactions).toLocaleString('en-US')}`,
	];
}

export function page({ turns, held, connections }: ScaleResult, quick: boolean): string {
	return [
		machine(quick, 'node --import tsx test/bench/scale.ts'),
		'',
		'Computing time for a turn, in milliseconds, beyond what each process does when nobody calls; commands of Redis and transactions of PostgreSQL for a turn.',
		'',
		...table(
			['', ...PROCESSES, 'commands', 'transactions'],
			turns.map(({ what, cpuMs, redisCommands, transactions }) => [
				what,
				...PROCESSES.map((name) => ms(cpuMs[name])),
				redisCommands.toFixed(0),
				transactions.toFixed(0),
			]),
		),
		'',
		`Turns a second that one core carries (${BUSY_SHARE * 100} % of it busy), and calls at once in which somebody speaks every ${SECONDS_PER_TURN} seconds:`,
		'',
		...table(
			['', 'core of a webhook processor', 'core of a worker'],
			turns.map(({ what, cpuMs }) => [
				what,
				...[cpuMs['webhook processor'], cpuMs.worker].map((spent) => {
					const rate = perCore(spent);
					return `${rate.toFixed(0)} turns, ${Math.floor(rate * SECONDS_PER_TURN)} calls`;
				}),
			]),
		),
		'',
		'What a caller who waits for an answer takes of the webhook processor:',
		'',
		...table(
			['', 'measured with', 'memory', 'computing time'],
			held.map(({ what, lines, residentKB, cpuMsPerSecond }) => [
				what,
				`${lines} at once`,
				`${residentKB.toFixed(0)} KB`,
				`${cpuMsPerSecond.toFixed(2)} ms a second`,
			]),
		),
		'',
		`The ${connections} connections of PostgreSQL belong to three processes of n8n.`,
		'',
		`For ${CALLS.toLocaleString('en-US')} calls at once, a turn each every ${SECONDS_PER_TURN} seconds (${CALLS / SECONDS_PER_TURN} turns a second), and workflows of ${AGENT_SECONDS} seconds (${CONCURRENCY} at a time in each worker unless \`--concurrency\` says otherwise):`,
		'',
		...table(
			['', 'cores for webhook processors', 'workers', 'Redis', 'PostgreSQL', 'commands; transactions a second'],
			turns.map(plan),
		),
	].join('\n');
}
