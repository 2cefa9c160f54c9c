import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { webToolLocator } from '../common/fields';
import { withoutSecrets } from '../common/secrets';
import { SIMPLE_TOOL } from './fields';

const properties: INodeProperties[] = [webToolLocator, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['webTool'], operation: ['get'] } }, properties);

/** `GET /v1/voice-agents/web-tool/{id}` (docs/platforms/hamsa.md, 4.2). There is no route for a single tool in v2. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const id = locatorId.call(this, 'webToolId', itemIndex, 'Web Tool');
	const tool = await apiRequest.call(this, { path: endpoint('v1', 'voice-agents', 'web-tool', id), itemIndex });
	return simplifier.call(this, itemIndex, SIMPLE_TOOL)(withoutSecrets(tool));
}
