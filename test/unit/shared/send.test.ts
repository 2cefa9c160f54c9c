import { Readable } from 'node:stream';

import { sendOnce, sendWithRetries } from '../../../nodes/shared/http/send';
import type { HttpResponse, NetworkFailure, RequestContext } from '../../../nodes/shared/http/types';

const answer = (statusCode: number, retryAfter?: string): HttpResponse => ({
	responded: true,
	statusCode,
	headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
	body: '',
});
const lost: NetworkFailure = { responded: false, code: 'ECONNRESET', reason: 'socket hang up' };

/** Plays the outcomes one after another and notes the waits. */
function play(outcomes: Array<HttpResponse | NetworkFailure>, idempotent: boolean) {
	const waits: number[] = [];
	const left = [...outcomes];
	const send = jest.fn(() => Promise.resolve(left.shift()!));
	const wait = (ms: number) => Promise.resolve(void waits.push(ms));
	const result = sendWithRetries(send, { idempotent, wait });
	return result.then((outcome) => ({ outcome, waits, sent: send.mock.calls.length }));
}

describe('sendWithRetries', () => {
	it('returns the first success, with what it took', async () => {
		const { outcome, waits, sent } = await play([answer(503), lost, answer(200)], true);
		expect(outcome).toMatchObject({ statusCode: 200, attempts: 3, mayHaveExecuted: true });
		expect(sent).toBe(3);
		expect(waits).toHaveLength(2);
	});

	it('does not count a 429 as something that may have been done', async () => {
		const { outcome, waits } = await play([answer(429, '2'), answer(404)], true);
		expect(outcome).toMatchObject({ statusCode: 404, attempts: 2, mayHaveExecuted: false });
		expect(waits).toEqual([2_000]);
	});

	it('sends a request that is not idempotent once, except after a 429', async () => {
		expect((await play([lost, answer(200)], false)).sent).toBe(1);
		expect((await play([answer(503), answer(200)], false)).sent).toBe(1);
		expect((await play([answer(429, '0'), answer(429, '0'), answer(503), answer(200)], false)).sent).toBe(3);
	});

	it('does not let a 429 use up the attempts of a failing request', async () => {
		expect(
			(await play([lost, answer(429, '0'), answer(429, '0'), lost, answer(429, '0'), lost, answer(200)], true)).outcome,
		).toMatchObject({ statusCode: 200, attempts: 7 });
	});

	it('stops at four attempts and returns the last outcome', async () => {
		const { outcome, sent } = await play([answer(503), answer(503), answer(503), answer(504), answer(200)], true);
		expect(outcome).toMatchObject({ statusCode: 504, attempts: 4 });
		expect(sent).toBe(4);
	});
});

describe('sendOnce', () => {
	const context = (result: () => Promise<unknown>) => {
		const httpRequestWithAuthentication = jest.fn(result);
		const getCredentials = (type: string, itemIndex: number) => Promise.resolve({ apiKey: `${type} of item ${itemIndex}` });
		return {
			context: { helpers: { httpRequestWithAuthentication }, getCredentials } as unknown as RequestContext,
			httpRequestWithAuthentication,
		};
	};

	it("asks for any status with headers, no redirects, a time limit, and the item's own credential", async () => {
		const { context: self, httpRequestWithAuthentication } = context(() =>
			Promise.resolve({ statusCode: 204, headers: {}, body: Readable.from([]) }),
		);
		expect(await sendOnce.call(self, 'someApi', { url: 'https://example.com' }, 3)).toEqual({
			responded: true,
			statusCode: 204,
			headers: {},
			body: '',
		});
		expect(httpRequestWithAuthentication).toHaveBeenCalledWith(
			'someApi',
			{
				url: 'https://example.com',
				json: true,
				encoding: 'stream',
				timeout: 60_000,
				disableFollowRedirect: true,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
			},
			{ credentialsDecrypted: { id: '', name: '', type: 'someApi', data: { apiKey: 'someApi of item 3' } } },
		);
	});

	it.each([
		['JSON', '{"id":"ü"}', { id: 'ü' }],
		['null', 'null', null],
		['text', '<html>', '<html>'],
		['blanks', ' \n', ''],
	])('reads %s', async (_, text, body) => {
		const pieces = [...Buffer.from(text)].map((byte) => Buffer.from([byte]));
		const { context: self } = context(() => Promise.resolve({ statusCode: 200, headers: {}, body: Readable.from(pieces) }));
		expect(await sendOnce.call(self, 'someApi', { url: 'https://example.com' })).toMatchObject({ responded: true, body });
	});

	it.each([
		['as it is', Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'ECONNRESET'],
		['wrapped by n8n', new Error('x', { cause: new Error('y', { cause: { code: 'ETIMEDOUT' } }) }), 'ETIMEDOUT'],
		['without a code', new Error('x'), ''],
		['not even an object', 'x', ''],
	])('finds the code of what was thrown: %s', async (_, thrown, code) => {
		const { context: self } = context(() => Promise.reject(thrown as Error));
		expect(await sendOnce.call(self, 'someApi', { url: 'https://example.com' })).toMatchObject({ responded: false, code });
	});
});
