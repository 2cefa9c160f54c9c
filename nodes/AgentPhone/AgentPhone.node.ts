import type { IExecuteFunctions, INodeExecutionData, INodeProperties, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { operationSubtitle, toolDescriptionFields } from '../shared/actions/operationTexts';
import * as agent from './actions/agent';
import * as call from './actions/call';
import { generalOptions } from './actions/common/fields';
import * as contact from './actions/contact';
import * as contactCard from './actions/contactCard';
import * as conversation from './actions/conversation';
import * as location from './actions/location';
import * as message from './actions/message';
import * as number from './actions/number';
import * as registration from './actions/registration';
import { operations, router } from './actions/router';
import * as subAccount from './actions/subAccount';
import * as usage from './actions/usage';
import * as verification from './actions/verification';
import * as webhook from './actions/webhook';
import {
	searchAgents,
	searchCalls,
	searchContacts,
	searchConversations,
	searchNumbers,
	searchSubAccounts,
	searchVoices,
} from './listSearch';

const resourceField: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Agent', value: 'agent' },
		{ name: 'Call', value: 'call' },
		{ name: 'Contact', value: 'contact' },
		{ name: 'Contact Card', value: 'contactCard' },
		{ name: 'Conversation', value: 'conversation' },
		{ name: 'Location', value: 'location' },
		{ name: 'Message', value: 'message' },
		{ name: 'Number', value: 'number' },
		{ name: 'Registration', value: 'registration' },
		{ name: 'Sub-Account', value: 'subAccount' },
		{ name: 'Usage', value: 'usage' },
		{ name: 'Verification', value: 'verification' },
		{ name: 'Webhook', value: 'webhook' },
	],
	default: 'call',
};

const operationFields: INodeProperties[] = [
	...agent.description,
	...call.description,
	...contact.description,
	...contactCard.description,
	...conversation.description,
	...location.description,
	...message.description,
	...number.description,
	...registration.description,
	...subAccount.description,
	...usage.description,
	...verification.description,
	...webhook.description,
	// A sub-account cannot have sub-accounts (docs/platforms/agentphone.md, 3.10).
	generalOptions(Object.keys(operations).filter((resource) => resource !== 'subAccount')),
];

/** The operations of the AgentPhone REST API. Each operation is one file in actions/. */
export class AgentPhone implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AgentPhone',
		name: 'agentPhone',
		icon: { light: 'file:agentPhone.svg', dark: 'file:agentPhone.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle(operationFields),
		description: 'Manage phone agents, place and end calls, read transcripts and send messages with AgentPhone',
		defaults: { name: 'AgentPhone' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'agentPhoneApi', required: true }],
		// For versions of n8n that support it (2.41.1 does not yet); the webhook operations hide the secret themselves.
		sensitiveOutputFields: ['secret', 'accessToken'],
		properties: [...toolDescriptionFields('AgentPhone', operationFields), resourceField, ...operationFields],
	};

	methods = {
		listSearch: { searchAgents, searchCalls, searchContacts, searchConversations, searchNumbers, searchSubAccounts, searchVoices },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await router.call(this);
	}
}
