import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

import { apiError, type Explanation } from '../../shared/http/apiError';
import { readApiKey, readBaseUrl } from '../../shared/http/baseUrl';
import { endpoint as pathOf } from '../../shared/http/endpoint';
import { send, type HttpOutcome, type RequestContext } from '../../shared/http/send';
import { subAccountHeaders } from './subAccount';

export const CREDENTIAL = 'agentPhoneApi';

export interface ApiRequest {
	/** GET if left out. */
	method?: IHttpRequestMethods;
	/** Made with `endpoint`, so that an ID cannot change where the request goes. */
	path: string;
	qs?: IDataObject;
	body?: IDataObject;
	/** Whether sending it twice has the same effect as sending it once. By default every verb but POST (shared/http/retryPolicy.ts). */
	repeatable?: boolean;
	/** Sub-accounts themselves belong to the main account: no sub-account is named, not even the credential's. */
	mainAccount?: boolean;
	/** Whether `null` is an answer: where nothing may be set. */
	nullable?: boolean;
	/** The item an exception is about. */
	itemIndex?: number;
}

/** The path of an operation: `endpoint('agents', agentId)` is `/v1/agents/agt_1`. Throws RangeError for what is no ID. */
export const endpoint = (...parts: string[]): string => pathOf('v1', ...parts);

/**
 * Sends one request to AgentPhone and gives the JSON it answers, or `{}` for an answer without a body (204).
 * Lists come as they are, whatever the type says, and so does `null` where it may come (`GET /v1/webhooks`).
 *
 * @throws NodeApiError with status, item and what to do, for anything but a 2xx with JSON (docs/platforms/agentphone.md, 5.1)
 * @throws NodeOperationError if the credential's Base URL is none, or its key cannot be sent
 */
export async function apiRequest(this: RequestContext, request: ApiRequest): Promise<IDataObject> {
	const { method = 'GET', path, qs, body, mainAccount, nullable = false, itemIndex } = request;
	const { repeatable = method !== 'POST' } = request;
	const { baseURL, secrets } = await account.call(this, itemIndex);

	const headers = subAccountHeaders.call(this, mainAccount, itemIndex);

	const outcome = await send.call(this, CREDENTIAL, { method, url: baseURL + path, qs, body, headers }, { repeatable, itemIndex });
	if (outcome.answered && isSuccess(outcome, method, nullable)) return (outcome.body === '' ? {} : outcome.body) as IDataObject;
	throw apiError(this.getNode(), { platform: 'AgentPhone', outcome, repeatable, secrets, itemIndex, explainCode });
}

function isSuccess(outcome: HttpOutcome & { answered: true }, method: IHttpRequestMethods, nullable: boolean): boolean {
	const { statusCode, body, mayHaveActed } = outcome;
	// A deletion whose answer got lost: the second attempt finds nothing, which is what was asked for.
	if (method === 'DELETE' && statusCode === 404 && mayHaveActed) return true;
	if (statusCode < 200 || statusCode >= 300) return false;
	// What reads gets something to read; what does something may be answered with silence.
	if (body === '') return method !== 'GET';
	// A 2xx with text is some other server's page: the Base URL leads to the wrong place.
	return body === null ? nullable : typeof body === 'object';
}

/** Where to send, and what must never be shown. */
export async function account(this: RequestContext, itemIndex = 0): Promise<{ baseURL: string; secrets: string[] }> {
	const { baseUrl, apiKey } = await this.getCredentials<{ baseUrl?: string; apiKey?: string }>(CREDENTIAL, itemIndex);
	const secrets = [readApiKey(this.getNode(), apiKey, { platform: 'AgentPhone', itemIndex })];
	return { baseURL: readBaseUrl(this.getNode(), baseUrl, { platform: 'AgentPhone', example: 'https://api.agentphone.ai', secrets, itemIndex }), secrets };
}

/** docs/platforms/agentphone.md, 5.1: codes that say more than their status, whose HTTP status is partly undocumented. */
export function explainCode(code: string, said: string): Explanation | undefined {
	const saying = said === '' ? '' : `: ${said}`;
	switch (code) {
		case 'INSUFFICIENT_BALANCE':
			return {
				message: `The AgentPhone balance is too low${saying}`,
				description: 'Top up in the AgentPhone dashboard under Billing, then run the node again.',
			};
		case 'VALIDATION_ERROR_NUMBER_LIMIT':
			return {
				message: `The account already has as many numbers as its plan allows${saying}`,
				description: 'Release a number you no longer use, or ask AgentPhone for a higher limit.',
			};
		case 'CARRIER_ERROR':
		case 'TWILIO_ERROR':
			return {
				message: `The phone carrier did not go along${saying}`,
				description: 'This lies behind AgentPhone and usually passes. Check in AgentPhone what was done, then run the node again.',
			};
		default:
			return undefined;
	}
}
