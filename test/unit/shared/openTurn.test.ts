import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';

import axios from 'axios';
import express from 'express';
import pWaitFor from 'p-wait-for';

import { commandContent, type VoiceCommand } from '../../../nodes/shared/voice/command';
import { type OpenTurnOptions, openVoiceTurn } from '../../../nodes/shared/voice/openTurn';
import { jsonLines, type VoiceTurn } from '../../../nodes/shared/voice/turn';
import { acknowledgeWhenStarted, type WebhookResponse } from '../../../nodes/shared/webhook/response';
import { monotonicNow, pass, sleep } from '../../support/scaledClock';

/** A wire of no platform: the shared voice code must not know one. */
const encoder = jsonLines({
	streamType: 'application/x-test',
	interim: (text) => ({ say: text }),
	final: (closing) => ({ last: closing }),
});

const none = { lines: [], afterMs: 0, everyMs: 0 };

const metadata = { nodeId: 'node-1', nodeName: 'AI Agent', runIndex: 0, itemIndex: 0 };

/** What n8n does with the response of a streaming webhook. */
class Execution {
	constructor(readonly res: WebhookResponse) {}

	chunk(type: string, content?: unknown, extra: object = {}): void {
		this.res.write(`${JSON.stringify({ type, content, metadata: { ...metadata, ...extra } })}\n`);
	}

	voiceReply(command: VoiceCommand): void {
		this.chunk('begin', JSON.stringify(commandContent(command)));
	}

	tokens(text: string, extra: object = {}): void {
		for (const token of text.match(/.{1,3}/gsu) ?? []) this.chunk('item', token, extra);
	}

	finish(): void {
		this.res.end();
	}
}

interface Running {
	execution: Execution;
	turn: VoiceTurn;
	started: boolean[];
	/** Everything the caller has received so far. */
	received: () => object[];
	raw: () => string;
	ended: Promise<void>;
	headers: Record<string, unknown>;
	hangUp: () => void;
}

let server: Server;
let onRequest: (res: WebhookResponse) => void;

beforeAll(async () => {
	const app = express();
	app.post('/', (_req, res) => onRequest(res as unknown as WebhookResponse));
	server = createServer(app);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

async function open(change: Partial<OpenTurnOptions> = {}, prepare: (res: WebhookResponse) => void = () => undefined): Promise<Running> {
	const started: boolean[] = [];
	const opened = new Promise<{ turn: VoiceTurn; execution: Execution }>((resolve) => {
		onRequest = (res) => {
			prepare(res);
			const turn = openVoiceTurn(res, {
				encoder,
				streamed: true,
				fillers: { lines: ['One moment.'], afterMs: 0, everyMs: 0 },
				nextFiller: () => 'One moment.',
				fallbackMessage: 'Sorry.',
				speech: { locale: 'en-US' },
				idleTimeoutMs: 60_000,
				onExecution: (is) => started.push(is),
				...change,
			});
			const execution = new Execution(res);
			if (change.streamed === false) execution.chunk('begin');
			resolve({ turn, execution });
		};
	});
	const abort = new AbortController();
	const answering = axios.post<Readable>(
		`http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		{},
		{ responseType: 'stream', signal: abort.signal },
	);
	const { turn, execution } = await opened;
	let text = '';
	const running: Running = {
		execution,
		turn,
		started,
		received: () =>
			text
				.split('\n')
				.filter((line) => line !== '')
				.map((line) => JSON.parse(line) as object),
		raw: () => text,
		ended: Promise.resolve(),
		headers: {},
		hangUp: () => abort.abort(),
	};
	const read = answering.then(async ({ data, headers }) => {
		running.headers = headers;
		for await (const part of data) text += String(part);
	});
	running.ended = read;
	// A caller who hangs up gets no whole answer; a test that waits for the end still sees why there is none.
	read.catch(() => undefined);
	if (change.streamed !== false) await pWaitFor(() => Object.keys(running.headers).length > 0);
	return running;
}

const spoken = async (running: Running, count: number) => {
	await pWaitFor(() => running.received().length >= count, { timeout: 20_000 });
	return running.received();
};

describe('openVoiceTurn', () => {
	it('sends head and filler before there is any execution', async () => {
		const running = await open();
		expect(await spoken(running, 1)).toEqual([{ say: 'One moment.' }]);
		expect(running.headers).toMatchObject({
			'content-type': 'application/x-test',
			'cache-control': 'no-cache, no-transform',
			'x-accel-buffering': 'no',
		});
		expect(running.started).toEqual([]);
		running.execution.finish();
		await running.ended;
	});

	it('passes each command on when it comes, and closes with one last line', async () => {
		const running = await open();
		running.execution.voiceReply({ text: 'First **line**.' });
		expect(await spoken(running, 2)).toEqual([{ say: 'One moment.' }, { say: 'First line.' }]);
		running.execution.voiceReply({ text: 'Second.' });
		await spoken(running, 3);
		running.execution.finish();
		await running.ended;
		expect(running.received().slice(2)).toEqual([{ say: 'Second.' }, { last: { text: '' } }]);
		expect(running.started[0]).toBe(true);
	});

	it.each<[VoiceCommand, object]>([
		[
			{ text: 'Bye.', close: 'hangUp' },
			{ text: 'Bye.', close: 'hangUp' },
		],
		[
			{ text: '', close: 'transfer' },
			{ text: '', close: 'transfer' },
		],
		[
			{ text: 'Pressing.', close: 'pressDigits', digits: '1#' },
			{ text: 'Pressing.', close: 'pressDigits', digits: '1#' },
		],
		[
			{ text: 'All done.', close: 'finish' },
			{ text: 'All done.', close: 'finish' },
		],
	])('closes the turn on %j while the workflow goes on', async (command, last) => {
		const running = await open({ fillers: none });
		running.execution.voiceReply(command);
		await running.ended;
		expect(running.received()).toEqual([{ last }]);
		expect(running.turn.isOpen).toBe(false);
		running.execution.voiceReply({ text: 'Too late.' });
		running.execution.chunk('keepalive');
		running.execution.finish();
		expect(running.received()).toEqual([{ last }]);
	});

	it('groups tokens into sentences and speaks no markup', async () => {
		const running = await open({ fillers: none });
		running.execution.chunk('begin');
		running.execution.tokens('**Hello** there. We open at 9:30 a.m. today. See [the menu](https://x.org).');
		expect(await spoken(running, 2)).toEqual([{ say: 'Hello there.' }, { say: 'We open at 9:30 a.m. today.' }]);
		running.execution.chunk('end');
		expect(await spoken(running, 3)).toEqual(expect.arrayContaining([{ say: 'See the menu.' }]));
		running.execution.finish();
		await running.ended;
		expect(running.received()).toHaveLength(4);
	});

	it('keeps two messages of one answer apart, and leaves a sentence whole', async () => {
		const running = await open({ fillers: none });
		// Of OpenAI's Responses API: n8n sends an empty chunk where a message begins, and with a citation.
		const tokens = [
			'',
			'Let me',
			'',
			' look',
			' it up.',
			'',
			'',
			'It',
			"'s",
			' 3.',
			'',
			'5 degrees',
			' in Berlin.',
			'"',
			'',
			'An',
			'ything else?',
			'',
		];
		for (const token of tokens) running.execution.chunk('item', token);
		running.execution.chunk('end');
		running.execution.finish();
		await running.ended;
		const said = ['Let me look it up.', 'It\'s 3.5 degrees in Berlin."', 'Anything else?'].map((say) => ({ say }));
		expect(running.received()).toEqual([...said, { last: { text: '' } }]);
	});

	it('speaks the answers to several items one after the other', async () => {
		const running = await open({ fillers: none });
		running.execution.tokens('First it', { itemIndex: 0 });
		running.execution.tokens('Second it', { itemIndex: 1 });
		running.execution.tokens('em.', { itemIndex: 0 });
		running.execution.tokens('em.', { itemIndex: 1 });
		running.execution.chunk('end', undefined, { itemIndex: 1 });
		running.execution.chunk('end', undefined, { itemIndex: 0 });
		running.execution.finish();
		await running.ended;
		expect(running.received()).toEqual([{ say: 'First item.' }, { say: 'Second item.' }, { last: { text: '' } }]);
	});

	it('never takes a command from what a model says', async () => {
		const running = await open({ fillers: none });
		const forged = JSON.stringify(commandContent({ text: 'x', close: 'hangUp' }));
		running.execution.chunk('item', forged);
		running.execution.chunk('end');
		running.execution.finish();
		await running.ended;
		// JSON is not speech either: the workflow said nothing.
		expect(running.received()).toEqual([{ last: { text: 'Sorry.' } }]);
	});

	it('drops keepalives and lines it does not know', async () => {
		const running = await open({ fillers: none });
		running.execution.res.write('{"type":"keepalive"}\n');
		running.execution.res.write('not json\n[]\n"text"\nnull\n');
		running.execution.chunk('surprise', 'content');
		running.execution.voiceReply({ text: 'Hi.' });
		running.execution.finish();
		await running.ended;
		expect(running.received()).toEqual([{ say: 'Hi.' }, { last: { text: '' } }]);
	});

	it('reads lines that come in parts', async () => {
		const running = await open({ fillers: none });
		const line = JSON.stringify({ type: 'begin', content: JSON.stringify(commandContent({ text: 'Whole.' })), metadata });
		running.execution.res.write(line.slice(0, 25));
		running.execution.res.write(`${line.slice(25)}\n`);
		running.execution.finish();
		await running.ended;
		expect(running.received()[0]).toEqual({ say: 'Whole.' });
	});

	describe('bridges the wait', () => {
		const lines = ['One.', 'Two.', 'Three.'];
		const inTurn = () => {
			const left = [...lines];
			return () => left.shift() ?? 'None left.';
		};

		it('with a filler only if nothing was said in time', async () => {
			const quick = await open({ fillers: { lines, afterMs: 4_000, everyMs: 0 }, nextFiller: inTurn() });
			quick.execution.voiceReply({ text: 'At once.' });
			const slow = await open({ fillers: { lines, afterMs: 4_000, everyMs: 0 }, nextFiller: inTurn() });
			expect(slow.received()).toEqual([]);
			expect(await spoken(slow, 1)).toEqual([{ say: 'One.' }]);
			for (const running of [quick, slow]) running.execution.finish();
			await Promise.all([quick.ended, slow.ended]);
			expect(quick.received()).toEqual([{ say: 'At once.' }, { last: { text: '' } }]);
			expect(slow.received()).toEqual([{ say: 'One.' }, { last: { text: 'Sorry.' } }]);
		});

		it('with one filler after another, also when the answer stops in the middle', async () => {
			const running = await open({ fillers: { lines, afterMs: 0, everyMs: 2_000 }, nextFiller: inTurn() });
			expect(await spoken(running, 2)).toEqual([{ say: 'One.' }, { say: 'Two.' }]);
			running.execution.voiceReply({ text: 'Let me check that.' });
			expect(await spoken(running, 4)).toEqual([{ say: 'One.' }, { say: 'Two.' }, { say: 'Let me check that.' }, { say: 'Three.' }]);
			running.execution.voiceReply({ text: 'It is free.', close: 'finish' });
			await running.ended;
			// Long enough for three more, were they still said.
			await sleep(6_000);
			expect(running.received().slice(4)).toEqual([{ last: { text: 'It is free.', close: 'finish' } }]);
		});

		it('with one filler only if no interval is set', async () => {
			const running = await open({ fillers: { lines, afterMs: 0, everyMs: 0 }, nextFiller: inTurn() });
			await sleep(20_000);
			expect(running.received()).toEqual([{ say: 'One.' }]);
			running.execution.finish();
			await running.ended;
		});

		it('with one filler, and not all that were missed, after a busy moment', async () => {
			const running = await open({ fillers: { lines, afterMs: 0, everyMs: 1_000 }, nextFiller: inTurn() });
			await spoken(running, 1);
			pass(6_500);
			await spoken(running, 2);
			running.execution.finish();
			await running.ended;
			expect(running.received().filter((line) => 'say' in line).length).toBeLessThan(4);
		});

		it('but not for ever: fillers do not put off the fallback message', async () => {
			const running = await open({
				fillers: { lines: ['Um.'], afterMs: 0, everyMs: 1_000 },
				nextFiller: () => 'Um.',
				idleTimeoutMs: 10_000,
			});
			await running.ended;
			expect(running.received().at(-1)).toEqual({ last: { text: 'Sorry.' } });
			expect(running.received().length).toBeGreaterThan(3);
		});
	});

	it('ends where it is when the caller speaks into it', async () => {
		const running = await open({ fillers: none });
		running.execution.voiceReply({ text: 'There are seven dishes.' });
		await spoken(running, 1);
		running.turn.interrupt();
		await running.ended;
		running.execution.voiceReply({ text: 'The first one is' });
		running.execution.finish();
		expect(running.received()).toEqual([{ say: 'There are seven dishes.' }, { last: { text: '' } }]);
		expect(running.turn.status).toBe('gone');
	});

	describe('never leaves the caller in silence', () => {
		it('when the workflow says nothing', async () => {
			const running = await open();
			running.execution.finish();
			await running.ended;
			expect(running.received()).toEqual([{ say: 'One moment.' }, { last: { text: 'Sorry.' } }]);
		});

		it('when the workflow fails after it spoke', async () => {
			const running = await open({ fillers: none });
			running.execution.voiceReply({ text: 'I look it up.' });
			running.execution.chunk('error');
			running.execution.finish();
			await running.ended;
			expect(running.received()).toEqual([{ say: 'I look it up.' }, { last: { text: 'Sorry.' } }]);
		});

		it('when an AI answer breaks off: what was said, then the fallback message', async () => {
			const running = await open({ fillers: none });
			running.execution.tokens('One sentence. And half a');
			running.execution.chunk('error');
			running.execution.finish();
			await running.ended;
			expect(running.received().at(-1)).toEqual({ last: { text: 'Sorry.' } });
		});

		it('when no chunk comes within the limit', async () => {
			const running = await open({ idleTimeoutMs: 4_000 });
			await running.ended;
			expect(running.received()).toEqual([{ say: 'One moment.' }, { last: { text: 'Sorry.' } }]);
			expect(running.started).toEqual([false]);
			running.execution.voiceReply({ text: 'Too late.' });
			running.execution.finish();
			expect(running.received()).toHaveLength(2);
		});

		describe.each([
			['back', -600_000],
			['ahead', 600_000],
		])('when somebody sets the clock of the server %s meanwhile', (_, byMs) => {
			const setClock = () => {
				const now = Date.now;
				jest.spyOn(Date, 'now').mockImplementation(() => now() + byMs);
			};
			afterEach(() => jest.restoreAllMocks());

			it('the fallback message comes at its time', async () => {
				const running = await open({
					idleTimeoutMs: 10_000,
					fillers: { lines: ['Um.'], afterMs: 5_000, everyMs: 0 },
					nextFiller: () => 'Um.',
				});
				const openedAt = monotonicNow();
				setClock();
				await running.ended;
				expect(running.received()).toEqual([{ say: 'Um.' }, { last: { text: 'Sorry.' } }]);
				expect(monotonicNow() - openedAt).toBeGreaterThan(5_000);
				expect(monotonicNow() - openedAt).toBeLessThan(11_000);
			});

			it('an answer within its time is heard', async () => {
				const running = await open({ fillers: { lines: ['Um.'], afterMs: 0, everyMs: 2_000 }, nextFiller: () => 'Um.' });
				setClock();
				// Meanwhile the time is looked at, and looked at again.
				await spoken(running, 4);
				running.execution.voiceReply({ text: 'Here it is.' });
				running.execution.finish();
				await running.ended;
				expect(running.received().slice(-2)).toEqual([{ say: 'Here it is.' }, { last: { text: '' } }]);
			});
		});
	});

	it('does not apologise for an error the workflow dealt with', async () => {
		const running = await open({ fillers: none });
		running.execution.chunk('error');
		running.execution.voiceReply({ text: 'The shop system is down, but I noted it.' });
		running.execution.finish();
		await running.ended;
		expect(running.received().at(-1)).toEqual({ last: { text: '' } });
	});

	it('drops what is said after the caller has hung up', async () => {
		const running = await open();
		await spoken(running, 1);
		running.ended.catch(() => undefined);
		running.hangUp();
		await pWaitFor(() => !running.turn.isOpen);
		running.execution.voiceReply({ text: 'Anybody there?' });
		running.execution.finish();
		expect(running.received()).toHaveLength(1);
	});

	it('says that no execution is held when the caller hangs up before one began, and corrects that', async () => {
		const running = await open();
		running.hangUp();
		await pWaitFor(() => !running.turn.isOpen);
		expect(running.started).toEqual([false]);
		running.execution.chunk('begin');
		expect(running.started).toEqual([false, true]);
	});

	it('says that no execution is held when n8n ends the answer without a line', async () => {
		const running = await open();
		running.execution.finish();
		await running.ended;
		expect(running.started[0]).toBe(false);
		expect(running.started).not.toContain(true);
	});

	it('does not take what keeps the connection open for an execution', async () => {
		const running = await open();
		running.execution.res.write('{"type":"keepalive"}\n\n');
		expect(running.started).toEqual([]);
		running.execution.chunk('begin');
		expect(running.started).toEqual([true]);
		running.hangUp();
		await pWaitFor(() => !running.turn.isOpen);
	});

	it.each([true, false])('is whole although a length was set before (streamed: %s)', async (streamed) => {
		const prepare = (res: WebhookResponse) => res.setHeader('Content-Length', '3');
		const running = await open({ streamed }, prepare);
		running.execution.voiceReply({ text: 'Bye.', close: 'finish' });
		await running.ended;
		expect(running.raw()).toContain('Bye.');
		expect(running.raw().endsWith('}\n')).toBe(true);
	});

	it('answers with one JSON object when streaming is off', async () => {
		const running = await open({ streamed: false });
		running.execution.voiceReply({ text: 'First.' });
		running.execution.tokens('Second. Third.');
		running.execution.voiceReply({ text: 'Bye.', close: 'hangUp' });
		await running.ended;
		expect(running.headers['content-type']).toBe('application/json');
		expect(JSON.parse(running.raw())).toEqual({ last: { text: 'First. Second. Third. Bye.', close: 'hangUp' } });
	});
});

describe('acknowledgeWhenHeld', () => {
	const acknowledge = (limitMs: number, then: (res: WebhookResponse) => void) => {
		const started: boolean[] = [];
		onRequest = (res) => {
			acknowledgeWhenStarted(res, { limitMs, onExecution: (is) => started.push(is) });
			then(res);
		};
		const answer = axios.post(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {}, { validateStatus: () => true });
		return { answer, started };
	};

	it('answers 200 with the first line of the execution', async () => {
		const { answer, started } = acknowledge(5000, (res) => res.write('{"type":"begin"}\n'));
		expect(await answer).toMatchObject({ status: 200, data: { received: true } });
		expect(started).toEqual([true]);
	});

	it('is whole although a length was set before', async () => {
		const { answer } = acknowledge(5000, (res) => {
			res.setHeader('Content-Length', '3');
			res.write('{"type":"begin"}\n');
		});
		expect(await answer).toMatchObject({ status: 200, data: { received: true } });
	});

	it('asks to deliver again when the execution ends before it began: n8n could not start or queue it', async () => {
		const { answer, started } = acknowledge(5000, (res) => res.end());
		expect((await answer).status).toBe(503);
		expect(started).toEqual([false]);
	});

	it('does not take what keeps the connection open for an execution', async () => {
		const { answer, started } = acknowledge(1_000, (res) => {
			res.write('{"type":"keepalive"}\n');
			res.write('{"type":"keepalive"}\n');
		});
		expect((await answer).status).toBe(503);
		expect(started).toEqual([false]);
	});

	it('notes the execution once, whatever follows', async () => {
		const { answer, started } = acknowledge(5000, (res) => {
			res.write('{"type":"begin"}\n');
			res.end();
		});
		expect((await answer).status).toBe(200);
		expect(started).toEqual([true]);
	});

	it('asks to deliver again when no execution comes in time, and still notes one that comes late', async () => {
		let late!: WebhookResponse;
		const { answer, started } = acknowledge(1_000, (res) => (late = res));
		expect(await answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
		late.write('{"type":"begin"}\n');
		expect(started).toEqual([false, true]);
	});
});
