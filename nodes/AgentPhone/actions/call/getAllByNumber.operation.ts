import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiList } from '../common/api';
import { SIMPLE_CALL } from '../common/call';
import { numberLocator } from '../common/fields';

const properties: INodeProperties[] = [{ ...numberLocator, description: 'The number whose calls to return' }, ...listFields, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['call'], operation: ['getAllByNumber'] } }, properties);

/** `GET /v1/numbers/{number_id}/calls` (docs/platforms/agentphone.md, 3.5 and 6). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const numberId = locatorId.call(this, 'numberId', itemIndex, 'Number');
	const path = endpoint('numbers', numberId, 'calls');
	return await apiList.call(this, itemIndex, { path }, simplifier.call(this, itemIndex, SIMPLE_CALL));
}
