import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { conversationLocator } from '../common/fields';
import { conversationShape } from './fields';

const properties: INodeProperties[] = [
	conversationLocator,
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		description: 'Only fields added here change',
		options: [
			{
				displayName: 'Group Name',
				name: 'groupName',
				type: 'string',
				default: '',
				description: 'New name of an iMessage group, for all participants. A conversation between two people has no name.',
			},
			{
				displayName: 'Metadata',
				name: 'metadata',
				type: 'json',
				default: '',
				placeholder: 'e.g. {"orderNumber": "A-17"}',
				description:
					'A JSON object to store with the conversation, which replaces the existing one. AgentPhone Trigger returns it with each message as conversationState. Added and left empty, the field clears it.',
			},
		],
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['conversation'], operation: ['update'] } }, properties);

/** `PATCH /v1/conversations/{conversation_id}` (docs/platforms/agentphone.md, 3.4), in snake_case. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const check = checksFor(this, itemIndex);
	const conversationId = locatorId.call(this, 'conversationId', itemIndex, 'Conversation');
	const { groupName, metadata, ...others } = this.getNodeParameter('updateFields', itemIndex, {}) as IDataObject;
	const body: IDataObject = { ...others };
	if (groupName !== undefined) body.group_name = String(groupName ?? '').trim() || check.reject('Group Name', 'must not be empty');
	if (metadata !== undefined)
		body.metadata = isEmpty(metadata) ? null : check.jsonObject('Metadata', metadata, '{"orderNumber": "A-17"}');
	if (Object.keys(body).length === 0) check.reject('Update Fields', 'must contain at least one field to change');

	const path = endpoint('conversations', conversationId);
	const conversation = await apiRequest.call(this, { method: 'PATCH', path, body, itemIndex });
	return conversationShape.call(this, itemIndex)(conversation);
}

const isEmpty = (value: unknown) => value === null || (typeof value === 'string' && value.trim() === '');
