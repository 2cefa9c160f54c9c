import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, textOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { dictionaryName, nameField, wordsField, wordsOf } from './fields';

const properties: INodeProperties[] = [
	{ ...nameField, required: true },
	{ ...wordsField, required: true },
];

export const description = updateDisplayOptions({ show: { resource: ['dictionary'], operation: ['create'] } }, properties);

/** `POST /v1/voice-agents/voice-dictionaries` (docs/platforms/hamsa.md, 8). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const check = checksFor(this, itemIndex);
	const body = {
		name: dictionaryName(check, textOf.call(this, 'name', itemIndex)),
		words: wordsOf(check, this.getNodeParameter('words', itemIndex, {})),
	};
	return await apiRequest.call(this, { method: 'POST', path: endpoint('v1', 'voice-agents', 'voice-dictionaries'), body, itemIndex });
}
