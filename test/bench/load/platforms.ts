// The platforms, in a process of their own: sign and send deliveries, a connection each, and judge the answers. Reads one order
// a line, answers each with one line; ends with its input.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

import { authHeaders, callEnded, hamsaCallEvent, receptEvent, textMessage, voiceTurn, type WebhookEvent } from '../../simulator';
import { VoiceAnswer } from '../../simulator/agentphone/answer';
import { listen } from '../../simulator/agentphone/listening';
import { prepareDelivery, type PreparedDelivery } from '../../simulator/agentphone/webhooks/prepare';
import { attempt } from '../../simulator/common/attempt';
import { isVoice, type Arrival, type Kind } from './hour';
import type { Delivered, Order, Outcome, Target } from './orders';

/** AgentPhone's own limit for an answer, unless the trigger asks for another; nobody waits longer. */
const PATIENCE_MS = 30_000;

const never = new AbortController().signal;

const recentHistory = Array.from({ length: 6 }, (_, index) => ({
	content: index % 2 === 0 ? 'I want to move my booking to another day, please.' : 'Of course. Which day would suit you?',
	direction: index % 2 === 0 ? ('inbound' as const) : ('outbound' as const),
	channel: 'voice',
	at: '2026-11-21T10:00:00.000Z',
}));

/** A delivery's token stands where every repetition has it, too. */
const agentPhoneEvents: Partial<Record<Kind, (arrival: Arrival) => WebhookEvent>> = {
	voiceTurn: ({ token, callId }) =>
		voiceTurn({ data: { callId, transcript: `Is there a table for six tonight? ${token}` }, recentHistory }),
	slowVoiceTurn: ({ token, callId }) => voiceTurn({ data: { callId, transcript: `Where is my order? ${token}` }, recentHistory }),
	textMessage: ({ token }) => textMessage({ data: { messageId: token, message: `Is the shop open? ${token}` } }),
	callEnded: ({ token, callId }) => callEnded({ data: { callId, summary: `Moved a booking. ${token}` } }),
};

const RECEPT_EVENTS = ['call.ended', 'call.started', 'transcript.available'];

/** What a platform sends, before it is signed. */
function eventOf(arrival: Arrival): object {
	const { kind, token, callId } = arrival;
	const own = agentPhoneEvents[kind];
	if (own) return own(arrival);
	if (kind === 'hamsaCallEnded') return hamsaCallEvent('call.ended', { callId: `${callId}_${token}` });
	return receptEvent(RECEPT_EVENTS[Number(token.split('-')[2]) % RECEPT_EVENTS.length], { data: { note: token } });
}

/** Repeated deliveries carry the same bytes. */
const bodies = new Map<string, { event: object; body: string }>();

function contentOf(arrival: Arrival): { event: object; body: string } {
	const { token, part } = arrival;
	const known = bodies.get(token);
	if (known) return known;
	const event = eventOf(arrival);
	const content = { event, body: JSON.stringify(event) };
	if (part === 'event') bodies.set(token, content);
	return content;
}

/** Address, headers and bytes. A forged delivery is proven with a secret nobody agreed on. */
function prepare(arrival: Arrival, target: Target): PreparedDelivery {
	const { event, body } = contentOf(arrival);
	const { token, part } = arrival;
	const forged = part === 'forged';
	const plain = { body, timeoutMs: PATIENCE_MS };
	switch (target.platform) {
		case 'agentPhone':
			return prepareDelivery(target.webhook, event as WebhookEvent, `del_${token}`, {
				...plain,
				...(forged && { secret: 'whsec_of_somebody_else' }),
			});
		case 'hamsa': {
			const authorization = forged ? `Bearer ${'a'.repeat(43)}` : target.authorization;
			return { ...plain, url: target.url, headers: { 'Content-Type': 'application/json', Authorization: authorization } };
		}
		case 'recept': {
			const authResult = authHeaders({ method: 'hmac', secret: forged ? 'of-somebody-else-0123456789' : target.secret }, body, 0);
			return { ...plain, url: target.url, headers: { 'Content-Type': 'application/json', 'X-Delivery-ID': token, ...authResult } };
		}
		case 'none':
			return { ...plain, url: target.url, headers: { 'Content-Type': 'application/json' } };
	}
}

type Answered = Pick<Outcome, 'status' | 'firstLineMs' | 'totalMs' | 'wrong'>;

/** A turn's answer must be whole; that of a repeated turn must be whole and say nothing. */
async function speak(prepared: PreparedDelivery, { part }: Arrival, answer: string): Promise<Answered> {
	const heard = new VoiceAnswer(null);
	const { status, firstLineMs, totalMs, cut, lost } = await listen(prepared, heard, never, {});
	const spoken = heard.spoken.join(' ');
	const wrong = [
		...heard.problems,
		...(lost === null ? [] : [lost]),
		...(cut === null ? [] : [cut]),
		...(heard.final ? [] : ['no closing line']),
		...(part === 'event' && !spoken.includes(answer) ? [`said "${spoken}"`] : []),
		...(part === 'repetition' && spoken !== '' ? [`said "${spoken}" to a repetition`] : []),
	];
	return { status, totalMs, ...(firstLineMs !== null && { firstLineMs }), ...(wrong.length > 0 && { wrong: wrong.join('; ') }) };
}

async function knock(prepared: PreparedDelivery): Promise<Answered> {
	const { status, ms, error } = await attempt({ ...prepared, signal: never });
	return { status, totalMs: ms, ...(error !== undefined && { wrong: error }) };
}

async function send(arrival: Arrival, { targets, answer }: Order, lateMs: number): Promise<Outcome> {
	const target = targets[arrival.kind];
	const prepared = prepare(arrival, target);
	const sentAt = performance.timeOrigin + performance.now();
	const speaks = isVoice(arrival.kind) && target.platform !== 'none' && arrival.part !== 'forged';
	const answered = speaks ? await speak(prepared, arrival, answer) : await knock(prepared);
	const wanted = arrival.part === 'forged' ? 401 : 200;
	const reasons = [
		...(answered.status === wanted ? [] : [`status ${answered.status ?? 'none'}, not ${wanted}`]),
		...(answered.wrong === undefined ? [] : [answered.wrong]),
	];
	const wrong = reasons.length > 0 ? reasons.join('; ') : undefined;
	return { arrival, sentAt, lateMs, ...answered, ...(wrong !== undefined && { wrong }) };
}

async function inClosedLoop(order: Order, { senders, seconds }: { senders: number; seconds: number }): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	const deadline = performance.now() + seconds * 1000;
	let next = 0;
	const sender = async () => {
		while (next < order.arrivals.length && performance.now() < deadline) outcomes.push(await send(order.arrivals[next++], order, 0));
	};
	await Promise.all(Array.from({ length: senders }, sender));
	return outcomes;
}

async function whenDue(order: Order): Promise<Outcome[]> {
	const startedAt = performance.now();
	const sent: Array<Promise<Outcome>> = [];
	for (const arrival of order.arrivals) {
		const early = arrival.atMs - (performance.now() - startedAt);
		if (early > 1) await delay(early);
		sent.push(send(arrival, order, Math.max(performance.now() - startedAt - arrival.atMs, 0)));
	}
	return await Promise.all(sent);
}

async function obey(order: Order): Promise<Delivered> {
	const lag = monitorEventLoopDelay({ resolution: 10 });
	lag.enable();
	const cpu = process.cpuUsage();
	const startedAt = performance.now();
	bodies.clear();
	const outcomes = order.closedLoop ? await inClosedLoop(order, order.closedLoop) : await whenDue(order);
	const elapsedMs = performance.now() - startedAt;
	lag.disable();
	const { user, system } = process.cpuUsage(cpu);
	return { outcomes, elapsedMs, cpuMs: (user + system) / 1000, lagMs: lag.percentile(99) / 1e6 };
}

createInterface({ input: process.stdin }).on('line', (line) => {
	obey(JSON.parse(line) as Order).then(
		(result) => console.log(JSON.stringify(result)),
		(error: unknown) => console.log(JSON.stringify({ error: String(error) })),
	);
});
