import { scaleDate } from '../../support/scaledClock';
import { Harness, byId } from './support';

/**
 * The samples of Hamsa's integration guide ("API quick start", document version 1.0) through the node, where they apply. Its
 * webhook samples are those of the trigger. Where the reference disagrees with the guide, the reference wins (docs/platforms/hamsa.md, 12).
 */
describe('the samples of the integration guide', () => {
	const KEY = 'sk_live_abc123xyz789';

	let harness: Harness;
	beforeEach(async () => (harness = await Harness.start({ apiKey: KEY })));
	afterEach(async () => await harness.close());

	/** How many requests came, and what they got. */
	const statuses = () => harness.simulator.requests.map(({ status }) => status);

	describe('requests', () => {
		it('carry the key as the guide writes it', async () => {
			await harness.run('agent.getAll');
			expect(harness.request.headers).toMatchObject({ authorization: `Token ${KEY}` });
		});

		it('create the agent of the guide, in the nested form of the reference', async () => {
			await harness.first('agent.create', {
				name: 'Customer Support Agent',
				conversation: {
					preamble: 'You are a helpful customer support agent...',
					greetingMessage: 'Hello! How can I help you today?',
				},
				voice: { lang: 'en', voiceId: byId('voice_abc123') },
			});
			expect(harness.request).toMatchObject({
				method: 'POST',
				path: '/v2/voice-agents',
				headers: { 'content-type': expect.stringContaining('application/json') as string },
				body: {
					name: 'Customer Support Agent',
					conversation: {
						preamble: 'You are a helpful customer support agent...',
						greetingMessage: 'Hello! How can I help you today?',
					},
					voice: { lang: 'en', voiceId: 'voice_abc123' },
				},
			});
		});

		it('read the success of the guide', async () => {
			harness.simulator.faults.add({ status: 200, body: { success: true, data: { id: 'agent_abc123', name: 'Support' } } });
			expect(await harness.first('agent.get', { agentId: byId('agent_abc123') })).toEqual({ id: 'agent_abc123', name: 'Support' });
		});
	});

	/** `{success: false, error: {code, message, details}}` */
	const rejection = (code: string, message: string) => ({ success: false, error: { code, message, details: {} } });

	const get = { jobId: byId('job_1') };

	describe('error handling', () => {
		beforeEach(() => scaleDate());
		afterEach(() => jest.restoreAllMocks());

		it('401: not repeated, and the key is named as the reason', async () => {
			harness.simulator.faults.add({ status: 401, body: rejection('10403', 'Invalid API key'), times: 9 });
			expect(await harness.rejection('job.get', get)).toMatchObject({ message: 'Hamsa did not accept the API key', httpCode: '401' });
			expect(statuses()).toEqual([401]);
		});

		it('10403 says the same under another status', async () => {
			harness.simulator.faults.add({ status: 403, body: rejection('10403', 'Invalid API key') });
			expect(await harness.rejection('job.get', get)).toMatchObject({ message: 'Hamsa did not accept the API key', httpCode: '403' });
		});

		it('404: not repeated, with what Hamsa says', async () => {
			harness.simulator.faults.add({ status: 404, body: rejection('10404', 'Resource not found'), times: 9 });
			expect((await harness.rejection('job.get', get)).message).toBe('Hamsa found nothing under this ID: Resource not found');
			expect(statuses()).toEqual([404]);
		});

		it('400: not repeated, with what Hamsa says', async () => {
			harness.simulator.faults.add({ status: 400, body: rejection('10400', 'Request validation failed'), times: 9 });
			expect((await harness.rejection('job.get', get)).message).toBe(
				'Hamsa did not accept the request (HTTP 400): Request validation failed',
			);
			expect(statuses()).toEqual([400]);
		});

		it('429: waits as Retry-After says, then goes on', async () => {
			const { id } = harness.simulator.seedJob();
			harness.simulator.faults.add({ status: 429, headers: { 'Retry-After': '2' }, body: rejection('10429', 'Too many requests') });
			expect(await harness.first('job.get', { jobId: byId(id) })).toMatchObject({ id });
			expect(statuses()).toEqual([429, 200]);
			const [rejected, repeated] = harness.simulator.requests.map(({ time }) => time);
			expect(repeated - rejected).toBeGreaterThanOrEqual(2_000);
			expect(repeated - rejected).toBeLessThan(3_500);
		});

		it('429 without Retry-After: waits for the moment of X-RateLimit-Reset, which is in seconds', async () => {
			const { id } = harness.simulator.seedJob();
			const reset = Math.ceil(Date.now() / 1000) + 2;
			const headers = { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(reset) };
			harness.simulator.faults.add({ status: 429, headers, body: rejection('10429', 'Too many requests') });
			expect(await harness.first('job.get', { jobId: byId(id) })).toMatchObject({ id });
			expect(harness.simulator.requests[1].time).toBeGreaterThanOrEqual(reset * 1000);
		});

		it.each([500, 503])('%d: repeated with growing waits', async (status) => {
			const { id } = harness.simulator.seedJob();
			harness.simulator.faults.add({ status, body: rejection(`10${status}`, 'Server error'), times: 2 });
			expect(await harness.first('job.get', { jobId: byId(id) })).toMatchObject({ id });
			expect(statuses()).toEqual([status, status, 200]);
			const [first, second, third] = harness.simulator.requests.map(({ time }) => time);
			// Half of each wait is random: 250 to 500 ms, then 500 to 1000.
			expect(second - first).toBeGreaterThanOrEqual(250);
			expect(third - second).toBeGreaterThanOrEqual(500);
		});

		it.each([500, 503])('%d: given up in the end, with what Hamsa says', async (status) => {
			harness.simulator.faults.add({ status, body: rejection(`10${status}`, 'Server error'), times: 99 });
			expect((await harness.rejection('job.get', get)).message).toBe(
				`Hamsa could not handle the request (HTTP ${status}): Server error`,
			);
			expect(statuses()).toEqual([status, status, status, status]);
		});

		it('a broken connection: repeated', async () => {
			const { id } = harness.simulator.seedJob();
			harness.simulator.faults.add({ reset: true });
			expect(await harness.first('job.get', { jobId: byId(id) })).toMatchObject({ id });
		});
	});

	describe('critical operations', () => {
		const create = { name: 'Customer Support Agent' };

		it('are carried out once when the answer is lost', async () => {
			harness.simulator.faults.add({ status: 500, actThenFail: true });
			expect((await harness.rejection('agent.create', create)).description).toContain('It may have been carried out anyway');
			expect(harness.simulator.state.agents.size).toBe(1);
			expect(statuses()).toEqual([500]);
		});

		it('are carried out once when they are put off by the rate limit', async () => {
			harness.simulator.faults.add({ status: 429, headers: { 'Retry-After': '1' }, body: rejection('10429', 'Too many requests') });
			await harness.first('agent.create', create);
			expect(harness.simulator.state.agents.size).toBe(1);
			expect(statuses()).toEqual([429, 200]);
		});

		it('start a job once', async () => {
			harness.simulator.jobTakes(null);
			harness.simulator.faults.add({ reset: true, actThenFail: true });
			await harness.rejection('job.transcribe', { mediaUrl: 'https://example.com/meeting.mp3', language: 'en', waitForResult: 'no' });
			expect(harness.simulator.state.jobs.size).toBe(1);
		});
	});
});
