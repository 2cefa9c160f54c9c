import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * The signing secret of an AgentPhone webhook that the user registered by hand. Tested by the trigger
 * (`testedBy`), because there is no call that could prove a secret.
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
			placeholder: 'whsec_...',
			description:
				'The secret AgentPhone showed when the webhook was set, whole, with its "whsec_" prefix. Every change of the webhook makes a new one.',
		},
		{
			displayName: 'Previous Signing Secret',
			name: 'previousSigningSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Accepted as well, while you change from one secret to the next. Empty it afterwards.',
		},
	];
}
