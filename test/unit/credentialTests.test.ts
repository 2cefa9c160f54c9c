// A wrong key is the commonest first mistake, and n8n's own words for it are "Unauthorized".
import type { ICredentialType } from 'n8n-workflow';

import { AgentPhoneApi } from '../../credentials/AgentPhoneApi.credentials';
import { HamsaApi } from '../../credentials/HamsaApi.credentials';

/** What n8n shows of an answer with this status: the message of the first rule for it. */
const shownFor = (credential: ICredentialType, status: number) =>
	credential.test?.rules?.find(({ type, properties }) => type === 'responseCode' && properties.value === status)?.properties.message;

it.each<[credential: ICredentialType, status: number, says: RegExp]>([
	[new AgentPhoneApi(), 401, /^AgentPhone did not accept the API key\. Copy it whole from Settings, API Keys/],
	[new AgentPhoneApi(), 403, /^AgentPhone does not allow this API key.*Sub-Account ID/],
	[new AgentPhoneApi(), 404, /Base URL to https:\/\/api\.agentphone\.ai/],
	[new HamsaApi(), 401, /^Hamsa did not accept the API key\. Copy it whole from Settings, API Keys.*Region/],
	[new HamsaApi(), 403, /^Hamsa did not accept the API key/],
])('%# says what to do after its status', (credential, status, says) => {
	expect(shownFor(credential, status)).toMatch(says);
});
