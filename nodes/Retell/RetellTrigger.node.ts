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
import { retell } from './trigger/platform';

/** Receives the events of Retell AI's calls and verifies their signature. */
export class RetellTrigger implements INodeType {
	description: INodeTypeDescription = {
		...callEventDescription(retell, 'retell'),
		displayName: 'Retell AI Trigger',
		name: 'retellTrigger',
		icon: { light: 'file:retell.svg', dark: 'file:retell.dark.svg' },
		subtitle: callEventSubtitle(retell),
		description: 'Starts when a call of a Retell AI agent begins, ends or has been analyzed: transcript, summary, recording, cost',
		defaults: { name: 'Retell AI Trigger' },
		credentials: [{ name: 'retellWebhookApi', required: true, testedBy: 'retellKeyTest' }],
	};

	methods = {
		credentialTest: {
			retellKeyTest: secretLengthTest('apiKey', 16, 'Copy the API key that carries the webhook badge in Retell AI whole.'),
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveCallEvent.call(this, retell);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await emitCallEvents.call(this);
	}
}
