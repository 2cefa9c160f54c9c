import { NodeConnectionTypes, type INodeType, type INodeTypeDescription, type ISupplyDataFunctions, type SupplyData } from 'n8n-workflow';

import { numberWithin } from '../shared/numbers';
import { callHistory } from './callHistory';
import { readOnlyMemory } from './readOnlyMemory';

const DEFAULT_MESSAGES = 20;

/** Gives an AI Agent what was really said in the call, as the item of the trigger has it. It stores nothing. */
export class CallMemory implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Call Memory',
		name: 'callMemory',
		icon: { light: 'file:callMemory.svg', dark: 'file:callMemory.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ "last " + $parameter["messagesAtMost"] + " messages" }}',
		description:
			'Gives an AI Agent the conversation so far as the caller heard it, with greetings and interruptions. It comes from the trigger of the call; nothing is stored.',
		defaults: { name: 'Call Memory' },
		inputs: [],
		outputs: [NodeConnectionTypes.AiMemory],
		outputNames: ['Memory'],
		properties: [
			{
				displayName: 'The conversation comes from the trigger of this execution: a Custom LLM Trigger or an AgentPhone Trigger.',
				name: 'notice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Messages at Most',
				name: 'messagesAtMost',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: DEFAULT_MESSAGES,
				description: 'How many of the last messages the model sees',
			},
		],
	};

	/**
	 * @throws NodeOperationError in an n8n without the AI node SDK
	 */
	async supplyData(this: ISupplyDataFunctions, itemIndex: number): Promise<SupplyData> {
		const atMost = numberWithin(this.getNodeParameter('messagesAtMost', itemIndex, DEFAULT_MESSAGES), {
			min: 0,
			whole: true,
			fallback: DEFAULT_MESSAGES,
		});
		const history = callHistory(this, itemIndex);
		if (!history) {
			this.addExecutionHints({
				message:
					'No conversation was found: no node before has given an item with chatHistory. The model sees only what the caller says now.',
				location: 'outputPane',
			});
		}
		return await readOnlyMemory(this, atMost === 0 ? [] : (history ?? []).slice(-atMost));
	}
}
