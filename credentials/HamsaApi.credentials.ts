import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

/** API access to Hamsa (docs/platforms/hamsa.md, 1 and 1.1). A key belongs to one project. */
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
			description: 'Made in the Hamsa dashboard under Settings, API Keys. It is shown only once, and belongs to one project.',
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
			description: 'Where your Hamsa project lives. EU is the usual one.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'https://api.tryhamsa.com',
			displayOptions: { show: { region: ['custom'] } },
			description: 'Use this only if Hamsa told you to use another host. The key is sent there.',
		},
		{
			displayName: 'Authorization Scheme',
			name: 'scheme',
			type: 'options',
			options: [
				{ name: 'Bearer', value: 'Bearer', description: 'As some newer pages of Hamsa show it' },
				{ name: 'Token', value: 'Token', description: "As Hamsa's API reference shows it" },
			],
			default: 'Token',
			description: 'The word in front of the key. Change it only if Hamsa refuses a key that is right.',
		},
	];

	/** A function and not the declarative form: the scheme is one of two words, whatever was stored. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const scheme = credentials.scheme === 'Bearer' ? 'Bearer' : 'Token';
		return {
			...request,
			headers: { ...request.headers, Authorization: `${scheme} ${String(credentials.apiKey ?? '').trim()}` },
		};
	};

	/** The project of the key: no side effect, and refused with a wrong key. */
	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ $credentials.region === "custom" ? $credentials.baseUrl : $credentials.region === "uae" ? "https://api.uae.tryhamsa.com" : "https://api.tryhamsa.com" }}',
			url: '/v1/projects/by-api-key',
			// Not sent on: n8n would send the key along to whatever host it is sent to.
			disableFollowRedirect: true,
		},
	};
}
