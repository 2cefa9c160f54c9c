import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { endpoint } from '../../transport/client';
import { apiList } from '../common/api';
import { conversationShape } from './fields';

const properties: INodeProperties[] = [...listFields, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['conversation'], operation: ['getAll'] } }, properties);

/** `GET /v1/conversations` (docs/platforms/agentphone.md, 3.4 and 6), sorted by latest activity. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	return await apiList.call(this, itemIndex, { path: endpoint('conversations') }, conversationShape.call(this, itemIndex));
}
