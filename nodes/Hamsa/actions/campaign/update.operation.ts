import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { campaignLocator } from '../common/fields';
import { campaignName, nameField, SIMPLE_CAMPAIGN } from './fields';

const properties: INodeProperties[] = [
	campaignLocator,
	{ ...nameField, description: 'The new name, 1 to 100 characters. Nothing else of a campaign can be changed.' },
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['campaign'], operation: ['update'] } }, properties);

/** `PATCH /v1/voice-agents/campaigns/{id}` (docs/platforms/hamsa.md, 5). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const campaignId = locatorId.call(this, 'campaignId', itemIndex, 'Campaign');
	const name = campaignName(checksFor(this, itemIndex), this.getNodeParameter('name', itemIndex));
	const path = endpoint('v1', 'voice-agents', 'campaigns', campaignId);
	const campaign = await apiRequest.call(this, { method: 'PATCH', path, body: { name }, itemIndex });
	return simplifier.call(this, itemIndex, SIMPLE_CAMPAIGN)(campaign);
}
