import { randomBytes } from 'node:crypto';

import { callEventTrigger } from '../../../nodes/shared/callEvents/receive';
import { evaluate } from '../../../nodes/shared/webhook/receive';
import { contextOf } from '../../fuzz/inboundContext';
import {
	callEventsUnderTest,
	credentialOf,
	deliverCallEvent,
	ignoredCallEvents,
	refusedCallEvents,
	type CallDelivery,
} from '../../verification/callEvents';
import { startReceiver, type Receiver } from '../../verification/receiver';
import { allRows } from '../../verification/table';
import { freshEvent } from '../../simulator/callEvents/fresh';

describe.each(callEventsUnderTest)('$name', (subject) => {
	const secret = randomBytes(24).toString('base64url');
	const previous = randomBytes(24).toString('base64url');
	const credentials = { [subject.credential]: {} as Record<string, string> };
	let receiver: Receiver;

	beforeAll(async () => {
		const parameters = { events: subject.chosen, options: {}, ...subject.parameters };
		receiver = await startReceiver(subject.newTrigger(), { parameters, credentials, staticData: {} });
	});
	afterAll(() => receiver.stop());
	beforeEach(() => {
		credentials[subject.credential] = credentialOf(subject, secret, previous);
	});

	/** Its answer, and how many executions started. */
	async function deliver(delivery: CallDelivery = {}): Promise<{ status: number; body: string; started: number }> {
		const before = receiver.started;
		const answer = await deliverCallEvent(receiver.url, subject, secret, delivery);
		return { ...answer, started: receiver.started - before };
	}

	describe('refuses, without an execution and without a word of the secret', () => {
		it.each(allRows(refusedCallEvents(subject, () => secret)))('%s: %i', async (_what, status, overrides) => {
			const answer = await deliver(overrides());
			expect(answer).toMatchObject({ status, started: 0 });
			for (const hidden of [secret, previous]) expect(answer.body).not.toContain(hidden);
			expect(JSON.parse(answer.body)).toEqual({ error: expect.stringMatching(/\.$/) as string });
		});
	});

	it('refuses what is larger than any event', async () => {
		const trigger = callEventTrigger(contextOf({ parameters: {}, credentials, staticData: {} }), subject.platform);
		const rawBody = Buffer.alloc(subject.platform.maxBodyBytes + 1);
		const delivery = { headers: { 'content-type': 'application/json' }, rawBody, remoteAddress: '' };
		expect(await evaluate(delivery, trigger)).toMatchObject({ kind: 'reject', status: 413 });
	});

	it.each(subject.chosen)('takes %s, and a repetition of it without starting again', async (event) => {
		const { payload } = freshEvent(subject.samples, event);
		expect(await deliver({ event: payload })).toMatchObject({ status: 200, body: '{"received":true}', started: 1 });
		expect(await deliver({ event: payload, signedMs: 1000 })).toMatchObject({ status: 200, started: 0 });
	});

	if (subject.window) {
		const { back, ahead } = subject.window;
		it('takes what was signed a while ago, or a little ahead', async () => {
			expect(await deliver({ signedMs: -(back - 10) * 1000 })).toMatchObject({ status: 200, started: 1 });
			expect(await deliver({ signedMs: (ahead - 10) * 1000 })).toMatchObject({ status: 200, started: 1 });
		});
	}

	describe('acknowledges with 200 and starts nothing', () => {
		it.each(allRows(ignoredCallEvents(subject)))('%s', async (_what, overrides) => {
			expect(await deliver(overrides())).toEqual({ status: 200, body: '{"received":true,"started":false}', started: 0 });
		});
	});

	it('takes the secret before it during a rotation, and nothing without any', async () => {
		expect(await deliver({ secret: previous })).toMatchObject({ status: 200, started: 1 });
		credentials[subject.credential] = credentialOf(subject, secret);
		expect(await deliver({ secret: previous })).toMatchObject({ status: 401, started: 0 });
		credentials[subject.credential] = credentialOf(subject, '');
		for (const given of ['', secret, previous]) expect(await deliver({ secret: given })).toMatchObject({ status: 503, started: 0 });
	});
});
