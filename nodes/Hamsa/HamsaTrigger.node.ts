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

import { secretIn } from '../shared/webhook/sharedSecret';
import { emitItems, eventsSubtitle, triggerBase } from '../shared/webhook/triggerNode';
import { triggerPanel } from '../shared/webhook/triggerPanel';
import { searchAgents } from './listSearch';
import { EVENT_LABELS, kindOfItem } from './trigger/events';
import { triggerProperties } from './trigger/properties';
import { receive } from './trigger/receive';
import { WEBHOOK_PATH, webhookLifecycle } from './trigger/registration';

/** Receives the events of Hamsa's calls and jobs, and authenticates them. */
export class HamsaTrigger implements INodeType {
	description: INodeTypeDescription = {
		...triggerBase(WEBHOOK_PATH, EVENT_LABELS),
		...triggerPanel('Start with a call of Hamsa', 'Now call the agent, or let it call you'),
		displayName: 'Hamsa Trigger',
		name: 'hamsaTrigger',
		icon: { light: 'file:hamsa.svg', dark: 'file:hamsa.dark.svg' },
		subtitle: eventsSubtitle(EVENT_LABELS, 'agentId'),
		description: 'Starts when a call of a voice agent begins, is answered, continues or ends, or when a job is finished',
		defaults: { name: 'Hamsa Trigger' },
		// "hide" here and "show" there: were both "show", the editor would take the field for a choice of authentication and move
		// it into the credential window. Literals, because n8n's lint looks for `testedBy`.
		credentials: [
			{ name: 'hamsaApi', required: true, displayOptions: { hide: { registration: ['manual'] } } },
			{
				name: 'hamsaWebhookApi',
				required: true,
				testedBy: 'webhookSecretTest',
				displayOptions: { show: { registration: ['manual'] } },
			},
		],
		properties: triggerProperties,
	};

	methods = {
		listSearch: { searchAgents },
		credentialTest: { webhookSecretTest },
	};

	webhookMethods = { default: webhookLifecycle };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive.call(this);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await emitItems.call(this, kindOfItem);
	}
}

/** Shorter ones can be guessed, and Hamsa signs nothing: only the secret authenticates a delivery. */
const MIN_SECRET_LENGTH = 16;

async function webhookSecretTest(this: ICredentialTestFunctions, { data }: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	const secret = secretIn(data?.secret, [String(data?.scheme ?? '')]);
	return secret.length >= MIN_SECRET_LENGTH
		? { status: 'OK', message: 'The secret is long enough. The first delivery will prove it.' }
		: {
				status: 'Error',
				message: `The secret should have ${MIN_SECRET_LENGTH} characters or more, without the word before it: nothing else keeps others from starting your workflows.`,
			};
}
