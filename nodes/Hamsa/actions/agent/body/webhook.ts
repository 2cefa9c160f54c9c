import type { INodeProperties } from 'n8n-workflow';

import type { Group } from './group';

const options: INodeProperties[] = [
	{
		displayName: 'Auth Key',
		name: 'authKey',
		type: 'string',
		default: 'Bearer',
		description: 'The word Hamsa puts before the secret in the header Authorization',
	},
	{
		displayName: 'Auth Secret',
		name: 'authSecret',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'What Hamsa sends after the word in the header Authorization, so that you know it is Hamsa. Leave out the word itself. This node never shows it in its output.',
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

/** docs/platforms/hamsa.md, 10.1 and 10.2. Only the URL is known to be cleared by null. */
export const webhook: Group = {
	field: {
		displayName: 'Webhook',
		name: 'webhook',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'Where the events of all calls of the agent are sent. An agent has one webhook, which Hamsa Trigger needs too: what is set here replaces it.',
		options,
	},
	body: ({ url, authKey, authSecret }, check) => ({
		...(url !== undefined && { webhookUrl: url === '' ? null : check.httpsUrl('Webhook URL', url) }),
		...((authKey !== undefined || authSecret !== undefined) && {
			webhookAuth: {
				authKey: String(authKey ?? '').trim() || 'Bearer',
				authSecret: authSecret || check.reject('Auth Secret', 'must not be empty', 'Give the secret together with the key, or remove both fields.'),
			},
		}),
	}),
};
