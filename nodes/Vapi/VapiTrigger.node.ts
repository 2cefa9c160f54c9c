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
import { vapi } from './trigger/platform';

/** Receives the events of Vapi's calls and verifies where they come from. */
export class VapiTrigger implements INodeType {
	description: INodeTypeDescription = {
		...callEventDescription(vapi, 'vapi'),
		displayName: 'Vapi Trigger',
		name: 'vapiTrigger',
		icon: { light: 'file:vapi.svg', dark: 'file:vapi.dark.svg' },
		subtitle: callEventSubtitle(vapi),
		description: 'Starts when a call of a Vapi assistant ends or changes its status: transcript, summary, recording, cost',
		defaults: { name: 'Vapi Trigger' },
		credentials: [{ name: 'vapiWebhookApi', required: true, testedBy: 'vapiSecretTest' }],
	};

	methods = {
		credentialTest: {
			vapiSecretTest: secretLengthTest('secret', 16, 'Choose a long random text, and give Vapi the same one.'),
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveCallEvent.call(this, vapi);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await emitCallEvents.call(this);
	}
}
