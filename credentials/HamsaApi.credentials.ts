import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

/** API access to a project of Hamsa (docs/platforms/hamsa.md, 1 and 1.1). */
export class HamsaApi implements ICredentialType {
	name = 'hamsaApi';

	displayName = 'Hamsa API';

	icon = {
		light: 'file:../nodes/Hamsa/hamsa.svg',
		dark: 'file:../nodes/Hamsa/hamsa.dark.svg',
	} as const;

	documentationUrl = 'https://docs.tryhamsa.com';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Create it in the Hamsa dashboard under Settings, API Keys. It is shown only once, and belongs to one project.',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			options: [
				{ name: 'Custom Base URL', value: 'custom' },
				{ name: 'EU', value: 'eu' },
				{ name: 'UAE', value: 'uae' },
			],
			default: 'eu',
			description: 'Region of your Hamsa project, usually EU',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://api.tryhamsa.com',
			displayOptions: { show: { region: ['custom'] } },
			description: 'Only use this if Hamsa asked you to use another host. The key is sent to this host.',
		},
		{
			displayName: 'Authorization Scheme',
			name: 'scheme',
			type: 'options',
			options: [
				{ name: 'Bearer', value: 'Bearer', description: 'As documented on some newer pages of Hamsa' },
				{ name: 'Token', value: 'Token', description: 'As documented in the API reference of Hamsa' },
			],
			default: 'Token',
			description: 'The scheme before the key. Only change it if Hamsa rejects a valid key.',
		},
	];

	/** A function instead of the declarative form, so that the scheme is always one of the two valid ones. */
	authenticate = async (credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions): Promise<IHttpRequestOptions> => {
		const scheme = credentials.scheme === 'Bearer' ? 'Bearer' : 'Token';
		return {
			...request,
			headers: { ...request.headers, Authorization: `${scheme} ${String(credentials.apiKey ?? '').trim()}` },
		};
	};

	/** Reads the project of the key: a request without side effects, which is rejected for an invalid key. */
	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ $credentials.region === "custom" ? $credentials.baseUrl : $credentials.region === "uae" ? "https://api.uae.tryhamsa.com" : "https://api.tryhamsa.com" }}',
			url: '/v1/projects/by-api-key',
			// Redirects are not followed, because n8n would send the key to the target host.
			disableFollowRedirect: true,
		},
		rules: [401, 403].map((value) => ({
			type: 'responseCode' as const,
			properties: {
				value,
				message:
					'Hamsa did not accept the API key. Copy it whole from Settings, API Keys, in the Hamsa dashboard, and check Region: a key belongs to one project in one region.',
			},
		})),
	};
}
