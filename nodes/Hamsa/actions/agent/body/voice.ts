import { idOf } from '../../../../shared/actions/input';
import { voiceLocator } from '../../common/fields';
import { languages } from '../../common/options';
import type { Group } from '../../common/group';

export const voice: Group = {
	field: {
		displayName: 'Voice',
		name: 'voice',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		description: 'Voice and language of the agent',
		options: [
			{
				displayName: 'Language',
				name: 'lang',
				type: 'options',
				options: languages,
				default: 'ar',
				description: 'The language the agent speaks and understands',
			},
			{
				...voiceLocator,
				required: undefined,
				description: 'The voice the agent speaks with. The list can be searched by name and dialect.',
			},
		],
	},
	body: ({ lang, voiceId }, check) => ({
		voice: {
			...(lang !== undefined && { lang }),
			...(voiceId !== undefined && {
				voiceId: idOf(voiceId) || check.reject('Voice', 'is not chosen', 'Choose a voice, or remove the field.'),
			}),
		},
	}),
};
