// workflows/webhook-watchdog.json: each delivery that failed is told once.
import pWaitFor from 'p-wait-for';

import { WAIT_TIMEOUT_MS } from '../../harness/api';
import { importExample, setUp, type ExampleFixture } from '../exampleFixture';
import { changeNode } from './change';

const TO = 'oncall@example.org';

export function webhookWatchdogExample(getFixture: () => ExampleFixture): void {
	let id: string;
	/** Executions so far, the one of the set-up among them. */
	let runs = 1;
	beforeAll(async () => {
		const fixture = getFixture();
		({ id } = await importExample(fixture, 'webhook-watchdog'));
		await setUp(fixture, id);
		await changeNode(fixture, id, 'Tell somebody', ({ parameters }) => ({ parameters: { ...parameters, toEmail: TO } }));
		// Agents of other examples have a log as well.
		for (const one of fixture.simulator.state.account().deliveries) Object.assign(one, { status: 'success' });
	});
	afterAll(() => getFixture().api.deactivateWorkflow(id));

	const look = async () => {
		const { api } = getFixture();
		await api.runWorkflowManually({ id }, 'Every ten minutes');
		const [newest] = await api.waitForExecutions(id, (runs += 1));
		return newest.status;
	};
	const told = () => getFixture().mailbox.mails.filter(({ to }) => to.includes(TO));

	it('says nothing while all is well', async () => {
		const { simulator } = getFixture();
		const agent = simulator.seedAgent({ name: 'Order line' });
		simulator.seedDelivery({ slot: agent.id });
		simulator.seedDelivery({ status: 'pending', attemptCount: 1, httpStatus: 503, errorMessage: 'HTTP 503' });
		const weekAgo = new Date(Date.now() - 7 * 86_400_000).toISOString();
		simulator.seedDelivery({ slot: agent.id, status: 'failed', attemptCount: 6, createdAt: weekAgo });
		expect(await look()).toBe('success');
		expect(told()).toEqual([]);
	});

	it('tells all that is new in one message, each once', async () => {
		const { simulator } = getFixture();
		const agent = simulator.seedAgent({ name: 'Reception' });
		const deaf = simulator.seedDelivery({
			slot: agent.id,
			status: 'failed',
			httpStatus: 502,
			errorMessage: 'HTTP 502',
			attemptCount: 6,
		});
		const late = simulator.seedDelivery({
			eventType: 'agent.call_ended',
			status: 'pending',
			httpStatus: null,
			errorMessage: 'timeout',
			attemptCount: 2,
			nextRetryAt: '2026-01-01T00:00:00Z',
		});
		for (const subject of ['2 deliveries of AgentPhone failed', undefined]) {
			expect(await look()).toBe('success');
			if (subject) expect(told().map((mail) => mail.subject)).toEqual([subject]);
		}
		expect(told()).toHaveLength(1);
		const lines = told()[0].text.split('\n');
		expect(lines).toContain(`${deaf.createdAt}  agent.message for Reception: HTTP 502, given up (${deaf.id})`);
		expect(lines).toContain(
			`${late.createdAt}  agent.call_ended for the account: timeout, tried again at 2026-01-01T00:00:00Z (${late.id})`,
		);

		const third = simulator.seedDelivery({ status: 'failed', attemptCount: 6, httpStatus: 500, errorMessage: null });
		await look();
		expect(told().map((mail) => mail.subject)).toEqual(['2 deliveries of AgentPhone failed', 'A delivery of AgentPhone failed']);
		expect(told()[1].text).toContain(`HTTP 500, given up (${third.id})`);
	});

	it('tells it the next time when the message could not be sent', async () => {
		const { simulator, mailbox } = getFixture();
		const before = told().length;
		const { id: failed } = simulator.seedDelivery({ status: 'failed', attemptCount: 6 });
		mailbox.reject(true);
		expect(await look()).toBe('error');
		mailbox.reject(false);
		expect(await look()).toBe('success');
		expect(told()).toHaveLength(before + 1);
		expect(told().at(-1)?.text).toContain(failed);
	});

	it('looks by itself when it is published', async () => {
		const { api, simulator } = getFixture();
		await changeNode(getFixture(), id, 'Every ten minutes', () => ({
			parameters: { rule: { interval: [{ field: 'seconds', secondsInterval: 1 }] } },
		}));
		const before = told().length;
		const { id: failed } = simulator.seedDelivery({ status: 'failed', attemptCount: 6 });
		await api.activateWorkflow(id);
		const scheduled = async () =>
			(await api.listExecutions(id)).filter(({ mode, status }) => mode === 'trigger' && status === 'success').length;
		await pWaitFor(async () => (await scheduled()) >= 3, { interval: 200, timeout: WAIT_TIMEOUT_MS });
		await api.deactivateWorkflow(id);
		expect(told()).toHaveLength(before + 1);
		expect(told().at(-1)?.text).toContain(failed);
	});
}
