// The gates of docs/readiness-gate.md: while n8n starts, it answers deliveries itself, with 200 and then 404, and they would be lost.
import { setTimeout as sleep } from 'node:timers/promises';

import pWaitFor from 'p-wait-for';

import { textMessage } from '../../simulator';
import { WAIT_TIMEOUT_MS } from '../harness/api';
import type { GateName } from '../harness/readinessGate';
import { startReadinessGate } from '../harness/readinessGate';
import { webhookAt } from '../harness/workflows';
import { activate, agentTrigger, noOp, seedPhoneAgent, storedMessages, type Fixture } from './fixture';

/** Deliveries under way at the same time, each sent again so long after its answer. In milliseconds. */
const AT_ONCE = 4;
const AGAIN_AFTER_MS = 15;

export interface Gated<F extends Fixture> {
	gate: GateName;
	/** An empty place for what nginx writes. */
	folderOf: (fixture: F) => string;
	/** What stands behind the gate. */
	n8nUrlOf: (fixture: F) => string;
	/** Kills it and starts it again. */
	restart: (fixture: F) => Promise<void>;
}

export function readinessGateSuite<F extends Fixture>(getFixture: () => F, { gate, folderOf, n8nUrlOf, restart }: Gated<F>): void {
	it('asks for another delivery until n8n takes it, and loses none that is acknowledged', async () => {
		const fixture = getFixture();
		const agentId = seedPhoneAgent(fixture);
		const { id } = await activate(fixture, [agentTrigger(fixture, agentId, { events: ['textMessage'] }), noOp('Work')]);
		const nginx = await startReadinessGate(gate, folderOf(fixture), n8nUrlOf(fixture));
		const registered = fixture.simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!.url;
		const url = webhookAt(nginx.url, registered);

		const answers = new Set<string>();
		const acknowledged: string[] = [];
		let sent = 0;
		let isOver = false;
		const keepDelivering = async () => {
			while (!isOver) {
				const messageId = `msg_gate_${++sent}`;
				const { attempts } = await fixture.simulator.deliver({ agentId, url, event: textMessage({ data: { messageId } }) });
				const [{ status, body }] = attempts;
				answers.add(status === 200 ? `200 ${body}` : String(status));
				if (status === 200) acknowledged.push(messageId);
				await sleep(AGAIN_AFTER_MS);
			}
		};
		try {
			const deliveries = Promise.all(Array.from({ length: AT_ONCE }, keepDelivering));
			await pWaitFor(() => acknowledged.length > 0, { timeout: WAIT_TIMEOUT_MS });
			await restart(fixture);
			const before = acknowledged.length;
			await pWaitFor(() => acknowledged.length > before + AT_ONCE, { timeout: WAIT_TIMEOUT_MS });
			isOver = true;
			await deliveries;

			expect(answers).toContain('500');
			// 502 while nobody listens, and 503 of the package while the database is not there yet.
			expect([...answers].filter((answer) => !/^(200 \{"received":true\}|50[0234]|null)$/.test(answer))).toEqual([]);
			const lost = async () => {
				const stored = await storedMessages(fixture, id);
				return acknowledged.filter((messageId) => !stored.has(messageId));
			};
			await pWaitFor(async () => (await lost()).length === 0, { timeout: WAIT_TIMEOUT_MS }).catch(() => undefined);
			expect(await lost()).toEqual([]);
		} finally {
			isOver = true;
			await nginx.process.stop('SIGINT');
		}
	});
}
