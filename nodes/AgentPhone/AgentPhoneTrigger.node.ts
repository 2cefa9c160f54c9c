import {
	type ICredentialsDecrypted,
	type ICredentialTestFunctions,
	type IExecuteFunctions,
	type INodeCredentialTestResult,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { attachExecution } from '../shared/voice/turnRegistry';
import { confirmExecutionStart, eventsSubtitle, routeItems, triggerBase } from '../shared/webhook/triggerNode';
import { triggerPanel } from '../shared/webhook/triggerPanel';
import { searchAgents } from './listSearch';
import { EVENT_LABELS } from './trigger/eventKinds';
import { kindOfItem } from './trigger/events';
import { triggerProperties } from './trigger/properties';
import { receive } from './trigger/receive';
import { WEBHOOK_PATH, webhookLifecycle } from './trigger/registration';

/** Receives AgentPhone's events, authenticates them, and answers live callers while the workflow runs. */
export class AgentPhoneTrigger implements INodeType {
	description: INodeTypeDescription = {
		...triggerBase(WEBHOOK_PATH, EVENT_LABELS),
		...triggerPanel(
			'Answer calls and texts',
			"Now call the agent's number and say something, or send it a text",
			'One sentence or one text is taken.',
		),
		displayName: 'AgentPhone Trigger',
		name: 'agentPhoneTrigger',
		icon: { light: 'file:agentPhone.svg', dark: 'file:agentPhone.dark.svg' },
		subtitle: eventsSubtitle(EVENT_LABELS, 'agent'),
		description:
			'Starts when a caller speaks, a text or reaction comes in, or a call ends. Spoken answers stream to the caller while the workflow runs.',
		defaults: { name: 'AgentPhone Trigger' },
		// "hide" here and "show" there: were both "show", the editor would take the field for a choice of authentication and move
		// it into the credential window. Literals, because n8n's lint looks for `testedBy`.
		credentials: [
			{ name: 'agentPhoneApi', required: true, displayOptions: { hide: { registration: ['manual'] } } },
			{
				name: 'agentPhoneWebhookApi',
				required: true,
				testedBy: 'signingSecretTest',
				displayOptions: { show: { registration: ['manual'] } },
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
		const chosen = this.getNodeParameter('events', 0) as string[];
		const items = attachExecution.call(this, await confirmExecutionStart.call(this));
		return routeItems(items, chosen, (json) => kindOfItem(json, chosen));
	}
}

async function signingSecretTest(this: ICredentialTestFunctions, { data }: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	const looksRight = /^whsec_\S{8,}$/.test(String(data?.signingSecret ?? '').trim());
	return looksRight
		? { status: 'OK', message: 'The secret has the right form. The first delivery will prove it.' }
		: {
				status: 'Error',
				message: 'A signing secret starts with "whsec_". Copy it whole from the answer AgentPhone gave when the webhook was set.',
			};
}
