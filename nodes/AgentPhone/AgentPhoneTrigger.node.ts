import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IExecuteFunctions,
	INodeCredentialTestResult,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { attachExecution } from '../shared/voice/turnRegistry';
import { confirmExecutionStart, configuredOutputs, routeItems } from '../shared/webhook/triggerNode';
import { searchAgents } from './listSearch';
import { EVENT_LABELS, kindOf } from './trigger/events';
import { triggerProperties } from './trigger/properties';
import { receive } from './trigger/receive';
import { WEBHOOK_PATH, webhookLifecycle } from './trigger/registration';

/**
 * Receives AgentPhone's events, proves them genuine, and answers live callers while the workflow runs.
 */
export class AgentPhoneTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AgentPhone Trigger',
		name: 'agentPhoneTrigger',
		icon: { light: 'file:agentPhone.svg', dark: 'file:agentPhone.dark.svg' },
		group: ['trigger'],
		// For triggers of version 1, n8n evaluates an expression on every call; above, it does not. The first
		// spoken word would wait for it.
		version: 1.1,
		subtitle: `={{ $parameter["events"].map((event) => (${JSON.stringify(EVENT_LABELS)})[event]).join(", ").toLowerCase() }}`,
		description: 'Starts when a caller speaks, a text or reaction comes in, or a call ends. Spoken answers stream to the caller while the workflow runs.',
		defaults: { name: 'AgentPhone Trigger' },
		inputs: [],
		outputs: `={{(${configuredOutputs})($parameter, ${JSON.stringify(EVENT_LABELS)})}}`,
		// "hide" here and "show" there: were both "show", the editor would take the field for a choice of
		// authentication and move it into the credential window.
		credentials: [
			{
				name: 'agentPhoneApi',
				required: true,
				displayOptions: { hide: { registration: ['manual'] } },
			},
			{
				name: 'agentPhoneWebhookApi',
				required: true,
				testedBy: 'signingSecretTest',
				displayOptions: { show: { registration: ['manual'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				path: WEBHOOK_PATH,
				// Literals, not expressions: those are evaluated before the body is read, on every call.
				responseMode: 'streaming',
			},
		],
		properties: triggerProperties,
	};

	methods = {
		listSearch: { searchAgents },
		credentialTest: { signingSecretTest },
	};

	webhookMethods = { default: webhookLifecycle };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive.call(this);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return routeItems(attachExecution.call(this, await confirmExecutionStart.call(this)), this.getNodeParameter('events', 0), kindOf);
	}
}

async function signingSecretTest(
	this: ICredentialTestFunctions,
	{ data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const looksRight = /^whsec_\S{8,}$/.test(String(data?.signingSecret ?? '').trim());
	return looksRight
		? { status: 'OK', message: 'The secret has the right form. The first delivery will prove it.' }
		: { status: 'Error', message: 'A signing secret starts with "whsec_". Copy it whole from the answer AgentPhone gave when the webhook was set.' };
}
