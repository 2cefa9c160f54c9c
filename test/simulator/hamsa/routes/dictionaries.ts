import { z } from 'zod';

import { omit } from '../../common/omit';
import { envelope } from '../envelope';
import { isoTime, newId } from '../ids';
import { route, type Route } from '../route';
import { found } from '../state';

const BASE = '/v1/voice-agents/voice-dictionaries';

const fields = {
	name: z.string().min(1),
	words: z.array(z.object({ word: z.string().min(1), pronunciation: z.string().min(1) }).strict()).min(1),
};

export const dictionaryRoutes: Route[] = [
	route({
		method: 'post',
		path: BASE,
		body: z.object(fields).strict(),
		answer: ({ state, body }) => {
			const now = isoTime();
			const dictionary = { id: newId(), ...body, createdAt: now, updatedAt: now };
			state.dictionaries.set(dictionary.id, dictionary);
			return envelope(omit(dictionary, 'updatedAt'), 'Voice dictionary created successfully', 'VoiceDictionaryCreatedSuccessfully');
		},
	}),

	// The words given take the place of all that were there, as is usual; that is not documented.
	route({
		method: 'patch',
		path: `${BASE}/:id`,
		body: z.object(fields).partial().strict(),
		answer: ({ state, params, body }) => {
			const dictionary = found(state.dictionaries.get(params.id), 'Voice dictionary');
			Object.assign(dictionary, body, { updatedAt: isoTime() });
			return envelope(omit(dictionary, 'createdAt'), 'Voice dictionary updated successfully', 'VoiceDictionaryUpdatedSuccessfully');
		},
	}),
];
