// Changed deliveries over the network: none starts anything, and n8n answers genuine ones as before.
import axios from 'axios';
import fc from 'fast-check';

import { mutations } from '../../fuzz/mutations';
import { headersOf, SEED, subjects, type Subject } from '../../fuzz/subjects';
import type { SentDelivery } from '../../fuzz/inboundContext';
import type { RegularFixture } from './fixture';
import { publishSubject } from './subjectTrigger';

const AT_ONCE = 20;

/** Only what HTTP can carry: anything else does not reach us in the first place. */
const canBeSent = ({ headers }: SentDelivery) => Object.values(headers).every((value) => /^[\t\x20-\x7e\x80-\xff]*$/.test(value));

function changedDeliveries(subject: Subject, count: number): SentDelivery[] {
	const { events, authenticated, stillGenuine } = subject;
	const drawn = fc.sample(fc.tuple(fc.constantFrom(...events), mutations(headersOf(subject))), { numRuns: count * 4, seed: SEED });
	return drawn
		.map(([event, changes], number) => {
			const original = authenticated(Buffer.from(JSON.stringify({ ...event, number })), number);
			return { original, sent: changes.reduce((delivery, change) => change(delivery), original) };
		})
		.filter(({ sent, original }) => canBeSent(sent) && !stillGenuine(sent, original))
		.map(({ sent }) => sent)
		.slice(0, count);
}

/** @param deliveries how many in all */
export function fuzzSuite(getFixture: () => RegularFixture, deliveries: number): void {
	it.each(subjects)(
		'$name',
		async (subject) => {
			const fixture = getFixture();
			const { events, authenticated } = subject;
			const { workflowId, url } = await publishSubject(fixture, subject);
			const post = async ({ headers, body }: SentDelivery) =>
				(await axios.post(url, body, { headers, validateStatus: null, transformRequest: [(bytes: Buffer) => bytes] })).status;

			const changed = changedDeliveries(subject, Math.ceil(deliveries / subjects.length));
			expect(changed.length).toBe(Math.ceil(deliveries / subjects.length));
			const statuses = new Map<number, number>();
			for (let start = 0; start < changed.length; start += AT_ONCE) {
				for (const status of await Promise.all(changed.slice(start, start + AT_ONCE).map(post)))
					statuses.set(status, (statuses.get(status) ?? 0) + 1);
			}
			console.log(`${subject.name}: ${changed.length} changed deliveries over HTTP: ${JSON.stringify(Object.fromEntries(statuses))}`);
			// 400 and 422 are n8n's own words for what it cannot read.
			expect([...statuses.keys()].filter((status) => ![400, 401, 413, 415, 422].includes(status))).toEqual([]);

			for (const [number, event] of events.entries())
				expect(await post(authenticated(Buffer.from(JSON.stringify(event)), number))).toBe(200);
			const executions = await fixture.api.waitForExecutions(workflowId, events.length);
			expect(executions).toHaveLength(events.length);
		},
		180_000,
	);
}
