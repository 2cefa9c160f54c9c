import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * The secrets Recept AI's deliveries are proven with: as many as its webhook was given, each with room for the one before.
 * Tested by the trigger (`testedBy`), because there is no call that could prove a secret.
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
			description: 'What this credential holds: what was chosen under Authentication in the node',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authenticationTypes: ['apiKey'] } },
			description: 'The key Recept AI was told to send in a header',
		},
		{
			displayName: 'Previous API Key',
			name: 'previousApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authenticationTypes: ['apiKey'] } },
			description: 'Accepted as well, while you change from one key to the next. Empty it afterwards.',
		},
		{
			displayName: 'HMAC Secret',
			name: 'hmacSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authenticationTypes: ['hmac'] } },
			description: 'The secret Recept AI signs its deliveries with, as text',
		},
		{
			displayName: 'Previous HMAC Secret',
			name: 'previousHmacSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authenticationTypes: ['hmac'] } },
			description: 'Accepted as well, while you change from one secret to the next. Empty it afterwards.',
		},
		{
			displayName: 'User',
			name: 'basicUser',
			type: 'string',
			default: '',
			displayOptions: { show: { authenticationTypes: ['basic'] } },
			description: 'The user name Recept AI gives',
		},
		{
			displayName: 'Password',
			name: 'basicPassword',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authenticationTypes: ['basic'] } },
			description: 'The password Recept AI gives',
		},
		{
			displayName: 'Previous User',
			name: 'previousBasicUser',
			type: 'string',
			default: '',
			displayOptions: { show: { authenticationTypes: ['basic'] } },
			description: 'Goes with the previous password. Leave empty if the user stays the same.',
		},
		{
			displayName: 'Previous Password',
			name: 'previousBasicPassword',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authenticationTypes: ['basic'] } },
			description: 'Accepted as well, while you change from one password to the next. Empty it afterwards.',
		},
		{
			displayName: 'Bearer Token',
			name: 'bearerToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authenticationTypes: ['bearer'] } },
			description: 'The token Recept AI sends, without the word Bearer',
		},
		{
			displayName: 'Previous Bearer Token',
			name: 'previousBearerToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authenticationTypes: ['bearer'] } },
			description: 'Accepted as well, while you change from one token to the next. Empty it afterwards.',
		},
		{
			displayName: 'JWT Secret',
			name: 'jwtSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authenticationTypes: ['jwtSecret'] } },
			description: 'The secret tokens are signed with (HS256), as text',
		},
		{
			displayName: 'Previous JWT Secret',
			name: 'previousJwtSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { authenticationTypes: ['jwtSecret'] } },
			description: 'Accepted as well, while you change from one secret to the next. Empty it afterwards.',
		},
		{
			displayName: 'JWT Public Key',
			name: 'jwtPublicKey',
			type: 'string',
			typeOptions: { rows: 5 },
			default: '',
			placeholder: '-----BEGIN PUBLIC KEY-----',
			displayOptions: { show: { authenticationTypes: ['jwtPublicKey'] } },
			description: 'The public key tokens are verified with (RS256), in PEM form: an RSA key of 2048 bits or more',
		},
		{
			displayName: 'Previous JWT Public Key',
			name: 'previousJwtPublicKey',
			type: 'string',
			typeOptions: { rows: 5 },
			default: '',
			placeholder: '-----BEGIN PUBLIC KEY-----',
			displayOptions: { show: { authenticationTypes: ['jwtPublicKey'] } },
			description: 'Accepted as well, while you change from one key to the next. Empty it afterwards.',
		},
	];
}
