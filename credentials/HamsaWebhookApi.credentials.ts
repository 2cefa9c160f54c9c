import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * The secret of a Hamsa webhook that the user set by hand. Tested by the trigger (`testedBy`), because there is no call that
 * could prove a secret.
 */
export class HamsaWebhookApi implements ICredentialType {
	name = 'hamsaWebhookApi';

	displayName = 'Hamsa Webhook API';

	icon = {
		light: 'file:../nodes/Hamsa/hamsa.svg',
		dark: 'file:../nodes/Hamsa/hamsa.dark.svg',
	} as const;

	documentationUrl = 'https://docs.tryhamsa.com';

	properties: INodeProperties[] = [
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'What you set at Hamsa as Auth Secret of the webhook: a long random text of your own. Whether "Bearer" stands before it makes no difference.',
		},
		{
			displayName: 'Previous Secret',
			name: 'previousSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Accepted as well, while you change from one secret to the next. Empty it afterwards.',
		},
		{
			displayName: 'Auth Key',
			name: 'scheme',
			type: 'string',
			default: 'Bearer',
			description: 'What you set at Hamsa as Auth Key: the word it puts before the secret',
		},
	];
}
