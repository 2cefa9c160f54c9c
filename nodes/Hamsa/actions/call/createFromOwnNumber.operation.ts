import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { phoneNumberLocator } from '../common/fields';
import { readCall } from '../common/waiting/call';
import { waitFields } from '../common/waiting/fields';
import { startAndWait } from '../common/waiting/run';
import type { Waitable } from '../common/waiting/types';
import { agentFields, agentOf, callNotice, callResult, toNumberField } from './fields';

const properties: INodeProperties[] = [
	callNotice('createFromOwnNumberNotice'),
	{
		...phoneNumberLocator,
		description: 'Your own number to call from, added with Number: Add. By Number, enter it with plus sign and country code.',
	},
	toNumberField,
	...agentFields,
	...waitFields('no', false),
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['call'], operation: ['createFromOwnNumber'] } }, properties);

export const waitable: Waitable = {
	...callResult,
	/** `POST /v1/voice-agents/phone-number/call` (docs/platforms/hamsa.md, 2.3). It accepts no webhook; the webhook of the agent is called. */
	async start(this: IExecuteFunctions, itemIndex: number) {
		const check = checksFor(this, itemIndex);
		const phoneNumber = check.phone('Phone Number', locatorId.call(this, 'phoneNumber', itemIndex, 'Phone Number'));
		const toNumber = check.phone('To Number', this.getNodeParameter('toNumber', itemIndex));
		const body = { toNumber, phoneNumber, ...agentOf.call(this, itemIndex) };
		const path = endpoint('v1', 'voice-agents', 'phone-number', 'call');
		return readCall(await apiRequest.call(this, { method: 'POST', path, body, itemIndex }));
	},
};

export const execute = startAndWait(waitable);
