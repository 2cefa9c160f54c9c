import type { IDataObject } from 'n8n-workflow';

import { createApiClient, type ApiRequest } from '../../shared/http/apiClient';
import type { Explanation } from '../../shared/http/apiError';
import { HAMSA_RATE_LIMIT } from './rateLimit';

/** docs/platforms/hamsa.md, 1 */
const REGIONS: Record<string, string> = { eu: 'https://api.tryhamsa.com', uae: 'https://api.uae.tryhamsa.com' };

/** Hamsa's API (docs/platforms/hamsa.md, 1). Paths are made with `endpoint('v1', ...)`. */
export const client = createApiClient<ApiRequest>({
	name: 'Hamsa',
	credential: 'hamsaApi',
	exampleUrl: REGIONS.eu,
	baseUrlOf: ({ region, baseUrl }) => (region === 'custom' ? baseUrl : REGIONS[String(region ?? 'eu')]),
	// Samples show `success: false` beside successes, so that counts only if there is no `data` either (docs/platforms/hamsa.md, 1.2).
	isAnswer: (body) => body !== null && !(isObject(body) && body.success === false && (body.data === undefined || body.data === null)),
	dataOf,
	rateLimit: HAMSA_RATE_LIMIT,
	explainCode,
	explainStatus,
});

/**
 * Sends one request to Hamsa and gives the `data` of its envelope, or the whole answer where there is no envelope
 * (docs/platforms/hamsa.md, 1.2). `data` is an object nearly always; where a route answers a list, a sentence or a
 * number, that comes as it is, whatever the type says.
 *
 * @throws NodeApiError with status, item and what to do, for anything but a success
 * @throws NodeOperationError if the credential's Base URL is none, or its key cannot be sent
 */
export const apiRequest = client.request;

function dataOf(body: unknown): unknown {
	if (!isObject(body)) return body;
	if ('data' in body) return body.data ?? {};
	return 'success' in body || 'messageKey' in body ? {} : body;
}

const isObject = (value: unknown): value is IDataObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** docs/platforms/hamsa.md, 1.3: codes are made of a system's number and a status; a bad key is said in two ways. */
function explainCode(code: string, platformMessage: string): Explanation | undefined {
	return code === '10403' ? badKey(platformMessage) : undefined;
}

/** What a status means on Hamsa, where that is more than it means elsewhere. */
function explainStatus(statusCode: number, platformMessage: string): Explanation | undefined {
	if (statusCode === 401) return badKey(platformMessage);
	if (statusCode >= 200 && statusCode < 300 && platformMessage !== '') {
		return { message: `Hamsa did not do this: ${platformMessage}`, description: 'Check the values of the node against this, then run it again.' };
	}
	return undefined;
}

function badKey(platformMessage: string): Explanation {
	const hamsaWrote = platformMessage === '' ? '' : ` Hamsa wrote: ${platformMessage}`;
	return {
		message: 'Hamsa did not accept the API key',
		description: `Check the API key in the credential: it must be complete, still valid, and of a project in the credential's region.${hamsaWrote}`,
	};
}
