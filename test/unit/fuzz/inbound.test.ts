import fc from 'fast-check';

import { receiverOf, type Answered, type SentDelivery } from '../../fuzz/inboundContext';
import { anyEvent, mutations } from '../../fuzz/mutations';
import { oddEvents } from '../../fuzz/oddJson';
import { API_KEY, headersOf, SECRET, SEED, subjects } from '../../fuzz/subjects';

/** `npm run fuzz` makes a hundred times as many. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 1_000);

/** For one trigger; far more than it takes, on busy cores as well. */
const TIME_BOX_MS = Math.max(300_000, RUNS * 30);

describe.each(subjects)('deliveries to $name', (subject) => {
	const { name, receive, state, events, eventNames, authenticated, stillGenuine } = subject;
	const deliver = receiverOf(receive, state);
	const longest = { ms: 0 };

	async function timed(delivery: SentDelivery): Promise<Answered> {
		const startedAt = performance.now();
		const responded = await deliver(delivery);
		longest.ms = Math.max(longest.ms, performance.now() - startedAt);
		return responded;
	}

	it('takes a genuine delivery of each kind', async () => {
		for (const [number, event] of events.entries()) {
			expect(await deliver(authenticated(Buffer.from(JSON.stringify(event)), number))).toMatchObject({ status: 200, started: true });
		}
	});

	it(
		'starts nothing for a delivery that was changed on its way, and never breaks',
		async () => {
			const counted = { runs: 0, rejected: 0, authenticated: 0 };
			await fc.assert(
				fc.asyncProperty(fc.constantFrom(...events), mutations(headersOf(subject)), async (event, changes) => {
					const number = counted.runs++;
					const original = authenticated(Buffer.from(JSON.stringify({ ...event, number })), number);
					const sent = changes.reduce((delivery, change) => change(delivery), original);
					const { status, body, started } = await timed(sent);
					if (stillGenuine(sent, original)) {
						counted.authenticated++;
						expect([200, 400, 413, 415]).toContain(status);
						return;
					}
					expect({ started, rejected: [401, 413, 415].includes(status) }).toEqual({ started: false, rejected: true });
					expect(body).not.toContain(SECRET);
					expect(body).not.toContain(API_KEY);
					counted.rejected++;
				}),
				{ numRuns: RUNS, seed: SEED, interruptAfterTimeLimit: TIME_BOX_MS, markInterruptAsFailure: true, endOnFailure: true },
			);
			console.log(
				`${name}: ${counted.runs} changed deliveries, ${counted.rejected} refused, ${counted.authenticated} still genuine; longest check ${longest.ms.toFixed(1)} ms (seed ${SEED})`,
			);
			// On a platform that signs nothing, a changed body is as genuine as any.
			expect(counted.rejected).toBeGreaterThan(RUNS / 3);
		},
		TIME_BOX_MS + 30_000,
	);

	it.each([
		['anything', anyEvent(eventNames).map((event) => JSON.stringify(event) ?? '')],
		['events with odd values', oddEvents(events)],
	])(
		'takes or refuses %s that is rightly proven, and never breaks',
		async (_what, texts) => {
			const runs = { count: 0 };
			await fc.assert(
				fc.asyncProperty(texts, async (text) => {
					const { status } = await timed(authenticated(Buffer.from(text), RUNS + runs.count++));
					expect([200, 400]).toContain(status);
				}),
				{ numRuns: RUNS / 10, seed: SEED, interruptAfterTimeLimit: TIME_BOX_MS, markInterruptAsFailure: true, endOnFailure: true },
			);
		},
		TIME_BOX_MS + 30_000,
	);
});
