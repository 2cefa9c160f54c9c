import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor } from '../../../shared/actions/input';
import { apiRequest } from '../common/api';
import { returnSecretField, webhookScopeFields, webhookPath, withSecretHidden } from './fields';

/** Maximum length of a URL (docs/platforms/agentphone.md, 3.8). */
const MAX_URL_LENGTH = 2083;

const properties: INodeProperties[] = [
	{
		displayName:
			'This replaces the existing webhook, including that of an active AgentPhone Trigger, and creates a new signing secret: a receiver that still verifies deliveries with the old one rejects them. AgentPhone Trigger sets its webhook automatically.',
		name: 'setNotice',
		type: 'notice',
		default: '',
	},
	...webhookScopeFields,
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
		placeholder: 'Add field',
		default: {},
		options: [
			{
				displayName: 'Context Limit',
				name: 'contextLimit',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 50 },
				default: 10,
				description: 'Number of earlier messages to include in each event, from 0 to 50',
			},
			{
				displayName: 'Timeout (Seconds)',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 5, maxValue: 120 },
				default: 30,
				description:
					'How long AgentPhone waits for the answer to a turn of the caller, from 5 to 120 seconds. After that, the caller hears nothing.',
			},
		],
	},
	returnSecretField,
];

export const description = updateDisplayOptions({ show: { resource: ['webhook'], operation: ['set'] } }, properties);

/**
 * `POST /v1/webhooks` or `POST /v1/agents/{agent_id}/webhook` (docs/platforms/agentphone.md, 3.8, 4.1). It is idempotent, because each
 * request replaces the webhook, and the secret in the last answer is the valid one.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const check = checksFor(this, itemIndex);
	const path = webhookPath.call(this, itemIndex);
	const body: IDataObject = { url: check.webUrl('URL', this.getNodeParameter('url', itemIndex)) };
	if (String(body.url).length > MAX_URL_LENGTH)
		check.reject('URL', `must have at most ${MAX_URL_LENGTH} characters, but has ${String(body.url).length}`);

	const additional = this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;
	if ('contextLimit' in additional)
		body.contextLimit = check.number('Context Limit', additional.contextLimit, { min: 0, max: 50, whole: true });
	if ('timeout' in additional) body.timeout = check.number('Timeout (Seconds)', additional.timeout, { min: 5, max: 120, whole: true });

	const webhook = await apiRequest.call(this, { method: 'POST', path, body, idempotent: true, itemIndex });
	return withSecretHidden.call(this, itemIndex, webhook);
}
