import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { confirmExecutionStart } from '../shared/webhook/triggerNode';
import { webhookSecretsTest } from './trigger/credentialTest';
import { webhookLifecycle } from './trigger/lifecycle';
import { triggerProperties } from './trigger/properties';
import { receive } from './trigger/receive';
import { EVENT_NAMES, OUTPUTS, routeItems } from './trigger/selection';

/**
 * Receives Recept AI's events and proves them genuine, in whichever of its four ways the platform was told to.
 */
export class ReceptAiTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Recept AI Trigger',
		name: 'receptAiTrigger',
		icon: { light: 'file:receptAi.svg', dark: 'file:receptAi.dark.svg' },
		group: ['trigger'],
		// For triggers of version 1, n8n evaluates an expression on every call; above, it does not.
		version: 1.1,
		subtitle: `={{ $parameter["events"].map((event) => (${JSON.stringify(EVENT_NAMES)})[event]).join(", ").toLowerCase() }}`,
		description: 'Starts when something happens to a call, an agent or the account: sixteen events, verified and run once',
		defaults: { name: 'Recept AI Trigger' },
		inputs: [],
		outputs: OUTPUTS as INodeTypeDescription['outputs'],
		credentials: [
			{
				name: 'receptAiWebhookApi',
				required: true,
				testedBy: 'webhookSecretsTest',
				displayOptions: { show: { authentication: ['apiKey', 'basic', 'bearer', 'hmac'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				path: 'recept-ai',
				// Literals, not expressions: those are evaluated before the body is read, on every call.
				responseMode: 'streaming',
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
