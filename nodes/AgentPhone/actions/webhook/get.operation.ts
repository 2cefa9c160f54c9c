import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { apiRequest } from '../common/api';
import { returnSecretField, webhookScopeFields, webhookPath, withSecretHidden } from './fields';

const properties: INodeProperties[] = [...webhookScopeFields, returnSecretField];

export const description = updateDisplayOptions({ show: { resource: ['webhook'], operation: ['get'] } }, properties);

/**
 * `GET /v1/webhooks` or `GET /v1/agents/{agent_id}/webhook` (docs/platforms/agentphone.md, 3.8). If no webhook is set, the answer is
 * `null`, which becomes `{set: false}` so that an IF node can check it.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const webhook = (await apiRequest.call(this, {
		path: webhookPath.call(this, itemIndex),
		nullable: true,
		itemIndex,
	})) as IDataObject | null;
	if (!webhook?.url) return { set: false };
	return { set: true, ...withSecretHidden.call(this, itemIndex, webhook) };
}
