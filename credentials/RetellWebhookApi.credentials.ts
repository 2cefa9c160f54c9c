import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * The API key with which Retell AI signs its webhooks. The trigger tests its form (`testedBy`), because no request can verify which key
 * signs.
 */
export class RetellWebhookApi implements ICredentialType {
	name = 'retellWebhookApi';

	displayName = 'Retell AI Webhook API';

	icon = { light: 'file:../nodes/Retell/retell.svg', dark: 'file:../nodes/Retell/retell.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-voice-agents/n8n-nodes-voice-agents/blob/main/docs/nodes/credentials.md#retell-ai-webhook-api';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'The API key that carries the webhook badge under API Keys in Retell AI. Retell AI signs its webhooks with this key; it has no separate secret.',
		},
		{
			displayName: 'Previous API Key',
			name: 'previousApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Also accepted while you rotate the key. Clear it afterwards.',
		},
	];
}
