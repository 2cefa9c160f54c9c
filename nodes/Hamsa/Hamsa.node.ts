import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { operationSubtitle, toolDescriptionFields } from '../shared/actions/operationTexts';
import * as agent from './actions/agent';
import * as call from './actions/call';
import * as campaign from './actions/campaign';
import { resumeWebhooks } from './actions/common/waiting/callback';
import * as conversation from './actions/conversation';
import * as dictionary from './actions/dictionary';
import * as job from './actions/job';
import * as knowledgeItem from './actions/knowledgeItem';
import * as number from './actions/number';
import * as project from './actions/project';
import { router, resumeHandler } from './actions/router';
import * as speech from './actions/speech';
import * as ttsHistory from './actions/ttsHistory';
import * as usage from './actions/usage';
import * as voice from './actions/voice';
import * as webTool from './actions/webTool';
import * as listSearch from './listSearch';

const resourceField: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Agent', value: 'agent' },
		{ name: 'Call', value: 'call' },
		{ name: 'Campaign', value: 'campaign' },
		{ name: 'Conversation', value: 'conversation' },
		{ name: 'Dictionary', value: 'dictionary' },
		{ name: 'Job', value: 'job' },
		{ name: 'Knowledge Item', value: 'knowledgeItem' },
		{ name: 'Number', value: 'number' },
		{ name: 'Project', value: 'project' },
		{ name: 'Speech', value: 'speech' },
		{ name: 'TTS History', value: 'ttsHistory' },
		{ name: 'Usage', value: 'usage' },
		{ name: 'Voice', value: 'voice' },
		{ name: 'Web Tool', value: 'webTool' },
	],
	default: 'call',
};

const operationFields: INodeProperties[] = [
	...agent.description,
	...call.description,
	...campaign.description,
	...conversation.description,
	...dictionary.description,
	...job.description,
	...knowledgeItem.description,
	...number.description,
	...project.description,
	...speech.description,
	...ttsHistory.description,
	...usage.description,
	...voice.description,
	...webTool.description,
];

/** The operations of the Hamsa REST API. Each operation is one file in actions/. */
export class Hamsa implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Hamsa',
		name: 'hamsa',
		icon: { light: 'file:hamsa.svg', dark: 'file:hamsa.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle(operationFields),
		description: 'Manage voice agents and campaigns, place calls, transcribe and synthesize Arabic and English speech with Hamsa',
		defaults: { name: 'Hamsa' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'hamsaApi', required: true }],
		webhooks: resumeWebhooks,
		// For versions of n8n that support it (2.41.1 does not yet); the operations themselves hide other secrets.
		sensitiveOutputFields: ['liveKitAccessToken', 'token'],
		properties: [...toolDescriptionFields('Hamsa', operationFields), resourceField, ...operationFields],
	};

	methods = { listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await router.call(this);
	}

	/** Handles a callback from Hamsa for a waiting execution. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await resumeHandler.call(this);
	}
}
