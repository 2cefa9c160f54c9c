import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { limitOf, listFields, updateDisplayOptions } from '../../../shared/actions/fields';
import { apiVoices } from '../common/api';

const properties: INodeProperties[] = [...listFields];

export const description = updateDisplayOptions({ show: { resource: ['agent'], operation: ['getVoices'] } }, properties);

/** `GET /v1/agents/voices` (docs/platforms/agentphone.md, 3.1). The list is not paged, so the limit is applied here. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const limit = limitOf.call(this, itemIndex);
	return (await apiVoices.call(this, itemIndex)).slice(0, limit);
}
