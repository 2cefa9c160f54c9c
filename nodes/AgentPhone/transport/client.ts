import type { IDataObject } from 'n8n-workflow';

import { createApiClient, type ApiRequest as BaseRequest } from '../../shared/http/apiClient';
import type { Explanation } from '../../shared/http/apiError';
import { endpoint as pathOf } from '../../shared/http/url';

export interface ApiRequest extends BaseRequest {
	/** Made with `endpoint`, so that an ID cannot change where the request goes. */
	path: string;
	/** The sub-account to work in, before the one of the credential; `null` for the main account, whatever the credential says. */
	subAccountId?: string | null;
	/** Whether `null` is an answer: where nothing may be set. */
	nullable?: boolean;
}

/** The path of an operation: `endpoint('agents', agentId)` is `/v1/agents/agt_1`. Throws RangeError for what is no ID. */
export const endpoint = (...parts: string[]): string => pathOf('v1', ...parts);

const SUB_ACCOUNT_HEADER = 'X-Sub-Account-Id';

/** Each endpoint takes the header (docs/platforms/agentphone.md, 1). `undefined` also takes away the credential's. */
function subAccountHeader({ subAccountId }: ApiRequest): IDataObject {
	if (subAccountId === null) return { [SUB_ACCOUNT_HEADER]: undefined };
	return subAccountId === undefined || subAccountId === '' ? {} : { [SUB_ACCOUNT_HEADER]: subAccountId };
}

/** AgentPhone's API (docs/platforms/agentphone.md, 1 and 5). */
export const client = createApiClient<ApiRequest>({
	name: 'AgentPhone',
	credential: 'agentPhoneApi',
	exampleUrl: 'https://api.agentphone.ai',
	headersOf: subAccountHeader,
	isAnswer: (body, { nullable = false }) => body !== null || nullable,
	explainCode,
});

/**
 * Sends one request to AgentPhone and gives the JSON it answers, or `{}` for an answer without a body (204).
 * Lists come as they are, whatever the type says, and so does `null` where it may come (`GET /v1/webhooks`).
 *
 * @throws NodeApiError with status, item and what to do, for anything but a 2xx with JSON (docs/platforms/agentphone.md, 5.1)
 * @throws NodeOperationError if the credential's Base URL is none, or its key cannot be sent
 */
export const apiRequest = client.request;

/** docs/platforms/agentphone.md, 5.1: codes that say more than their status, whose HTTP status is partly undocumented. */
export function explainCode(code: string, platformMessage: string): Explanation | undefined {
	const detail = platformMessage === '' ? '' : `: ${platformMessage}`;
	switch (code) {
		case 'INSUFFICIENT_BALANCE':
			return {
				message: `The AgentPhone balance is too low${detail}`,
				description: 'Top up in the AgentPhone dashboard under Billing, then run the node again.',
			};
		case 'VALIDATION_ERROR_NUMBER_LIMIT':
			return {
				message: `The account already has as many numbers as its plan allows${detail}`,
				description: 'Release a number you no longer use, or ask AgentPhone for a higher limit.',
			};
		case 'CARRIER_ERROR':
		case 'TWILIO_ERROR':
			return {
				message: `The phone carrier refused the request${detail}`,
				description: 'The fault is at the carrier and usually passes. Check in AgentPhone what was done, then run the node again.',
			};
		default:
			return undefined;
	}
}
