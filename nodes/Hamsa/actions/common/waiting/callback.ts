import { type IExecuteFunctions, type IWebhookDescription, NodeOperationError } from 'n8n-workflow';

import { client } from '../../../transport/client';
import { derivedSecret } from '../../../transport/derivedSecret';
import type { WaitContext } from './waitable';

/** What Hamsa is told: where to call back, and with which secret (docs/platforms/hamsa.md, 2.3, 7.1 and 10.2). */
export interface Callback {
	webhookUrl: string;
	webhookAuth: { authKey: string; authSecret: string };
}

/** End of the address that wakes an execution. */
const PATH = 'hamsa';

export const AUTH_KEY = 'Bearer';

/** Where Hamsa wakes a sleeping execution. Literals only: an expression would be evaluated at every call. */
export const resumeWebhooks: IWebhookDescription[] = [
	{ name: 'default', httpMethod: 'POST', path: PATH, responseMode: 'onReceived', restartWebhook: true },
];

/**
 * The address and secret for this execution.
 *
 * @throws NodeOperationError where sleeping is not possible
 */
export async function callbackOf(this: IExecuteFunctions): Promise<Callback> {
	// An AI agent waits for its tool's answer within the same run, so there is nothing that could be put to sleep alone.
	if (this.isToolExecution() || this.getNode().type.endsWith('Tool')) {
		throw new NodeOperationError(this.getNode(), 'A tool of an AI agent cannot sleep until Hamsa calls back', {
			description: 'Set Wait for the Result to Poll Until Done, or to No and read the result later.',
		});
	}
	const { baseURL } = await client.account.call(this);
	const url = new URL(String(this.evaluateExpression('{{ $execution.resumeUrl }}', 0)));
	url.pathname = `${url.pathname}/${PATH}`;
	// A Hamsa that is talked to over http is one for tests.
	if (url.protocol !== 'https:' && !baseURL.startsWith('http:')) {
		throw new NodeOperationError(this.getNode(), `Hamsa calls back over https only, and this n8n's address is ${url.origin}`, {
			description: 'Set the environment variable N8N_WEBHOOK_URL of n8n (WEBHOOK_URL before it was renamed) to its public https address, or set Wait for the Result to Poll Until Done.',
		});
	}
	return { webhookUrl: url.toString(), webhookAuth: { authKey: AUTH_KEY, authSecret: await resumeSecret.call(this) } };
}

/** The secret of one node in one execution, stored nowhere. */
export async function resumeSecret(this: WaitContext): Promise<string> {
	return await derivedSecret.call(this, 'wake a sleeping execution', this.getExecutionId(), this.getNode().id);
}
