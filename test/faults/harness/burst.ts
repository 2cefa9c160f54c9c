// Events of seven platforms come in, something breaks in the middle of it, and afterwards every event is accounted for.
import pWaitFor from 'p-wait-for';

import { callEnded, hamsaCallEvent, receptEvent, textMessage } from '../../simulator';
import { freshEvent } from '../../simulator/callEvents/fresh';
import { deliverWithRetries } from '../../simulator/callEvents/retries';
import type { Attempt } from '../../simulator/common/attempt';
import type { ExecutionSummary } from '../../e2e/harness/api';
import { webhookAt } from '../../e2e/harness/workflows';
import { call, callCustomLlm, type Heard } from './callers';
import { SAFE_SENTENCE, WHOLE_ANSWER, type CallEvents, type FaultFixture } from './fixture';
import { noteRow, type Row } from './ledger';

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
	kind: Kind;
	acknowledged: boolean;
	/** Status of each attempt; null without an answer. */
	attempts: Array<number | null>;
}

export interface Outcome {
	row: Row;
	sent: Sent[];
	/** Who was on the line when it struck. */
	callers: Heard[];
	/** Executions of the events as they were before anybody lent a hand. */
	executions: ExecutionSummary[];
}

const EVENTS = 60;

/** Deliveries under way at the same time. */
export const AT_ONCE = 8;

/** The platforms of `callEvents` by the names of their triggers. */
const KINDS = ['text', 'vapiTrigger', 'ended', 'retellTrigger', 'hamsa', 'elevenLabsTrigger', 'recept', 'blandTrigger'] as const;
type Kind = (typeof KINDS)[number];

/** What a platform says of its call events again and again takes so long here: a process that is started again is back before it ends. */
const RETRIES_S = 45;

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
	const to = (registered: string) => webhookAt(urls[Math.floor(index / KINDS.length) % urls.length], registered);
	const { simulator, agentId, hamsa, hamsaAgentId, recept, callEvents } = fixture;
	const kind = KINDS[index % KINDS.length];
	const send = async (): Promise<{ attempts: Array<{ status: number | null; body: string }> }> => {
		switch (kind) {
			case 'text':
			case 'ended': {
				const url = to(simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!.url);
				simulator.record(simulator.seedCall({ id: token, agentId }).id);
				const event = kind === 'text' ? textMessage({ data: { messageId: token } }) : callEnded({ data: { callId: token } });
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
			default: {
				const one = callEvents.find(({ simulated }) => simulated.node === kind)!;
				return { attempts: await deliverCallEvent(one, token, to(one.url)) };
			}
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
	return { token, kind, acknowledged: last !== null && last >= 200 && last < 300, attempts: statuses };
}

async function deliverCallEvent({ simulated: { platform, samples }, secret }: CallEvents, token: string, url: string): Promise<Attempt[]> {
	const { payload, callId } = freshEvent(samples, platform.defaultEvents[0]);
	const body = Buffer.from(JSON.stringify(payload).replaceAll(callId, token));
	const { retries } = samples;
	return await deliverWithRetries({
		url,
		body,
		headers: () => ({ 'Content-Type': 'application/json', ...samples.sign(body, secret, Date.now()) }),
		retries,
		timeScale: retries.waits.reduce((sum, wait) => sum + wait, 0) / RETRIES_S,
	});
}

/** New events and a new caller are served, and nobody has touched n8n. */
export async function expectWellAgain(fixture: FaultFixture): Promise<void> {
	// Some may be changed in the next test, and are to be looked for all the same.
	fixture.evidence.secrets();
	for (let webhook = 0; webhook < fixture.webhookUrls.length; webhook++) {
		for (const one of [call, callCustomLlm]) {
			const { spoken, problems } = await one(fixture, webhook);
			expect({ spoken, problems }).toEqual({ spoken: WHOLE_ANSWER, problems: [] });
		}
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

/** Callers on the line when it strikes: half of them AgentPhone's, half of them those of a custom LLM. */
const CALLERS = 8;

/** Waits for the callers to be in the middle of an answer, strikes, and lets them hear the end of it. */
async function strikeMidSentence(fixture: FaultFixture, strike: () => Promise<void>): Promise<Heard[]> {
	let heard = 0;
	let callersHaveHeard!: () => void;
	const midSentence = new Promise<void>((resolve) => (callersHaveHeard = resolve));
	const onWord = () => {
		heard += 1;
		if (heard === CALLERS) callersHaveHeard();
	};
	const turns = Array.from({ length: CALLERS }, (_, index) =>
		(index % 2 === 0 ? call : callCustomLlm)(fixture, Math.floor(index / 2), { onWord }),
	);
	// A busy n8n may not have got to all of them when the first answer is over.
	await Promise.race([midSentence, ...turns]);
	await strike();
	const heardAll = await Promise.all(turns);
	await fixture.supervisor.allRun();
	return heardAll;
}

const isAnswered = ({ spoken }: Heard) => spoken.at(-1) === WHOLE_ANSWER.at(-1);
const hasFallback = ({ spoken }: Heard) => spoken.at(-1) === SAFE_SENTENCE;
const isCutOff = ({ ended }: Heard) => !ended;

/** Says of every event that was not done once what became of it: without that, a lost one could only be guessed at. */
async function explain(fixture: FaultFixture, sent: Sent[], executions: ExecutionSummary[]): Promise<void> {
	const odd = sent.filter(({ token }) => fixture.effects.counts.get(token) !== 1);
	const tokens = odd.map(({ token }) => token);
	const about = new Map<string, string[]>(tokens.map((token) => [token, []]));
	// Each execution is read once: after a flood there are hundreds, and dozens of odd events.
	for (const execution of tokens.length > 0 ? executions : []) {
		const token = await tokenOf(fixture, execution, tokens);
		if (token !== undefined) about.get(token)!.push(`${execution.id} ${execution.status}`);
	}
	for (const { token, attempts } of odd) {
		console.log(
			`${token} was done ${fixture.effects.counts.get(token) ?? 0} times; answers ${attempts.join(', ')}; executions: ${about.get(token)!.join(', ')}`,
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
	let striking: Promise<Heard[]> | undefined;
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
			answered: callers.filter(isAnswered).length,
			fallbackMessage: callers.filter(hasFallback).length,
			cutOff: callers.filter(isCutOff).length,
		},
		longestSilenceSeconds: Math.round(Math.max(0, ...callers.map(({ longestSilenceMs }) => longestSilenceMs)) / 100) / 10,
		seconds: Math.round((Date.now() - started) / 1000),
	};
	noteRow(row);
	await explain(fixture, sent, executions);
	for (const heard of callers)
		if (!isAnswered(heard) && !hasFallback(heard) && !isCutOff(heard))
			console.log(`Neither answered nor cut off: ${JSON.stringify(heard)}`);
	return { row, sent, callers, executions };
}
