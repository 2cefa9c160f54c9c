import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { alphabetical, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { agentLocator } from '../common/fields';
import { linkedResourceFields } from './body/linkedResources';
import { agentBody, agentShaper, groupFields, nameField, secretsOf, typeField } from './fields';

const properties: INodeProperties[] = [
	agentLocator,
	...groupFields,
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		description:
			'Further fields to change. Here and above, only fields added here change, and a text field added and left empty is cleared.',
		options: alphabetical([nameField, typeField, ...linkedResourceFields], ({ displayName }) => displayName),
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['agent'], operation: ['update'] } }, properties);

/** `PATCH /v2/voice-agents/{voiceAgentId}` with the names of the create body, all optional (docs/platforms/hamsa.md, 2.2). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const check = checksFor(this, itemIndex);
	const agentId = locatorId.call(this, 'agentId', itemIndex, 'Agent');
	const { name, type, ...others } = this.getNodeParameter('updateFields', itemIndex, {}) as IDataObject;

	const body = agentBody.call(this, itemIndex, others, true);
	if (name !== undefined) body.name = String(name ?? '').trim() || check.reject('Name', 'must not be empty');
	if (type !== undefined) body.type = type;
	if (Object.keys(body).length === 0)
		check.reject('The update', 'must contain at least one field to change', 'Add a field to Conversation, Voice or any of the others.');

	const shape = agentShaper.call(this, itemIndex);
	const path = endpoint('v2', 'voice-agents', agentId);
	return shape(await apiRequest.call(this, { method: 'PATCH', path, body, secrets: secretsOf(body), itemIndex }));
}
