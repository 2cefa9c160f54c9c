import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { checksFor } from '../../../shared/actions/input';
import type { Group } from './group';
import type { Callback } from './waiting/types';

const options: INodeProperties[] = [
	{
		displayName: 'Auth Key',
		name: 'authKey',
		type: 'string',
		default: 'Bearer',
		description: 'The scheme that Hamsa sends before the secret in the Authorization header',
	},
	{
		displayName: 'Auth Secret',
		name: 'authSecret',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description:
			'The secret that Hamsa sends in the Authorization header to authenticate, without the scheme. This node never includes it in its output.',
	},
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/hamsa',
		description: 'Where Hamsa sends the events. It must start with https:// and be reachable from the internet.',
	},
];

/** The webhook of an agent (docs/platforms/hamsa.md, 10.1 and 10.2). Only the URL is known to be cleared by null. */
export const webhook: Group = {
	field: {
		displayName: 'Webhook',
		name: 'webhook',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		description:
			'Where the events of all calls of the agent are sent. An agent has only one webhook, which Hamsa Trigger also needs: the values here replace it.',
		options,
	},
	body: ({ url, authKey, authSecret }, check) => ({
		...(url !== undefined && { webhookUrl: url === '' ? null : check.httpsUrl('Webhook URL', url) }),
		...((authKey !== undefined || authSecret !== undefined) && {
			webhookAuth: {
				authKey: String(authKey ?? '').trim() || 'Bearer',
				authSecret:
					authSecret ||
					check.reject('Auth Secret', 'must not be empty', 'Enter the secret together with the key, or remove both fields.'),
			},
		}),
	}),
};

/** The field that `webhookBody` reads. A waiting execution uses its own callback instead. */
export const webhookField: INodeProperties = {
	...webhook.field,
	displayOptions: { show: { waitForResult: ['no', 'poll'] } },
	description:
		'Where Hamsa sends the result, in addition to the output of this node. Hamsa Trigger shows the URL and the secret to enter here.',
};

/**
 * The webhook of a job or a call: the callback that resumes this execution or, without one, the value of `webhookField`
 * (docs/platforms/hamsa.md, 2.3 and 7.1).
 *
 * @returns `{webhookUrl, webhookAuth}`; empty if there is no webhook
 * @throws NodeOperationError naming the field that is out of its limits
 */
export function webhookBody(this: IExecuteFunctions, itemIndex: number, callback?: Callback): IDataObject {
	if (callback) return { ...callback };
	const check = checksFor(this, itemIndex);
	const body = webhook.body(this.getNodeParameter('webhook', itemIndex, {}) as IDataObject, check);
	if (body.webhookAuth && !body.webhookUrl)
		check.reject('Webhook URL', 'must not be empty', 'Enter the URL that the secret is for, or remove the field Webhook.');
	return body.webhookUrl === null ? {} : body;
}

/** The secrets in a webhook body, which no error may contain. */
export const secretsOfWebhook = ({ webhookAuth }: IDataObject): string[] => [
	String((webhookAuth as IDataObject | undefined)?.authSecret ?? ''),
];
