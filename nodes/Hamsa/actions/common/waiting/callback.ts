import { type IExecuteFunctions, type IWebhookDescription, NodeOperationError } from 'n8n-workflow';

import { client } from '../../../transport/client';
import { derivedSecret } from '../../../transport/derivedSecret';
import type { Callback, WaitContext } from './types';

/** Last path segment of the URL that resumes an execution. */
const RESUME_PATH = 'hamsa';

export const AUTH_KEY = 'Bearer';

/** The webhook with which Hamsa resumes a waiting execution. Only literals, because an expression would be evaluated at every call. */
export const resumeWebhooks: IWebhookDescription[] = [
	{ name: 'default', httpMethod: 'POST', path: RESUME_PATH, responseMode: 'onReceived', restartWebhook: true },
];

/**
 * The callback URL and secret of this execution.
 *
 * @throws NodeOperationError in a tool of an AI agent, and if n8n has no https address
 */
export async function callbackOf(this: IExecuteFunctions): Promise<Callback> {
	// An AI agent waits for the answer of its tool within the same run, so the tool cannot put the execution to wait.
	if (this.isToolExecution() || this.getNode().type.endsWith('Tool')) {
		throw new NodeOperationError(this.getNode(), 'A tool of an AI agent cannot wait for a callback from Hamsa', {
			description: 'Set Wait for the Result to Poll Until Done, or to No and read the result later.',
		});
	}
	const { baseURL } = await client.account.call(this);
	const url = new URL(String(this.evaluateExpression('{{ $execution.resumeUrl }}', 0)));
	url.pathname = `${url.pathname}/${RESUME_PATH}`;
	// A Base URL with http is a test server, which also calls back over http.
	if (url.protocol !== 'https:' && !baseURL.startsWith('http:')) {
		throw new NodeOperationError(this.getNode(), `Hamsa only calls back over https, but the address of this n8n is ${url.origin}`, {
			description:
				'Set the environment variable N8N_WEBHOOK_URL of n8n (formerly WEBHOOK_URL) to its public https address, or set Wait for the Result to Poll Until Done.',
		});
	}
	return { webhookUrl: url.toString(), webhookAuth: { authKey: AUTH_KEY, authSecret: await resumeSecret.call(this) } };
}

/** The secret of one node in one execution. It is derived from the API key and not stored. */
export async function resumeSecret(this: WaitContext): Promise<string> {
	return await derivedSecret.call(this, 'resume a waiting execution', this.getExecutionId(), this.getNode().id);
}
