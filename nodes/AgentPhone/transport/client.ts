import type { IDataObject } from 'n8n-workflow';

import { createApiClient, type ApiRequest as BaseRequest } from '../../shared/http/apiClient';
import type { Explanation } from '../../shared/http/apiError';
import { DEFAULT_RATE_LIMIT } from '../../shared/http/retryPolicy';
import { endpoint as pathOf } from '../../shared/http/url';

export interface ApiRequest extends BaseRequest {
	/** Built with `endpoint`, so that an ID cannot change the route. */
	path: string;
	/** The sub-account to work in. It overrides the one of the credential; `null` is the main account. */
	subAccountId?: string | null;
	/** Whether `null` is a valid answer, for resources that may not be set. */
	nullable?: boolean;
}

/**
 * The path of a route: `endpoint('agents', agentId)` is `/v1/agents/agt_1`.
 *
 * @throws RangeError for a segment that is not a valid ID
 */
export const endpoint = (...parts: string[]): string => pathOf('v1', ...parts);

const SUB_ACCOUNT_HEADER = 'X-Sub-Account-Id';

/** The header for the sub-account, which all routes accept (docs/platforms/agentphone.md, 1). The value `undefined` removes that of the credential. */
export function subAccountHeader({ subAccountId }: Pick<ApiRequest, 'subAccountId'>): IDataObject {
	if (subAccountId === null) return { [SUB_ACCOUNT_HEADER]: undefined };
	return subAccountId === undefined || subAccountId === '' ? {} : { [SUB_ACCOUNT_HEADER]: subAccountId };
}

/** Name of the credential type. */
export const CREDENTIAL = 'agentPhoneApi';

/** The Base URL of the credential without the version that some users write at its end, because all paths begin with it (docs/platforms/agentphone.md, 1). */
const baseUrlOf = ({ baseUrl }: IDataObject): string =>
	String(baseUrl ?? '')
		.trim()
		.replace(/(?<!\/)\/+$/, '')
		.replace(/(?<!\/)\/+v1$/i, '');

/** The client for the AgentPhone API (docs/platforms/agentphone.md, 1 and 5). */
export const client = createApiClient<ApiRequest>({
	name: 'AgentPhone',
	credential: CREDENTIAL,
	exampleUrl: 'https://api.agentphone.ai',
	baseUrlOf,
	headersOf: subAccountHeader,
	isAnswer: (body, { nullable = false }) => body !== null || nullable,
	// Too many calls at once (docs/platforms/agentphone.md, 3.5).
	rateLimit: { ...DEFAULT_RATE_LIMIT, alsoWithRetryAfter: [409] },
	explainCode,
	explainStatus,
});

/**
 * Sends one request to AgentPhone and returns the JSON of the answer, or `{}` for an answer without a body (204). Lists are
 * returned unchanged, despite the declared type, and so is `null` if the request is nullable (`GET /v1/webhooks`).
 *
 * @throws NodeApiError with status, item and advice, for anything but a 2xx with JSON (docs/platforms/agentphone.md, 5.1)
 * @throws NodeOperationError if the Base URL of the credential is invalid, or if its key cannot be sent in a header
 */
export const apiRequest = client.request;

/** The message for error codes that are more specific than their HTTP status (docs/platforms/agentphone.md, 5.1); `undefined` for other codes. */
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
				message: `The phone carrier rejected the request${detail}`,
				description:
					'This is usually a temporary error of the carrier. Check in AgentPhone what was done, then run the node again.',
			};
		default:
			return undefined;
	}
}

/** The message for statuses that mean the same in all operations (docs/platforms/agentphone.md, 5.1); `undefined` for other statuses. */
export function explainStatus(status: number, platformMessage: string): Explanation | undefined {
	if (status !== 402) return undefined;
	return {
		message: `AgentPhone needs a payment method or a higher balance${platformMessage === '' ? '' : `: ${platformMessage}`}`,
		description:
			'Add a payment method or top up in the AgentPhone dashboard under Billing, then run the node again. A new account cannot place calls before it has a payment method, whatever its balance is.',
	};
}
