import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * The secret that Vapi sends with its events or signs them with. The trigger tests its length (`testedBy`), because no request can
 * verify a secret.
 */
export class VapiWebhookApi implements ICredentialType {
	name = 'vapiWebhookApi';

	displayName = 'Vapi Webhook API';

	icon = { light: 'file:../nodes/Vapi/vapi.svg', dark: 'file:../nodes/Vapi/vapi.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-voice-agents/n8n-nodes-voice-agents/blob/main/docs/nodes/credentials.md#vapi-webhook-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'A long random text of your choice. Give Vapi the same one, as a custom credential that the server URL uses: as its bearer token, or as its HMAC secret. This is not the API key of Vapi.',
		},
		{
			displayName: 'Previous Secret',
			name: 'previousSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Also accepted while you rotate the secret. Clear it afterwards.',
		},
	];
}
