import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { WAIT_INDEFINITELY } from 'n8n-workflow';
import waitFor from 'p-wait-for';

import { HamsaApi } from '../../../credentials/HamsaApi.credentials';
import { Hamsa } from '../../../nodes/Hamsa/Hamsa.node';
import type { HamsaEntities } from '../../simulator';
import { monotonicNow, setSpeed, sleep as wait } from '../../support/scaledClock';
import { runNode, type NodeResult } from '../harness';
import { callWebhook } from '../harness/resuming';
import { Harness, byId } from './support';

/** How an execution waits and goes on in a real n8n is in test/e2e/suites/hamsaJobs.ts. */
describe('waiting for a result', () => {
	let harness: Harness;

	beforeEach(async () => {
		harness = await Harness.start();
		// Each test says when.
		harness.simulator.jobTakes(null);
	});
	afterEach(async () => await harness.close());

	const transcribe = { mediaUrl: 'https://example.com/a.mp3', language: 'en' };

	const looks = () => harness.sent.filter(({ method, path }) => method === 'GET' && path !== '/v1/projects/by-api-key');

	const jobs = () => [...harness.simulator.state.jobs.values()];

	const started = async (count = 1): Promise<HamsaEntities.Job[]> => {
		await waitFor(() => jobs().length === count);
		return jobs();
	};

	describe('No', () => {
		it('gives the first answer as it is', async () => {
			expect(await harness.first('job.transcribe', { ...transcribe, waitForResult: 'no' })).toEqual({ jobId: jobs()[0].id });
			expect(looks()).toEqual([]);
		});
	});

	describe('Poll Until Done', () => {
		const poll = { waitForResult: 'poll', pollIntervalSeconds: 3, maxWaitSeconds: 20 };

		it('gives the job once it is done', async () => {
			const running = harness.first('job.transcribe', { ...transcribe, ...poll });
			const [{ id }] = await started();
			await waitFor(() => looks().length === 1);
			void harness.simulator.finishJob(id);
			expect(await running).toMatchObject({
				id,
				status: 'COMPLETED',
				finished: true,
				jobResponse: { text: 'Hello, this is a test.' },
			});
			expect(looks()).toEqual(
				Array.from({ length: 2 }, () => ({ method: 'GET', path: '/v1/jobs', query: { jobId: id }, body: undefined })),
			);
			const [post] = harness.sent;
			expect(post.body).toEqual({ mediaUrl: transcribe.mediaUrl, model: 'Hamsa-General-V2.0', language: 'en' });
		});

		it.each(['QUEUED', 'SOMETHING_NEW', undefined])('takes the state %s for still running', async (status) => {
			const running = harness.first('job.transcribe', { ...transcribe, ...poll });
			const [job] = await started();
			Object.assign(job, { status });
			await waitFor(() => looks().length === 1);
			Object.assign(job, { status: 'completed' });
			expect(await running).toMatchObject({ id: job.id, finished: true });
		});

		it('gives a job that goes on too long as it is, and that is no error', async () => {
			const job = await harness.first('job.transcribe', { ...transcribe, ...poll, maxWaitSeconds: 3 });
			expect(job).toMatchObject({ id: jobs()[0].id, status: 'PENDING', finished: false });
		});

		it('does not look at what is done at once', async () => {
			harness.simulator.jobTakes(0);
			const { id: voiceId } = harness.simulator.seedVoice();
			expect(await harness.first('job.textToSpeech', { text: 'Hello', voiceId: byId(voiceId), ...poll })).toMatchObject({
				status: 'COMPLETED',
				finished: true,
			});
			expect(looks()).toEqual([]);
		});

		it('starts all before it waits for any', async () => {
			const startedAt = monotonicNow();
			const running = harness.run('job.transcribe', { ...transcribe, ...poll }, { items: [{}, {}, {}] });
			const [first, second, third] = await started(3);
			expect(looks()).toEqual([]);
			for (const { id } of [third, second, first]) void harness.simulator.finishJob(id);
			const { items } = await running;
			expect(items.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual(
				[first, second, third].map(({ id }, item) => [id, { item }]),
			);
			expect(looks()).toHaveLength(3);
			// Nor is each waited for anew: that would be three seconds each.
			expect(monotonicNow() - startedAt).toBeLessThan(6_000);
		});

		it('looks at each once, however long the others took', async () => {
			const running = harness.run('job.transcribe', { ...transcribe, ...poll, maxWaitSeconds: 3 }, { items: [{}, {}] });
			const [first, second] = await started(2);
			void harness.simulator.finishJob(second.id);
			expect((await running).json.map(({ finished }) => finished)).toEqual([false, true]);
			expect(looks().map(({ query }) => query.jobId)).toEqual([first.id, second.id]);
		});

		it('a job that failed is an error, which keeps it', async () => {
			const running = harness.rejection('job.transcribe', { ...transcribe, ...poll });
			const [{ id }] = await started();
			void harness.simulator.finishJob(id, { status: 'FAILED' });
			expect(await running).toEqual({
				message: 'Hamsa could not finish the job: The recording could not be read',
				description: `The job ${id} has failed. Check its input, then run the node again.`,
				itemIndex: 0,
				httpCode: undefined,
			});
		});

		it('with "Continue", failed items and others come out in their places', async () => {
			const running = harness.run(
				'job.transcribe',
				{ ...transcribe, mediaUrl: '={{ $json.url }}', ...poll },
				{
					items: ['https://example.com/1', 'none', 'https://example.com/2'].map((url) => ({ url })),
					settings: { onError: 'continueRegularOutput' },
				},
			);
			const [first, second] = await started(2);
			void harness.simulator.finishJob(first.id, { status: 'FAILED', jobResponse: { error: { message: 'No speech in it' } } });
			void harness.simulator.finishJob(second.id);
			const { items } = await running;
			expect(items.map(({ json }) => json)).toEqual([
				expect.objectContaining({ id: first.id, status: 'FAILED', error: 'Hamsa could not finish the job: No speech in it' }),
				{ error: expect.stringContaining('Media URL must be a web address') as string },
				expect.objectContaining({ id: second.id, finished: true }),
			]);
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		});

		it('a failure in the first answer is one, whether it is waited for or not', async () => {
			harness.simulator.faults.add({
				status: 200,
				times: 1,
				body: { success: true, data: { id: 'j', status: 'FAILED', jobResponse: '{"error": "No voice"}' } },
			});
			expect((await harness.rejection('job.transcribe', transcribe)).message).toBe('Hamsa could not finish the job: No voice');
		});

		it('is not put off by too many requests, and asks less often', async () => {
			const running = harness.first('job.transcribe', { ...transcribe, ...poll });
			const [{ id }] = await started();
			harness.simulator.faults.add({ method: 'GET', status: 429, headers: { 'Retry-After': '3600' }, body: {} });
			await waitFor(() => looks().length === 1);
			const refusedAt = monotonicNow();
			void harness.simulator.finishJob(id);
			expect(await running).toMatchObject({ id, finished: true });
			expect(monotonicNow() - refusedAt).toBeGreaterThan(5_000);
			expect(looks()).toHaveLength(2);
		});

		it('names what it started when looking does not work any more', async () => {
			harness.simulator.faults.add({ method: 'GET', status: 403, times: 2, body: { message: 'Key was revoked' } });
			const { json } = await harness.run(
				'job.transcribe',
				{ ...transcribe, ...poll },
				{ settings: { onError: 'continueRegularOutput' } },
			);
			expect(json).toEqual([{ jobId: jobs()[0].id, error: 'Hamsa does not allow this: Key was revoked' }]);
			const { description } = await harness.rejection('job.transcribe', { ...transcribe, ...poll });
			expect(description).toContain(`The job ${jobs()[1].id}: It was started and may still be running.`);
		});

		it('ends with the execution', async () => {
			let stop = () => {};
			const running = harness.run(
				'job.transcribe',
				{ ...transcribe, ...poll, pollIntervalSeconds: 600, maxWaitSeconds: 3_600 },
				{ onStart: (handle) => (stop = handle) },
			);
			await started();
			stop();
			await running;
			// n8n does not wait for the node, which would look after ten minutes.
			setSpeed(2_000);
			await wait(700_000);
			expect(looks()).toEqual([]);
		});

		it('reads the state of a call from its conversation, which may come late', async () => {
			harness.simulator.calls.recordedAtOnce = false;
			const call = { toNumber: '+15005550001', agentId: byId(harness.simulator.seedAgent().id), ...poll };
			const running = harness.first('call.create', call);
			await waitFor(() => looks().length === 1);
			const [{ query }] = looks();
			void harness.simulator.endCall(query.jobId, 'NO_ANSWER');
			expect(await running).toMatchObject({ id: query.jobId, status: 'NO_ANSWER', finished: true });
			expect(looks()[0]).toEqual({
				method: 'GET',
				path: `/v1/voice-agents/conversation/${query.jobId}`,
				query: { jobId: query.jobId },
				body: undefined,
			});
		});

		it.each(['COMPLETED', 'NO_ANSWER', 'FAILED', 'FORWARDED', 'TERMINATED'] as const)(
			'a call that ended as %s is a result',
			async (status) => {
				const { number } = harness.simulator.seedNumber();
				const parameters = { toNumber: '+15005550001', phoneNumber: byId(number), agentSource: 'inline', agentName: 'A', ...poll };
				const running = harness.first('call.createFromOwnNumber', parameters);
				await waitFor(() => harness.simulator.state.conversations.size === 1);
				const [id] = harness.simulator.state.conversations.keys();
				void harness.simulator.endCall(id, status);
				expect(await running).toMatchObject({ id, status, finished: true });
			},
		);

		it.each([
			[{ pollIntervalSeconds: 2 }, 'Poll Interval (Seconds) must be a number from 3 to 600, but is "2"'],
			[{ maxWaitSeconds: 0 }, 'Max Wait (Seconds) must be a number from 1 to 86400, but is "0"'],
			[{ waitForResult: 'webhook', maxWaitMinutes: 0.5 }, 'Max Wait (Minutes) must be a number from 1 to 43200, but is "0.5"'],
		])('refuses %j before anything is started', async (fields, message) => {
			expect((await harness.rejection('job.transcribe', { ...transcribe, ...poll, ...fields })).message).toBe(message);
			expect(harness.sent).toEqual([]);
		});

		it('says so when Hamsa names nothing to wait for, and keeps its answer', async () => {
			harness.simulator.faults.add({ status: 200, body: { success: true, data: { status: 'PENDING', note: 'later' } } });
			const { json } = await harness.run(
				'job.transcribe',
				{ ...transcribe, ...poll },
				{ settings: { onError: 'continueRegularOutput' } },
			);
			expect(json).toEqual([{ status: 'PENDING', note: 'later', error: 'Hamsa started the job but returned no ID to wait for' }]);
		});
	});

	describe('Wait for the Callback', () => {
		const sleep = { waitForResult: 'webhook' };

		interface Suspended extends NodeResult {
			/** Hamsa calls back. */
			resumeExecution: (body?: unknown, authorization?: string) => ReturnType<typeof callWebhook>;
		}

		/** Runs until it waits. */
		const suspended = async (
			parameters: INodeParameters,
			items: IDataObject[] = [{}],
			settings: Partial<INode> = {},
			operation = 'job.transcribe',
		): Promise<Suspended> => {
			const [resource, name] = operation.split('.');
			const { apiKey, baseUrl } = harness.simulator;
			const all = {
				node: Hamsa,
				parameters: { resource, operation: name, ...sleep, ...parameters },
				settings,
				credentialTypes: [HamsaApi],
				credentials: { hamsaApi: { apiKey, region: 'custom', baseUrl } },
			};
			const result = await runNode({ ...all, items });
			expect(result.error).toBeUndefined();
			expect(result.run.status).toBe('waiting');
			harness.simulator.clearRequests();
			const { webhookAuth } = (jobs()[0] ?? {}) as Partial<HamsaEntities.Job>;
			const usual = `Bearer ${webhookAuth?.authSecret ?? ''}`;
			return {
				...result,
				resumeExecution: async (body = {}, authorization = usual) =>
					await callWebhook({ ...all, run: result.run, body, headers: { authorization } }),
			};
		};

		const items = (count: number) => Array.from({ length: count }, () => ({}));

		const complete = (...done: HamsaEntities.Job[]) => done.forEach((job) => (job.status = 'COMPLETED'));

		it('tells Hamsa where to call back, with a secret of this execution alone', async () => {
			const { run, json } = await suspended(transcribe, items(2));
			const [first, second] = jobs();
			expect(first.webhookUrl).toMatch(/^http:\/\/127\.0\.0\.1:5678\/webhook-waiting\/1\/hamsa(\?|$)/);
			expect(first.webhookAuth).toEqual({ authKey: 'Bearer', authSecret: expect.stringMatching(/^[\w-]{43}$/) as string });
			expect(second).toMatchObject({ webhookUrl: first.webhookUrl, webhookAuth: first.webhookAuth });
			expect(json).toEqual([
				{ jobId: first.id, finished: false },
				{ jobId: second.id, finished: false },
			]);
			expect(JSON.stringify(run)).not.toContain(first.webhookAuth!.authSecret);
			// What n8n gives on when the time is up.
			expect(run.data.executionData!.nodeExecutionStack[0].data.main[0]!.map((item) => item.json)).toEqual(json);
		});

		it('the secret of another node is another one', async () => {
			await suspended(transcribe);
			await suspended(transcribe, [{}], { id: 'another-node' });
			const [first, second] = jobs().map(({ webhookAuth }) => webhookAuth!.authSecret);
			expect(first).not.toBe(second);
		});

		it('waits for a day unless told otherwise', async () => {
			const until = async (parameters: INodeParameters) =>
				(await suspended({ ...transcribe, ...parameters })).run.waitTill!.getTime();
			const minutesTo = (moment: number) => Math.round((moment - Date.now()) / 60_000);
			expect(minutesTo(await until({}))).toBe(24 * 60);
			expect(minutesTo(await until({ maxWaitMinutes: 5 }))).toBe(5);
			expect(await until({ limitWaitTime: false })).toBe(WAIT_INDEFINITELY.getTime());
		});

		it('is resumed when the last one is done, with all results', async () => {
			const { resumeExecution } = await suspended(transcribe, items(3));
			const [first, second, third] = jobs();
			complete(third);
			expect(await resumeExecution({ jobId: third.id })).toMatchObject({ items: undefined });
			complete(first);
			expect(await resumeExecution({ data: { id: first.id } })).toMatchObject({ items: undefined });
			complete(second);
			const resumed = await resumeExecution({ id: second.id });
			expect(resumed.items?.map(({ json, pairedItem }) => [json.id, json.finished, pairedItem])).toEqual(
				[first, second, third].map(({ id }, item) => [id, true, { item }]),
			);
		});

		it('asks Hamsa for each at most twice, however many there are', async () => {
			const { resumeExecution } = await suspended(transcribe, items(30));
			const all = jobs();
			for (const job of all) {
				complete(job);
				await resumeExecution({ jobId: job.id });
			}
			expect(looks().length).toBeLessThanOrEqual(60);
		});

		// Nothing of the wait is remembered here, as after a restart of n8n.
		it.each<[string, unknown]>([
			['nothing', {}],
			['a list', []],
			['no body', null],
			['text', 'text'],
			['an unknown event', { eventType: 'job.done' }],
			['another job', { jobId: 'other' }],
		])('is resumed by %s too, when all is done', async (_what, body) => {
			const { resumeExecution } = await suspended(transcribe, items(2));
			complete(...jobs());
			expect((await resumeExecution(body)).items?.map(({ json }) => json.id)).toEqual(jobs().map(({ id }) => id));
		});

		it.each<[string, unknown]>([
			['nothing', {}],
			['another job', { jobId: 'other' }],
			['the job itself', undefined],
		])('asks to be told again if the body names %s and nothing is done', async (_what, body) => {
			const { resumeExecution } = await suspended(transcribe);
			expect(await resumeExecution(body ?? { jobId: jobs()[0].id })).toMatchObject({ status: 503, items: undefined });
		});

		it.each([
			['no secret', ''],
			['a wrong one', 'Bearer wrong'],
			['the API key', 'Bearer hamsa-simulator-key'],
		])('with %s nothing is asked and nothing resumed', async (_what, authorization) => {
			const { resumeExecution } = await suspended(transcribe);
			complete(...jobs());
			expect(await resumeExecution({ jobId: jobs()[0].id }, authorization)).toMatchObject({ status: 401, items: undefined });
			expect(harness.sent).toEqual([]);
		});

		it.each(['call.started', 'call.answered', 'transcription.update', 'tool.executed'])('%s asks nothing', async (eventType) => {
			const { resumeExecution } = await suspended(transcribe);
			expect(await resumeExecution({ eventType, callId: jobs()[0].id })).toEqual({
				status: undefined,
				items: undefined,
				metadata: undefined,
			});
			expect(harness.sent).toEqual([]);
		});

		it('never throws, because n8n would go on with an empty item', async () => {
			const { resumeExecution } = await suspended(transcribe);
			harness.simulator.faults.add({ method: 'GET', status: 401 });
			expect(await resumeExecution({ jobId: jobs()[0].id })).toMatchObject({ status: 503, items: undefined });
			harness.simulator.faults.add({ method: 'GET', status: 200, body: { message: 'Success', data: null } });
			expect(await resumeExecution({ jobId: jobs()[0].id })).toMatchObject({ status: 503, items: undefined });
		});

		it('notes the error of the first job that failed for n8n', async () => {
			const { resumeExecution } = await suspended(transcribe, items(3));
			complete(jobs()[0]);
			for (const job of jobs().slice(1)) Object.assign(job, { status: 'FAILED', jobResponse: { error: 'Nothing was said' } });
			const { metadata } = await resumeExecution({ jobId: jobs()[2].id });
			expect(metadata?.resumeError).toMatchObject({
				name: 'NodeOperationError',
				message: 'Hamsa could not finish the job: Nothing was said',
				context: { itemIndex: 1 },
			});
			expect(metadata?.resumeError?.description).toContain(jobs()[0].id);
		});

		it('notes none with "Continue", and shows what there is', async () => {
			const { resumeExecution } = await suspended(transcribe, items(2), { onError: 'continueRegularOutput' });
			complete(jobs()[0]);
			Object.assign(jobs()[1], { status: 'FAILED', jobResponse: {} });
			const { items: resumed, metadata } = await resumeExecution({ jobId: jobs()[1].id });
			expect(metadata?.resumeError).toBeUndefined();
			expect(resumed?.map(({ json }) => json)).toEqual([
				expect.objectContaining({ id: jobs()[0].id, finished: true }),
				expect.objectContaining({ id: jobs()[1].id, status: 'FAILED', error: 'Hamsa could not finish the job' }),
			]);
		});

		it('a file that cannot be fetched is the error of its item, which keeps the job', async () => {
			const { id: voiceId } = harness.simulator.seedVoice();
			const speak = { text: 'Hello', voiceId: byId(voiceId), downloadAudio: true };
			const { resumeExecution } = await suspended(speak, [{}], { onError: 'continueRegularOutput' }, 'job.textToSpeech');
			Object.assign(jobs()[0], { status: 'COMPLETED', jobResponse: { ttsMediaFile: `${harness.simulator.baseUrl}/media/none` } });
			const { items: resumed } = await resumeExecution({ id: jobs()[0].id });
			expect(resumed?.map(({ json }) => json)).toEqual([
				expect.objectContaining({ id: jobs()[0].id, error: 'The audio is no longer available (HTTP 404)' }),
			]);
		});

		it('does not wait when all is done before it could', async () => {
			harness.simulator.jobTakes(0);
			const { run, json } = await harness.run('job.transcribe', { ...transcribe, ...sleep }, { items: [{}, {}] });
			expect(run.status).toBe('success');
			expect(json.map(({ finished }) => finished)).toEqual([true, true]);
		});

		it('cannot be resumed where n8n is not on https', async () => {
			const rejection = await harness.rejection('job.transcribe', { ...transcribe, ...sleep }, { credential: { region: 'eu' } });
			expect(rejection.message).toBe('Hamsa only calls back over https, but the address of this n8n is http://127.0.0.1:5678');
			expect(harness.sent).toEqual([]);
		});

		it('a tool of an AI agent cannot sleep', async () => {
			class HamsaTool extends Hamsa {
				constructor() {
					super();
					this.description = { ...this.description, name: 'hamsaTool' };
				}
			}
			const { apiKey, baseUrl } = harness.simulator;
			const { error } = await runNode({
				node: HamsaTool,
				parameters: { resource: 'job', operation: 'transcribe', ...transcribe, ...sleep },
				credentialTypes: [HamsaApi],
				credentials: { hamsaApi: { apiKey, region: 'custom', baseUrl } },
			});
			expect(error?.message).toBe('A tool of an AI agent cannot wait for a callback from Hamsa');
			expect(harness.sent).toEqual([]);
		});

		it('gives its input back to a retry of n8n', async () => {
			const settings = { onError: 'continueRegularOutput' as const, retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
			const parameters = { ...transcribe, mediaUrl: '={{ $json.url }}' };
			const { run } = await suspended(parameters, [{ url: 'none' }, { url: 'https://example.com/1' }], settings);
			expect(run.data.executionData!.nodeExecutionStack[0].data.main[0]!.map(({ json }) => json)).toEqual([
				{ url: 'none' },
				{ url: 'https://example.com/1' },
			]);
		});
	});
});
