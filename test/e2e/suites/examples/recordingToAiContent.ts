// workflows/recording-to-ai-content.json: the execution sleeps twice while Hamsa works.
import axios from 'axios';
import pWaitFor from 'p-wait-for';

import { patience } from '../../harness/api';
import { startExample, type ExampleStage, type LiveExample } from '../exampleStage';

const TABLE = 'Content from recordings';

export function recordingToAiContentExample(getStage: () => ExampleStage): void {
	let example: LiveExample;
	let handedIn = 0;
	beforeAll(async () => {
		example = await startExample(getStage(), 'recording-to-ai-content');
	});
	afterAll(() => example?.stop());

	/** Fills in the form, as somebody in a browser. @returns the job Hamsa has then */
	const handIn = async (title: string) => {
		const { api, n8n } = getStage();
		const { nodes } = await api.getWorkflow(example.id);
		const form = new FormData();
		for (const [at, value] of [title, `https://example.com/${title}.mp3`, 'en'].entries()) form.append(`field-${at}`, value);
		const { status } = await axios.post(
			`${n8n.baseUrl}/form/${nodes.find(({ name }) => name === 'A recording is handed in')!.webhookId!}`,
			form,
			{ proxy: false },
		);
		expect(status).toBe(200);
		handedIn += 1;
		return await newestJob();
	};

	/** The job the execution sleeps for. */
	const newestJob = async () => {
		await example.asleep(1);
		return [...getStage().hamsa.state.jobs.values()].at(-1)!;
	};

	const lastRow = async () => {
		const executions = await example.ended(handedIn);
		expect(executions.at(-1)!.status).toBe('success');
		return (await example.rows(TABLE)).at(-1);
	};

	it('writes it down, makes content of it, and keeps both', async () => {
		const { hamsa } = getStage();
		const transcription = await handIn('meeting');
		expect(transcription).toMatchObject({
			type: 'TRANSCRIPTION',
			mediaUrl: 'https://example.com/meeting.mp3',
			title: 'meeting',
			status: 'PENDING',
		});
		await hamsa.finishJob(transcription.id);

		await pWaitFor(() => [...hamsa.state.jobs.values()].at(-1)!.type === 'AI_CONTENT', { timeout: patience });
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
		await getStage().hamsa.finishJob(job.id, { status: 'FAILED' });
		expect(await lastRow()).toMatchObject({
			recording: 'https://example.com/broken.mp3',
			title: 'broken',
			state: 'Hamsa could not finish the job: The recording could not be read',
			summary: null,
		});
	});
}
