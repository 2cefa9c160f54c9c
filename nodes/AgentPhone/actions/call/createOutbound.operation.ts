import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { apiRequest, endpoint } from '../../transport';
import { agentLocator, simplifyField } from '../common/fields';
import { checksFor, filled, idOf, locatorId, pairsOf } from '../common/input';
import { simplifier } from '../common/simplify';
import { outboundFields, SIMPLE_CALL } from './fields';

const properties: INodeProperties[] = [
	{
		displayName:
			'This rings a real phone, costs money, and cannot be taken back. Call only people who agreed to it. The call goes on after this node: use AgentPhone Trigger to learn how it ended.',
		name: 'createOutboundNotice',
		type: 'notice',
		default: '',
	},
	{ ...agentLocator, description: 'The agent that calls. It must have a phone number.' },
	{
		displayName: 'To Number',
		name: 'toNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +15005550001',
		description: 'Phone number to call, with plus sign and country code',
	},
	outboundFields,
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['call'], operation: ['createOutbound'] } }, properties);

/** `POST /v1/calls` (api/agentphone.md 3.5). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const check = checksFor(this, itemIndex);
	const agentId = locatorId.call(this, 'agentId', itemIndex, 'Agent');
	const toNumber = check.phone('To Number', this.getNodeParameter('toNumber', itemIndex));
	const { variables, fromNumberId, voice, ...texts } = this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;

	// Left out when empty: an empty system prompt would change who holds the conversation.
	const optional = filled({ ...texts, fromNumberId: idOf(fromNumberId), voice: idOf(voice) });
	const body: IDataObject = { agentId, toNumber, ...optional };
	const values = pairsOf(variables);
	if (Object.keys(values).length > 0) body.variables = values;

	const call = await apiRequest.call(this, { method: 'POST', path: endpoint('calls'), body, itemIndex });
	return simplifier.call(this, itemIndex, SIMPLE_CALL)(call);
}
