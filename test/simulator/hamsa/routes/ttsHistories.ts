import { z } from 'zod';

import { envelope } from '../envelope';
import { isoTime, newId } from '../ids';
import { integerParam, ofPage } from '../paging';
import { route, type Route } from '../route';
import { found } from '../state';

const newHistory = z
	.object({
		ttsVoiceId: z.string().uuid(),
		script: z.string().min(1).max(3_000),
		/** The key's own UUID; whether it must be that of the key in the header is not documented. */
		apiKey: z.string().uuid(),
		config: z.object({ speed: z.number().optional(), expressiveness: z.number().optional() }).strict().optional(),
		voiceDictionaryIds: z.array(z.string().uuid()).min(1).max(10).optional(),
	})
	.strict();

export const ttsHistoryRoutes: Route[] = [
	route({
		method: 'post',
		path: '/v2/tts/histories',
		body: newHistory,
		answer: ({ state, body }) => {
			const { name, dialect } = state.voice(body.ttsVoiceId);
			for (const id of body.voiceDictionaryIds ?? []) found(state.dictionaries.get(id), 'Voice dictionary');
			const id = newId();
			const audio = `https://cdn.example.com/tts-histories/${id}.wav`;
			const ttsVoice = { name, dialect: dialect && { ...dialect, language: dialect.languageCode === 'en' ? 'en' : 'ar' } };
			const downloadUrl = `${audio}?response-content-disposition=attachment`;
			state.ttsHistories.set(id, { id, audio, downloadUrl, script: body.script, createdAt: isoTime(), ttsVoice });
			return envelope([]);
		},
	}),

	route({
		method: 'get',
		path: '/v2/tts/histories',
		query: z.object({ projectId: z.string(), page: integerParam(1), perPage: integerParam(1, 100) }).strict(),
		answer: ({ state, query }) => {
			state.checkProject(query.projectId);
			const all = [...state.ttsHistories.values()];
			const totalPages = Math.ceil(all.length / query.perPage);
			return envelope({ ttsHistories: ofPage(all, query), totalPages, page: query.page, totalCount: all.length });
		},
	}),

	route({
		method: 'get',
		path: '/v2/tts/histories/:id',
		query: z.object({ projectId: z.string() }).strict(),
		answer: ({ state, params, query }) => {
			state.checkProject(query.projectId);
			return envelope(found(state.ttsHistories.get(params.id), 'TTS history'));
		},
	}),
];
