import { createServer } from 'node:net';

import { monotonicNow } from '../../support/scaledClock';
import { answering, BadServer, faults, type FaultName } from '../harness/faults/badServer';
import { believe, certificateFor } from '../harness/faults/certificates';
import { platforms } from '../harness/faults/platforms';
import { scaleTimeouts } from '../harness/faults/timeouts';
import { Traces } from '../harness/faults/traces';

const CANARY = 'canary-key-5f1c0e7a9b';

interface Told {
	message: RegExp;
	/** Of a request that may be repeated. */
	attempts: number;
	/** What to do, where it may not be repeated. */
	unsure?: boolean;
}

/** What is said of each fault after the name of the platform, and how often a reading request is sent. */
const EXPECTED: Record<FaultName, Told> = {
	'reset before the answer': { message: /could not be reached \(ECONNRESET\)$/, attempts: 4, unsure: true },
	'reset after the head of the answer': { message: /broke off in the middle of its answer \(ECONNRESET\)$/, attempts: 4, unsure: true },
	'no answer at all': { message: /did not answer in time$/, attempts: 4, unsure: true },
	'an answer that stops coming': { message: /did not answer in time$/, attempts: 4, unsure: true },
	'an answer cut in half': { message: /broke off in the middle of its answer \(ECONNRESET\)$/, attempts: 4, unsure: true },
	'a chunked answer without an end': { message: /broke off in the middle of its answer \(ECONNRESET\)$/, attempts: 4, unsure: true },
	'a web page (200)': { message: /answered with a page or text instead of data \(HTTP 200\)$/, attempts: 1 },
	'a web page (502)': { message: /answered with a page or text instead of data \(HTTP 502\)$/, attempts: 4, unsure: true },
	'half a JSON text': { message: /answered with a page or text instead of data \(HTTP 200\)$/, attempts: 1 },
	'data nested too deeply': { message: /answered with data that is nested too deeply$/, attempts: 1, unsure: true },
	'a gigabyte packed into a megabyte': { message: /answered with more data than n8n can hold$/, attempts: 1, unsure: true },
	'bytes that are no gzip': { message: /broke off in the middle of its answer \(Z_DATA_ERROR\)$/, attempts: 1, unsure: true },
};

const STALLED: FaultName[] = ['no answer at all', 'an answer that stops coming'];

const UNSURE = /It may have been carried out anyway, so it was not sent again\. Check in \w+ before running the node again\./;

describe.each(platforms)('$name', ({ name, read, once, start }) => {
	const paid = once.find((operation) => operation === 'call.createOutbound' || operation === 'call.create')!;
	let fixture: Awaited<ReturnType<typeof start>>;
	let traces: Traces;

	beforeAll(async () => (fixture = await start()));
	afterAll(async () => await fixture.harness.close());
	beforeEach(() => (traces = new Traces()));
	afterEach(() => jest.restoreAllMocks());

	const rejection = async (operation: string, baseUrl: string, items = [{}]) => {
		const { parameters, options } = fixture.scenario(operation);
		const result = await fixture.harness.run(operation, parameters, { ...options, items, credential: { apiKey: CANARY, baseUrl } });
		expect(traces.hold(CANARY, result.run.data.resultData)).toBe(false);
		const { error } = result;
		if (!error) throw new Error(`it worked: ${JSON.stringify(result.json)}`);
		return { message: error.message, description: String(error.description), itemIndex: error.context.itemIndex };
	};

	describe.each(Object.entries(EXPECTED) as Array<[FaultName, Told]>)('%s', (fault, { message, attempts, unsure = false }) => {
		let server: BadServer;

		beforeEach(async () => {
			if (STALLED.includes(fault)) scaleTimeouts();
			server = await BadServer.start(faults[fault]);
		});
		afterEach(async () => await server.close());

		it(`is asked for ${attempts} times in all when it is safe, and told`, async () => {
			const before = process.memoryUsage().rss;
			const startedAt = monotonicNow();
			const told = await rejection(read, server.baseUrl);
			expect(told.message).toMatch(message);
			expect(told.message).toContain(name);
			expect(told.itemIndex).toBe(0);
			expect(told.description).toMatch(/again|Base URL/);
			expect(server.requests).toHaveLength(attempts);
			if (STALLED.includes(fault)) expect(monotonicNow() - startedAt).toBeLessThan(attempts * 75_000);
			// Not the gigabyte.
			expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(400);
		});

		it('is sent once when it costs money, and says what is not known', async () => {
			const told = await rejection(paid, server.baseUrl);
			expect(told.message).toMatch(message);
			if (unsure) expect(told.description).toMatch(UNSURE);
			else expect(told.description).not.toMatch(/^Nothing was sent/);
			expect(server.requests).toHaveLength(1);
		});
	});

	it('waits a minute for an answer, and no longer', async () => {
		const timeouts = scaleTimeouts();
		const server = await BadServer.start(faults['no answer at all']);
		const startedAt = monotonicNow();
		await rejection(paid, server.baseUrl);
		expect(new Set(timeouts)).toEqual(new Set([60_000]));
		expect(monotonicNow() - startedAt).toBeGreaterThanOrEqual(60_000);
		expect(monotonicNow() - startedAt).toBeLessThan(75_000);
		await server.close();
	});

	it('nobody listens: says that nothing was sent', async () => {
		const free = createServer().listen(0, '127.0.0.1');
		await new Promise((listening) => free.once('listening', listening));
		const { port } = free.address() as { port: number };
		await new Promise((closed) => free.close(closed));
		expect(await rejection(paid, `http://127.0.0.1:${port}`)).toMatchObject({
			message: `${name} could not be reached (ECONNREFUSED)`,
			description: 'Nothing was sent. Check the Base URL of the credential, and that this n8n can reach it.',
		});
	});

	it('there is no such host: says that nothing was sent', async () => {
		const told = await rejection(paid, 'http://no-such-host.invalid');
		expect(told.message).toMatch(/could not be reached \((ENOTFOUND|EAI_AGAIN)\)$/);
		expect(told.description).toMatch(/^Nothing was sent\./);
	});

	describe('certificates', () => {
		it.each([
			['one that signs itself', '127.0.0.1', 1, false, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
			['one that has run out', '127.0.0.1', -1, true, 'CERT_HAS_EXPIRED'],
			['one of another host', 'elsewhere.example', 1, true, 'ERR_TLS_CERT_ALTNAME_INVALID'],
		])('%s: nothing is sent', async (_, host, days, believed, code) => {
			const certificate = await certificateFor([host], days);
			const end = believed ? believe([certificate]) : () => undefined;
			const server = await BadServer.start(answering(200, '{}'), certificate);
			try {
				for (const operation of [read, paid]) {
					expect(await rejection(operation, server.baseUrl)).toMatchObject({
						message: `The certificate of ${name} was not accepted (${code})`,
						description: expect.stringMatching(/^Nothing was sent\. Check the Base URL/) as string,
						itemIndex: 0,
					});
				}
				expect(server.requests).toEqual([]);
			} finally {
				end();
				await server.close();
			}
		});

		it('no TLS where it should be: nothing is sent', async () => {
			const server = await BadServer.start(answering(200, '{}'));
			const told = await rejection(paid, server.baseUrl.replace('http:', 'https:'));
			expect(told.message).toMatch(/could not be reached \((EPROTO|ERR_SSL_WRONG_VERSION_NUMBER)\)$/);
			expect(server.requests).toEqual([]);
			await server.close();
		});

		it('a good one is believed', async () => {
			const certificate = await certificateFor(['127.0.0.1']);
			const end = believe([certificate]);
			const server = await BadServer.start(answering(200, '{"id":"x","data":{"id":"x"}}'), certificate);
			const { parameters } = fixture.scenario(read);
			expect(
				(await fixture.harness.run(read, parameters, { credential: { apiKey: CANARY, baseUrl: server.baseUrl } })).error,
			).toBeUndefined();
			end();
			await server.close();
		});
	});

	it.each([
		['JSON that calls itself a web page', answering(200, '{"id":"x","data":{"id":"x"}}', { 'content-type': 'text/html' })],
		['JSON that calls itself nothing', answering(200, '{"id":"x","data":{"id":"x"}}', {})],
		['ten megabytes of JSON', answering(200, JSON.stringify({ id: 'x', name: 'x'.repeat(10 * 1024 * 1024), data: { id: 'x' } }))],
	])('reads %s', async (_, answer) => {
		const server = await BadServer.start(answer);
		const { parameters } = fixture.scenario(read);
		const { json, error } = await fixture.harness.run(read, parameters, { credential: { apiKey: CANARY, baseUrl: server.baseUrl } });
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ id: 'x' }]);
		await server.close();
	});

	it.each([
		['nothing', ''],
		['null', 'null'],
		['a number', '7'],
		['a truth', 'true'],
	])('says that an answer with %s is no data', async (_, body) => {
		const server = await BadServer.start(answering(200, body));
		expect((await rejection(read, server.baseUrl)).message).toBe(`${name} answered without data (HTTP 200)`);
		await server.close();
	});

	it('names the item, and those before it that were done', async () => {
		let count = 0;
		const server = await BadServer.start((request, response) => {
			if (++count > 1) request.socket.resetAndDestroy();
			else response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"call_1","data":{"id":"call_1"}}');
		});
		const told = await rejection(paid, server.baseUrl, [{}, {}, {}]);
		expect(told.itemIndex).toBe(1);
		expect(told.description).toMatch(/may have been carried out.*The items before this one were processed/s);
		expect(server.requests).toHaveLength(2);
		await server.close();
	});
});
