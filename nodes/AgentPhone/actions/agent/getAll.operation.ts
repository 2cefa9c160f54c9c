import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { endpoint } from '../../transport/client';
import { apiList } from '../common/api';
import { SIMPLE_AGENT } from './fields';

const properties: INodeProperties[] = [...listFields, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['agent'], operation: ['getAll'] } }, properties);

/** `GET /v1/agents` (docs/platforms/agentphone.md, 3.1 and 6). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	return await apiList.call(this, itemIndex, { path: endpoint('agents') }, simplifier.call(this, itemIndex, SIMPLE_AGENT));
}
