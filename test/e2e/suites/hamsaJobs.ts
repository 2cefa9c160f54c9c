// "Wait for the Callback" in a real n8n: the execution waits in the database, survives a restart, and is resumed by
// Hamsa's webhook alone.
import { randomUUID } from 'node:crypto';

import axios from 'axios';
import pWaitFor from 'p-wait-for';

import type { HamsaDeliverOptions, HamsaDelivery, HamsaEntities, HamsaSimulator } from '../../simulator';
import { WAIT_TIMEOUT_MS, type ExecutionDetail, type N8nApi } from '../harness/api';
import { connect, node, workflow, type WorkflowNode } from '../harness/workflows';
import type { AcrossRestart } from './acrossRestart';
import type { WithHamsa } from './hamsaFixture';
import { PACKAGE, type RegularFixture } from './fixture';

const transcribe = { resource: 'job', operation: 'transcribe', mediaUrl: '={{ $json.value }}', language: 'en', waitForResult: 'webhook' };

const speak = { resource: 'job', operation: 'textToSpeech', text: '={{ $json.value }}', downloadAudio: true, waitForResult: 'webhook' };

const call = {
	resource: 'call',
	operation: 'create',
	toNumber: '={{ $json.value }}',
	agentSource: 'inline',
	agentName: 'Reminder',
	waitForResult: 'webhook',
};

const recordings = (count: number) => Array.from({ length: count }, (_, at) => `https://example.com/${at}.mp3`);

const after = ({ runData }: ExecutionDetail) => (runData.After ?? []).map(({ outputs }) => outputs[0]);

const lastStatus = (delivery: HamsaDelivery | undefined) => delivery?.attempts.at(-1)?.status;

export type HamsaJobsFixture = WithHamsa<RegularFixture>;

/** The workflows of these tests, on a fixture whose Hamsa has jobs that end when told. */
function waitingExecutions(getFixture: () => HamsaJobsFixture) {
	/** Webhook, one item for each of its `values`, Hamsa, and what comes after it, which also shows the item each one came from. */
	async function activate(parameters: Record<string, unknown>, settings: Partial<WorkflowNode> = {}) {
		const path = randomUUID();
		const start = node('n8n-nodes-base.webhook', 'Start', { httpMethod: 'POST', path, options: {} }, { typeVersion: 2 });
		const items = node('n8n-nodes-base.splitOut', 'Items', {
			fieldToSplitOut: 'body.values',
			options: { destinationFieldName: 'value' },
		});
		const work = node(`${PACKAGE}.hamsa`, 'Hamsa', parameters, {
			credentials: { hamsaApi: getFixture().hamsaCredential },
			...settings,
		});
		const jsonOutput = '={{ { ...$json, from: $("Items").item.json.value, file: $binary.data?.fileName } }}';
		const after = node('n8n-nodes-base.set', 'After', { mode: 'raw', jsonOutput, options: {} }, { typeVersion: 3.4 });
		const rejected = node('n8n-nodes-base.noOp', 'Refused');
		const connections = [connect(start, items), connect(items, work), connect(work, after)];
		if (settings.onError === 'continueErrorOutput') connections.push(connect(work, rejected, { output: 1 }));
		const { id } = await getFixture().api.createWorkflow(workflow(`Hamsa ${path}`, [start, items, work, after, rejected], connections));
		await getFixture().api.activateWorkflow(id);
		return {
			id,
			run: async (...values: string[]) =>
				await axios.post(`${getFixture().n8n.baseUrl}/webhook/${path}`, { values }, { proxy: false }),
		};
	}

	const suspended = async (workflowId: string) => (await getFixture().api.waitForExecutions(workflowId, 1, { status: 'waiting' }))[0].id;

	/** Starts the workflow and gives the execution, once it waits, with the jobs it waits for. */
	async function putToWait(parameters: Record<string, unknown>, values: string[], settings: Partial<WorkflowNode> = {}) {
		const before = new Set(getFixture().hamsa.state.jobs.keys());
		const { id, run } = await activate(parameters, settings);
		await run(...values);
		const execution = await suspended(id);
		return { execution, jobs: [...getFixture().hamsa.state.jobs.values()].filter((job) => !before.has(job.id)) };
	}

	/** Resolves when it has gone on and ended. */
	async function ended(execution: string, timeout = WAIT_TIMEOUT_MS): Promise<ExecutionDetail> {
		let detail: ExecutionDetail | undefined;
		await pWaitFor(async () => ['success', 'error'].includes((detail = await getFixture().api.getExecution(execution)).status), {
			timeout,
		});
		return detail!;
	}

	const isWaiting = async (execution: string) => (await getFixture().api.getExecution(execution)).status === 'waiting';

	const callBack = async ({ webhookUrl, webhookAuth, id }: HamsaEntities.Job, overrides: Partial<HamsaDeliverOptions> = {}) =>
		await getFixture().hamsa.deliver({ url: webhookUrl!, auth: webhookAuth, event: { jobId: id }, ...overrides });

	return { activate, suspended, putToWait, ended, isWaiting, callBack };
}

export function hamsaJobsSuite(getFixture: () => HamsaJobsFixture): void {
	const { activate, suspended, putToWait, ended, isWaiting, callBack } = waitingExecutions(getFixture);
	let api: N8nApi;
	let hamsa: HamsaSimulator;
	beforeAll(() => {
		({ api, hamsa } = getFixture());
		// Each test says when.
		hamsa.jobTakes(null);
	});

	it('is not resumed without its secret', async () => {
		const { execution, jobs } = await putToWait(transcribe, recordings(1));
		const [job] = jobs;
		job.status = 'COMPLETED';
		const { authSecret } = job.webhookAuth!;
		const ofAnotherExecution = (await putToWait(transcribe, recordings(1))).jobs[0].webhookAuth!.authSecret;
		for (const authorization of [
			null,
			'',
			`Bearer ${ofAnotherExecution}`,
			'Bearer',
			'Bearer wrong',
			authSecret.slice(0, -1),
			`Bearer ${authSecret}x`,
			`Bearer ${hamsa.apiKey}`,
		]) {
			const delivery = await callBack(job, { authorization });
			expect([authorization, lastStatus(delivery)]).toEqual([authorization, 401]);
		}
		// The token that n8n puts into the address counts too.
		expect(lastStatus(await callBack({ ...job, webhookUrl: job.webhookUrl!.replace(/signature=[^&]*/, 'signature=0000') }))).toBe(401);
		expect(await isWaiting(execution)).toBe(true);
		expect(lastStatus(await callBack(job, { authorization: `bearer Bearer ${authSecret}` }))).toBe(200);
		expect((await ended(execution)).status).toBe('success');
	});

	it('waits for all items and gives each in its place', async () => {
		const values = ['no address', 'https://example.com/1.mp3', 'https://example.com/2.mp3', 'https://example.com/3.mp3'];
		const { execution, jobs } = await putToWait(transcribe, values, { onError: 'continueRegularOutput' });
		const [first, second, third] = jobs;
		expect(lastStatus(await hamsa.finishJob(third.id))).toBe(200);
		expect(lastStatus(await hamsa.finishJob(second.id, { status: 'FAILED' }))).toBe(200);
		expect(await isWaiting(execution)).toBe(true);
		expect(lastStatus(await hamsa.finishJob(first.id))).toBe(200);

		const detail = await ended(execution);
		expect(detail.status).toBe('success');
		expect(after(detail)).toEqual([
			[
				{ from: values[0], error: expect.stringContaining('Media URL must be a web address') as string },
				expect.objectContaining({ from: values[1], id: first.id, finished: true }),
				expect.objectContaining({
					from: values[2],
					id: second.id,
					error: 'Hamsa could not finish the job: The recording could not be read',
				}),
				expect.objectContaining({ from: values[3], id: third.id, finished: true }),
			],
		]);
	});

	it('a job that failed fails the resumed node', async () => {
		const { execution, jobs } = await putToWait(transcribe, recordings(2));
		await hamsa.finishJob(jobs[0].id);
		expect(lastStatus(await hamsa.finishJob(jobs[1].id, { status: 'FAILED' }))).toBe(200);
		const detail = await ended(execution);
		expect(detail).toMatchObject({
			status: 'error',
			lastNodeExecuted: 'Hamsa',
			error: { message: 'Hamsa could not finish the job: The recording could not be read' },
		});
		expect(detail.error!.description).toContain(jobs[0].id);
		expect(detail.runData).toHaveProperty('Items');
		expect(detail.runData).not.toHaveProperty('After');
	});

	it('a job that failed goes to the error output', async () => {
		const { execution, jobs } = await putToWait(transcribe, recordings(2), { onError: 'continueErrorOutput' });
		await hamsa.finishJob(jobs[0].id, { status: 'FAILED' });
		await hamsa.finishJob(jobs[1].id);
		const detail = await ended(execution);
		expect(after(detail)).toEqual([[expect.objectContaining({ id: jobs[1].id, from: 'https://example.com/1.mp3' })]]);
		expect(detail.runData.Refused[0].outputs[0]).toEqual([
			expect.objectContaining({
				error: 'Hamsa could not finish the job: The recording could not be read',
				details: expect.objectContaining({ id: jobs[0].id }) as unknown,
			}),
		]);
	});

	it('is resumed once by many callbacks at the same moment', async () => {
		const { execution, jobs } = await putToWait(transcribe, recordings(3));
		for (const job of jobs) job.status = 'COMPLETED';
		const deliveries = await Promise.all([...jobs, ...jobs, ...jobs].map(async (job) => await callBack(job)));
		expect(deliveries.map(lastStatus)).toContain(200);
		const detail = await ended(execution);
		expect(detail.status).toBe('success');
		expect(after(detail)).toEqual([jobs.map(({ id }) => expect.objectContaining({ id }) as unknown)]);
	});

	it('turns a callback away that comes before the execution waits, and takes its repetition', async () => {
		hamsa.jobTakes(0);
		// Else the node would see by itself that the job is done.
		hamsa.faults.add({ method: 'GET', path: '/v1/jobs', status: 403 });
		const { id, run } = await activate(transcribe);
		await run(...recordings(1));
		await api.waitForExecutions(id, 1, { status: 'success' });
		hamsa.jobTakes(null);
		const delivery = hamsa.deliveries.at(-1)!;
		await pWaitFor(() => delivery.settled);
		expect(delivery.attempts[0].status).toBe(409);
		expect(lastStatus(delivery)).toBe(200);
	});

	it('does not wait for what is done before it could', async () => {
		hamsa.jobTakes(0);
		const { id, run } = await activate(transcribe);
		await run(...recordings(2));
		const [execution] = await api.waitForExecutions(id, 1, { status: 'success' });
		hamsa.jobTakes(null);
		expect(after(await api.getExecution(execution.id))[0]).toHaveLength(2);
	});

	it('asks Hamsa instead of believing the callback, and to be told again if it is not done', async () => {
		const { execution, jobs } = await putToWait(transcribe, recordings(1));
		for (const event of [
			{ id: jobs[0].id, status: 'COMPLETED', jobResponse: { text: 'Forged' } },
			[],
			'text',
			{ data: { jobId: jobs[0].id } },
		]) {
			expect(lastStatus(await callBack(jobs[0], { event }))).toBe(503);
		}
		hamsa.faults.add({ method: 'GET', path: '/v1/jobs', status: 403 });
		expect(lastStatus(await callBack(jobs[0]))).toBe(503);
		expect(await isWaiting(execution)).toBe(true);
		await hamsa.finishJob(jobs[0].id);
		expect(after(await ended(execution))).toEqual([[expect.objectContaining({ jobResponse: { text: 'Hello, this is a test.' } })]]);
	});

	it('fetches the audio when it is resumed', async () => {
		const { id: voiceId } = hamsa.seedVoice();
		const { execution, jobs } = await putToWait({ ...speak, voiceId: { __rl: true, mode: 'id', value: voiceId } }, [
			'Good morning to all of you',
		]);
		expect(lastStatus(await hamsa.finishJob(jobs[0].id))).toBe(200);
		const detail = await ended(execution);
		expect(after(detail)).toEqual([
			[expect.objectContaining({ id: jobs[0].id, file: `speech-${jobs[0].id}.wav`, from: 'Good morning to all of you' })],
		]);
		expect(hamsa.requests.filter(({ path }) => path.startsWith('/media/')).map(({ headers }) => headers.authorization)).toEqual([
			undefined,
		]);
	});

	it('is resumed by the end of a call, not by what happens on it', async () => {
		const { id, run } = await activate(call);
		await run('+15005550001', '+15005550002');
		const execution = await suspended(id);
		const [first, second] = [...hamsa.state.conversations.keys()];
		const before = hamsa.requests.length;
		await hamsa.answerCall(first);
		expect(
			hamsa.deliveries.slice(-2).map(({ event, attempts }) => [(event as { eventType: string }).eventType, attempts.at(-1)?.status]),
		).toEqual([
			['call.answered', 200],
			['transcription.update', 200],
		]);
		expect(hamsa.requests).toHaveLength(before);
		expect(lastStatus(await hamsa.endCall(first))).toBe(200);
		expect(await isWaiting(execution)).toBe(true);
		expect(lastStatus(await hamsa.endCall(second, 'NO_ANSWER'))).toBe(200);
		expect(after(await ended(execution))).toEqual([
			[
				expect.objectContaining({ id: first, status: 'COMPLETED', finished: true, from: '+15005550001' }),
				expect.objectContaining({ id: second, status: 'NO_ANSWER', finished: true, from: '+15005550002' }),
			],
		]);
	});

	it('waits in an execution of the editor too', async () => {
		const start = node('n8n-nodes-base.manualTrigger', 'Start');
		const work = node(
			`${PACKAGE}.hamsa`,
			'Hamsa',
			{ ...transcribe, mediaUrl: 'https://example.com/a.mp3' },
			{ credentials: { hamsaApi: getFixture().hamsaCredential } },
		);
		const stored = await api.createWorkflow(workflow('Hamsa in the editor', [start, work], [connect(start, work)]));
		const execution = await api.runWorkflowManually(stored, 'Start');
		await suspended(stored.id);
		const job = [...hamsa.state.jobs.values()].at(-1)!;
		expect(lastStatus(await hamsa.finishJob(job.id))).toBe(200);
		expect((await ended(execution)).runData.Hamsa[0].outputs[0]).toEqual([expect.objectContaining({ id: job.id, finished: true })]);
	});

	it('shows the key and the secrets nowhere', () => {
		expect(getFixture().logs()).not.toContain(hamsa.apiKey);
		for (const { webhookAuth } of hamsa.state.jobs.values()) expect(getFixture().logs()).not.toContain(webhookAuth!.authSecret);
	});
}

export function hamsaJobAcrossRestart(getFixture: () => HamsaJobsFixture): AcrossRestart {
	const { putToWait, ended, callBack } = waitingExecutions(getFixture);
	let execution: string;
	let job: HamsaEntities.Job;
	let calledBack: Promise<HamsaDelivery | undefined>;

	return {
		name: 'an execution that waits for a job of Hamsa',
		before: async () => {
			const { api, hamsa } = getFixture();
			hamsa.jobTakes(null);
			const waiting = await putToWait(transcribe, recordings(1));
			({ execution } = waiting);
			[job] = waiting.jobs;
			expect(job.webhookUrl).toContain(`/webhook-waiting/${execution}/hamsa`);
			// What it waits for can be seen; the secret is stored nowhere.
			const suspended = await api.getExecution(execution);
			expect(suspended.runData.Hamsa[0].outputs[0]).toEqual([{ jobId: job.id, finished: false }]);
			expect(JSON.stringify(suspended.data)).not.toContain(job.webhookAuth!.authSecret);
			expect(JSON.stringify(suspended.data)).not.toContain(hamsa.apiKey);
		},
		meanwhile: async () => {
			const { hamsa } = getFixture();
			// Nobody answers now; Hamsa tries again.
			calledBack = hamsa.finishJob(job.id);
			await pWaitFor(
				() => hamsa.deliveries.some(({ event, attempts }) => JSON.stringify(event).includes(job.id) && attempts.length > 0),
				{ timeout: WAIT_TIMEOUT_MS },
			);
		},
		tests: () => {
			it('is resumed by the webhook alone', async () => {
				const { api } = getFixture();
				const delivery = await calledBack;
				expect(delivery!.attempts[0].status).toBeNull();
				// If n8n took longer than all attempts, one more.
				if (lastStatus(delivery) !== 200) expect(lastStatus(await callBack(job))).toBe(200);

				const detail = await ended(execution);
				expect(detail.status).toBe('success');
				expect(after(detail)).toEqual([
					[
						expect.objectContaining({
							id: job.id,
							status: 'COMPLETED',
							finished: true,
							jobResponse: { text: 'Hello, this is a test.' },
						}),
					],
				]);
				// A repeated callback changes nothing: n8n itself says that it is over.
				expect(lastStatus(await callBack(job))).toBe(409);
				expect(after(await api.getExecution(execution))).toHaveLength(1);
			});
		},
	};
}

/** n8n looks once a minute for executions whose time has come. */
export function hamsaJobsTimeoutSuite(getFixture: () => HamsaJobsFixture): void {
	const { putToWait, ended } = waitingExecutions(getFixture);

	it(
		'goes on with the IDs when the time is up',
		async () => {
			getFixture().hamsa.jobTakes(null);
			const { execution, jobs } = await putToWait({ ...transcribe, maxWaitMinutes: 1 }, recordings(1));
			const detail = await ended(execution, 5 * 60_000);
			expect(detail.status).toBe('success');
			expect(after(detail)).toEqual([[{ jobId: jobs[0].id, finished: false, from: 'https://example.com/0.mp3' }]]);
		},
		6 * 60_000,
	);
}
