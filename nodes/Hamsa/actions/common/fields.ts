import type { INodeProperties } from 'n8n-workflow';

import { locator } from '../../../shared/actions/fields';

const ID = '3f2b7c1e-0000-4000-8000-000000000001';

export const agentLocator = locator(
	'Agent',
	'agentId',
	'searchAgents',
	ID,
	'The voice agent to work with. The list can be searched by name.',
);

export const numberLocator = locator('Number', 'numberId', 'searchNumbers', ID, 'The phone number of your project to work with');

/** For routes that expect the number itself instead of its ID. */
export const phoneNumberLocator = withNumberMode(
	locator(
		'Phone Number',
		'phoneNumber',
		'searchPhoneNumbers',
		'+15005550001',
		'The phone number of your project to work with, with plus sign and country code',
	),
);

export const campaignLocator = locator(
	'Campaign',
	'campaignId',
	'searchCampaigns',
	ID,
	'The campaign to work with. The list can be searched by name.',
);

export const conversationLocator = locator(
	'Conversation',
	'conversationId',
	'searchConversations',
	ID,
	'The call to work with. The list can be searched by agent and phone number.',
);

export const knowledgeItemLocator = locator(
	'Knowledge Item',
	'knowledgeItemId',
	'searchKnowledgeItems',
	ID,
	'The knowledge base item to work with. The list can be searched by name.',
);

export const webToolLocator = locator(
	'Web Tool',
	'webToolId',
	'searchWebTools',
	ID,
	'The web tool to work with. The list can be searched by name.',
);

export const jobLocator = locator('Job', 'jobId', 'searchJobs', ID, 'The job to work with. The list can be searched by title.');

export const voiceLocator = locator(
	'Voice',
	'voiceId',
	'searchVoices',
	ID,
	'The voice to work with. The list can be searched by name and dialect.',
);

/** A locator whose value is a phone number instead of an ID. */
function withNumberMode({ modes = [], ...field }: INodeProperties): INodeProperties {
	return { ...field, modes: modes.map((mode) => (mode.name === 'id' ? { ...mode, displayName: 'By Number' } : mode)) };
}
