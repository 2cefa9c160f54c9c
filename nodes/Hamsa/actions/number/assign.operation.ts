import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { agentLocator, phoneNumberLocator } from '../common/fields';
import { withoutSecrets } from '../common/secrets';
import { SIMPLE_NUMBER } from './fields';

const properties: INodeProperties[] = [
	{ ...phoneNumberLocator, description: 'The number of your project to assign to the agent, with plus sign and country code' },
	{ ...agentLocator, description: 'The agent that answers and uses the number' },
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['number'], operation: ['assign'] } }, properties);

/** `POST /v1/voice-agents/assign-number` (docs/platforms/hamsa.md, 3). It is idempotent. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const voiceAgentId = locatorId.call(this, 'agentId', itemIndex, 'Agent');
	const phoneNumber = checksFor(this, itemIndex).phone('Phone Number', locatorId.call(this, 'phoneNumber', itemIndex, 'Phone Number'));
	const path = endpoint('v1', 'voice-agents', 'assign-number');
	const number = await apiRequest.call(this, { method: 'POST', path, body: { voiceAgentId, phoneNumber }, idempotent: true, itemIndex });
	return simplifier.call(this, itemIndex, SIMPLE_NUMBER)(withoutSecrets(number));
}
