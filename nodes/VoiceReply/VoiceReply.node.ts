import {
	NodeConnectionTypes,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { carryOut } from '../shared/voice/callControl';
import { COMMAND_CHUNK, commandContent } from '../shared/voice/command';
import { silenceReason, type SilenceReason } from '../shared/speech/speech';
import { getCallControl, getTurnStatus, markClosed } from '../shared/voice/turnRegistry';
import { voiceReplyProperties } from './properties';
import { commandOf } from './commandOf';

/**
 * Speaks to the live caller while the workflow runs. The node is platform-neutral: the trigger that opened the
 * voice turn encodes the commands in the format of its platform.
 */
export class VoiceReply implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Voice Reply',
		name: 'voiceReply',
		icon: { light: 'file:voiceReply.svg', dark: 'file:voiceReply.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle:
			'={{ {say: "say", finish: "say and finish", transfer: "transfer", hangUp: "hang up", pressDigits: "press digits", callTool: "call a platform tool"}[$parameter["operation"]] }}',
		description:
			'Speak to the live caller while the workflow runs: say something at once, let the caller speak, transfer, hang up, press digits or call a tool of the platform',
		defaults: { name: 'Voice Reply' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		properties: voiceReplyProperties,
	};

	/**
	 * Sends one command per item and passes the item on, with `voiceReply: {operation, text, streamed, delivered}` added;
	 * as an AI Agent's tool it returns only `voiceReply`.
	 * `streamed` is false if no voice turn is waiting, for example when a single step is run in the editor.
	 * `carriedOut: false` is added, with a `reason`, if the platform of this turn does not carry out the action; what was to be said
	 * first is said, and the turn ends.
	 * `delivered` is false if the caller does not hear it (hung up, spoke again, the turn is closed, or nothing in the text can be
	 * spoken), and null if that is
	 * unknown: in queue mode the turn belongs to the process that receives webhooks.
	 *
	 * @throws NodeOperationError with the item, unless On Error is set to continue
	 */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const streamed = this.isStreaming();
		// The result of a tool is sent to the model; without this, each call would send the trigger's item with the whole conversation.
		const isTool = this.getNode().type.endsWith('Tool');
		const results: INodeExecutionData[] = [];
		const unheardReasons = new Set<'closed' | 'gone'>();
		const silenceReasons = new Set<SilenceReason>();
		const controlHints = new Set<string>();
		const control = streamed ? getCallControl.call(this) : undefined;

		for (let itemIndex = 0; itemIndex < items.length; itemIndex++) {
			try {
				const operation = this.getNodeParameter('operation', itemIndex) as string;
				const command = commandOf(this, operation, itemIndex);
				const turnStatus = streamed ? getTurnStatus.call(this) : 'unknown';
				const isUnheard = turnStatus === 'closed' || turnStatus === 'gone';
				const silence = command.text === '' ? undefined : silenceReason(command.text);
				if (silence) silenceReasons.add(silence);
				if (streamed && !isUnheard)
					await this.sendChunk(COMMAND_CHUNK, itemIndex, commandContent(command) as unknown as IDataObject);
				if (isUnheard) unheardReasons.add(turnStatus);
				else if (command.close) markClosed.call(this);
				const delivered = !streamed || isUnheard || silence ? false : turnStatus === 'listening' ? true : null;
				const outcome = control && !isUnheard ? carryOut(command, control) : undefined;
				const refused = outcome && !outcome.carriedOut ? { carriedOut: false, reason: outcome.reason } : undefined;
				if (refused) controlHints.add(`The action was not carried out: ${refused.reason}`);
				else if (outcome?.carriedOut && outcome.remark) controlHints.add(outcome.remark);
				const voiceReply = { operation, text: command.text, streamed, delivered, ...refused };
				results.push({
					...items[itemIndex],
					json: { ...(!isTool && items[itemIndex].json), voiceReply },
					pairedItem: { item: itemIndex },
				});
			} catch (error) {
				if (!this.continueOnFail()) {
					throw new NodeOperationError(this.getNode(), error as Error, { itemIndex });
				}
				results.push({ json: { error: (error as Error).message }, pairedItem: { item: itemIndex } });
			}
		}

		const hint = (message: string) => this.addExecutionHints({ message, location: 'outputPane' });
		if (!streamed) hint('Nobody heard this: no caller is waiting. Spoken replies need a workflow that was started by Caller Speaks.');
		if (unheardReasons.has('closed'))
			hint('Nobody heard this: the turn had been closed already. Speak before the node that finishes the turn.');
		if (unheardReasons.has('gone')) hint('Nobody heard this: the caller had hung up or spoken again.');
		controlHints.forEach(hint);
		for (const reason of silenceReasons) hint(`Nobody heard this: ${SILENCE[reason]}.`);
		return [results];
	}
}

/** Why a text has nothing to speak. The option Never Speak belongs to the trigger and is not known here. */
const SILENCE: Record<SilenceReason, string> = {
	json: 'the text is JSON without a text to speak',
	code: 'the text is code',
	hidden: 'the text holds only what is meant for machines, such as reasoning or tool calls',
	neverSpoken: 'the text must never be spoken',
	noWords: 'the text holds no words',
};
