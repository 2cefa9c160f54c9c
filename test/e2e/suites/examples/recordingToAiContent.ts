// workflows/recording-to-ai-content.json: the execution waits twice while Hamsa works.
import axios from 'axios';
import pWaitFor from 'p-wait-for';

import { WAIT_TIMEOUT_MS } from '../../harness/api';
import { startExample, type ExampleFixture, type LiveExample } from '../exampleFixture';

const TABLE = 'Content from recordings';

export function recordingToAiContentExample(getFixture: () => ExampleFixture): void {
	let example: LiveExample;
	let handedIn = 0;
	beforeAll(async () => {
		example = await startExample(getFixture(), 'recording-to-ai-content');
	});
	afterAll(() => example?.stop());

	/** Fills in the form, as somebody in a browser. @returns the job Hamsa has then */
	const handIn = async (title: string) => {
		const { api, n8n } = getFixture();
		const { nodes } = await api.getWorkflow(example.id);
		const form = new FormData();
		for (const [at, value] of [title, `https://example.com/${title}.mp3`, 'en'].entries()) form.append(`field-${at}`, value);
		const { status } = await axios.post(
			`${n8n.baseUrl}/form/${nodes.find(({ name }) => name === 'Recording submitted')!.webhookId!}`,
			form,
			{ proxy: false },
		);
		expect(status).toBe(200);
		handedIn += 1;
		return await newestJob();
	};

	/** The job the execution waits for. */
	const newestJob = async () => {
		await example.suspended(1);
		return [...getFixture().hamsa.state.jobs.values()].at(-1)!;
	};

	const lastRow = async () => {
		const executions = await example.ended(handedIn);
		expect(executions.at(-1)!.status).toBe('success');
		return (await example.rows(TABLE)).at(-1);
	};

	it('writes it down, makes content of it, and keeps both', async () => {
		const { hamsa } = getFixture();
		const transcription = await handIn('meeting');
		expect(transcription).toMatchObject({
			type: 'TRANSCRIPTION',
			mediaUrl: 'https://example.com/meeting.mp3',
			title: 'meeting',
			status: 'PENDING',
		});
		await hamsa.finishJob(transcription.id);

		await pWaitFor(() => [...hamsa.state.jobs.values()].at(-1)!.type === 'AI_CONTENT', { timeout: WAIT_TIMEOUT_MS });
		const content = await newestJob();
		expect(content).toMatchObject({ relevantJobId: transcription.id, wanted: { parts: ['summary', 'keywords', 'linkedInPost'] } });
		await hamsa.finishJob(content.id, { jobResponse: { summary: 'We met.', keywords: ['meeting', 'test'], linkedInPost: 'We met!' } });
		expect(await lastRow()).toEqual({
			recording: 'https://example.com/meeting.mp3',
			title: 'meeting',
			state: 'done',
			transcript: 'Hello, this is a test.',
			summary: 'We met.',
			keywords: '["meeting","test"]',
			linkedInPost: 'We met!',
		});
	});

	it('notes what went wrong', async () => {
		const job = await handIn('broken');
		await getFixture().hamsa.finishJob(job.id, { status: 'FAILED' });
		expect(await lastRow()).toMatchObject({
			recording: 'https://example.com/broken.mp3',
			title: 'broken',
			state: 'Hamsa could not finish the job: The recording could not be read',
			summary: null,
		});
	});
}
