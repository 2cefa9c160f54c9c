import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * The API key that a voice platform sends to the Custom LLM Trigger. The trigger tests its form (`testedBy`), because the key is one that
 * others send.
 */
export class CustomLlmApi implements ICredentialType {
	name = 'customLlmApi';

	displayName = 'Custom LLM API';

	icon = {
		light: 'file:../nodes/CustomLlm/customLlm.svg',
		dark: 'file:../nodes/CustomLlm/customLlm.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-voice-agents/n8n-nodes-voice-agents/blob/main/docs/nodes/credentials.md#custom-llm-api';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'A key you choose, at least 24 characters without spaces. Enter the same one at the platform as the API key of its custom LLM.',
		},
		{
			displayName: 'Previous API Key',
			name: 'previousApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Also accepted while you rotate the key. Clear it afterwards.',
		},
		{
			displayName: 'Header',
			name: 'header',
			type: 'string',
			default: 'Authorization',
			placeholder: 'e.g. X-Api-Key',
			description: 'Name of the header that carries the key, with or without the word Bearer before it',
		},
	];
}
