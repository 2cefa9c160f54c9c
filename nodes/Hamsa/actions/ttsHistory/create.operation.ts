import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, omitEmpty, listOf, locatorId, textOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest, client } from '../../transport/client';
import { rowsOf } from '../../transport/list';
import { voiceLocator } from '../common/fields';
import { withoutSecrets } from '../common/secrets';

/** Maximum number of dictionaries (docs/platforms/hamsa.md, 8). */
const MAX_DICTIONARIES = 10;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const properties: INodeProperties[] = [
	{
		displayName: 'This costs credits. The answer of Hamsa does not contain the audio: find it with Get Many.',
		name: 'createNotice',
		type: 'notice',
		default: '',
	},
	{ ...voiceLocator, description: 'The voice to use. The list can be searched by name and dialect.' },
	{
		displayName: 'Text',
		name: 'script',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		description: 'The Arabic or English text to convert to speech, at most 3,000 characters',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [
			{
				displayName: 'API Key ID',
				name: 'apiKeyId',
				type: 'string',
				typeOptions: { password: true },
				default: '',
				description:
					'The ID of the API key, a UUID, from the Hamsa dashboard. Without it, the key of the credential is used if it is a UUID itself.',
			},
			{
				displayName: 'Dictionary IDs',
				name: 'dictionaryIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 3f2b7c1e-0000-4000-8000-000000000001',
				description:
					'IDs of at most 10 dictionaries that define how words are pronounced, separated by commas. Dictionary: Create returns the ID.',
			},
			{
				displayName: 'Expressiveness',
				name: 'expressiveness',
				type: 'number',
				typeOptions: { minValue: 0, numberPrecision: 2 },
				default: 1,
				description: 'How expressive the speech is; 1 is the default',
			},
			{
				displayName: 'Speed',
				name: 'speed',
				type: 'number',
				typeOptions: { minValue: 0, numberPrecision: 2 },
				default: 1,
				description: 'How fast the speech is; 1 is the default',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['ttsHistory'], operation: ['create'] } }, properties);

/** `POST /v2/tts/histories` (docs/platforms/hamsa.md, 8). The answer is an empty list; Get Many finds the audio. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const check = checksFor(this, itemIndex);
	const ttsVoiceId = locatorId.call(this, 'voiceId', itemIndex, 'Voice');
	const script = check.text('Text', textOf.call(this, 'script', itemIndex), { max: 3_000 });
	const additional = this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;
	const { apiKeyId, dictionaryIds } = omitEmpty(additional);

	const body: IDataObject = { ttsVoiceId, script, apiKey: await keyId.call(this, itemIndex, apiKeyId) };
	const config: IDataObject = {};
	if ('expressiveness' in additional) config.expressiveness = check.number('Expressiveness', additional.expressiveness, { min: 0 });
	if ('speed' in additional) config.speed = check.number('Speed', additional.speed, { min: 0 });
	if (Object.keys(config).length > 0) body.config = config;
	const dictionaries = listOf(dictionaryIds);
	if (dictionaries.length > MAX_DICTIONARIES)
		check.reject('Dictionary IDs', `must contain at most ${MAX_DICTIONARIES} IDs, but contains ${dictionaries.length}`);
	if (dictionaries.length > 0) body.voiceDictionaryIds = dictionaries;

	const secrets = [String(body.apiKey)];
	const answer = await apiRequest.call(this, { method: 'POST', path: endpoint('v2', 'tts', 'histories'), body, secrets, itemIndex });
	const made = rowsOf(answer);
	return made.length > 0 ? withoutSecrets(made) : [{ created: true, voiceId: ttsVoiceId, script }];
}

/** Hamsa expects the UUID of the key in the body, in addition to the key itself; keys look like UUIDs (docs/platforms/hamsa.md, 1.1). */
async function keyId(this: IExecuteFunctions, itemIndex: number, given: unknown): Promise<string> {
	const id = String(given ?? (await client.account.call(this, itemIndex)).apiKey).trim();
	if (UUID.test(id)) return id;
	const must = given === undefined ? 'must be given, because the API key of the credential is not a UUID' : 'must be a UUID';
	return checksFor(this, itemIndex).reject(
		'API Key ID',
		must,
		'The Hamsa dashboard shows the ID of the key. Add the field API Key ID and enter it there.',
	);
}
