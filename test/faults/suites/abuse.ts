// Somebody who knows the URLs of all webhooks and no secret sends what looks like events, as fast as it goes, and some huge ones.
import { randomUUID } from 'node:crypto';

import { webhookAt } from '../../e2e/harness/workflows';
import { hamsaCallEvent, receptEvent, textMessage } from '../../simulator';
import { prepareDelivery, type PreparedDelivery } from '../../simulator/agentphone/webhooks/prepare';
import { attempt, type Attempt } from '../../simulator/common/attempt';
import { forgedReceptHeaders, type FaultFixture } from '../harness/fixture';
import { burst, BURST_TOKEN, expectWellAgain } from '../harness/burst';
import { expectNotLeftHanging } from '../harness/callers';

const FORGED = 1_500;
const AT_ONCE = 40;

/** Just below what n8n itself reads. */
const HUGE_BYTES = 15 * 1024 * 1024;
const HUGE = 9;

/** The trigger looks so often at once, and then once in so many seconds, whether its webhook was changed, however many come (SECURITY.md). */
const LOOKS_AT_ONCE = 10;
const LOOKS_EVERY_S = 10;

const never = new AbortController().signal;

/** One event of each platform in turn, proven with a secret nobody agreed on. */
function forge(fixture: FaultFixture, index: number, padding = ''): PreparedDelivery {
	const { simulator, agentId, hamsa, hamsaAgentId, recept, webhookUrls } = fixture;
	const to = (registered: string) => webhookAt(webhookUrls[index % webhookUrls.length], registered);
	const token = randomUUID();
	const shared = { timeoutMs: 60_000, headers: { 'Content-Type': 'application/json' } };
	switch (index % 3) {
		case 0: {
			const webhook = simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!;
			return prepareDelivery(webhook, textMessage({ data: { messageId: token, message: padding } }), token, {
				secret: 'whsec_of_somebody_else',
				url: to(webhook.url),
				timeoutMs: 60_000,
			});
		}
		case 1: {
			const body = JSON.stringify({ ...hamsaCallEvent('call.ended', { callId: token }), padding });
			return {
				...shared,
				url: to(hamsa.state.agent(hamsaAgentId).webhookUrl!),
				headers: { ...shared.headers, Authorization: `Bearer ${'a'.repeat(43)}` },
				body,
			};
		}
		default: {
			const body = JSON.stringify(receptEvent('call.ended', { data: { call_id: token, padding } }));
			return { ...shared, url: to(recept.url), headers: { ...shared.headers, ...forgedReceptHeaders(body) }, body };
		}
	}
}

async function flood(fixture: FaultFixture): Promise<Attempt[]> {
	const answers: Attempt[] = [];
	let next = 0;
	const send = async () => {
		for (let index = next++; index < FORGED + HUGE; index = next++) {
			const padding = index < HUGE ? 'x'.repeat(HUGE_BYTES) : '';
			answers.push(await attempt({ ...forge(fixture, index, padding), signal: never }));
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, send));
	return answers;
}

export function abuse(fixture: () => FaultFixture): void {
	it('a flood of forged deliveries', async () => {
		const { gateway, hamsa, agentId, hamsaAgentId, webhookUrls, api } = fixture();
		let answers: Attempt[] = [];
		let [seconds, looks] = [0, { agentPhone: 0, hamsa: 0 }];
		const { row, callers, executions } = await burst(fixture(), {
			fault: 'a flood of forged deliveries',
			strike: async () => {
				const before = { at: performance.now(), agentPhone: gateway.arrived.length, hamsa: hamsa.requests.length };
				answers = await flood(fixture());
				seconds = (performance.now() - before.at) / 1000;
				looks = {
					agentPhone: gateway.arrived
						.slice(before.agentPhone)
						.filter(({ method, path }) => method === 'GET' && path === `/v1/agents/${agentId}/webhook`).length,
					hamsa: hamsa.requests
						.slice(before.hamsa)
						.filter(({ method, path }) => method === 'GET' && path === `/v2/voice-agents/${hamsaAgentId}`).length,
				};
				// Nothing was set anew for them.
				const written = gateway.arrived
					.slice(before.agentPhone)
					.filter(({ method, path }) => method !== 'GET' && path.endsWith('/webhook'));
				expect([...written, ...hamsa.requests.slice(before.hamsa).filter(({ method }) => method !== 'GET')]).toEqual([]);
			},
		});
		const statuses = new Map<number | null, number>();
		for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
		console.log(
			`${answers.length} forged in ${seconds.toFixed(1)} s: ${JSON.stringify([...statuses])}; looked ${JSON.stringify(looks)}`,
		);
		expect(answers).toHaveLength(FORGED + HUGE);
		expect([...statuses.keys()].every((status) => status === 401 || status === 413 || status === 503)).toBe(true);
		// The huge ones only.
		expect(statuses.get(413) ?? 0).toBeLessThanOrEqual(HUGE);
		const atMost = webhookUrls.length * (LOOKS_AT_ONCE + Math.ceil(seconds / LOOKS_EVERY_S) + 1);
		expect(Math.max(looks.agentPhone, looks.hamsa)).toBeLessThanOrEqual(atMost);

		// No execution but those of genuine events, or of a repetition of one, whose item is taken out.
		for (const { id } of executions) {
			const data = JSON.stringify((await api.getExecution(id)).data);
			expect(BURST_TOKEN.test(data) || data.includes('This delivery had come before')).toBe(true);
		}
		expect(row).toMatchObject({ acknowledged: row.delivered, executedOnce: row.delivered, byHand: 0, lost: 0, doubled: 0 });
		callers.forEach(expectNotLeftHanging);
		expect(row.callers).toMatchObject({ answered: callers.length });
		await expectWellAgain(fixture());
	}, 240_000);
}
