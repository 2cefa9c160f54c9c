import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, omitEmpty, textOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { projectId } from '../../transport/project';
import { spokenLanguage, spokenLanguageField } from '../common/options';

const properties: INodeProperties[] = [
	{
		displayName: 'Only clone the voice of a person who has agreed to it: many countries require this by law. Cloning may cost credits.',
		name: 'cloneNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Support Assistant',
		description: 'Name of the voice: Arabic and English letters and numbers, at most 190 characters',
	},
	{
		displayName: 'Audio URL',
		name: 'audioUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://example.com/sample.wav',
		description: 'Public URL of a recording of the voice. Hamsa does not accept uploads.',
	},
	{
		displayName: 'Transcription',
		name: 'audioTranscription',
		type: 'string',
		typeOptions: { rows: 3 },
		required: true,
		default: '',
		description: 'The exact words in the recording, at most 5,000 characters',
	},
	spokenLanguageField('Language spoken in the recording'),
	{
		displayName: 'Gender',
		name: 'gender',
		type: 'options',
		options: [
			{ name: 'Female', value: 'female' },
			{ name: 'Male', value: 'male' },
		],
		default: 'female',
		description: 'Gender of the voice',
	},
	{
		displayName: 'Style',
		name: 'style',
		type: 'options',
		options: [
			{ name: 'Conversational', value: 'conversational', description: 'For conversations' },
			{ name: 'Narrator', value: 'narrator', description: 'For reading texts aloud' },
		],
		default: 'conversational',
		description: 'Speaking style of the voice',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [
			{
				displayName: 'Description',
				name: 'description',
				type: 'string',
				default: '',
				placeholder: 'e.g. Friendly voice of the help desk',
				description: 'Notes about the voice, at most 1,000 characters',
			},
			{
				displayName: 'Dialect ID',
				name: 'dialectId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 3f2b7c1e-0000-4000-8000-000000000001',
				description: 'ID of the dialect, not its code. Hamsa requires it for some languages, probably including Arabic.',
			},
			{
				displayName: 'Image URL',
				name: 'imageUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/face.png',
				description: 'Public URL of a picture for the voice',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['voice'], operation: ['clone'] } }, properties);

/** `POST /v2/tts/voices` (docs/platforms/hamsa.md, 8): exactly two tags, a gender and a style. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const check = checksFor(this, itemIndex);
	const text = (name: string) => textOf.call(this, name, itemIndex);
	const additional = omitEmpty(this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject);
	const body: IDataObject = {
		name: check.text('Name', text('name'), { max: 190 }),
		audioUrl: check.webUrl('Audio URL', text('audioUrl')),
		audioTranscription: check.text('Transcription', text('audioTranscription'), { max: 5_000 }),
		language: spokenLanguage(check, text('language')),
		tags: [text('gender'), text('style')],
		...additional,
	};
	if (additional.description !== undefined) body.description = check.text('Description', additional.description, { max: 1_000 });
	if (additional.imageUrl !== undefined) body.imageUrl = check.webUrl('Image URL', additional.imageUrl);
	body.projectId = await projectId.call(this, itemIndex);
	return await apiRequest.call(this, { method: 'POST', path: endpoint('v2', 'tts', 'voices'), body, itemIndex });
}
