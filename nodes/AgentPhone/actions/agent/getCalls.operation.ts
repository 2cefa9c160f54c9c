import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiList } from '../common/api';
import { SIMPLE_CALL } from '../common/call';
import { agentLocator } from '../common/fields';

const properties: INodeProperties[] = [{ ...agentLocator, description: 'The agent whose calls to return' }, ...listFields, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['agent'], operation: ['getCalls'] } }, properties);

/** `GET /v1/agents/{agent_id}/calls` (docs/platforms/agentphone.md, 3.1 and 6). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const agentId = locatorId.call(this, 'agentId', itemIndex, 'Agent');
	const path = endpoint('agents', agentId, 'calls');
	return await apiList.call(this, itemIndex, { path }, simplifier.call(this, itemIndex, SIMPLE_CALL));
}
