import { z } from 'zod';

import { makeWav } from '../../common/wav';
import type { Job } from '../entities';
import { envelope } from '../envelope';
import { badRequest, notFound } from '../errors';
import { shownJob, SUBTITLES } from '../jobs';
import { ofSkipPage } from '../paging';
import { inType } from '../inType';
import { route, type Route } from '../route';
import type { State } from '../state';
import { checkWebhookUrl } from '../webhookUrl';
import { webhookFields } from './webhookFields';

const text = z.string().min(1);

const byJob = z.object({ jobId: text }).strict();

/** The names are documented, limits are not (docs/platforms/hamsa.md, 7.1): only what makes no sense is refused. */
const srtOptions = z
	.object({
		maxLinesPerSubtitle: z.number().int().min(1),
		singleSpeakerPerSubtitle: z.boolean(),
		maxCharsPerLine: z.number().int().min(1),
		maxMergeableGap: z.number().min(0),
		minDuration: z.number().min(0),
		maxDuration: z.number().min(0),
		minGap: z.number().min(0),
	})
	.partial()
	.strict();

const transcribeBody = z
	.object({
		mediaUrl: z.string().url(),
		model: z.enum(['Hamsa-General-V2.0', 'Hamsa-Conversational-V1.0']),
		language: z.enum(['ar', 'en']).default('ar'),
		processingType: z.literal('async').default('async'),
		title: text.optional(),
		returnSrtFormat: z.boolean().default(false),
		srtOptions: srtOptions.optional(),
		...webhookFields,
	})
	.strict()
	.refine(({ returnSrtFormat, srtOptions: given }) => returnSrtFormat || given === undefined, {
		path: ['srtOptions'],
		message: 'only with returnSrtFormat',
	});

const speechBody = z.object({ text, voiceId: text, ...webhookFields }).strict();

const AI_PARTS = [
	'introduction',
	'titles',
	'summary',
	'webArticleSEOFriendly',
	'keyTopicsWithBullets',
	'keywords',
	'threadsByInstagram',
	'faq',
	'facebookPost',
	'youtubeDescription',
	'twitterThread',
	'linkedInPost',
] as const;

const aiPart = z.enum(AI_PARTS);

const aiBody = z.object({ aiParts: z.array(aiPart).min(1), ...webhookFields }).strict();

const customAiBody = z
	.object({ aiParts: z.array(z.object({ aiPart, language: z.enum(['ar', 'en']), prompt: text }).strict()).min(1), ...webhookFields })
	.strict();

/** Both `skip` and `take` are wanted, from 1 (docs/platforms/hamsa.md, 7.4). Which fields may be sorted by is not documented. */
const listBody = z
	.object({
		skip: z.number().int().min(1),
		take: z.number().int().min(1),
		search: z.string().optional(),
		status: z.enum(['PENDING', 'COMPLETED', 'FAILED']).optional(),
		type: z.enum(['TRANSCRIPTION', 'TRANSLATION', 'TTS', 'AI_CONTENT']).optional(),
		sort: z
			.object({ field: text, direction: z.enum(['asc', 'desc']) })
			.strict()
			.optional(),
	})
	.strict();

function sorted(jobs: Job[], { field, direction }: { field: string; direction: 'asc' | 'desc' }): Job[] {
	const by = (job: Job) => job[field as keyof Job] ?? '';
	const sign = direction === 'asc' ? 1 : -1;
	return [...jobs].sort((a, b) => sign * (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0));
}

/** AI content is written about a finished transcription (docs/platforms/hamsa.md, 7.3). */
function finishedTranscription(state: State, id: string): Job {
	const job = state.job(id);
	if (job.type !== 'TRANSCRIPTION' || job.status !== 'COMPLETED') throw badRequest('jobId: must be a completed transcription');
	return job;
}

export const jobRoutes: Route[] = [
	// docs/platforms/hamsa.md, 7.1: the answer names the job and nothing else.
	route({
		method: 'post',
		path: '/v1/jobs/transcribe',
		body: transcribeBody,
		answer: ({ jobs, settings, body }) => {
			checkWebhookUrl(body.webhookUrl, settings);
			const { mediaUrl, model, language, title = null, returnSrtFormat, webhookUrl = null, webhookAuth = null } = body;
			const job = jobs.start({
				type: 'TRANSCRIPTION',
				mediaUrl,
				model,
				fromLng: language,
				title,
				webhookUrl,
				webhookAuth,
				wanted: { srt: returnSrtFormat },
			});
			return envelope({ jobId: job.id });
		},
	}),

	// docs/platforms/hamsa.md, 7.2: the answer is the whole job, which may be done already. Working code gives an ID, a sample a name.
	route({
		method: 'post',
		path: '/v1/jobs/text-to-speech',
		body: speechBody,
		answer: ({ state, jobs, settings, body }) => {
			checkWebhookUrl(body.webhookUrl, settings);
			const voice = [...state.voices.values()].find(({ id, name }) => [id, name].includes(body.voiceId));
			if (!voice) throw notFound('Voice');
			const { webhookUrl = null, webhookAuth = null } = body;
			return envelope(shownJob(jobs.start({ type: 'TTS', webhookUrl, webhookAuth, wanted: { text: body.text } })));
		},
	}),

	// docs/platforms/hamsa.md, 7.3. What is answered is not documented: a job of its own is taken, which names the transcription.
	route({
		method: 'post',
		path: '/v1/jobs/ai-content',
		query: byJob,
		body: aiBody,
		answer: ({ state, jobs, settings, query, body }) => {
			checkWebhookUrl(body.webhookUrl, settings);
			const { id: relevantJobId } = finishedTranscription(state, query.jobId);
			const { webhookUrl = null, webhookAuth = null } = body;
			return envelope(
				shownJob(jobs.start({ type: 'AI_CONTENT', relevantJobId, webhookUrl, webhookAuth, wanted: { parts: body.aiParts } })),
			);
		},
	}),
	route({
		method: 'post',
		path: '/v1/jobs/ai-content/custom',
		query: byJob,
		body: customAiBody,
		answer: ({ state, jobs, settings, query, body }) => {
			checkWebhookUrl(body.webhookUrl, settings);
			const { id: relevantJobId } = finishedTranscription(state, query.jobId);
			const { webhookUrl = null, webhookAuth = null } = body;
			const parts = body.aiParts.map((part) => part.aiPart);
			return envelope(shownJob(jobs.start({ type: 'AI_CONTENT', relevantJobId, webhookUrl, webhookAuth, wanted: { parts } })));
		},
	}),
	route({
		method: 'get',
		path: '/v1/jobs/ai-content',
		query: byJob,
		answer: ({ state, query }) => {
			const about = [...state.jobs.values()].filter(({ relevantJobId }) => relevantJobId === state.job(query.jobId).id);
			const newest = about.at(-1);
			if (!newest) throw notFound('AI content');
			return envelope(shownJob(newest));
		},
	}),
	route({
		method: 'get',
		path: '/v1/jobs/ai-content/estimate',
		query: byJob,
		answer: ({ state, query }) => envelope(finishedTranscription(state, query.jobId) && 0.25),
	}),

	// Has a shape of its own, without `success` (docs/platforms/hamsa.md, 1.2).
	route({
		method: 'get',
		path: '/v1/jobs',
		query: byJob.extend({ search: z.string().optional(), speaker: z.string().optional() }).strict(),
		answer: ({ state, query }) => ({ message: 'Success', previewUrl: null, data: shownJob(state.job(query.jobId)) }),
	}),

	route({
		method: 'post',
		path: '/v1/jobs/all',
		query: z.object({ projectId: text }).strict(),
		body: listBody,
		answer: ({ state, query, body }) => {
			state.checkProject(query.projectId);
			const jobs = [...state.jobs.values()]
				.filter(({ title }) => (title ?? '').toLowerCase().includes((body.search ?? '').toLowerCase()))
				.filter(({ status }) => body.status === undefined || status === body.status)
				.filter(({ type }) => body.type === undefined || type === body.type);
			const rows = ofSkipPage(body.sort ? sorted(jobs, body.sort) : jobs, body).map(shownJob);
			return envelope({ jobs: rows, total: state.jobs.size, filtered: jobs.length });
		},
	}),

	// Anybody may read these: they stand for the vendor's store of files.
	route({
		method: 'get',
		path: '/media/speech/:file',
		isPublic: true,
		answer: ({ jobs }) => inType('audio/wav', makeWav(jobs.speechSeconds)),
	}),
	route({ method: 'get', path: '/media/subtitles/:file', isPublic: true, answer: () => inType('application/x-subrip', SUBTITLES) }),
];
