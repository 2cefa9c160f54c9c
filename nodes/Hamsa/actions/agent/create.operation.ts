import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, textOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { linkedResourceFields } from './body/linkedResources';
import { agentBody, agentShaper, groupFields, nameField, secretsOf, typeField } from './fields';

const properties: INodeProperties[] = [
	{ ...nameField, required: true },
	typeField,
	...groupFields,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: linkedResourceFields,
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['agent'], operation: ['create'] } }, properties);

/** `POST /v2/voice-agents` with the nested body (docs/platforms/hamsa.md, 2.2 and 12). Hamsa has no route to delete an agent. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const name = textOf.call(this, 'name', itemIndex).trim();
	if (name === '') checksFor(this, itemIndex).reject('Name', 'must not be empty');
	const type = this.getNodeParameter('type', itemIndex) as string;
	const additionalFields = this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;

	const body: IDataObject = { name, type, ...agentBody.call(this, itemIndex, additionalFields, false) };
	const shape = agentShaper.call(this, itemIndex);
	return shape(
		await apiRequest.call(this, { method: 'POST', path: endpoint('v2', 'voice-agents'), body, secrets: secretsOf(body), itemIndex }),
	);
}
