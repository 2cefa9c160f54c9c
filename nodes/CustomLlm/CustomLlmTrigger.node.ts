import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { omitField } from '../shared/actions/fields';
import { attachExecution } from '../shared/voice/turnRegistry';
import { confirmExecutionStart, eventsSubtitle, routeItems, triggerBase } from '../shared/webhook/triggerNode';
import { triggerPanel } from '../shared/webhook/triggerPanel';
import { customLlmKeyTest } from './trigger/authentication';
import { EVENT_LABELS } from './trigger/eventKinds';
import { EVENT_FIELD } from './trigger/item';
import { triggerProperties } from './trigger/properties';
import { listModels, receive } from './trigger/receive';
import { webhookLifecycle, webhooks } from './trigger/webhooks';

/** Answers the requests of a voice platform for the next words of a call, in the form of OpenAI's chat completions, while the workflow runs. */
export class CustomLlmTrigger implements INodeType {
	description: INodeTypeDescription = {
		...triggerBase('v1', EVENT_LABELS),
		...triggerPanel(
			'Answer the callers of a voice platform',
			'Give the platform the test URL of this node, then call its agent and say something',
			'One sentence is answered.',
		),
		displayName: 'Custom LLM Trigger',
		name: 'customLlmTrigger',
		icon: { light: 'file:customLlm.svg', dark: 'file:customLlm.dark.svg' },
		subtitle: eventsSubtitle(EVENT_LABELS),
		description:
			'Starts when a voice platform with a custom LLM setting (Vapi, ElevenLabs, LiveKit and others) asks what to say. Spoken answers stream to the caller while the workflow runs.',
		defaults: { name: 'Custom LLM Trigger' },
		credentials: [{ name: 'customLlmApi', required: true, testedBy: 'customLlmKeyTest' }],
		webhooks,
		properties: triggerProperties,
	};

	methods = {
		credentialTest: { customLlmKeyTest },
	};

	webhookMethods = { default: webhookLifecycle };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return this.getWebhookName() === 'setup' ? await listModels.call(this) : await receive.call(this);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = attachExecution.call(this, await confirmExecutionStart.call(this));
		const routed = routeItems(items, this.getNodeParameter('events', 0), (json) => json[EVENT_FIELD] as string | undefined);
		return routed.map((output) => output.map((item) => ({ ...item, json: omitField(EVENT_FIELD, item.json) })));
	}
}
