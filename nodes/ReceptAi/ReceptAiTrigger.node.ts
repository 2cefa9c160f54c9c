import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { confirmExecutionStart, eventsSubtitle, triggerBase } from '../shared/webhook/triggerNode';
import { triggerPanel } from '../shared/webhook/triggerPanel';
import { webhookSecretsTest } from './trigger/credentialTest';
import { webhookLifecycle } from './trigger/lifecycle';
import { triggerProperties } from './trigger/properties';
import { receive } from './trigger/receive';
import { EVENT_NAMES, OUTPUTS, routeItems } from './trigger/selection';

/**
 * Receives Recept AI's events and authenticates them, in each of the ways the platform offers.
 */
export class ReceptAiTrigger implements INodeType {
	description: INodeTypeDescription = {
		...triggerBase('recept-ai', EVENT_NAMES, OUTPUTS),
		...triggerPanel('Start with an event of Recept AI', 'Give Recept AI the test URL of this node, then make a call'),
		displayName: 'Recept AI Trigger',
		name: 'receptAiTrigger',
		icon: { light: 'file:receptAi.svg', dark: 'file:receptAi.dark.svg' },
		subtitle: eventsSubtitle(EVENT_NAMES),
		description: 'Starts when something happens to a call, an agent or the account: sixteen events, verified and run once',
		defaults: { name: 'Recept AI Trigger' },
		credentials: [
			{
				name: 'receptAiWebhookApi',
				required: true,
				testedBy: 'webhookSecretsTest',
				displayOptions: { show: { authentication: ['apiKey', 'basic', 'bearer', 'hmac'] } },
			},
		],
		properties: triggerProperties,
	};

	methods = {
		credentialTest: { webhookSecretsTest },
	};

	webhookMethods = { default: webhookLifecycle };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive.call(this);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const chosen = { events: this.getNodeParameter('events', 0) as string[], options: this.getNodeParameter('options', 0) };
		return routeItems(await confirmExecutionStart.call(this), chosen);
	}
}
