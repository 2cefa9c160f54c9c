import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { omitEmpty } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiList } from '../common/api';
import { SIMPLE_CALL } from '../common/call';
import { callFilters } from './fields';

const properties: INodeProperties[] = [...listFields, callFilters, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['call'], operation: ['getAll'] } }, properties);

/** `GET /v1/calls` (docs/platforms/agentphone.md, 3.5 and 6). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const filters = this.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	return await apiList.call(
		this,
		itemIndex,
		{ path: endpoint('calls'), qs: omitEmpty(filters) },
		simplifier.call(this, itemIndex, SIMPLE_CALL),
	);
}
