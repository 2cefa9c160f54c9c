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
import { bland } from './trigger/platform';

/** Receives the events of Bland AI's calls and verifies their signature. */
export class BlandTrigger implements INodeType {
	description: INodeTypeDescription = {
		...callEventDescription(bland, 'bland'),
		displayName: 'Bland AI Trigger',
		name: 'blandTrigger',
		icon: { light: 'file:bland.svg', dark: 'file:bland.dark.svg' },
		subtitle: callEventSubtitle(bland),
		description:
			'Starts when a call of a Bland AI agent begins, ends or has been processed afterwards: transcript, summary, recording, cost',
		defaults: { name: 'Bland AI Trigger' },
		credentials: [{ name: 'blandWebhookApi', required: true, testedBy: 'blandSecretTest' }],
	};

	methods = {
		credentialTest: {
			blandSecretTest: secretLengthTest(
				'secret',
				16,
				'Create a webhook secret in Bland AI under account settings, Keys, and copy it whole.',
			),
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveCallEvent.call(this, bland);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await emitCallEvents.call(this);
	}
}
