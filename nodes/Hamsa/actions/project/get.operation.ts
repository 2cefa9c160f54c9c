import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { withoutSecrets } from '../common/secrets';

export const description: INodeProperties[] = [];

/** `GET /v1/projects/by-api-key` (docs/platforms/hamsa.md, 9). A key belongs to one project, so there is nothing to select. The answer is not fully documented, so secrets are hidden. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	return withoutSecrets(await apiRequest.call(this, { path: endpoint('v1', 'projects', 'by-api-key'), itemIndex }));
}
