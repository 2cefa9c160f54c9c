import type { INodeProperties } from 'n8n-workflow';

import { locator } from '../../../shared/actions/fields';

export const agentLocator = locator('Agent', 'agentId', 'searchAgents', 'agt_demo01', 'The agent to work with');

export const numberLocator = locator('Number', 'numberId', 'searchNumbers', 'num_demo01', 'The phone number of your account to work with');

export const callLocator = locator(
	'Call',
	'callId',
	'searchCalls',
	'call_demo01',
	'The call to work with. The list can be searched by phone number.',
);

export const contactLocator = locator(
	'Contact',
	'contactId',
	'searchContacts',
	'ct_demo01',
	'The contact to work with. The list can be searched by name and phone number.',
);

export const conversationLocator = locator(
	'Conversation',
	'conversationId',
	'searchConversations',
	'conv_demo01',
	'The conversation to work with. The list can be searched by participant, group and last message.',
);

export const voiceLocator = locator(
	'Voice',
	'voice',
	'searchVoices',
	'custom_voice_...',
	'The voice the agent speaks with. The list can be searched by name, accent, gender and provider.',
	false,
);

export const subAccountLocator = locator('Sub-Account', 'subAccountId', 'searchSubAccounts', 'sub_demo01', 'The sub-account to work with');

/**
 * The Options of every operation of the given resources. They are read in api.ts, so the operations need not handle them.
 */
export const generalOptions = (resources: string[]): INodeProperties => ({
	displayName: 'Options',
	name: 'generalOptions',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	displayOptions: { show: { resource: resources } },
	options: [
		{
			...subAccountLocator,
			required: undefined,
			description:
				'Work in this sub-account instead of the one in the credential. The lists of the fields above then show its resources.',
		},
	],
});
