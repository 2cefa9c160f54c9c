import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * The signing secret of an AgentPhone webhook that the user registered manually. The trigger tests its format (`testedBy`), because no
 * request can verify a secret.
 */
export class AgentPhoneWebhookApi implements ICredentialType {
	name = 'agentPhoneWebhookApi';

	displayName = 'AgentPhone Webhook API';

	icon = {
		light: 'file:../nodes/AgentPhone/agentPhone.svg',
		dark: 'file:../nodes/AgentPhone/agentPhone.dark.svg',
	} as const;

	documentationUrl = 'https://docs.agentphone.ai';

	properties: INodeProperties[] = [
		{
			displayName: 'Signing Secret',
			name: 'signingSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. whsec_...',
			description:
				'The complete secret that AgentPhone showed when the webhook was set, including the "whsec_" prefix. Every change of the webhook creates a new one.',
		},
		{
			displayName: 'Previous Signing Secret',
			name: 'previousSigningSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Also accepted while you rotate the secret. Clear it afterwards.',
		},
	];
}
