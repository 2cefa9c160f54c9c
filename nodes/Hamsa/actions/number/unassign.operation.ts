import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { phoneNumberLocator } from '../common/fields';

const properties: INodeProperties[] = [
	{
		...phoneNumberLocator,
		description: 'The number to remove from its agent, with plus sign and country code. It stays in your project.',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['number'], operation: ['unassign'] } }, properties);

/**
 * `POST /v1/voice-agents/unassign` (docs/platforms/hamsa.md, 3). It is idempotent. The answer is only a sentence, so the node builds
 * its own result.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const phoneNumber = checksFor(this, itemIndex).phone('Phone Number', locatorId.call(this, 'phoneNumber', itemIndex, 'Phone Number'));
	const path = endpoint('v1', 'voice-agents', 'unassign');
	await apiRequest.call(this, { method: 'POST', path, body: { phoneNumber }, idempotent: true, itemIndex });
	return { unassigned: true, phoneNumber };
}
