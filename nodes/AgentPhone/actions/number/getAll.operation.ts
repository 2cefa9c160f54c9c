import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, updateDisplayOptions } from '../../../shared/actions/fields';
import { endpoint } from '../../transport/client';
import { apiList } from '../common/api';

const properties: INodeProperties[] = [...listFields];

export const description = updateDisplayOptions({ show: { resource: ['number'], operation: ['getAll'] } }, properties);

/** `GET /v1/numbers` (docs/platforms/agentphone.md, 3.2 and 6), without released numbers. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	return await apiList.call(this, itemIndex, { path: endpoint('numbers') });
}
