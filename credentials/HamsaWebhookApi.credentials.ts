import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * The secret of a Hamsa webhook that the user set manually. The trigger tests its format (`testedBy`), because no request can verify
 * a secret.
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
			description: 'The Auth Secret of the webhook at Hamsa: a long random text of your choice, with or without the "Bearer" prefix',
		},
		{
			displayName: 'Previous Secret',
			name: 'previousSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Also accepted while you rotate the secret. Clear it afterwards.',
		},
		{
			displayName: 'Auth Key',
			name: 'scheme',
			type: 'string',
			default: 'Bearer',
			description: 'The Auth Key of the webhook at Hamsa: the scheme that Hamsa sends before the secret',
		},
	];
}
