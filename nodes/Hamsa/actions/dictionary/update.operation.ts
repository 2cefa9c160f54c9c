import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, textOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { dictionaryName, nameField, wordsField, wordsOf } from './fields';

const properties: INodeProperties[] = [
	{
		displayName: 'Dictionary ID',
		name: 'dictionaryId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 3f2b7c1e-0000-4000-8000-000000000001',
		description: 'ID of the dictionary, as returned by Create. Hamsa has no route to list dictionaries.',
	},
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		description: 'Only fields added here change',
		options: [nameField, { ...wordsField, description: 'All words of the dictionary. Words that are left out may be deleted.' }],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['dictionary'], operation: ['update'] } }, properties);

/** `PATCH /v1/voice-agents/voice-dictionaries/{id}` (docs/platforms/hamsa.md, 8). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const check = checksFor(this, itemIndex);
	const id = textOf.call(this, 'dictionaryId', itemIndex).trim();
	if (id === '') check.reject('Dictionary ID', 'must not be empty');
	const { name, words } = this.getNodeParameter('updateFields', itemIndex, {}) as IDataObject;
	const body: IDataObject = {};
	if (name !== undefined) body.name = dictionaryName(check, name);
	if (words !== undefined) body.words = wordsOf(check, words);
	if (Object.keys(body).length === 0) check.reject('Update Fields', 'must contain at least one field to change');
	return await apiRequest.call(this, {
		method: 'PATCH',
		path: endpoint('v1', 'voice-agents', 'voice-dictionaries', id),
		body,
		itemIndex,
	});
}
