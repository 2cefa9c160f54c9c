import { generateKeyPairSync } from 'node:crypto';

import type { ICredentialDataDecryptedObject, ICredentialTestFunctions } from 'n8n-workflow';

import { webhookSecretsTest } from '../../../nodes/ReceptAi/trigger/credentialTest';

const pem = (bits: number) =>
	generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ type: 'spki', format: 'pem' }) as string;
const PUBLIC = pem(2048);
const PRIVATE = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const LONG = 'a-secret-of-more-than-thirty-two-bytes';

const verdict = async (data: ICredentialDataDecryptedObject) =>
	await webhookSecretsTest.call({} as ICredentialTestFunctions, { id: '1', name: 'c', type: 'receptAiWebhookApi', data });

it.each<[string, ICredentialDataDecryptedObject]>([
	['an API key', { authenticationTypes: ['apiKey'], apiKey: 'k' }],
	['a user and a password', { authenticationTypes: ['basic'], basicUser: 'u', basicPassword: 'p' }],
	['a public key', { authenticationTypes: ['jwtPublicKey'], jwtPublicKey: PUBLIC }],
	['a public key without its line breaks', { authenticationTypes: ['jwtPublicKey'], jwtPublicKey: PUBLIC.replace(/\n/g, ' ') }],
	[
		'all at once',
		{
			authenticationTypes: ['apiKey', 'bearer', 'hmac', 'jwtSecret'],
			apiKey: 'k',
			bearerToken: 't',
			hmacSecret: 's',
			jwtSecret: LONG,
			previousJwtSecret: LONG,
		},
	],
])('likes %s', async (_what, data) => expect((await verdict(data)).status).toBe('OK'));

it.each<[string, ICredentialDataDecryptedObject, RegExp]>([
	['nothing', {}, /Choose under Authentication Types/],
	['an empty secret', { authenticationTypes: ['hmac', 'apiKey'], hmacSecret: 's', apiKey: ' ' }, /Fill in/],
	['a user without a password', { authenticationTypes: ['basic'], basicUser: 'u' }, /Fill in/],
	['a user name with a colon', { authenticationTypes: ['basic'], basicUser: 'u:v', basicPassword: 'p' }, /colon/],
	['a short JWT secret', { authenticationTypes: ['jwtSecret'], jwtSecret: 'short' }, /32 characters/],
	['a short previous JWT secret', { authenticationTypes: ['jwtSecret'], jwtSecret: LONG, previousJwtSecret: 'short' }, /32 characters/],
	['a public key as secret', { authenticationTypes: ['jwtSecret'], jwtSecret: PUBLIC }, /not be a public key/],
	['a private key', { authenticationTypes: ['jwtPublicKey'], jwtPublicKey: PRIVATE }, /RSA public key/],
	['a weak key', { authenticationTypes: ['jwtPublicKey'], jwtPublicKey: pem(1024) }, /2048 bits/],
	['half a key', { authenticationTypes: ['jwtPublicKey'], jwtPublicKey: PUBLIC.slice(0, 200) }, /whole/],
	[
		'a previous key that is none',
		{ authenticationTypes: ['jwtPublicKey'], jwtPublicKey: PUBLIC, previousJwtPublicKey: 'x' },
		/RSA public key/,
	],
])('complains about %s, without showing it', async (_what, data, reason) => {
	const { status, message } = await verdict(data);
	expect(status).toBe('Error');
	expect(message).toMatch(reason);
	expect(message).not.toMatch(/u:v|short$|MII/);
});
