import { omit } from '../common/omit';
import type { Job } from './entities';
import { isoTime, newId } from './ids';
import type { State } from './state';
import type { Delivery, Sender } from './webhooks/sender';

export interface JobOutcome {
	/** COMPLETED if left out. */
	status?: 'COMPLETED' | 'FAILED';
	/** Instead of what a job of its kind usually gives. */
	jobResponse?: unknown;
}

/** Where the subtitles of a transcription are: not documented (docs/platforms/hamsa.md, 7.4), so a test may choose. */
export type Subtitles = 'text' | 'link' | 'none';

const USUALLY_TAKES_MS = 60_000;

/** The life of jobs: PENDING, then COMPLETED or FAILED (docs/platforms/hamsa.md, 7.4). */
export class Jobs {
	/** How long a job takes, before `timeScale`; null: until it is told to end; 0: done in the first answer. */
	takesMs: number | null = USUALLY_TAKES_MS;
	subtitles: Subtitles = 'text';
	/** How long the speech in a file is. */
	speechSeconds = 1;

	constructor(
		private readonly state: State,
		private readonly sender: Sender,
		private readonly baseUrl: () => string,
	) {}

	/** Starts a job, which ends by itself unless told otherwise. */
	start(fields: Partial<Job> & Pick<Job, 'type'>): Job {
		const job = this.seed({ status: 'PENDING', jobResponse: null, ...fields });
		if (this.takesMs === 0) void this.finish(job.id);
		else if (this.takesMs !== null) void this.sender.pause(this.takesMs).then(() => this.finish(job.id));
		return job;
	}

	/** A completed transcription, unless told otherwise. */
	seed(fields: Partial<Job> = {}): Job {
		const now = isoTime();
		const job: Job = {
			id: newId(),
			title: null,
			type: 'TRANSCRIPTION',
			status: 'COMPLETED',
			model: null,
			processingType: 'async',
			mediaUrl: null,
			jobResponse: { text: 'Hello, this is a test.' },
			totalCost: null,
			usageTime: null,
			fromLng: null,
			toLng: null,
			fromScript: null,
			toScript: null,
			relevantJobId: null,
			webhookUrl: null,
			webhookAuth: null,
			createdAt: now,
			updatedAt: now,
			wanted: {},
			...fields,
		};
		this.state.jobs.set(job.id, job);
		return job;
	}

	/** Ends a job and sends its result to its webhook. Resolves when the result was taken or given up; undefined without a webhook. */
	async finish(id: string, { status = 'COMPLETED', jobResponse }: JobOutcome = {}): Promise<Delivery | undefined> {
		const job = this.state.job(id);
		if (job.status !== 'PENDING' || this.sender.closed.aborted) return undefined;
		const usual = status === 'FAILED' ? { error: 'The recording could not be read' } : this.response(job);
		Object.assign(job, { status, jobResponse: jobResponse ?? usual, totalCost: 0.5, usageTime: 12, updatedAt: isoTime() });
		if (job.webhookUrl === null) return undefined;
		// The body is not documented (docs/platforms/hamsa.md, 7.5): here it is the job.
		return await this.sender.deliver({ url: job.webhookUrl, auth: job.webhookAuth, event: shownJob(job), retry: true });
	}

	private response({ id, type, wanted }: Job): Record<string, unknown> {
		switch (type) {
			case 'TTS':
				return { text: wanted.text, ttsMediaFile: `${this.baseUrl()}/media/speech/${id}.wav` };
			case 'AI_CONTENT':
				return Object.fromEntries((wanted.parts ?? []).map((part) => [part, `The ${part} of it`]));
			default: {
				const srt = this.subtitles === 'link' ? { srtUrl: `${this.baseUrl()}/media/subtitles/${id}.srt` } : { srt: SUBTITLES };
				return { text: 'Hello, this is a test.', ...(wanted.srt && this.subtitles !== 'none' && srt) };
			}
		}
	}
}

export const SUBTITLES = '1\n00:00:00,000 --> 00:00:02,000\nHello, this is a test.\n';

/** Without what the simulator only remembers. */
export const shownJob = (job: Job): Omit<Job, 'wanted'> => omit(job, 'wanted');
