import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, omitEmpty, listOf, locatorId, textOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest, client } from '../../transport/client';
import { rowsOf } from '../../transport/list';
import { voiceLocator } from '../common/fields';
import { withoutSecrets } from '../common/secrets';

/** docs/platforms/hamsa.md, 8 */
const MAX_DICTIONARIES = 10;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const properties: INodeProperties[] = [
	{
		displayName: 'This costs credits. Hamsa answers nothing about the audio: look for it with Get Many.',
		name: 'createNotice',
		type: 'notice',
		default: '',
	},
	{ ...voiceLocator, description: 'The voice to speak with. The list can be searched by name and dialect.' },
	{
		displayName: 'Text',
		name: 'script',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		description: 'Arabic or English text to speak, 3,000 characters at most',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'API Key ID',
				name: 'apiKeyId',
				type: 'string',
				typeOptions: { password: true },
				default: '',
				description: 'The ID of the API key, a UUID, from the Hamsa dashboard. Without it, the key of the credential is used if it is a UUID itself.',
			},
			{
				displayName: 'Dictionary IDs',
				name: 'dictionaryIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 3f2b7c1e-0000-4000-8000-000000000001',
				description: 'Dictionaries that say how words are pronounced, 10 at most, separated by commas. Dictionary: Create gives their IDs.',
			},
			{
				displayName: 'Expressiveness',
				name: 'expressiveness',
				type: 'number',
				typeOptions: { minValue: 0, numberPrecision: 2 },
				default: 1,
				description: 'How lively the voice speaks; 1 is usual',
			},
			{
				displayName: 'Speed',
				name: 'speed',
				type: 'number',
				typeOptions: { minValue: 0, numberPrecision: 2 },
				default: 1,
				description: 'How fast the voice speaks; 1 is usual',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['ttsHistory'], operation: ['create'] } }, properties);

/** `POST /v2/tts/histories` (docs/platforms/hamsa.md, 8): answers an empty list. The audio is found with Get Many. */
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
	if (dictionaries.length > MAX_DICTIONARIES) check.reject('Dictionary IDs', `may hold ${MAX_DICTIONARIES} IDs at most, but holds ${dictionaries.length}`);
	if (dictionaries.length > 0) body.voiceDictionaryIds = dictionaries;

	const secrets = [String(body.apiKey)];
	const answer = await apiRequest.call(this, { method: 'POST', path: endpoint('v2', 'tts', 'histories'), body, secrets, itemIndex });
	const made = rowsOf(answer);
	return made.length > 0 ? withoutSecrets(made) : [{ created: true, voiceId: ttsVoiceId, script }];
}

/** Hamsa wants to be told the UUID of the key although it gets the key; keys look like UUIDs themselves (docs/platforms/hamsa.md, 1.1). */
async function keyId(this: IExecuteFunctions, itemIndex: number, given: unknown): Promise<string> {
	const id = String(given ?? (await client.account.call(this, itemIndex)).apiKey).trim();
	if (UUID.test(id)) return id;
	const must = given === undefined ? 'must be given, because the API key of the credential is no UUID' : 'must be a UUID';
	return checksFor(this, itemIndex).reject('API Key ID', must, 'The ID of the key is shown in the Hamsa dashboard. Add the field API Key ID and put it there.');
}
