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

import { confirmExecutionStart, configuredOutputs, routeItems } from '../shared/webhook/triggerNode';
import { secretIn } from '../shared/webhook/sharedSecret';
import { searchAgents } from './listSearch';
import { EVENT_LABELS, kindOf } from './trigger/events';
import { triggerProperties } from './trigger/properties';
import { receive } from './trigger/receive';
import { WEBHOOK_PATH, webhookLifecycle } from './trigger/registration';

/** Receives the events of Hamsa's calls and jobs, and proves them genuine. */
export class HamsaTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Hamsa Trigger',
		name: 'hamsaTrigger',
		icon: { light: 'file:hamsa.svg', dark: 'file:hamsa.dark.svg' },
		group: ['trigger'],
		// For triggers of version 1, n8n evaluates an expression on every call; above, it does not.
		version: 1.1,
		subtitle: `={{ $parameter["events"].map((event) => (${JSON.stringify(EVENT_LABELS)})[event]).join(", ").toLowerCase() }}`,
		description: 'Starts when a call of a voice agent begins, is answered, goes on or ends, or when a job is finished',
		defaults: { name: 'Hamsa Trigger' },
		inputs: [],
		outputs: `={{(${configuredOutputs})($parameter, ${JSON.stringify(EVENT_LABELS)})}}`,
		// "hide" here and "show" there: were both "show", the editor would take the field for a choice of
		// authentication and move it into the credential window.
		credentials: [
			{
				name: 'hamsaApi',
				required: true,
				displayOptions: { hide: { registration: ['manual'] } },
			},
			{
				name: 'hamsaWebhookApi',
				required: true,
				testedBy: 'webhookSecretTest',
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
		credentialTest: { webhookSecretTest },
	};

	webhookMethods = { default: webhookLifecycle };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive.call(this);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return routeItems(await confirmExecutionStart.call(this), this.getNodeParameter('events', 0), kindOf);
	}
}

/** Shorter ones can be guessed: nothing but the secret keeps others out. */
const SHORTEST_SECRET = 16;

async function webhookSecretTest(
	this: ICredentialTestFunctions,
	{ data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const secret = secretIn(data?.secret, [String(data?.scheme ?? '')]);
	return secret.length >= SHORTEST_SECRET
		? { status: 'OK', message: 'The secret is long enough. The first delivery will prove it.' }
		: { status: 'Error', message: `The secret should have ${SHORTEST_SECRET} characters or more, without the word before it: nothing else keeps others from starting your workflows.` };
}
