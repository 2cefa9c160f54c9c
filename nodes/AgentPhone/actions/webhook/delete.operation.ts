import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { apiRequest } from '../common/api';
import { webhookScopeFields, webhookPath } from './fields';

const properties: INodeProperties[] = [...webhookScopeFields];

export const description = updateDisplayOptions({ show: { resource: ['webhook'], operation: ['delete'] } }, properties);

/** `DELETE /v1/webhooks` or `DELETE /v1/agents/{agent_id}/webhook` (docs/platforms/agentphone.md, 3.8). The events of the agent are then sent to the webhook of the account. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	await apiRequest.call(this, { method: 'DELETE', path: webhookPath.call(this, itemIndex), itemIndex });
	return { deleted: true };
}
