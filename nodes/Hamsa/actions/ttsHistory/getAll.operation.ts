import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, updateDisplayOptions } from '../../../shared/actions/fields';
import { endpoint } from '../../../shared/http/url';
import { projectId } from '../../transport/project';
import { getMany } from '../common/getMany';

const properties: INodeProperties[] = [...listFields];

export const description = updateDisplayOptions({ show: { resource: ['ttsHistory'], operation: ['getAll'] } }, properties);

/** `GET /v2/tts/histories` (docs/platforms/hamsa.md, 8). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	return await getMany.call(this, itemIndex, async () => ({
		path: endpoint('v2', 'tts', 'histories'),
		qs: { projectId: await projectId.call(this, itemIndex) },
		paging: 'page',
	}));
}
