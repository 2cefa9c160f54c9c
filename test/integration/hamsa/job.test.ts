import type { INodeParameters } from 'n8n-workflow';

import { Harness, byId } from './support';

/** Waiting for a result is in waiting.test.ts. */
const atOnce = { waitForResult: 'no' };
const inArabic = { ...atOnce, language: 'ar' };

describe('Job', () => {
	let harness: Harness;

	beforeEach(async () => {
		harness = await Harness.start();
		harness.simulator.jobTakes(null);
	});
	afterEach(async () => await harness.close());

	const SIMPLE = [
		'id',
		'title',
		'type',
		'status',
		'mediaUrl',
		'jobResponse',
		'totalCost',
		'usageTime',
		'relevantJobId',
		'createdAt',
		'updatedAt',
	];

	const SECRET = 'a-secret-of-the-webhook';

	const webhook = { url: 'https://example.com/hamsa', authKey: 'Token', authSecret: SECRET };

	const sentWebhook = { webhookUrl: webhook.url, webhookAuth: { authKey: 'Token', authSecret: SECRET } };

	const onlyJob = () => {
		const [job, ...more] = [...harness.simulator.state.jobs.values()];
		expect(more).toEqual([]);
		return job;
	};

	describe('transcribe', () => {
		const mediaUrl = 'https://example.com/meeting.mp3';

		it('sends what it needs, and always the language', async () => {
			expect(await harness.first('job.transcribe', { ...inArabic, mediaUrl })).toEqual({ jobId: onlyJob().id });
			expect(harness.sent).toEqual([
				{ method: 'POST', path: '/v1/jobs/transcribe', query: {}, body: { mediaUrl, model: 'Hamsa-General-V2.0', language: 'ar' } },
			]);
		});

		it('sends all that was set', async () => {
			await harness.first('job.transcribe', {
				...inArabic,
				mediaUrl: ` ${mediaUrl} `,
				model: 'Hamsa-Conversational-V1.0',
				language: 'en',
				returnSrtFormat: true,
				srtOptions: {
					maxLinesPerSubtitle: 1,
					singleSpeakerPerSubtitle: false,
					maxCharsPerLine: 30,
					maxMergeableGap: 0,
					minDuration: 0.5,
					maxDuration: 6,
					minGap: 0.1,
				},
				additionalFields: { title: 'Weekly' },
				webhook,
			});
			expect(harness.request.body).toEqual({
				mediaUrl,
				model: 'Hamsa-Conversational-V1.0',
				language: 'en',
				title: 'Weekly',
				returnSrtFormat: true,
				srtOptions: {
					maxLinesPerSubtitle: 1,
					singleSpeakerPerSubtitle: false,
					maxCharsPerLine: 30,
					maxMergeableGap: 0,
					minDuration: 0.5,
					maxDuration: 6,
					minGap: 0.1,
				},
				...sentWebhook,
			});
		});

		it('sends no subtitle options without subtitles', async () => {
			await harness.first('job.transcribe', { ...inArabic, mediaUrl, srtOptions: { minGap: 1 } });
			expect(harness.request.body).toEqual({ mediaUrl, model: 'Hamsa-General-V2.0', language: 'ar' });
			harness.simulator.clearRequests();
			await harness.first('job.transcribe', { ...inArabic, mediaUrl, returnSrtFormat: true });
			expect(harness.request.body).toEqual({ mediaUrl, model: 'Hamsa-General-V2.0', language: 'ar', returnSrtFormat: true });
		});

		it.each<[INodeParameters, string]>([
			[
				{ mediaUrl: '={{ "" }}' },
				'Media URL must be a web address that anybody can open, such as https://example.com/file.mp3, but is empty',
			],
			[
				{ mediaUrl: 'meeting.mp3' },
				'Media URL must be a web address that anybody can open, such as https://example.com/file.mp3, but is "meeting.mp3"',
			],
			...[
				'http://localhost/a.mp3',
				'http://127.0.0.1/a.mp3',
				'https://192.168.1.4/a.mp3',
				'https://10.0.0.1/a',
				'https://nas/a.mp3',
				'https://nas.local/a',
				'http://[::1]/a',
				'http://[fe80::1]/a',
				'http://[::ffff:127.0.0.1]/a',
				'http://localhost./a',
				'http://100.64.1.2/a',
				'http://printer.lan/x',
			].map((local): [INodeParameters, string] => [
				{ mediaUrl: local },
				`Media URL must be a web address that anybody can open, such as https://example.com/file.mp3, but is "${local}"`,
			]),
			[
				{ returnSrtFormat: true, srtOptions: { maxCharsPerLine: 0 } },
				'Max Characters per Line must be a whole number of 1 or more, but is "0"',
			],
			[
				{ returnSrtFormat: true, srtOptions: { maxLinesPerSubtitle: 1.5 } },
				'Max Lines per Subtitle must be a whole number of 1 or more, but is "1.5"',
			],
			[{ returnSrtFormat: true, srtOptions: { minGap: -1 } }, 'Min Gap (Seconds) must be a number of 0 or more, but is "-1"'],
			[
				{ returnSrtFormat: true, srtOptions: { minDuration: 8 } },
				'Min Duration (Seconds) must not be longer than Max Duration (Seconds)',
			],
			[
				{ webhook: { ...webhook, url: 'http://example.com' } },
				'Webhook URL must be a web address that starts with https://, but is "http://example.com"',
			],
			[{ webhook: { authSecret: SECRET } }, 'Webhook URL must not be empty'],
			[{ webhook: { url: webhook.url, authKey: 'Token' } }, 'Auth Secret must not be empty'],
		])('refuses %j before anything is sent', async (fields, message) => {
			expect(await harness.rejection('job.transcribe', { ...inArabic, mediaUrl, ...fields })).toMatchObject({
				message,
				itemIndex: 0,
			});
			expect(harness.sent).toEqual([]);
		});

		it.each([
			'https://www.youtube.com/watch?v=abc',
			'https://172.15.0.1/a.mp3',
			'https://[2606:4700::1111]/a.mp3',
			'https://0.gravatar.com/a.mp3',
			'https://10.cdn.example.com/a.mp3',
			'https://127.example.org/x',
			'https://files.example.com:8443/a?b=c',
		])('takes %s', async (address) => {
			await harness.first('job.transcribe', { ...inArabic, mediaUrl: address });
			expect(harness.request.body).toMatchObject({ mediaUrl: address });
		});

		it('is never sent twice, and shows no secret of the webhook', async () => {
			harness.simulator.faults.add({
				method: 'POST',
				status: 500,
				body: { success: false, error: { message: `No ${SECRET}` } },
				times: 9,
			});
			const { error } = await harness.run('job.transcribe', { ...inArabic, mediaUrl, webhook });
			expect(error?.message).toBe('Hamsa could not handle the request (HTTP 500): No [hidden]');
			expect(error?.description).toContain('It may have been carried out anyway');
			expect(harness.sent).toHaveLength(1);
		});
	});

	describe('textToSpeech', () => {
		const text = 'Good morning to all of you';
		let voiceId: string;
		beforeEach(() => (voiceId = harness.simulator.seedVoice().id));

		it('sends text and voice, and gives the job', async () => {
			const job = await harness.first('job.textToSpeech', { ...atOnce, text: ` ${text}\n`, voiceId: byId(voiceId) });
			expect(harness.sent).toEqual([{ method: 'POST', path: '/v1/jobs/text-to-speech', query: {}, body: { text, voiceId } }]);
			expect(Object.keys(job)).toEqual(SIMPLE);
			expect(job).toMatchObject({ id: onlyJob().id, type: 'TTS', status: 'PENDING' });
		});

		it('shows no secret of the webhook in the whole job', async () => {
			const job = await harness.first('job.textToSpeech', { ...atOnce, text, voiceId: byId(voiceId), webhook, simplify: false });
			expect(harness.request.body).toMatchObject(sentWebhook);
			expect(job).toMatchObject({ webhookUrl: webhook.url, processingType: 'async' });
			expect(JSON.stringify(job)).not.toContain(SECRET);
		});

		it('fetches the audio of a job that is done at once, without the key', async () => {
			harness.simulator.jobTakes(0);
			const { items } = await harness.run('job.textToSpeech', {
				...atOnce,
				text,
				voiceId: byId(voiceId),
				downloadAudio: true,
				audioField: 'sound',
			});
			const { id } = onlyJob();
			expect(items[0].json).toMatchObject({
				status: 'COMPLETED',
				jobResponse: { ttsMediaFile: `${harness.simulator.baseUrl}/media/speech/${id}.wav` },
			});
			expect(items[0].binary).toEqual({
				sound: expect.objectContaining({ mimeType: 'audio/wav', fileName: `speech-${id}.wav`, fileExtension: 'wav' }) as unknown,
			});
			expect(Buffer.from(items[0].binary!.sound.data, 'base64').toString('latin1', 0, 4)).toBe('RIFF');
			const download = harness.simulator.requests.at(-1)!;
			expect(download.path).toBe(`/media/speech/${id}.wav`);
			expect(JSON.stringify(download.headers)).not.toContain(harness.simulator.apiKey);
		});

		it.each([
			[40, 0.29, true],
			[40, 0.3, false],
			[39, 0.01, false],
		])('checks that the audio can be the text: %i characters in %p seconds', async (characters, seconds, isError) => {
			harness.simulator.jobTakes(0);
			harness.simulator.jobs.speechSeconds = seconds;
			const spoken = `${'a '.repeat(5)}${'b'.repeat(characters - 10)}`;
			const parameters = { text: spoken, voiceId: byId(voiceId), downloadAudio: true };
			const { error, items } = await harness.run('job.textToSpeech', parameters);
			if (!isError) {
				expect(items[0].binary?.data.mimeType).toBe('audio/wav');
				return;
			}
			expect(error?.message).toBe('Hamsa answered with only 0.29 seconds of sound for a text of 40 characters');
			expect(error?.description).toMatch(/^The job .* is done, but its file .*is not complete\. .*may have been charged/);
			const settings = { onError: 'continueRegularOutput' as const };
			const [item] = (await harness.run('job.textToSpeech', parameters, { settings })).json;
			expect(item).toMatchObject({ status: 'COMPLETED', error: error?.message });
		});

		it('fetches nothing while there is nothing', async () => {
			const { items } = await harness.run('job.textToSpeech', { ...atOnce, text, voiceId: byId(voiceId), downloadAudio: true });
			expect(items[0].binary).toBeUndefined();
			expect(harness.sent).toHaveLength(1);
		});

		it.each<[INodeParameters, string]>([
			[{ text: ' ' }, 'Text must not be empty'],
			[{ voiceId: byId('={{ "" }}') }, 'Voice is not chosen'],
			[{ downloadAudio: true, audioField: ' ' }, 'Put Audio in Field must not be empty'],
		])('refuses %j before anything is sent', async (fields, message) => {
			expect((await harness.rejection('job.textToSpeech', { ...atOnce, text, voiceId: byId(voiceId), ...fields })).message).toBe(
				message,
			);
			expect(harness.sent).toEqual([]);
		});
	});

	describe('AI content', () => {
		let jobId: string;
		beforeEach(() => (jobId = harness.simulator.seedJob({ title: 'Weekly' }).id));

		it('createAiContent sends the parts', async () => {
			const job = await harness.first('job.createAiContent', { ...atOnce, jobId: byId(jobId), aiParts: ['summary', 'faq'], webhook });
			expect(harness.sent).toEqual([
				{ method: 'POST', path: '/v1/jobs/ai-content', query: { jobId }, body: { aiParts: ['summary', 'faq'], ...sentWebhook } },
			]);
			expect(job).toMatchObject({ type: 'AI_CONTENT', status: 'PENDING', relevantJobId: jobId });
		});

		it('createAiContent takes parts from an expression, as a list or with commas', async () => {
			const items = [{ parts: ['titles'] }, { parts: 'titles, keywords' }];
			await harness.run('job.createAiContent', { ...atOnce, jobId: byId(jobId), aiParts: '={{ $json.parts }}' }, { items });
			expect(harness.sent.map(({ body }) => body)).toEqual([{ aiParts: ['titles'] }, { aiParts: ['titles', 'keywords'] }]);
		});

		it('createCustomAiContent sends each part with its prompt', async () => {
			const part = [
				{ aiPart: 'summary', language: 'en', prompt: ' Sum it up ' },
				{ aiPart: 'titles', language: 'ar', prompt: 'Three' },
			];
			await harness.first('job.createCustomAiContent', { ...atOnce, jobId: byId(jobId), customParts: { part } });
			expect(harness.sent).toEqual([
				{
					method: 'POST',
					path: '/v1/jobs/ai-content/custom',
					query: { jobId },
					body: { aiParts: [{ ...part[0], prompt: 'Sum it up' }, part[1]] },
				},
			]);
		});

		it('getAiContent gives what was written', async () => {
			const { id } = harness.simulator.seedJob({
				type: 'AI_CONTENT',
				relevantJobId: jobId,
				jobResponse: JSON.stringify({ summary: 'Short' }),
			});
			expect(await harness.first('job.getAiContent', { jobId: byId(jobId) })).toMatchObject({
				id,
				jobResponse: { summary: 'Short' },
			});
			expect(harness.request).toMatchObject({ method: 'GET', path: '/v1/jobs/ai-content', query: { jobId } });
			harness.simulator.faults.add({ status: 200, body: { success: true, data: { summary: 'Bare' } } });
			expect(await harness.first('job.getAiContent', { jobId: byId(jobId) })).toEqual({ summary: 'Bare' });
		});

		it('estimateAiContent gives a number', async () => {
			expect(await harness.first('job.estimateAiContent', { jobId: byId(jobId) })).toEqual({ jobId, estimate: 0.25 });
			expect(harness.request).toMatchObject({ method: 'GET', path: '/v1/jobs/ai-content/estimate', query: { jobId } });
		});

		it.each<[string, INodeParameters, string]>([
			['createAiContent', { aiParts: '={{ [] }}' }, 'Parts must not be empty'],
			['createCustomAiContent', { customParts: {} }, 'Parts must not be empty'],
			[
				'createCustomAiContent',
				{ customParts: { part: [{ aiPart: 'faq', language: 'en', prompt: '' }] } },
				'Part 1, Prompt, must not be empty',
			],
			['createAiContent', { jobId: byId('={{ "" }}') }, 'Job is not chosen'],
		])('%s refuses %j before anything is sent', async (operation, fields, message) => {
			expect((await harness.rejection(`job.${operation}`, { jobId: byId(jobId), ...fields })).message).toBe(message);
			expect(harness.sent).toEqual([]);
		});

		it('tells what Hamsa says of a job that is no finished transcription', async () => {
			const { id } = harness.simulator.seedJob({ status: 'PENDING' });
			const { message } = await harness.rejection('job.createAiContent', { ...atOnce, jobId: byId(id) });
			expect(message).toContain('must be a completed transcription');
		});
	});

	describe('get', () => {
		it('gives one job, a failed one too', async () => {
			const { id } = harness.simulator.seedJob({ status: 'FAILED', jobResponse: { error: 'No' } });
			const job = await harness.first('job.get', { jobId: byId(id) });
			expect(harness.sent).toEqual([{ method: 'GET', path: '/v1/jobs', query: { jobId: id }, body: undefined }]);
			expect(Object.keys(job)).toEqual(SIMPLE);
			expect(job).toMatchObject({ id, status: 'FAILED', jobResponse: { error: 'No' } });
		});

		it('reads a job that is wrapped once more, and a result that is text', async () => {
			harness.simulator.faults.add({
				status: 200,
				body: {
					message: 'ok',
					data: { message: 'ok', data: { id: 'j', status: 'COMPLETED', jobResponse: '{"transcript":"Hi"}' } },
				},
			});
			expect(await harness.first('job.get', { jobId: byId('j') })).toEqual({
				id: 'j',
				status: 'COMPLETED',
				jobResponse: { transcript: 'Hi' },
			});
		});

		it('leaves what was said alone, and hides the secret of the webhook', async () => {
			const { id } = harness.simulator.seedJob({
				webhookAuth: { authKey: 'Bearer', authSecret: SECRET },
				jobResponse: { text: 'x', password: 'as it was said' },
			});
			const job = await harness.first('job.get', { jobId: byId(id), simplify: false });
			expect(job).toMatchObject({ jobResponse: { password: 'as it was said' }, webhookAuth: { authKey: 'Bearer' } });
			expect(JSON.stringify(job)).not.toContain(SECRET);
		});

		it.each([
			['ttsMediaFile', (url: string) => ({ jobResponse: { ttsMediaFile: url } })],
			['mediaUrl of the response', (url: string) => ({ jobResponse: { mediaUrl: url } })],
			['mediaUrl', (url: string) => ({ mediaUrl: url, jobResponse: {} })],
		])('fetches the audio from %s', async (_where, fields) => {
			const { id } = harness.simulator.seedJob({ type: 'TTS', ...fields(`${harness.simulator.baseUrl}/media/speech/x.wav`) });
			const { items } = await harness.run('job.get', { jobId: byId(id), downloadAudio: true });
			expect(items[0].binary?.data).toMatchObject({ fileName: `speech-${id}.wav`, mimeType: 'audio/wav' });
		});

		it.each([
			['TTS', 'a'.repeat(40), true],
			['TTS', 'Hello', false],
			['TTS', undefined, false],
			['AI_CONTENT', 'a'.repeat(40), false],
		] as const)('compares the audio with the text of a %s job: %s', async (type, text, isError) => {
			harness.simulator.jobs.speechSeconds = 0.1;
			const { id } = harness.simulator.seedJob({
				type,
				jobResponse: { text, ttsMediaFile: `${harness.simulator.baseUrl}/media/speech/x.wav` },
			});
			const { error } = await harness.run('job.get', { jobId: byId(id), downloadAudio: true });
			expect(error?.message).toBe(isError ? 'Hamsa answered with only 0.10 seconds of sound for a text of 40 characters' : undefined);
		});

		it('takes what is on the other end of the link for no more than it is', async () => {
			const { id } = harness.simulator.seedJob({
				type: 'TTS',
				jobResponse: { ttsMediaFile: `${harness.simulator.baseUrl}/media/speech/x.wav` },
			});
			const run = async () => await harness.rejection('job.get', { jobId: byId(id), downloadAudio: true });
			harness.simulator.faults.add({
				path: /media/,
				status: 404,
				body: '<html>gone</html>',
				headers: { 'Content-Type': 'text/html' },
			});
			expect((await run()).message).toBe('The audio is no longer available (HTTP 404)');
			harness.simulator.faults.add({ path: /media/, status: 200, body: { login: 'please' } });
			expect((await run()).message).toBe('Hamsa answered with a page or text instead of data (HTTP 200)');
			harness.simulator.faults.add({ path: /media/, status: 503, times: 1 });
			expect((await harness.run('job.get', { jobId: byId(id), downloadAudio: true })).items[0].binary?.data).toMatchObject({
				mimeType: 'audio/wav',
			});
		});

		it('a file name made of an ID leads nowhere', async () => {
			harness.simulator.faults.add({
				path: '/v1/jobs',
				status: 200,
				body: {
					message: 'ok',
					data: {
						id: '../../etc/passwd\n',
						type: 'TTS',
						status: 'COMPLETED',
						jobResponse: { ttsMediaFile: `${harness.simulator.baseUrl}/media/speech/x.wav` },
					},
				},
			});
			const { items } = await harness.run('job.get', { jobId: byId('j'), downloadAudio: true });
			expect(items[0].binary?.data.fileName).toBe('speech-_etc_passwd.wav');
		});

		it('what was given to a transcription is not its audio', async () => {
			const { id } = harness.simulator.seedJob({ mediaUrl: 'https://example.com/meeting.mp3' });
			expect((await harness.rejection('job.get', { jobId: byId(id), downloadAudio: true })).message).toBe('This job has no audio');
		});

		it.each(['file:///etc/passwd', 'ftp://example.com/a.wav', 'nothing'])('does not go to %s', async (ttsMediaFile) => {
			const { id } = harness.simulator.seedJob({ type: 'TTS', jobResponse: { ttsMediaFile } });
			expect((await harness.rejection('job.get', { jobId: byId(id), downloadAudio: true })).message).toBe(
				'Hamsa returned no web address for the audio',
			);
		});

		describe('Output SRT as File', () => {
			const SRT = '1\n00:00:00,000 --> 00:00:01,000\nمرحبا\n';
			const get = async (jobResponse: unknown) => {
				const { id } = harness.simulator.seedJob({ jobResponse });
				const { items } = await harness.run('job.get', { jobId: byId(id), srtAsFile: true });
				const { json, binary } = items[0];
				return {
					id,
					srtFound: json.srtFound,
					file: binary?.srt,
					text: binary && Buffer.from(binary.srt.data, 'base64').toString('utf8'),
				};
			};

			it.each(['srt', 'srtFormat', 'srtText', 'subtitles'])('takes the text in %s', async (name) => {
				const { id, srtFound, file, text } = await get({ text: 'Hello', [name]: SRT });
				expect({ srtFound, text }).toEqual({ srtFound: true, text: SRT });
				expect(file).toMatchObject({ fileName: `subtitles-${id}.srt`, mimeType: 'application/x-subrip' });
			});

			it('follows a link', async () => {
				expect(await get({ srtUrl: `${harness.simulator.baseUrl}/media/subtitles/x.srt` })).toMatchObject({
					srtFound: true,
					text: expect.stringContaining('-->') as string,
				});
			});

			it.each([{ text: 'Hello' }, { srt: true }, { srt: '' }, { srt: 'no subtitles' }, null])(
				'says that there is none in %j',
				async (jobResponse) => {
					expect(await get(jobResponse)).toMatchObject({ srtFound: false, file: undefined });
				},
			);
		});
	});

	describe('getAll', () => {
		it('asks for the project by itself, pages in the body, and gives all', async () => {
			const ids = Array.from({ length: 120 }, () => harness.simulator.seedJob().id);
			const { json } = await harness.run('job.getAll', { returnAll: true });
			expect(json.map(({ id }) => id)).toEqual(ids);
			const { projectId } = harness.simulator.state;
			expect(harness.sent).toEqual([
				expect.objectContaining({ path: '/v1/projects/by-api-key' }),
				...[1, 2, 3].map((skip) => ({ method: 'POST', path: '/v1/jobs/all', query: { projectId }, body: { skip, take: 50 } })),
			]);
		});

		it('filters and sorts', async () => {
			const old = harness.simulator.seedJob({
				title: 'Weekly 1',
				type: 'TTS',
				status: 'FAILED',
				createdAt: '2026-01-01T00:00:00.000Z',
			});
			const young = harness.simulator.seedJob({
				title: 'weekly 2',
				type: 'TTS',
				status: 'FAILED',
				createdAt: '2026-01-02T00:00:00.000Z',
			});
			harness.simulator.seedJob({ title: 'Monthly', type: 'TTS', status: 'FAILED' });
			harness.simulator.seedJob({ title: 'Weekly 3' });
			const filters = { search: 'weekly', type: 'TTS', status: 'FAILED' };
			const { json } = await harness.run('job.getAll', {
				filters,
				sort: { rule: { field: 'createdAt', direction: 'desc' } },
				limit: 5,
			});
			expect(json.map(({ id }) => id)).toEqual([young.id, old.id]);
			expect(harness.simulator.requests.at(-1)!.body).toEqual({
				...filters,
				sort: { field: 'createdAt', direction: 'desc' },
				skip: 1,
				take: 5,
			});
		});

		it('only reads, so it is sent again when it fails', async () => {
			harness.simulator.seedJob();
			harness.simulator.faults.add({ path: '/v1/jobs/all', status: 503 });
			expect((await harness.run('job.getAll')).json).toHaveLength(1);
		});

		it('is what the locator lists, searched by Hamsa', async () => {
			const { id, createdAt } = harness.simulator.seedJob({ title: 'Weekly' });
			harness.simulator.seedJob({ type: 'TTS' });
			const when = createdAt.slice(0, 16).replace('T', ' ');
			expect((await harness.search('searchJobs')).results).toHaveLength(2);
			expect(await harness.search('searchJobs', 'week')).toEqual({
				results: [{ name: `Weekly, TRANSCRIPTION, ${when}, COMPLETED`, value: id }],
			});
			expect(harness.simulator.requests.at(-1)!.body).toEqual({ search: 'week', skip: 1, take: 50 });
		});
	});
});
