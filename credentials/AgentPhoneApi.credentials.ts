import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

/** API access to AgentPhone (docs/platforms/agentphone.md, 1). */
export class AgentPhoneApi implements ICredentialType {
	name = 'agentPhoneApi';

	displayName = 'AgentPhone API';

	icon = {
		light: 'file:../nodes/AgentPhone/agentPhone.svg',
		dark: 'file:../nodes/AgentPhone/agentPhone.dark.svg',
	} as const;

	documentationUrl = 'https://docs.agentphone.ai';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'sk_live_...',
			description: 'Made in the AgentPhone dashboard under Settings, API Keys. It is shown only once.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.agentphone.ai',
			description: 'Change this only if AgentPhone told you to use another host. The key is sent there.',
		},
		{
			displayName: 'Sub-Account ID',
			name: 'subAccountId',
			type: 'string',
			default: '',
			description: 'Work inside this sub-account. Leave empty for the main account.',
		},
	];

	/**
	 * A function and not the declarative form, because an empty sub-account must send no header at all:
	 * AgentPhone reads the header's presence, not its content.
	 */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const subAccountId = String(credentials.subAccountId ?? '').trim();
		return {
			...request,
			headers: {
				// A sub-account chosen on the operation wins over the credential's.
				...(subAccountId && { 'X-Sub-Account-Id': subAccountId }),
				...request.headers,
				Authorization: `Bearer ${String(credentials.apiKey ?? '').trim()}`,
			},
		};
	};

	/** The "who am I" call: no side effect, 401 on a bad key. */
	test: ICredentialTestRequest = {
		// Not sent on: n8n would send the key along to whatever host it is sent to.
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/v1/usage', disableFollowRedirect: true },
	};
}
