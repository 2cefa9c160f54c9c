import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { numberLocator } from '../common/fields';
import { withoutSecrets } from '../common/secrets';
import { SIMPLE_NUMBER } from './fields';

const properties: INodeProperties[] = [numberLocator, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['number'], operation: ['get'] } }, properties);

/** `GET /v1/voice-agents/phone-number?pid=` (docs/platforms/hamsa.md, 3). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const pid = locatorId.call(this, 'numberId', itemIndex, 'Number');
	const number = await apiRequest.call(this, { path: endpoint('v1', 'voice-agents', 'phone-number'), qs: { pid }, itemIndex });
	return simplifier.call(this, itemIndex, SIMPLE_NUMBER)(withoutSecrets(number));
}
