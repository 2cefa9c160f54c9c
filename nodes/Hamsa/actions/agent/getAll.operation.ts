import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { listFields, simplifyField } from '../../../shared/actions/fields';
import { simplifier } from '../../../shared/actions/simplify';
import { apiList, endpoint } from '../../transport';
import { SIMPLE_AGENT } from './fields';

const properties: INodeProperties[] = [...listFields, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['agent'], operation: ['getAll'] } }, properties);

/** `GET /v2/voice-agents` (api/hamsa.md 2.1). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const request = { path: endpoint('v2', 'voice-agents'), paging: 'skipPage' as const };
	return await apiList.call(this, itemIndex, request, simplifier.call(this, itemIndex, SIMPLE_AGENT));
}
