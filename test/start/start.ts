// `npm start`: a page to call workflows from, and two calls to begin with, answered in a real n8n.
// `npm start -- --once` starts no page and ends after the calls: 0 if they were answered, else 1.
import { once } from 'node:events';
import { parseArgs } from 'node:util';

import pWaitFor from 'p-wait-for';

import { testOwner } from '../e2e/harness/api';
import { callEnded, type AnswerLine, type TurnResult } from '../simulator';
import { startConsoleDemo, startDemo, type Demo } from './demo';

const { values: options } = parseArgs({ options: { once: { type: 'boolean', default: false } } });

const say = (line = '') => console.log(line);

const seconds = (ms: number) => `${(ms / 1000).toFixed(2).padStart(7)} s`;

const lastWords = ({ json }: AnswerLine) => {
	if (json?.hangup) return '(hangs up)';
	if (json?.action === 'transfer') return '(transfers the call)';
	return '(your turn)';
};

/** A call that is connected, and one sentence of the caller, printed line by line as they are answered. */
async function ring(demo: Demo, title: string, agentId: string, transcript: string): Promise<TurnResult[]> {
	say(`\n${title}`);
	const opening = await hear(demo, { agentId, transcript: '' });
	return [opening, await hear(demo, { agentId, transcript, callId: opening.callId })];
}

async function hear({ simulator }: Demo, turn: { agentId: string; transcript: string; callId?: string }): Promise<TurnResult> {
	say(`${seconds(0)}   caller   ${turn.transcript === '' ? '(connected)' : turn.transcript}`);
	const result = await simulator.placeTurn({
		...turn,
		onLine: (line) => {
			const text = typeof line.json?.text === 'string' ? line.json.text : '';
			say(`${seconds(line.atMs)}   agent    ${[text, line.interim ? '' : lastWords(line)].filter(Boolean).join(' ')}`);
		},
	});
	if (result.silent) say(`            The caller heard nothing: ${result.silentReason ?? 'no reason known'}`);
	for (const problem of result.problems) say(`            Not as documented: ${problem}`);
	return result;
}

/** A survey call, led by the platform itself, has ended: what the third workflow writes into n8n's Data Table. */
async function logEndedCall({ api, simulator, agents, endedCalls }: Demo): Promise<boolean> {
	say('\nA survey call ended');
	await simulator.deliver({ agentId: agents.survey, event: callEnded({ data: { summary: 'The caller gave us five stars.' } }) });
	const rows = async () => await api.listDataTableRows(endedCalls);
	await pWaitFor(async () => (await rows()).length > 0, { timeout: 20_000 });
	const [row] = await rows();
	say(
		`            The Data Table "${endedCalls.name}" has a new row: ${JSON.stringify({ from: row?.from, durationSeconds: row?.durationSeconds, summary: row?.summary })}`,
	);
	return row?.summary === 'The caller gave us five stars.';
}

async function play(demo: Demo): Promise<boolean> {
	const { orderLine, reception } = demo.agents;
	const byReply = await ring(demo, 'A caller rings the order line (answered with Voice Reply)', orderLine, 'Where is my order?');
	const byAgent = await ring(
		demo,
		'A caller rings the reception (answered by an AI Agent)',
		reception,
		'Do you have a table for four tonight?',
	);
	const logged = await logEndedCall(demo);
	const answered = ([opening, answer]: TurnResult[]) =>
		opening.spoken.length > 0 && answer.spoken.length > 1 && [opening, answer].every(({ problems }) => problems.length === 0);
	return answered(byReply) && answered(byAgent) && logged;
}

/** Resolves at the first Ctrl-C or polite kill. */
const interrupted = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);

const done = (step: string) => say(`  \u2713 ${step}`);

async function main(): Promise<void> {
	if (options.once) await playOnce();
	else await stayOpen();
}

async function playOnce(): Promise<void> {
	const demo = await startDemo(done);
	try {
		await judge(demo);
	} finally {
		await demo.stop();
	}
}

async function stayOpen(): Promise<void> {
	const demo = await startConsoleDemo(done);
	try {
		say(`
Call your workflows:  ${demo.console.url}
Look inside (n8n):    ${demo.n8n.baseUrl}
  login               ${testOwner.email}
  password            ${testOwner.password}`);
		await judge(demo);
		say('\nEverything runs on this machine only. Ctrl-C stops it and leaves nothing behind.');
		await interrupted;
		say('\nStopping ...');
	} finally {
		await demo.stop();
	}
}

/** Plays the calls; sets the exit code. */
async function judge(demo: Demo): Promise<void> {
	const answered = await play(demo);
	if (!answered) process.exitCode = 1;
	say(answered ? '\nAll calls were answered.' : '\nNot every call was answered as it should be.');
}

main().catch((error: unknown) => {
	console.error(`\nThe demo could not go on: ${error instanceof Error ? error.message : String(error)}`);
	process.exitCode = 1;
});
