// A thousand streams over real HTTP, ended in every way: each has one end, and nothing after it.
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import express from 'express';

import { chatEncoder } from '../../../nodes/CustomLlm/trigger/encoder';
import { parseRequest } from '../../../nodes/CustomLlm/trigger/request';
import { commandContent, type VoiceCommand } from '../../../nodes/shared/voice/command';
import { openVoiceTurn } from '../../../nodes/shared/voice/openTurn';
import type { VoiceTurn } from '../../../nodes/shared/voice/turn';
import type { WebhookResponse } from '../../../nodes/shared/webhook/response';
import { readChatStream } from '../../support/chatStream';
import { sleep } from '../../support/scaledClock';

const STREAMS = 1_000;
const AT_ONCE = 25;

const ANSWER = 'We open at nine. There is one table left by the window. Shall I book it for you?';

const metadata = { nodeId: 'node-1', nodeName: 'AI Agent', runIndex: 0, itemIndex: 0 };

const END_CALL = {
	type: 'function',
	function: { name: 'end_call', description: 'Ends the call.', parameters: { type: 'object', properties: {}, required: [] } },
};

/** One stream as its server sees it. */
interface Served {
	res: WebhookResponse;
	turn: VoiceTurn;
	/** What the platform did before the way ended. */
	hangUp: () => void;
}

const chunk = ({ res }: Served, type: string, content?: unknown) => res.write(`${JSON.stringify({ type, content, metadata })}\n`);

const reply = (served: Served, command: VoiceCommand) => chunk(served, 'begin', JSON.stringify(commandContent(command)));

/** Streams so many characters of the answer, and no end. */
function speak(served: Served, length: number): void {
	chunk(served, 'begin');
	for (const token of ANSWER.slice(0, length).match(/.{1,3}/gsu) ?? []) chunk(served, 'item', token);
}

/** A workflow that fails after it has spoken. */
function fail(served: Served, length: number): void {
	speak(served, length);
	chunk(served, 'error', 'out of order');
	served.res.end();
}

/** How a stream comes to its end, after `length` characters of the answer. */
const WAYS = {
	finished: (served: Served, length: number) => {
		speak(served, length);
		chunk(served, 'end');
		served.res.end();
	},
	closed: (served: Served, length: number) => {
		speak(served, length);
		chunk(served, 'end');
		reply(served, { text: 'Goodbye.', close: 'finish' });
		chunk(served, 'item', 'too late');
		served.res.end();
	},
	hungUp: (served: Served) => {
		reply(served, { text: 'Goodbye.', close: 'hangUp' });
		served.res.end();
	},
	failed: fail,
	silent: ({ res }: Served) => void res.end(),
	// The same, where the platform's own model is to take over.
	brokenOff: fail,
	deadline: (served: Served, length: number) => speak(served, length),
	interrupted: (served: Served, length: number) => {
		speak(served, length);
		served.turn.interrupt();
		chunk(served, 'item', 'too late');
		served.res.end();
	},
	aborted: async (served: Served, length: number) => {
		speak(served, length);
		served.hangUp();
		await sleep(100);
		chunk(served, 'item', ' Nobody hears this.');
		chunk(served, 'end');
		served.res.end();
	},
} satisfies Record<string, (served: Served, length: number) => void | Promise<void>>;

type Way = keyof typeof WAYS;

/** The reason of the one end; a stream that was aborted, or broken off, has none. */
const REASONS: Record<Way, string[]> = {
	finished: ['stop'],
	closed: ['stop'],
	hungUp: ['tool_calls'],
	failed: ['stop'],
	silent: ['stop'],
	brokenOff: [],
	deadline: ['stop'],
	interrupted: ['stop'],
	aborted: [],
};

const ways = Object.keys(WAYS) as Way[];

/** One stream: how it ends, after how many characters, and what was asked for. */
interface Plan {
	way: Way;
	length: number;
	includesUsage: boolean;
	filler: string[];
}

const planOf = (number: number): Plan => ({
	way: ways[number % ways.length],
	// Every place in the answer, the first and the last included; prime to the number of ways.
	length: (number * 7) % (ANSWER.length + 1),
	includesUsage: number % 3 === 0,
	filler: number % 5 < 2 ? ['One moment.'] : [],
});

interface Outcome extends Plan {
	wire: string;
	status: VoiceTurn['status'];
	writtenAfterClose: number;
}

let server: Server;
const planned = new Map<string, { plan: Plan; settle: (served: Pick<Outcome, 'status' | 'writtenAfterClose'>) => void }>();

function serve(
	res: WebhookResponse,
	{ plan, settle }: { plan: Plan; settle: (served: Pick<Outcome, 'status' | 'writtenAfterClose'>) => void },
) {
	const { way, length, includesUsage, filler } = plan;
	let isClosed = false;
	let writtenAfterClose = 0;
	res.once('close', () => (isClosed = true));
	for (const name of ['write', 'end'] as const) {
		const original = res[name].bind(res) as (chunk?: string) => never;
		res[name] = (text?: string) => {
			if (isClosed) writtenAfterClose++;
			return original(text);
		};
	}
	const request = {
		model: 'n8n',
		stream: true,
		messages: [{ role: 'user', content: 'When do you open?' }],
		tools: [END_CALL],
		...(includesUsage && { stream_options: { include_usage: true } }),
	};
	const parsed = parseRequest({ rawBody: Buffer.from(JSON.stringify(request)), headers: {}, query: {} } as never);
	if (!parsed.ok) throw new Error(parsed.reason);
	const turn = openVoiceTurn(res, {
		encoder: chatEncoder(parsed.event),
		streamed: true,
		fillers: { lines: filler, afterMs: 0, everyMs: 0 },
		nextFiller: () => filler[0],
		fallbackMessage: 'Sorry.',
		breakOff: way === 'brokenOff',
		speech: { locale: 'en-US' },
		idleTimeoutMs: 2_000,
		onExecution: () => undefined,
	});
	const hangUp = () => (res as unknown as ServerResponse).destroy();
	const ended = new Promise<void>((resolve) => turn.onEnd(resolve));
	void Promise.all([WAYS[way]({ res, turn, hangUp }, length), ended]).then(() => settle({ status: turn.status, writtenAfterClose }));
}

beforeAll(async () => {
	const app = express();
	app.post('/:number', ({ params }, res) => serve(res as unknown as WebhookResponse, planned.get(params.number)!));
	server = createServer(app);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

async function run(number: number): Promise<Outcome> {
	const plan = planOf(number);
	const served = new Promise<Pick<Outcome, 'status' | 'writtenAfterClose'>>((settle) => planned.set(String(number), { plan, settle }));
	const { port } = server.address() as AddressInfo;
	let wire = '';
	await new Promise<void>((resolve, reject) => {
		const asked = request(
			{ port, host: '127.0.0.1', method: 'POST', path: `/${number}`, agent: false },
			(response: IncomingMessage) => {
				response.setEncoding('utf8').on('data', (text: string) => (wire += text));
				response.once('close', resolve);
				response.on('error', resolve);
			},
		);
		asked.once('error', (error) => (plan.way === 'aborted' ? resolve() : reject(error)));
		asked.end();
	});
	return { ...plan, wire, ...(await served) };
}

it(`${STREAMS} streams, ended in every way, have one end each`, async () => {
	const outcomes: Outcome[] = [];
	for (let number = 0; number < STREAMS; number += AT_ONCE) {
		outcomes.push(...(await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => run(number + index)))));
	}
	expect(outcomes).toHaveLength(STREAMS);
	for (const { wire, way, length, status, writtenAfterClose } of outcomes) {
		const seen = readChatStream(wire);
		expect({
			way,
			length,
			finishReasons: seen.finishReasons,
			done: seen.done,
			afterDone: seen.afterDone,
			writtenAfterClose,
			status,
		}).toEqual({
			way,
			length,
			finishReasons: REASONS[way],
			done: REASONS[way].length,
			afterDone: '',
			writtenAfterClose: 0,
			status: way === 'aborted' || way === 'interrupted' ? 'gone' : 'closed',
		});
	}
	for (const { wire, way, length, includesUsage, filler } of outcomes.filter(({ way }) => way !== 'aborted')) {
		const { text, toolCalls } = readChatStream(wire);
		expect(wire.includes('"usage":{')).toBe(includesUsage && way !== 'brokenOff');
		expect(toolCalls.map((call) => call.function.name)).toEqual(way === 'hungUp' ? ['end_call'] : []);
		const said = text.replace(filler.length > 0 ? 'One moment... ' : '', '').trim();
		expect(wire.includes('"error":{')).toBe(way === 'brokenOff');
		const isSpoken = ['finished', 'closed', 'failed', 'brokenOff', 'deadline', 'interrupted'].includes(way);
		const words = said.replace(/(Sorry|Goodbye)\.$/, '').trim();
		// Nothing is said twice, and nothing that was not written.
		expect([way, length, ANSWER.slice(0, isSpoken ? length : 0).startsWith(words)]).toEqual([way, length, true]);
		if (way === 'finished' && length > 0) expect(words).toBe(ANSWER.slice(0, length).trim());
		expect(said).not.toContain('too late');
	}
});
