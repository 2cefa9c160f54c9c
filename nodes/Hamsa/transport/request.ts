import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

import { apiError, type Explanation } from '../../shared/http/apiError';
import { ANSWER_TIMEOUT_MS, send, type HttpOutcome, type RequestContext } from '../../shared/http/send';
import { account, CREDENTIAL } from './account';
import { HAMSA_RATE_LIMIT } from './rateLimit';

export { endpoint } from '../../shared/http/endpoint';

export interface ApiRequest {
	/** GET if left out. */
	method?: IHttpRequestMethods;
	/** Made with `endpoint('v1', ...)`, so that an ID cannot change where the request goes. */
	path: string;
	/** A list is sent as a repeated parameter, `status=A&status=B`. */
	qs?: IDataObject;
	body?: IDataObject;
	/** Whether sending it twice has the same effect as sending it once. By default every verb but POST (shared/http/retryPolicy.ts). */
	repeatable?: boolean;
	/** The item an exception is about. */
	itemIndex?: number;
	/** How long the answer may take, if not as long as usual. */
	timeoutMs?: number;
	/** Not to wait when Hamsa gets too many requests: for what is asked again later anyway. */
	impatient?: boolean;
	/** Secrets sent along, which no error may show should Hamsa repeat them. */
	secrets?: string[];
	/** Own words for a status of this operation. */
	explainStatus?: (statusCode: number, said: string) => Explanation | undefined;
}

/**
 * Sends one request to Hamsa and gives the `data` of its envelope, or the whole answer where there is no envelope
 * (docs/platforms/hamsa.md, 1.2). `data` is an object nearly always; where a route answers a list, a sentence or a
 * number, that comes as it is, whatever the type says.
 *
 * @throws NodeApiError with status, item and what to do, for anything but a success
 * @throws NodeOperationError if the credential's Base URL is none
 */
export async function apiRequest(this: RequestContext, request: ApiRequest): Promise<IDataObject> {
	const { method = 'GET', path, qs, body, timeoutMs: timeout = ANSWER_TIMEOUT_MS, impatient = false, itemIndex } = request;
	const { repeatable = method !== 'POST' } = request;
	const { baseURL, secrets } = await account.call(this, itemIndex);

	const rateLimit = impatient ? { ...HAMSA_RATE_LIMIT, maxAttempts: 1 } : HAMSA_RATE_LIMIT;
	const options = { method, url: baseURL + path, qs, body, timeout, arrayFormat: 'repeat' as const };
	const outcome = await send.call(this, CREDENTIAL, options, { repeatable, rateLimit, itemIndex });
	if (outcome.answered && isSuccess(outcome, method)) return dataOf(outcome.body) as IDataObject;
	const explain = (status: number, said: string) => request.explainStatus?.(status, said) ?? explainStatus(status, said);
	throw apiError(this.getNode(), { ...wording, outcome, repeatable, secrets: [...secrets, ...(request.secrets ?? [])], itemIndex, explainStatus: explain });
}

/** What every error of this platform is told with. */
export const wording = { platform: 'Hamsa', rateLimit: HAMSA_RATE_LIMIT, explainCode };

/**
 * The HTTP status decides. Samples show `success: false` beside successes, so that counts only if there is no `data`
 * either (docs/platforms/hamsa.md, 1.2).
 */
function isSuccess({ statusCode, body, mayHaveActed }: HttpOutcome & { answered: true }, method: IHttpRequestMethods): boolean {
	// A deletion whose answer got lost: the second attempt finds nothing, which is what was asked for.
	if (method === 'DELETE' && statusCode === 404 && mayHaveActed) return true;
	if (statusCode < 200 || statusCode >= 300) return false;
	// Text is some other server's page: the Base URL leads to the wrong place.
	// What reads gets something to read; what does something may be answered with silence.
	if (typeof body !== 'object') return body === '' && method !== 'GET';
	return body !== null && !(isObject(body) && body.success === false && (body.data === undefined || body.data === null));
}

function dataOf(body: unknown): unknown {
	if (!isObject(body)) return body === '' ? {} : body;
	if ('data' in body) return body.data ?? {};
	return 'success' in body || 'messageKey' in body ? {} : body;
}

const isObject = (value: unknown): value is IDataObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** docs/platforms/hamsa.md, 1.3: codes are made of a system's number and a status; a bad key is said in two ways. */
export function explainCode(code: string, said: string): Explanation | undefined {
	return code === '10403' ? badKey(said) : undefined;
}

/** What a status means on Hamsa, where that is more than it means elsewhere. */
export function explainStatus(statusCode: number, said: string): Explanation | undefined {
	if (statusCode === 401) return badKey(said);
	if (statusCode >= 200 && statusCode < 300 && said !== '') {
		return { message: `Hamsa did not do this: ${said}`, description: 'Check the values of the node against this, then run it again.' };
	}
	return undefined;
}

function badKey(said: string): Explanation {
	const wrote = said === '' ? '' : ` Hamsa wrote: ${said}`;
	return {
		message: 'Hamsa did not accept the API key',
		description: `Check the API key in the credential: it must be complete, still valid, and of a project in the credential's region.${wrote}`,
	};
}
