import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { withoutSecrets } from '../common/secrets';

export const description: INodeProperties[] = [];

/** `GET /v1/projects/by-api-key` (docs/platforms/hamsa.md, 9). A key has one project, so there is nothing to choose. Not all it answers is known. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	return withoutSecrets(await apiRequest.call(this, { path: endpoint('v1', 'projects', 'by-api-key'), itemIndex }));
}
