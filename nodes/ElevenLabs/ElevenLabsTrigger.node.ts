import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { receiveCallEvent } from '../shared/callEvents/receive';
import { secretLengthTest } from '../shared/callEvents/secrets';
import { callEventDescription, callEventSubtitle, emitCallEvents } from '../shared/callEvents/triggerNode';
import { elevenLabs } from './trigger/platform';

/** Receives the events of the calls of ElevenLabs' agents and verifies their signature. */
export class ElevenLabsTrigger implements INodeType {
	description: INodeTypeDescription = {
		...callEventDescription(elevenLabs, 'elevenlabs'),
		displayName: 'ElevenLabs Trigger',
		name: 'elevenLabsTrigger',
		icon: { light: 'file:elevenLabs.svg', dark: 'file:elevenLabs.dark.svg' },
		subtitle: callEventSubtitle(elevenLabs),
		description:
			'Starts when a call of an ElevenLabs voice agent is over or never connected: transcript, summary, success, cost, recording',
		defaults: { name: 'ElevenLabs Trigger' },
		credentials: [{ name: 'elevenLabsWebhookApi', required: true, testedBy: 'elevenLabsSecretTest' }],
	};

	methods = {
		credentialTest: {
			elevenLabsSecretTest: secretLengthTest(
				'secret',
				16,
				'Copy the secret that ElevenLabs showed when the webhook was created whole.',
			),
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveCallEvent.call(this, elevenLabs);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await emitCallEvents.call(this);
	}
}
