import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * The secret with which ElevenLabs signs a webhook. The trigger tests its form (`testedBy`), because no request can verify which
 * secret signs.
 */
export class ElevenLabsWebhookApi implements ICredentialType {
	name = 'elevenLabsWebhookApi';

	displayName = 'ElevenLabs Webhook API';

	icon = { light: 'file:../nodes/ElevenLabs/elevenLabs.svg', dark: 'file:../nodes/ElevenLabs/elevenLabs.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-voice-agents/n8n-nodes-voice-agents/blob/main/docs/nodes/credentials.md#elevenlabs-webhook-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. wsec_...',
			description:
				'The secret that ElevenLabs showed once, when the webhook was created under Settings, Webhooks, with its prefix. It is not the API key.',
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
