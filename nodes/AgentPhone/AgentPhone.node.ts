import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import * as agent from './actions/agent';
import * as call from './actions/call';
import * as message from './actions/message';
import * as number from './actions/number';
import { router } from './actions/router';
import { searchAgents, searchCalls, searchNumbers, searchVoices } from './listSearch';

/** The operations of AgentPhone's REST API. Each is one file in actions/. */
export class AgentPhone implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AgentPhone',
		name: 'agentPhone',
		icon: { light: 'file:agentPhone.svg', dark: 'file:agentPhone.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Manage phone agents, place and end calls, read transcripts and send messages with AgentPhone',
		defaults: { name: 'AgentPhone' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'agentPhoneApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Agent', value: 'agent' },
					{ name: 'Call', value: 'call' },
					{ name: 'Message', value: 'message' },
					{ name: 'Number', value: 'number' },
				],
				default: 'call',
			},
			...agent.description,
			...call.description,
			...message.description,
			...number.description,
		],
	};

	methods = { listSearch: { searchAgents, searchCalls, searchNumbers, searchVoices } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await router.call(this);
	}
}
