import { createApiClient, type ApiRequest } from '../../shared/http/apiClient';
import type { Explanation } from '../../shared/http/apiError';
import { isObject } from '../../shared/json';
import { HAMSA_RATE_LIMIT } from './rateLimit';

/** Base URLs of the regions (docs/platforms/hamsa.md, 1). */
const REGIONS: Record<string, string> = { eu: 'https://api.tryhamsa.com', uae: 'https://api.uae.tryhamsa.com' };

/** The client for the Hamsa API (docs/platforms/hamsa.md, 1). Paths are built with `endpoint('v1', ...)`. */
export const client = createApiClient<ApiRequest>({
	name: 'Hamsa',
	credential: 'hamsaApi',
	exampleUrl: REGIONS.eu,
	baseUrlOf: ({ region, baseUrl }) => (region === 'custom' ? baseUrl : REGIONS[String(region ?? 'eu')]),
	// Samples of successful answers contain `success: false`, so it only counts as a failure without `data` (docs/platforms/hamsa.md, 1.2).
	isAnswer: (body) => body !== null && !(isObject(body) && body.success === false && (body.data === undefined || body.data === null)),
	dataOf,
	rateLimit: HAMSA_RATE_LIMIT,
	explainCode,
	explainStatus,
});

/**
 * Sends one request to Hamsa and returns the `data` of its envelope, or the whole answer if there is no envelope
 * (docs/platforms/hamsa.md, 1.2). `data` is almost always an object; a list, a text or a number is returned unchanged, despite the
 * declared type.
 *
 * @throws NodeApiError with status, item and advice, for anything but a success
 * @throws NodeOperationError if the Base URL of the credential is invalid, or if its key cannot be sent in a header
 */
export const apiRequest = client.request;

function dataOf(body: unknown): unknown {
	if (!isObject(body)) return body;
	if ('data' in body) return body.data ?? {};
	return 'success' in body || 'messageKey' in body ? {} : body;
}

/** The code for an invalid key, which is also reported with status 401 (docs/platforms/hamsa.md, 1.3). Codes consist of a system number and a status. */
function explainCode(code: string, platformMessage: string): Explanation | undefined {
	return code === '10403' ? invalidKey(platformMessage) : undefined;
}

/** Statuses that have a specific meaning on Hamsa. */
function explainStatus(statusCode: number, platformMessage: string): Explanation | undefined {
	if (statusCode === 401) return invalidKey(platformMessage);
	if (statusCode >= 200 && statusCode < 300 && platformMessage !== '') {
		return {
			message: `Hamsa rejected the request: ${platformMessage}`,
			description: 'Check the values of the node, then run it again.',
		};
	}
	return undefined;
}

function invalidKey(platformMessage: string): Explanation {
	const details = platformMessage === '' ? '' : ` Hamsa wrote: ${platformMessage}`;
	return {
		message: 'Hamsa did not accept the API key',
		description: `Check the API key in the credential: it must be complete, still valid, and belong to a project in the region of the credential.${details}`,
	};
}
