import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, idOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { phoneNumberLocator } from '../common/fields';
import { readCall } from '../common/waiting/call';
import { waitFields } from '../common/waiting/fields';
import { startAndWait } from '../common/waiting/run';
import type { Callback, Waitable } from '../common/waiting/types';
import { secretsOfWebhook, webhookField, webhookBody } from '../common/webhook';
import { agentFields, agentOf, callNotice, callResult, toNumberField } from './fields';

const properties: INodeProperties[] = [
	callNotice('createNotice'),
	toNumberField,
	...agentFields,
	...waitFields('no'),
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [
			{
				...phoneNumberLocator,
				displayName: 'From Number',
				name: 'fromNumber',
				required: undefined,
				description: 'The number to call from. Without it, Hamsa uses one of its own.',
			},
		],
	},
	webhookField,
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['call'], operation: ['create'] } }, properties);

export const waitable: Waitable = {
	...callResult,
	/** `POST /v1/voice-agents/call` (docs/platforms/hamsa.md, 2.3), which answers with a job whose ID is that of the conversation. */
	async start(this: IExecuteFunctions, itemIndex: number, callback?: Callback) {
		const check = checksFor(this, itemIndex);
		const toNumber = check.phone('To Number', this.getNodeParameter('toNumber', itemIndex));
		const { fromNumber } = this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;
		const from = idOf(fromNumber);
		const webhook = webhookBody.call(this, itemIndex, callback);
		const body = {
			toNumber,
			...(from !== '' && { fromNumber: check.phone('From Number', from) }),
			...agentOf.call(this, itemIndex),
			...webhook,
		};
		const path = endpoint('v1', 'voice-agents', 'call');
		return readCall(await apiRequest.call(this, { method: 'POST', path, body, secrets: secretsOfWebhook(webhook), itemIndex }));
	},
};

export const execute = startAndWait(waitable);
