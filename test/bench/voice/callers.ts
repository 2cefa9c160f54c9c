// The callers, in a process of their own: signs and sends deliveries as the platform does, one connection each, and notes
// when the answer comes. Reads one order a line, answers each with one line; ends with its input.
import { Agent, request, type IncomingMessage } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

import { voiceTurn } from '../../simulator/agentphone/events';
import { newId } from '../../simulator/agentphone/ids';
import { signDelivery } from '../../simulator/agentphone/webhooks/sign';
import type { Order, SliceResult, Turn } from './load';

const platform = new Agent({ keepAlive: false, maxSockets: Infinity });

/** Milliseconds since 1970, to be compared with times other processes noted. */
const now = () => performance.timeOrigin + performance.now();

const recentHistory = Array.from({ length: 6 }, (_, index) => ({
	content: index % 2 === 0 ? 'I want to move my booking to another day, please.' : 'Of course. Which day would suit you?',
	direction: index % 2 === 0 ? ('inbound' as const) : ('outbound' as const),
	channel: 'voice',
	at: '2026-11-21T10:00:00.000Z',
}));

const QUESTION = 'Is there a table for six tonight?';

/** What one caller sends. */
interface Sent {
	callId: string;
	body: string;
	headers: Record<string, string>;
}

function delivery(secret: string): Sent {
	const event = voiceTurn({ data: { transcript: QUESTION }, recentHistory });
	const body = JSON.stringify(event);
	const timestamp = Math.floor(Date.now() / 1000);
	const headers = {
		'X-Webhook-Signature': signDelivery({ secret, timestamp, body }),
		'X-Webhook-Timestamp': String(timestamp),
		'X-Webhook-ID': newId('del'),
		'X-Webhook-Event': event.event,
	};
	return { callId: event.data.callId, body, headers };
}

function chatRequest(key: string): Sent {
	const callId = newId('call');
	const messages = [
		{ role: 'system', content: 'You answer the phone of a restaurant.' },
		...recentHistory.map(({ content, direction }) => ({ role: direction === 'inbound' ? 'user' : 'assistant', content })),
		{ role: 'user', content: QUESTION },
	];
	const body = JSON.stringify({ model: 'n8n', stream: true, stream_options: { include_usage: true }, user: callId, messages });
	return { callId, body, headers: { Authorization: `Bearer ${key}` } };
}

async function call({ url, secret, as }: Order): Promise<Turn> {
	const sent = as === undefined ? delivery(secret) : chatRequest(secret);
	const { callId, body } = sent;
	const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), ...sent.headers };
	const startedAt = now();
	const turn: Turn = { callId, startedAt, firstByteMs: 0, firstLineMs: 0, totalMs: 0, status: 0, lines: [] };
	let carry = '';
	const take = (text: string) => {
		turn.firstLineMs ||= now() - startedAt;
		turn.lines.push({ text, at: now() });
	};
	const response = await new Promise<IncomingMessage>((resolve, reject) => {
		request(url, { method: 'POST', headers, agent: platform }, resolve).once('error', reject).end(body);
	});
	turn.firstByteMs = now() - startedAt;
	turn.status = response.statusCode ?? 0;
	response.setEncoding('utf8');
	for await (const chunk of response) {
		const lines = (carry + String(chunk)).split('\n');
		carry = lines.pop() ?? '';
		for (const line of lines.filter((one) => one !== '')) take(line);
	}
	if (carry !== '') take(carry);
	turn.totalMs = now() - startedAt;
	turn.firstLineMs ||= turn.totalMs;
	return turn;
}

async function slice(order: Order): Promise<SliceResult> {
	const lag = monitorEventLoopDelay({ resolution: 10 });
	lag.enable();
	const cpu = process.cpuUsage();
	const startedAt = performance.now();
	const turns: Turn[] = [];
	await Promise.all(
		Array.from({ length: order.callers }, async () => {
			for (let index = 0; index < order.turns; index++) {
				if (order.pauseMs > 0) await delay(order.pauseMs);
				turns.push(await call(order));
			}
		}),
	);
	const elapsedMs = performance.now() - startedAt;
	lag.disable();
	const { user, system } = process.cpuUsage(cpu);
	return {
		turns: order.bare ? turns.map((turn) => ({ ...turn, lines: [] })) : turns,
		elapsedMs,
		cpuMs: (user + system) / 1000,
		lagMs: lag.percentile(99) / 1e6,
	};
}

createInterface({ input: process.stdin }).on('line', (line) => {
	slice(JSON.parse(line) as Order).then(
		(result) => console.log(JSON.stringify(result)),
		(error: unknown) => console.log(JSON.stringify({ error: String(error) })),
	);
});
