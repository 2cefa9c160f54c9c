// "Wait for the Callback" where the process that is called back is not the one that began to wait, nor the one that
// goes on: what is known of the wait has to travel through the database. The rest is in hamsaJobs.ts.
import { randomUUID } from 'node:crypto';

import axios from 'axios';
import pWaitFor from 'p-wait-for';

import { WAIT_TIMEOUT_MS, type ExecutionDetail } from '../harness/api';
import { node } from '../harness/workflows';
import type { WithHamsa } from './hamsaFixture';
import { activate, noOp, PACKAGE, type QueueFixture } from './fixture';

export function hamsaJobsQueueSuite(getFixture: () => WithHamsa<QueueFixture>): void {
	let fixture: WithHamsa<QueueFixture>;
	beforeAll(() => {
		fixture = getFixture();
		fixture.hamsa.jobTakes(null);
	});

	async function putToWait() {
		const path = randomUUID();
		const start = node('n8n-nodes-base.webhook', 'Start', { httpMethod: 'POST', path, options: {} }, { typeVersion: 2 });
		const parameters = {
			resource: 'job',
			operation: 'transcribe',
			mediaUrl: 'https://example.com/a.mp3',
			language: 'en',
			waitForResult: 'webhook',
		};
		const work = node(`${PACKAGE}.hamsa`, 'Hamsa', parameters, { credentials: { hamsaApi: fixture.hamsaCredential } });
		const { id } = await activate(fixture, [start, work, noOp('After')]);
		await axios.post(`${fixture.n8n.webhookUrl}/webhook/${path}`, {}, { proxy: false });
		const [{ id: execution }] = await fixture.api.waitForExecutions(id, 1, { status: 'waiting' });
		return { execution, job: [...fixture.hamsa.state.jobs.values()].at(-1)! };
	}

	async function ended(execution: string): Promise<ExecutionDetail> {
		let detail: ExecutionDetail | undefined;
		await pWaitFor(async () => ['success', 'error'].includes((detail = await fixture.api.getExecution(execution)).status), {
			timeout: WAIT_TIMEOUT_MS,
		});
		return detail!;
	}

	it('is resumed on another process', async () => {
		const { execution, job } = await putToWait();
		expect((await fixture.hamsa.finishJob(job.id))?.attempts.at(-1)?.status).toBe(200);
		const { status, runData } = await ended(execution);
		expect([status, runData.After[0].outputs[0]]).toEqual(['success', [expect.objectContaining({ id: job.id, finished: true })]]);
	});

	it('a job that failed fails the resumed node there too', async () => {
		const { execution, job } = await putToWait();
		expect((await fixture.hamsa.finishJob(job.id, { status: 'FAILED' }))?.attempts.at(-1)?.status).toBe(200);
		const { status, error, lastNodeExecuted, runData } = await ended(execution);
		expect({ status, lastNodeExecuted, message: error?.message }).toEqual({
			status: 'error',
			lastNodeExecuted: 'Hamsa',
			message: 'Hamsa could not finish the job: The recording could not be read',
		});
		expect(runData).not.toHaveProperty('After');
	});
}
