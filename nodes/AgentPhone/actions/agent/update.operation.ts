import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { alphabetical, simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { agentLocator } from '../common/fields';
import { agentBody, agentFields, SIMPLE_AGENT, systemPromptField, voiceModeField } from './fields';

const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	description: 'Name of the agent in AgentPhone',
};

const properties: INodeProperties[] = [
	agentLocator,
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		description: 'Only fields added here change. A text field added and left empty is cleared.',
		options: alphabetical([nameField, systemPromptField, voiceModeField, ...agentFields], ({ displayName }) => displayName),
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['agent'], operation: ['update'] } }, properties);

/** `PATCH /v1/agents/{agent_id}` (docs/platforms/agentphone.md, 3.1). Switching to hosted resets the voice configuration. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const check = checksFor(this, itemIndex);
	const agentId = locatorId.call(this, 'agentId', itemIndex, 'Agent');
	const updateFields = this.getNodeParameter('updateFields', itemIndex, {}) as IDataObject;
	if (Object.keys(updateFields).length === 0) check.reject('Update Fields', 'must contain at least one field to change');
	if ('name' in updateFields && String(updateFields.name).trim() === '') check.reject('Name', 'must not be empty');

	const body = agentBody.call(this, itemIndex, updateFields);
	const agent = await apiRequest.call(this, { method: 'PATCH', path: endpoint('agents', agentId), body, itemIndex });
	return simplifier.call(this, itemIndex, SIMPLE_AGENT)(agent);
}
