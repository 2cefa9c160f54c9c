import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { simplifier } from '../../../shared/actions/simplify';
import { apiRequest, endpoint } from '../../transport';
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
