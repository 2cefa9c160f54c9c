import { z } from 'zod';

import { envelope } from '../envelope';
import { badRequest } from '../errors';
import { newId } from '../ids';
import { integerParam, ofPage } from '../paging';
import { route, type Route } from '../route';

/** Arabic and English letters and numbers only. */
const voiceName = z
	.string()
	.min(1)
	.max(190)
	.regex(/^[A-Za-z\p{Script=Arabic}\p{M}\p{Nd} ]+$/u, 'must hold Arabic and English letters and numbers only');

const genders = ['male', 'female'];

const tags = z
	.array(z.enum(['male', 'female', 'conversational', 'narrator']))
	.length(2)
	.refine((pair) => pair.filter((tag) => genders.includes(tag)).length === 1, 'must be one gender and one style');

const newVoice = z
	.object({
		name: voiceName,
		audioUrl: z.string().url(),
		audioTranscription: z.string().min(1).max(5_000),
		projectId: z.string().uuid(),
		language: z.enum(['en', 'ar']),
		tags,
		description: z.string().min(1).max(1_000).nullish(),
		imageUrl: z.string().url().nullish(),
		dialectId: z.string().uuid().nullish(),
	})
	.strict();

export const voiceRoutes: Route[] = [
	// No page documents it: neither totals nor other fields of a voice are certain (docs/platforms/hamsa.md, 8).
	route({
		method: 'get',
		path: '/v2/tts/voices',
		query: z
			.object({
				projectId: z.string().uuid(),
				page: integerParam(1),
				perPage: integerParam(1, 100),
				source: z.literal('jobs').optional(),
				q: z.string().optional(),
			})
			.strict(),
		answer: ({ state, query }) => {
			state.checkProject(query.projectId);
			const voices = [...state.voices.values()].filter(({ name }) => name.toLowerCase().includes((query.q ?? '').toLowerCase()));
			return envelope({ voices: ofPage(voices, query) });
		},
	}),

	route({
		method: 'post',
		path: '/v2/tts/voices',
		body: newVoice,
		answer: ({ state, body }) => {
			state.checkProject(body.projectId);
			// "Required when ..." is where the stored page ends; the sample has it with Arabic.
			if (body.language === 'ar' && !body.dialectId) throw badRequest('dialectId: is required when language is ar');
			const voice = { id: newId(), name: body.name, dialect: null };
			state.voices.set(voice.id, voice);
			return envelope({ id: voice.id, voiceRecord: 'sample.wav' });
		},
	}),

	route({
		method: 'post',
		path: '/v2/tts/voices/custom/preload',
		body: z.object({ voiceId: z.string().uuid('Invalid voice ID format') }).strict(),
		answer: ({ state, body }) => {
			state.preloadedVoices.add(state.voice(body.voiceId).id);
			return { success: true, message: 'Custom voice have been preloaded successfully', data: [] };
		},
	}),
];
