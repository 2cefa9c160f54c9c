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
			placeholder: 'e.g. sk_live_...',
			description: 'Create it in the AgentPhone dashboard under Settings, API Keys. It is shown only once.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.agentphone.ai',
			description: 'Only change this if AgentPhone asked you to use another host. The key is sent to this host.',
		},
		{
			displayName: 'Sub-Account ID',
			name: 'subAccountId',
			type: 'string',
			default: '',
			description: 'The sub-account to work in. Leave empty for the main account.',
		},
	];

	/**
	 * A function instead of the declarative form, because the header must not be sent for an empty sub-account: AgentPhone only
	 * checks whether the header is present.
	 */
	authenticate = async (credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions): Promise<IHttpRequestOptions> => {
		const subAccountId = String(credentials.subAccountId ?? '').trim();
		return {
			...request,
			headers: {
				// A sub-account selected in the operation overrides the one of the credential.
				...(subAccountId && { 'X-Sub-Account-Id': subAccountId }),
				...request.headers,
				Authorization: `Bearer ${String(credentials.apiKey ?? '').trim()}`,
			},
		};
	};

	/** A request without side effects, which answers 401 for an invalid key. */
	test: ICredentialTestRequest = {
		request: {
			// Without the version that some users write at its end, as transport/client.ts reads it.
			baseURL: '={{ $credentials.baseUrl.trim().replace(/\\/+$/, "").replace(/\\/+v1$/i, "") }}',
			url: '/v1/usage',
			// Redirects are not followed, because n8n would send the key to the target host.
			disableFollowRedirect: true,
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'AgentPhone did not accept the API key. Copy it whole from Settings, API Keys, in the AgentPhone dashboard, or create a new one there.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'AgentPhone does not allow this API key to read the account. Check that it may be used for the Sub-Account ID, or leave that field empty.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'AgentPhone found nothing there. Set Base URL to https://api.agentphone.ai, and check the Sub-Account ID.',
				},
			},
		],
	};
}
