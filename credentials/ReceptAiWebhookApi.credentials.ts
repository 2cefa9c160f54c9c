import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * The secrets that authenticate the deliveries of Recept AI: one for each authentication type of its webhook, each with an optional
 * previous secret. The trigger tests their format (`testedBy`), because no request can verify a secret.
 */
export class ReceptAiWebhookApi implements ICredentialType {
	name = 'receptAiWebhookApi';

	displayName = 'Recept AI Webhook API';

	icon = {
		light: 'file:../nodes/ReceptAi/receptAi.svg',
		dark: 'file:../nodes/ReceptAi/receptAi.dark.svg',
	} as const;

	documentationUrl = 'https://receptai.mintlify.app/advanced/webhooks';

	properties: INodeProperties[] = [
		{
			displayName: 'Authentication Types',
			name: 'authenticationTypes',
			type: 'multiOptions',
			options: [
				{ name: 'API Key', value: 'apiKey' },
				{ name: 'Basic User and Password', value: 'basic' },
				{ name: 'Bearer Token', value: 'bearer' },
				{ name: 'HMAC Secret', value: 'hmac' },
				{ name: 'JWT Public Key (RS256)', value: 'jwtPublicKey' },
				{ name: 'JWT Secret (HS256)', value: 'jwtSecret' },
			],
			default: ['hmac'],
			description: 'The types of secrets in this credential, as selected under Authentication in the node',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authenticationTypes: ['apiKey'] } },
			description: 'The key that Recept AI sends in a header',
		},
		{
			displayName: 'Previous API Key',
			name: 'previousApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authenticationTypes: ['apiKey'] } },
			description: 'Also accepted while you rotate the key. Clear it afterwards.',
		},
		{
			displayName: 'HMAC Secret',
			name: 'hmacSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authenticationTypes: ['hmac'] } },
			description: 'The secret with which Recept AI signs its deliveries, as text',
		},
		{
			displayName: 'Previous HMAC Secret',
			name: 'previousHmacSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authenticationTypes: ['hmac'] } },
			description: 'Also accepted while you rotate the secret. Clear it afterwards.',
		},
		{
			displayName: 'User',
			name: 'basicUser',
			type: 'string',
			default: '',
			displayOptions: { show: { authenticationTypes: ['basic'] } },
			description: 'The user name that Recept AI sends',
		},
		{
			displayName: 'Password',
			name: 'basicPassword',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authenticationTypes: ['basic'] } },
			description: 'The password that Recept AI sends',
		},
		{
			displayName: 'Previous User',
			name: 'previousBasicUser',
			type: 'string',
			default: '',
			displayOptions: { show: { authenticationTypes: ['basic'] } },
			description: 'The user name for the previous password. Leave empty if the user name does not change.',
		},
		{
			displayName: 'Previous Password',
			name: 'previousBasicPassword',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authenticationTypes: ['basic'] } },
			description: 'Also accepted while you rotate the password. Clear it afterwards.',
		},
		{
			displayName: 'Bearer Token',
			name: 'bearerToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authenticationTypes: ['bearer'] } },
			description: 'The token that Recept AI sends, without the Bearer prefix',
		},
		{
			displayName: 'Previous Bearer Token',
			name: 'previousBearerToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authenticationTypes: ['bearer'] } },
			description: 'Also accepted while you rotate the token. Clear it afterwards.',
		},
		{
			displayName: 'JWT Secret',
			name: 'jwtSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authenticationTypes: ['jwtSecret'] } },
			description: 'The secret with which the tokens are signed (HS256), as text',
		},
		{
			displayName: 'Previous JWT Secret',
			name: 'previousJwtSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authenticationTypes: ['jwtSecret'] } },
			description: 'Also accepted while you rotate the secret. Clear it afterwards.',
		},
		{
			displayName: 'JWT Public Key',
			name: 'jwtPublicKey',
			type: 'string',
			typeOptions: { rows: 5 },
			default: '',
			placeholder: 'e.g. -----BEGIN PUBLIC KEY-----',
			displayOptions: { show: { authenticationTypes: ['jwtPublicKey'] } },
			description: 'The public key for verifying the tokens (RS256), in PEM format: an RSA key of at least 2048 bits',
		},
		{
			displayName: 'Previous JWT Public Key',
			name: 'previousJwtPublicKey',
			type: 'string',
			typeOptions: { rows: 5 },
			default: '',
			placeholder: 'e.g. -----BEGIN PUBLIC KEY-----',
			displayOptions: { show: { authenticationTypes: ['jwtPublicKey'] } },
			description: 'Also accepted while you rotate the key. Clear it afterwards.',
		},
	];
}
