// Events of three platforms come in, something breaks in the middle of it, and afterwards every event is accounted for.
import pWaitFor from 'p-wait-for';

import { callEnded, hamsaCallEvent, receptEvent, textMessage, type TurnResult } from '../../simulator';
import type { ExecutionSummary } from '../../e2e/harness/api';
import { noteRow, type Row } from './ledger';
import { SAFE_SENTENCE, TURN_TIMEOUT_S, type FaultFixture } from './fixture';

export interface Burst {
	/** As it stands in the table. */
	fault: string;
	/** Distinct events; the kinds take turns. */
	events?: number;
	/** Deliveries under way at the same time. */
	atOnce?: number;
	/** Past the gates, straight to n8n. */
	isUngated?: boolean;
	/** Events come again until they are taken or refused for good: the platforms' hours outlast every restart, the minute they take here does not. */
	isPatient?: boolean;
	/** What breaks, as soon as a third of the events is acknowledged. n8n's own processes are started again by the supervisor. */
	strike: () => Promise<void>;
	/** Done when nothing more happens, before anybody retries what has failed. */
	mend?: () => Promise<void>;
}

export interface Sent {
	token: string;
	acknowledged: boolean;
	/** Status of each attempt; null without an answer. */
	attempts: Array<number | null>;
}

export interface Outcome {
	row: Row;
	sent: Sent[];
	/** Who was on the line when it struck. */
	callers: TurnResult[];
	/** Executions of the events as they were before anybody lent a hand. */
	executions: ExecutionSummary[];
}

const EVENTS = 60;

/** Deliveries under way at the same time. */
export const AT_ONCE = 8;

const KINDS = ['text', 'ended', 'hamsa', 'recept'] as const;

let bursts = 0;

/** Stands in every event of a burst. */
export const BURST_TOKEN = /burst-\d+-\d+-/;

/** Delivers one event as its platform does, with all its repetitions. Copies go to one webhook process, the next event to the next one. */
async function deliver(
	fixture: FaultFixture,
	token: string,
	index: number,
	{ isUngated = false, isPatient = false }: Pick<Burst, 'isPatient' | 'isUngated'> = {},
): Promise<Sent> {
	const urls = isUngated ? fixture.ungatedUrls : fixture.webhookUrls;
	const to = (registered: string) => new URL(new URL(registered).pathname, urls[Math.floor(index / KINDS.length) % urls.length]).href;
	const { simulator, agentId, hamsa, hamsaAgentId, recept } = fixture;
	const send = async (): Promise<{ attempts: Array<{ status: number | null; body: string }> }> => {
		switch (KINDS[index % KINDS.length]) {
			case 'text':
			case 'ended': {
				const url = to(simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!.url);
				simulator.record(simulator.seedCall({ id: token, agentId }).id);
				const event =
					index % KINDS.length === 0 ? textMessage({ data: { messageId: token } }) : callEnded({ data: { callId: token } });
				return await simulator.deliver({ agentId, event, id: `del_${token}`, retry: true, url });
			}
			case 'hamsa':
				return await hamsa.deliver({
					agentId: hamsaAgentId,
					url: to(hamsa.state.agent(hamsaAgentId).webhookUrl!),
					event: hamsaCallEvent('call.ended', { callId: token }),
					retry: true,
				});
			case 'recept':
				return await recept.deliver(receptEvent('call.ended', { data: { call_id: token } }), {
					id: `del_${token}`,
					retry: true,
					url: to(recept.url),
				});
		}
	};
	const statuses: Array<number | null> = [];
	let last: number | null;
	do {
		const { attempts } = await send();
		fixture.answers.push(...attempts.map(({ body }) => body));
		statuses.push(...attempts.map(({ status }) => status));
		last = statuses.at(-1) ?? null;
	} while (isPatient && (last === null || last >= 500));
	return { token, acknowledged: last !== null && last >= 200 && last < 300, attempts: statuses };
}

interface CallOptions {
	/** Told when the workflow has said its first words. */
	onWord?: () => void;
	hangUpAfterLines?: number;
}

/** A caller who wants to know where an order is. */
export const call = async (fixture: FaultFixture, webhook = 0, { onWord, hangUpAfterLines }: CallOptions = {}): Promise<TurnResult> => {
	const { simulator, voiceAgentId, webhookUrls } = fixture;
	const registered = simulator.state.ownerOf(voiceAgentId).agentWebhooks.get(voiceAgentId)!.url;
	const turn = await simulator.placeTurn({
		agentId: voiceAgentId,
		transcript: 'Where is my order?',
		url: new URL(new URL(registered).pathname, webhookUrls[webhook % webhookUrls.length]).href,
		timeoutMs: TURN_TIMEOUT_S * 1000,
		onLine: (line) => void (JSON.stringify(line).includes('I look it up.') && onWord?.()),
		...(hangUpAfterLines !== undefined && { hangUpAfterLines }),
	});
	fixture.answers.push(...turn.lines.map(({ json }) => JSON.stringify(json)));
	return turn;
};

export const spokenIn = ({ lines }: TurnResult) => lines.map(({ json }) => json?.text);

export const WHOLE_ANSWER = ['One moment.', 'I look it up.', 'I have found it.'];

/** The longest time a caller heard nothing new, in milliseconds. */
function longestSilence({ lines, totalMs }: TurnResult): number {
	const heardAt = [0, ...lines.map(({ atMs }) => atMs), totalMs];
	return Math.max(...heardAt.slice(1).map((at, index) => at - heardAt[index]));
}

/** Whether the caller was spared silence: the answer, the fallback message in time, or a connection that ended and did not hang. */
export function expectNotLeftHanging(turn: TurnResult): void {
	expect(longestSilence(turn)).toBeLessThan(TURN_TIMEOUT_S * 1000);
	const ended = turn.status === null || turn.final === null;
	if (!ended) expect([SAFE_SENTENCE, WHOLE_ANSWER.at(-1)]).toContain(spokenIn(turn).at(-1));
}

/** New events and a new caller are served, and nobody has touched n8n. */
export async function expectWellAgain(fixture: FaultFixture): Promise<void> {
	// Some may be changed in the next test, and are to be looked for all the same.
	fixture.evidence.secrets();
	for (let webhook = 0; webhook < fixture.webhookUrls.length; webhook++) {
		const turn = await call(fixture, webhook);
		expect({ spoken: spokenIn(turn), problems: turn.problems }).toEqual({ spoken: WHOLE_ANSWER, problems: [] });
	}
	const tokens = KINDS.map((kind) => `after-${bursts}-${kind}-`);
	const sent = await Promise.all(tokens.map((token, index) => deliver(fixture, token, index)));
	expect(sent.map(({ attempts }) => attempts)).toEqual(sent.map(() => [200]));
	await pWaitFor(() => tokens.every((token) => fixture.effects.counts.get(token) === 1), { interval: 100, timeout: 30_000 });
}

async function allExecutions({ api, workflowIds }: FaultFixture): Promise<ExecutionSummary[]> {
	return (await Promise.all(workflowIds.map((id) => api.listExecutions(id)))).flat();
}

/** The number of the newest one. What is newer is told by that: n8n's list may pass over old ones where its clock was set (api.ts). */
export const newestExecution = async (fixture: FaultFixture): Promise<number> =>
	Math.max(0, ...(await allExecutions(fixture)).map(({ id }) => Number(id)));

const isOpen = ({ status }: ExecutionSummary) => ['new', 'running', 'unknown', 'waiting'].includes(status);

/** An execution takes about a second; one that is still open so long after the last sign of life has nobody who runs it. In milliseconds. */
const DEAD_AFTER_MS = 30_000;

/**
 * Waits until nothing more comes: every execution has ended, or has nobody who runs it.
 * @param last number of the newest execution before
 * @returns all that are newer
 */
async function quiet(fixture: FaultFixture, last: number): Promise<ExecutionSummary[]> {
	let seen = '';
	let since = Date.now();
	let executions: ExecutionSummary[] = [];
	await pWaitFor(
		async () => {
			executions = (await allExecutions(fixture)).filter(({ id }) => Number(id) > last);
			const state = JSON.stringify([executions.map(({ id, status }) => [id, status]), [...fixture.effects.counts]]);
			if (state !== seen) {
				seen = state;
				since = Date.now();
			}
			return !executions.some(isOpen) || Date.now() - since > DEAD_AFTER_MS;
		},
		{ interval: 300, timeout: 150_000 },
	);
	return executions;
}

/** The event's token, if its execution still holds it. */
async function tokenOf({ api }: FaultFixture, { id }: ExecutionSummary, tokens: string[]): Promise<string | undefined> {
	const stored = JSON.stringify((await api.getExecution(id)).data);
	return tokens.find((token) => stored.includes(token));
}

/**
 * What an operator does with executions that broke off: stops those that nobody runs any more, and retries all whose work is not done.
 * @returns how many were retried
 */
async function lendAHand(fixture: FaultFixture, executions: ExecutionSummary[], sent: Sent[]): Promise<number> {
	const tokens = sent.map(({ token }) => token);
	const done = (token: string) => (fixture.effects.counts.get(token) ?? 0) > 0;
	const broken = executions.filter(({ status }) => status !== 'success');
	for (const execution of broken.filter(isOpen)) await fixture.api.stopExecution(execution.id);
	const retried = new Set<string>();
	for (const execution of broken) {
		const token = await tokenOf(fixture, execution, tokens);
		if (token === undefined || done(token) || retried.has(token)) continue;
		retried.add(token);
		await fixture.api.retryExecution(execution.id).catch(() => undefined);
	}
	await pWaitFor(() => [...retried].every(done), { interval: 100, timeout: 30_000 }).catch(() => undefined);
	return retried.size;
}

/** Callers on the line when it strikes. */
const CALLERS = 4;

/** Waits for the callers to be in the middle of an answer, strikes, and lets them hear the end of it. */
async function strikeMidSentence(fixture: FaultFixture, strike: () => Promise<void>): Promise<TurnResult[]> {
	let heard = 0;
	let callersHaveHeard!: () => void;
	const midSentence = new Promise<void>((resolve) => (callersHaveHeard = resolve));
	const onWord = () => {
		heard += 1;
		if (heard === CALLERS) callersHaveHeard();
	};
	const turns = Array.from({ length: CALLERS }, (_, index) => call(fixture, index, { onWord }));
	// A busy n8n may not have got to all of them when the first answer is over.
	await Promise.race([midSentence, ...turns]);
	await strike();
	const heardAll = await Promise.all(turns);
	await fixture.supervisor.allRun();
	return heardAll;
}

/** Says of every event that was not done once what became of it: without that, a lost one could only be guessed at. */
async function explain(fixture: FaultFixture, sent: Sent[], executions: ExecutionSummary[]): Promise<void> {
	const odd = sent.filter(({ token }) => fixture.effects.counts.get(token) !== 1);
	for (const one of odd) {
		const about: string[] = [];
		for (const execution of executions) {
			if ((await tokenOf(fixture, execution, [one.token])) !== undefined) about.push(`${execution.id} ${execution.status}`);
		}
		console.log(
			`${one.token} was done ${fixture.effects.counts.get(one.token) ?? 0} times; answers ${one.attempts.join(', ')}; executions: ${about.join(', ')}`,
		);
	}
	const statuses = new Map<string, number>();
	for (const { status } of executions) statuses.set(status, (statuses.get(status) ?? 0) + 1);
	console.log(
		JSON.stringify(Object.fromEntries(statuses)),
		sent
			.filter(({ attempts }) => attempts.length > 1)
			.map(({ attempts }) => attempts.join(' '))
			.join('; '),
	);
}

/** Runs the burst, waits until all is over, lends a hand where n8n needs one, and counts. */
export async function burst(
	fixture: FaultFixture,
	{ fault, events = EVENTS, atOnce = AT_ONCE, isUngated, isPatient, strike, mend }: Burst,
): Promise<Outcome> {
	const number = ++bursts;
	const last = await newestExecution(fixture);
	const started = Date.now();
	const sent: Sent[] = [];
	let next = 0;
	let acknowledged = 0;
	let striking: Promise<TurnResult[]> | undefined;
	const deliverInTurn = async () => {
		for (let index = next++; index < events; index = next++) {
			const one = await deliver(fixture, `burst-${number}-${index}-`, index, { isUngated, isPatient });
			sent.push(one);
			if (one.acknowledged) acknowledged += 1;
			if (acknowledged >= events / 3) striking ??= strikeMidSentence(fixture, strike);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, deliverInTurn));
	const callers = (await striking) ?? [];
	const executions = await quiet(fixture, last);
	await mend?.();
	const byHand = await lendAHand(fixture, executions, sent);

	const countOf = ({ token }: Sent) => fixture.effects.counts.get(token) ?? 0;
	const row: Row = {
		fault,
		mode: fixture.mode,
		delivered: sent.length,
		acknowledged,
		executedOnce: sent.filter((one) => countOf(one) === 1).length,
		byHand,
		lost: sent.filter((one) => one.acknowledged && countOf(one) === 0).length,
		doubled: sent.reduce((sum, one) => sum + Math.max(0, countOf(one) - 1), 0),
		callers: {
			answered: callers.filter((turn) => spokenIn(turn).at(-1) === WHOLE_ANSWER.at(-1)).length,
			fallbackMessage: callers.filter((turn) => spokenIn(turn).at(-1) === SAFE_SENTENCE).length,
			cutOff: callers.filter((turn) => turn.final === null).length,
		},
		longestSilenceSeconds: Math.round(Math.max(0, ...callers.map(longestSilence)) / 100) / 10,
		seconds: Math.round((Date.now() - started) / 1000),
	};
	noteRow(row);
	await explain(fixture, sent, executions);
	return { row, sent, callers, executions };
}
