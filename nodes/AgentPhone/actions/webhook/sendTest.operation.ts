import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { idOf } from '../../../shared/actions/input';
import { apiRequest } from '../common/api';
import { agentLocator } from '../common/fields';
import { webhookScopeFields, webhookPath } from './fields';

const properties: INodeProperties[] = [
	...webhookScopeFields,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		displayOptions: { show: { webhookScope: ['account'] } },
		options: [
			{
				...agentLocator,
				name: 'testAgentId',
				required: undefined,
				description: 'The agent that the test message is addressed to. Without it, the first agent of the account is used.',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['webhook'], operation: ['sendTest'] } }, properties);

/**
 * `POST /v1/webhooks/test` or `POST /v1/agents/{agent_id}/webhook/test` (docs/platforms/agentphone.md, 3.8). A failed
 * delivery is a result, `{success: false, httpStatus, errorMessage}`, and not an error.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const path = webhookPath.call(this, itemIndex, 'test');
	const { testAgentId } = this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;
	const agentId = this.getNodeParameter('webhookScope', itemIndex) === 'account' ? idOf(testAgentId) : '';
	return await apiRequest.call(this, { method: 'POST', path, qs: agentId === '' ? {} : { agentId }, itemIndex });
}
