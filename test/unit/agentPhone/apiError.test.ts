import { inspect } from 'node:util';

import type { INode } from 'n8n-workflow';

import { DEFAULT_RATE_LIMIT } from '../../../nodes/shared/http/retryPolicy';
import { apiError, hideSecrets, type UnsuccessfulRequest } from '../../../nodes/shared/http/apiError';
import { readPlatformError } from '../../../nodes/shared/http/platformError';

const node: INode = { id: '1', name: 'Node', type: 'agentPhone', typeVersion: 1, position: [0, 0], parameters: {} };
const tries = { attempts: 1, mayHaveExecuted: false };

const rejected = (statusCode: number, body: unknown, rest: Partial<UnsuccessfulRequest> = {}) =>
	apiError(node, {
		platform: 'Platform',
		outcome: { responded: true, statusCode, headers: {}, body, ...tries },
		idempotent: false,
		secrets: [],
		...rest,
	});

describe('readRefusal', () => {
	it.each([
		[
			'{error: {...}} with details',
			{
				error: {
					message: 'Validation error',
					code: 'VALIDATION_ERROR',
					type: 'validation_error',
					details: [{ field: 'country', message: 'too long', type: 'x' }],
				},
			},
			{ message: 'Validation error', code: 'VALIDATION_ERROR', fields: [{ field: 'country', message: 'too long' }], isText: false },
		],
		[
			'{error: {...}} without details',
			{ error: { message: 'No money', code: 'INSUFFICIENT_BALANCE' } },
			{ message: 'No money', code: 'INSUFFICIENT_BALANCE', fields: [], isText: false },
		],
		[
			'{detail: [...]}',
			{
				detail: [
					{ loc: ['body', 'customTools', 0, 'url'], msg: 'field required', type: 'value_error.missing' },
					{ loc: ['query', 'limit'], msg: 'too big' },
				],
			},
			{
				message: undefined,
				code: undefined,
				fields: [
					{ field: 'customTools.0.url', message: 'field required' },
					{ field: 'limit', message: 'too big' },
				],
				isText: false,
			},
		],
		[
			'a body that is wrong as a whole',
			{ detail: [{ loc: ['body'], msg: 'Expecting value' }] },
			{ fields: [{ field: 'request', message: 'Expecting value' }] },
		],
		[
			'a field called body',
			{ detail: [{ loc: ['body', 'body'], msg: 'too long' }] },
			{ fields: [{ field: 'body', message: 'too long' }] },
		],
		['{detail: text}', { detail: 'Agent not found' }, { message: 'Agent not found', fields: [] }],
		['{message, messageKey}', { success: false, message: 'Gone', messageKey: 'GONE' }, { message: 'Gone', code: 'GONE', fields: [] }],
		['{error: text}', { error: 'Gone' }, { message: 'Gone', fields: [] }],
		['a web page', '<html></html>', { fields: [], isText: true }],
		['nothing', '', { fields: [], isText: false }],
		['null', null, { fields: [], isText: false }],
		['a list', ['x'], { fields: [], isText: false }],
		['details of the wrong kind', { error: { details: [1, null, 'x'], message: 5 } }, { message: undefined, fields: [] }],
	])('%s', (_, body, expected) => {
		expect(readPlatformError(body)).toMatchObject(expected);
	});
});

describe('apiError', () => {
	it('carries status, item, code and fields', () => {
		const error = rejected(422, { detail: [{ loc: ['body', 'url'], msg: 'field required' }] }, { itemIndex: 3 });
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: 'Platform did not accept url (field required)',
			description: 'Change this value and run the node again.',
			httpCode: '422',
			context: { itemIndex: 3, data: { code: '', fields: [{ field: 'url', message: 'field required' }] } },
		});
	});

	it("prefers the platform's own words for its own codes", () => {
		const explainCode = (code: string, said: string) =>
			code === 'MINE' ? { message: `Mine: ${said}`, description: 'Do this.' } : undefined;
		expect(rejected(400, { error: { code: 'MINE', message: 'hm' } }, { explainCode })).toMatchObject({
			message: 'Mine: hm',
			description: 'Do this.',
		});
		expect(rejected(404, { error: { code: 'OTHER', message: 'hm' } }, { explainCode }).message).toBe(
			'Platform found nothing under this ID: hm',
		);
	});

	it('tells an explanation of a status how long the answer asks to wait', () => {
		const outcome = { responded: true as const, statusCode: 409, headers: { 'retry-after': '7' }, body: { detail: 'Busy' }, ...tries };
		const explainStatus = (...told: unknown[]) => ({ message: JSON.stringify(told), description: '' });
		expect(rejected(409, '', { outcome, explainStatus }).message).toBe('[409,"Busy",7000]');
		expect(rejected(404, { detail: 'Gone' }, { explainStatus }).message).toBe('[404,"Gone",null]');
	});

	it('takes a 409 with Retry-After for a rate limit where the platform says so', () => {
		const outcome = { responded: true as const, statusCode: 409, headers: { 'retry-after': '40' }, body: {}, ...tries };
		const rateLimit = { ...DEFAULT_RATE_LIMIT, alsoWithRetryAfter: [409] };
		expect(rejected(409, '', { outcome, rateLimit }).message).toBe(
			'Platform is getting too many requests, and asks to wait 40 seconds',
		);
		expect(rejected(409, '', { outcome }).message).toBe('This conflicts with something Platform already has');
	});

	it('keeps the message although n8n swaps any that contains the name of a Node code', () => {
		expect(rejected(409, { detail: 'A preexisting contact has this number' }).message).toBe(
			'This conflicts with something Platform already has: A preexisting contact has this number',
		);
	});

	it('warns only about requests that must not be repeated', () => {
		const outcome = { responded: true as const, statusCode: 503, headers: {}, body: '', attempts: 4, mayHaveExecuted: true };
		expect(rejected(503, '', { outcome, idempotent: true }).description).toBe('The node tried 4 times. Run it again later.');
		expect(rejected(503, '', { outcome: { ...outcome, attempts: 1 } }).description).toContain('may have been carried out');
	});

	it.each([
		['ECONNABORTED', true, 'Platform did not answer in time', /may have been carried out/],
		['ECONNRESET', true, 'Platform could not be reached (ECONNRESET)', /may have been carried out/],
		['ENOTFOUND', false, 'Platform could not be reached (ENOTFOUND)', /^Nothing was sent\. Check the Base URL/],
		['ERR_CANCELED', true, 'The execution was stopped while waiting for Platform', /may have been carried out/],
		['', true, 'Platform could not be reached (Blocked host)', /may have been carried out/],
	])('explains the silence %s', (code, mayHaveExecuted, message, description) => {
		const error = rejected(0, '', { outcome: { responded: false, code, reason: 'Blocked host', attempts: 1, mayHaveExecuted } });
		expect(error.message).toBe(message);
		expect(error.description).toMatch(description);
		expect(error.httpCode).toBeNull();
	});

	it('holds no secret in any of its parts, hidden ones included', () => {
		const key = 'sk_live_"quoted"\\key';
		const bodies = [
			{ error: { message: key, code: key, details: [{ field: key, message: key }] } },
			{ error: { message: key, code: key } },
			{ detail: key },
			{ message: key },
			`<html>${key}</html>`,
		];
		for (const statusCode of [302, 400, 401, 402, 403, 404, 409, 422, 429, 500]) {
			for (const body of bodies) {
				const outcome = {
					responded: true as const,
					statusCode,
					headers: { location: `https://x/?${key}`, 'retry-after': key },
					body,
					...tries,
				};
				const error = rejected(statusCode, body, { outcome, secrets: ['', key] });
				expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain('sk_live_');
				expect(error.message).not.toBe('');
			}
		}
		const silent = rejected(0, '', { outcome: { responded: false, code: '', reason: `Blocked ${key}`, ...tries }, secrets: [key] });
		expect(inspect(silent, { depth: Infinity, showHidden: true })).not.toContain('sk_live_');
	});
});

it('hideSecrets leaves a text alone when there is no secret', () => {
	expect(hideSecrets('abc', [''])).toBe('abc');
	expect(hideSecrets('a long key, a long key', ['long key'])).toBe('a [hidden], a [hidden]');
});

it.each(['a', 'ab', 'abc'])('hideSecrets does not blank out every "%s" of a message', (secret) => {
	expect(hideSecrets('abc is about a cab', [secret])).toBe('abc is about a cab');
});
