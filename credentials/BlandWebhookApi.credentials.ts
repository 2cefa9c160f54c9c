import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * The secret with which Bland AI signs its webhooks. The trigger tests its length (`testedBy`), because no request can verify a
 * secret.
 */
export class BlandWebhookApi implements ICredentialType {
	name = 'blandWebhookApi';

	displayName = 'Bland AI Webhook API';

	icon = { light: 'file:../nodes/Bland/bland.svg', dark: 'file:../nodes/Bland/bland.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-voice-agents/n8n-nodes-voice-agents/blob/main/docs/nodes/credentials.md#bland-ai-webhook-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'The webhook secret of your Bland AI organization: account settings, Keys, Replace Secret. It is shown only once. Without one, Bland AI does not sign. This is not the API key.',
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
