import { createHmac, generateKeyPairSync, verify } from 'node:crypto';
import timers from 'node:timers/promises';

import { RECEPT_EVENT_LABELS, ReceptAiSender, receptEvent, signJwt, type ReceptOverrides, type ReceptSenderOptions } from '../../simulator';
import { Receiver } from './support';

let receiver: Receiver;
/** Statuses to answer with in turn, the last one for good; 0 is no answer. */
let answers: number[];
beforeEach(async () => {
	answers = [200];
	receiver = await Receiver.start();
	receiver.answer = (response) => {
		const status = answers.length > 1 ? answers.shift()! : answers[0];
		if (status !== 0) response.status(status).end('{}');
	};
});
afterEach(async () => {
	jest.restoreAllMocks();
	await receiver.close();
});

const sender = (options: Partial<ReceptSenderOptions> = {}) => new ReceptAiSender({ url: receiver.url, allowLoopback: true, ...options });
const sent = async (options: Partial<ReceptSenderOptions>, overrides?: ReceptOverrides) => {
	await sender(options).deliver(receptEvent('call.ended'), overrides);
	return receiver.received.at(-1)!;
};

describe('the address', () => {
	it.each([
		'http://example.com/hook',
		'http://127.0.0.1/hook',
		'http://localhost/hook',
		'ftp://example.com/',
		'http://127.0.0.1.example.com/',
	])('must use HTTPS: %s', (wrong) => {
		expect(() => new ReceptAiSender({ url: wrong })).toThrow(/must use HTTPS/);
	});

	it('may be on this machine, if that is allowed, and nowhere else', async () => {
		expect(() => sender({ url: 'http://example.com/hook' })).toThrow(/must use HTTPS/);
		await expect(sender().deliver(receptEvent('call.ended'), { url: 'http://example.com/hook' })).rejects.toThrow(/must use HTTPS/);
		expect(() => new ReceptAiSender({ url: 'https://example.com/hook' })).not.toThrow();
	});
});

describe('authentication', () => {
	it('repeats a key, a login or a token', async () => {
		const { headers } = await sent({
			auth: [
				{ method: 'apiKey', key: 'k', header: 'X-Key' },
				{ method: 'basic', user: 'u', password: 'p' },
			],
		});
		expect(headers).toMatchObject({ 'x-key': 'k', authorization: 'Basic dTpw', 'content-type': 'application/json' });
		expect((await sent({ auth: [{ method: 'bearer', token: 't' }] })).headers.authorization).toBe('Bearer t');
	});

	it('signs the body, or timestamp and body', async () => {
		const plain = await sent({ auth: [{ method: 'hmac', secret: 's' }] });
		expect(plain.headers['x-signature']).toBe(createHmac('sha256', 's').update(plain.raw).digest('hex'));
		const timed = await sent(
			{ auth: [{ method: 'hmac', secret: 's', algorithm: 'sha512', encoding: 'base64', prefix: 'v1,', timestampHeader: 'X-Time' }] },
			{ timestamp: 17 },
		);
		expect(timed.headers).toMatchObject({
			'x-time': '17',
			'x-signature': `v1,${createHmac('sha512', 's').update(`17.${timed.raw}`).digest('base64')}`,
		});
	});

	it('makes tokens with a claim more or less', () => {
		const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
		const parts = signJwt({ algorithm: 'RS256', key: privateKey, claims: { exp: undefined, aud: 'n8n' }, header: { kid: '1' } }).split(
			'.',
		);
		expect(JSON.parse(Buffer.from(parts[0], 'base64url').toString())).toEqual({ alg: 'RS256', typ: 'JWT', kid: '1' });
		expect(JSON.parse(Buffer.from(parts[1], 'base64url').toString())).toEqual({ iat: expect.any(Number) as number, aud: 'n8n' });
		expect(verify('sha256', Buffer.from(`${parts[0]}.${parts[1]}`), publicKey, Buffer.from(parts[2], 'base64url'))).toBe(true);
	});
});

describe('retries', () => {
	const auth: ReceptSenderOptions['auth'] = [{ method: 'hmac', secret: 's', timestampHeader: 'X-Time' }];

	it('until a 2xx, with the same id and body, signed anew', async () => {
		answers = [500, 302, 404, 204];
		const subject = sender({ auth });
		const { attempts, id } = await subject.deliver(receptEvent('call.ended'), { retry: true });
		expect(attempts.map(({ status }) => status)).toEqual([500, 302, 404, 204]);
		expect(new Set(receiver.received.map(({ headers, raw }) => `${String(headers['x-delivery-id'])} ${raw}`)).size).toBe(1);
		expect(receiver.received[0].headers['x-delivery-id']).toBe(id);
		expect(subject.deadLetters).toEqual([]);
	});

	it('ever later, up to the maximum, and then lays the delivery aside', async () => {
		answers = [503];
		const subject = sender({ maxAttempts: 4, firstRetrySeconds: 50 });
		const event = receptEvent('call.ended');
		const slept: unknown[] = [];
		jest.spyOn(timers, 'setTimeout').mockImplementation(async (ms) => await Promise.resolve(void slept.push(ms) as never));
		const { id, attempts } = await subject.deliver(event, { retry: true });
		expect(attempts).toHaveLength(4);
		expect(slept).toEqual([50, 100, 200]);
		expect(subject.deadLetters).toMatchObject([{ id, event, attempts: [{}, {}, {}, {}] }]);
	});

	it('after no answer in time', async () => {
		answers = [0, 200];
		const { attempts } = await sender({ timeoutMs: 100 }).deliver(receptEvent('call.ended'), { retry: true });
		expect(attempts).toMatchObject([{ status: null, error: 'No answer within 100 ms' }, { status: 200 }]);
	});

	it('not unless asked, nor when closed', async () => {
		answers = [500];
		const subject = sender();
		expect((await subject.deliver(receptEvent('call.ended'))).attempts).toHaveLength(1);
		subject.close();
		expect((await subject.deliver(receptEvent('call.ended'), { retry: true })).attempts).toHaveLength(1);
		expect(subject.deadLetters).toEqual([]);
	});
});

describe('what a test may bend', () => {
	it('the body after signing, headers more, less and others', async () => {
		const { headers, raw } = await sent(
			{
				auth: [
					{ method: 'hmac', secret: 's' },
					{ method: 'apiKey', key: 'k' },
				],
			},
			{
				body: '{"a":1}',
				mutateBody: (signed) => signed.replace('1', '2'),
				headers: { 'x-api-KEY': 'other', 'X-More': 'm', 'Content-Type': 'text/plain' },
				omitHeaders: ['X-DELIVERY-ID'],
			},
		);
		expect(raw).toBe('{"a":2}');
		expect(headers).toMatchObject({
			'x-api-key': 'other',
			'x-more': 'm',
			'content-type': 'text/plain',
			'x-signature': createHmac('sha256', 's').update('{"a":1}').digest('hex'),
		});
		expect(headers).not.toHaveProperty('x-delivery-id');
	});
});

it('has an event for each of the sixteen labels, with the data of its group', () => {
	const all = Object.entries(RECEPT_EVENT_LABELS).flatMap(([group, labels]) =>
		labels.map((label) => [group, receptEvent(label)] as const),
	);
	expect(all).toHaveLength(16);
	const fields = {
		call: ['call_id', 'duration', 'cost', 'participants', 'status'],
		agent: ['agent_id', 'changes', 'status'],
		system: ['user_id', 'action', 'resources'],
	};
	for (const [group, { data }] of all) expect(Object.keys(data!)).toEqual(expect.arrayContaining(fields[group as keyof typeof fields]));
	expect(new Set(all.map(([, { id }]) => id)).size).toBe(16);
});
