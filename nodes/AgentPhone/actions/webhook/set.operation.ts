import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor } from '../../../shared/actions/input';
import { apiRequest } from '../common/api';
import { returnSecretField, webhookOfFields, webhookPath, withSecretHidden } from './fields';

/** docs/platforms/agentphone.md, 3.8. */
const MAX_URL_LENGTH = 2083;

const properties: INodeProperties[] = [
	{
		displayName:
			'This replaces the webhook that is set, also that of an active AgentPhone Trigger, and makes a new signing secret: whoever checks deliveries with the old one refuses them from now on. AgentPhone Trigger sets its webhook by itself.',
		name: 'setNotice',
		type: 'notice',
		default: '',
	},
	...webhookOfFields,
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://example.com/agentphone',
		description: 'Where AgentPhone sends events. It must be reachable from the internet.',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'Context Limit',
				name: 'contextLimit',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 50 },
				default: 10,
				description: 'How many earlier messages come along with each event, from 0 to 50',
			},
			{
				displayName: 'Timeout (Seconds)',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 5, maxValue: 120 },
				default: 30,
				description: 'How long AgentPhone waits for the answer to what a caller said, from 5 to 120 seconds. Then the caller hears nothing.',
			},
		],
	},
	returnSecretField,
];

export const description = updateDisplayOptions({ show: { resource: ['webhook'], operation: ['set'] } }, properties);

/**
 * `POST /v1/webhooks` or `POST /v1/agents/{agent_id}/webhook` (docs/platforms/agentphone.md, 3.8, 4.1).
 * It may be sent again: each write replaces the one before, and the secret of the last answer counts.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const check = checksFor(this, itemIndex);
	const path = webhookPath.call(this, itemIndex);
	const body: IDataObject = { url: check.webUrl('URL', this.getNodeParameter('url', itemIndex)) };
	if (String(body.url).length > MAX_URL_LENGTH) check.reject('URL', `must be ${MAX_URL_LENGTH} characters at most, but is ${String(body.url).length}`);

	const additional = this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;
	if ('contextLimit' in additional) body.contextLimit = check.number('Context Limit', additional.contextLimit, { min: 0, max: 50, whole: true });
	if ('timeout' in additional) body.timeout = check.number('Timeout (Seconds)', additional.timeout, { min: 5, max: 120, whole: true });

	const webhook = await apiRequest.call(this, { method: 'POST', path, body, idempotent: true, itemIndex });
	return withSecretHidden.call(this, itemIndex, webhook);
}
