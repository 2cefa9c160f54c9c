import { PassThrough, Readable } from 'node:stream';

import { readChunks, StreamIdleError, withBodyRead, readErrorBody } from '../../../nodes/shared/http/byteStream';
import { monotonicNow, sleep } from '../../support/scaledClock';

const SOON_MS = 3_000;
const IDLE_MS = 60_000;

const soon = () => ({ until: monotonicNow() + SOON_MS, idleTimeoutMs: IDLE_MS });

async function collect(stream: PassThrough, WAIT_TIMEOUT_MS = soon()): Promise<string[]> {
	const chunks: string[] = [];
	for await (const chunk of readChunks(stream, WAIT_TIMEOUT_MS)) chunks.push(String(chunk));
	return chunks;
}

describe('chunksOf', () => {
	let stream: PassThrough;

	beforeEach(() => (stream = new PassThrough()));

	it('gives what comes, to the end', async () => {
		stream.write('a');
		void sleep(1_000).then(() => stream.end('b'));
		expect(await collect(stream, { until: Infinity, idleTimeoutMs: 60_000 })).toEqual(['a', 'b']);
		expect(stream.destroyed).toBe(true);
	});

	it('stops when the time is up, though nothing comes, and closes', async () => {
		const startedAt = monotonicNow();
		stream.write('a');
		expect(await collect(stream)).toEqual(['a']);
		expect(monotonicNow() - startedAt).toBeGreaterThanOrEqual(SOON_MS);
		// Not by the other limit. On busy cores it may be noticed late.
		expect(monotonicNow() - startedAt).toBeLessThan(IDLE_MS);
		expect(stream.destroyed).toBe(true);
	});

	it('stops when the time is up, though more and more comes', async () => {
		const feed = setInterval(() => stream.write('x'), 1);
		await collect(stream);
		clearInterval(feed);
		expect(stream.destroyed).toBe(true);
	});

	it('closes when the loop is left', async () => {
		stream.write('a');
		for await (const chunk of readChunks(stream, soon())) {
			expect(String(chunk)).toBe('a');
			break;
		}
		expect(stream.destroyed).toBe(true);
	});

	it('throws when nothing at all comes for long', async () => {
		await expect(collect(stream, { until: Infinity, idleTimeoutMs: 1_000 })).rejects.toThrow(StreamIdleError);
		expect(stream.destroyed).toBe(true);
	});

	it('is not tired by what comes in between', async () => {
		void (async () => {
			for (let count = 0; count < 6; count++) {
				await sleep(1_000);
				stream.write(': heartbeat');
			}
			stream.end();
		})();
		expect(await collect(stream, { until: Infinity, idleTimeoutMs: 3_000 })).toHaveLength(6);
	});

	it('throws what breaks the stream', async () => {
		void sleep(1_000).then(() => stream.destroy(new Error('reset')));
		await expect(collect(stream)).rejects.toThrow('reset');
	});
});

describe('a refusal', () => {
	const answer = (statusCode: number, ...chunks: string[]) => {
		const body = new PassThrough();
		for (const chunk of chunks) body.write(chunk);
		body.end();
		return { responded: true as const, statusCode, headers: {}, body };
	};

	it('is read as JSON, or as text', async () => {
		expect(await readErrorBody(answer(404, '{"detail": ', '"none"}'))).toMatchObject({ statusCode: 404, body: { detail: 'none' } });
		expect(await readErrorBody(answer(502, '<html>'))).toMatchObject({ body: '<html>' });
		expect(await readErrorBody(answer(500))).toMatchObject({ body: '' });
	});

	it('is not read further than 64 KiB', async () => {
		const long = Readable.from(Array.from({ length: 20 }, () => 'x'.repeat(10_000)));
		const { body } = await withBodyRead({ ...answer(200), body: long });
		expect(String(body).length).toBeGreaterThan(64 * 1024);
		expect(String(body).length).toBeLessThan(100_000);
	});

	it('that breaks off is explained by its status alone', async () => {
		const broken = answer(500);
		broken.body = new PassThrough();
		broken.body.destroy(new Error('reset'));
		expect(await readErrorBody(broken)).toMatchObject({ statusCode: 500, body: '' });
	});

	it('is none with a 2xx, whose stream stays as it is', async () => {
		const fine = answer(200, 'a');
		expect(await readErrorBody(fine)).toBe(fine);
		expect(fine.body.readableFlowing).toBeNull();
		const silent = { responded: false as const, code: 'ECONNRESET', reason: '' };
		expect(await readErrorBody(silent)).toBe(silent);
	});
});
