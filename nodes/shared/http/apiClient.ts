import { createHash } from 'node:crypto';

import type { IDataObject, IHttpRequestMethods, IHttpRequestOptions, NodeApiError } from 'n8n-workflow';

import { apiError, type ExplainStatus, type Explanation } from './apiError';
import { readApiKey } from './apiKey';
import { type ByteStream, readErrorBody, withBodyRead } from './byteStream';
import { DEFAULT_RATE_LIMIT, type RateLimitRules } from './retryPolicy';
import { networkFailure, RESPONSE_TIMEOUT_MS, send, sendOnce, sendWithRetries, stoppableWait } from './send';
import type { HttpOutcome, HttpResponse, NetworkFailure, RequestContext } from './types';
import { readBaseUrl } from './url';

/** One request to a platform's API. */
export interface ApiRequest {
	/** GET if left out. */
	method?: IHttpRequestMethods;
	/** Built with `endpoint`, so that an ID cannot change the endpoint. */
	path: string;
	/** A list is sent as a repeated parameter, `status=A&status=B`. */
	qs?: IDataObject;
	body?: IDataObject;
	/** Whether sending it twice has the same effect as sending it once (retryPolicy.ts). By default true for all methods except POST. */
	idempotent?: boolean;
	/** Index of the input item that an error is reported on. */
	itemIndex?: number;
	/** Time limit for the response, in milliseconds; `RESPONSE_TIMEOUT_MS` if left out. */
	timeoutMs?: number;
	/** Whether a 429 fails at once instead of being retried, for requests that are repeated later anyway. */
	noRateLimitWait?: boolean;
	/** Secrets in the request, redacted in errors in case the platform repeats them. */
	secrets?: string[];
	/** Explains a status of this operation more specifically than the default does. */
	explainStatus?: ExplainStatus;
	/** Statuses of a repeated request that mean that the attempt before it was carried out; for DELETE 404 if left out. */
	doneStatuses?: readonly number[];
}

/** A request whose response is read as a stream. */
export interface StreamRequest extends Omit<ApiRequest, 'noRateLimitWait'> {
	/** Value of the Accept header. */
	accept: string;
	/** Whether the response may have this Content-Type. Any other one is treated as an error. */
	accepts: (contentType: string) => boolean;
}

/** The account that a credential belongs to. */
export interface Account {
	baseURL: string;
	apiKey: string;
	/** Texts to redact in errors. */
	secrets: string[];
	/** Hash of base URL and key, to tell accounts apart without storing the key. */
	fingerprint: string;
}

/** How the API of a platform differs from others. Everything else about requests is the same for all platforms. */
export interface ApiPlatform<Request extends ApiRequest = ApiRequest> {
	/** Name of the platform, as in "AgentPhone did not accept the API key". */
	name: string;
	/** Name of the credential type, which has the fields `apiKey` and `baseUrl`. */
	credential: string;
	/** Example for the error about an invalid Base URL, such as "https://api.example.com". */
	exampleUrl: string;
	/** Determines the Base URL from the fields of the credential; `baseUrl` if left out. */
	baseUrlOf?: (fields: IDataObject) => unknown;
	/** Headers of a request in addition to those of the credential. */
	headersOf?: (request: Request) => IDataObject;
	/** Whether the parsed body of a 2xx response, which may be `null`, is valid. */
	isAnswer: (body: unknown, request: Request) => boolean;
	/** Extracts the data from the body of a 2xx response; the whole body if left out. */
	dataOf?: (body: unknown) => unknown;
	/** `DEFAULT_RATE_LIMIT` if left out. */
	rateLimit?: RateLimitRules;
	/** Explains error codes of the platform. */
	explainCode?: (code: string, platformMessage: string) => Explanation | undefined;
	/** Explains a status more specifically than the default does. */
	explainStatus?: ExplainStatus;
}

/** Sends all requests to a platform's API. Every function is called with n8n's context as `this`. */
export interface ApiClient<Request extends ApiRequest = ApiRequest> {
	/**
	 * The account of the item's credential.
	 *
	 * @throws NodeOperationError if the Base URL is invalid, or the key has characters that a header cannot contain
	 */
	account: (this: RequestContext, itemIndex?: number) => Promise<Account>;
	/**
	 * Sends one request, with retries where they are safe, and returns the data of the response: `{}` for an empty body.
	 * Arrays and other JSON values are returned unchanged, in spite of the declared type.
	 *
	 * @throws NodeApiError with status, item and advice, for anything but a 2xx response with valid data
	 * @throws what `account` throws
	 */
	request: (this: RequestContext, request: Request) => Promise<IDataObject>;
	/**
	 * Sends one request and returns the body of the response as a stream. The caller must read it to the end or destroy it.
	 *
	 * @throws what `request` throws; NodeApiError for a response of another Content-Type
	 */
	stream: (this: RequestContext, request: Request & StreamRequest) => Promise<ByteStream>;
	/**
	 * Like `stream`, for a public address, possibly outside the API: `attempt` sends the request, without a key or not only with it.
	 *
	 * @throws what `request` throws
	 */
	publicStream: (
		this: RequestContext,
		request: Pick<StreamRequest, 'accepts' | 'itemIndex' | 'explainStatus' | 'secrets'>,
		attempt: () => Promise<HttpResponse | NetworkFailure>,
	) => Promise<ByteStream>;
	/** The error for a stream that broke after it was opened. Only the code of `error` and its message, with secrets redacted, are used. */
	brokenStream: (
		this: RequestContext,
		error: unknown,
		request: Pick<ApiRequest, 'idempotent' | 'itemIndex' | 'secrets'>,
	) => Promise<NodeApiError>;
	/** The error for a complete response whose data is invalid. */
	unusableAnswer: (
		this: RequestContext,
		body: unknown,
		request: Pick<ApiRequest, 'idempotent' | 'itemIndex' | 'secrets'>,
	) => Promise<NodeApiError>;
}

/** Creates the client for a platform's API. */
export function createApiClient<Request extends ApiRequest = ApiRequest>(platform: ApiPlatform<Request>): ApiClient<Request> {
	const { name, credential, exampleUrl, isAnswer } = platform;
	const rateLimit = platform.rateLimit ?? DEFAULT_RATE_LIMIT;
	const wording = { platform: name, rateLimit, explainCode: platform.explainCode };
	const explainerOf =
		({ explainStatus }: Pick<ApiRequest, 'explainStatus'>) =>
		(...response: Parameters<ExplainStatus>) =>
			explainStatus?.(...response) ?? platform.explainStatus?.(...response);

	async function account(this: RequestContext, itemIndex = 0): Promise<Account> {
		const fields = await this.getCredentials(credential, itemIndex);
		const apiKey = readApiKey(this.getNode(), fields.apiKey, name, itemIndex);
		const given = platform.baseUrlOf ? platform.baseUrlOf(fields as IDataObject) : fields.baseUrl;
		const baseURL = readBaseUrl(this.getNode(), given, { platform: name, example: exampleUrl, secrets: [apiKey], itemIndex });
		return { baseURL, apiKey, secrets: [apiKey], fingerprint: createHash('sha256').update(`${baseURL}\n${apiKey}`).digest('hex') };
	}

	const optionsOf = (request: Request, baseURL: string): IHttpRequestOptions => ({
		method: request.method ?? 'GET',
		url: baseURL + request.path,
		qs: request.qs,
		body: request.body,
		headers: platform.headersOf?.(request),
		timeout: request.timeoutMs ?? RESPONSE_TIMEOUT_MS,
		arrayFormat: 'repeat',
	});

	function isSuccess({ statusCode, body, mayHaveExecuted }: HttpOutcome & { responded: true }, request: Request): boolean {
		const { method = 'GET', doneStatuses = method === 'DELETE' ? [404] : [] } = request;
		// The first attempt may have done it, such as deleted it, with its response lost; then the retry gets for example a 404.
		if (mayHaveExecuted && doneStatuses.includes(statusCode)) return true;
		if (statusCode < 200 || statusCode >= 300) return false;
		// The response to a GET must have a body; that to a command may be empty.
		if (body === '') return method !== 'GET';
		// A 2xx response with text comes from another server, such as a proxy: the Base URL is wrong.
		return typeof body === 'object' && isAnswer(body, request);
	}

	/** Sends with retries and checks status and Content-Type. */
	async function openStream(
		this: RequestContext,
		request: Pick<StreamRequest, 'accepts' | 'itemIndex' | 'explainStatus'> & { idempotent: boolean },
		secrets: string[],
		attempt: () => Promise<HttpResponse | NetworkFailure>,
	): Promise<ByteStream> {
		const { accepts, idempotent, itemIndex } = request;
		const wait = async (ms: number) => await stoppableWait.call(this, ms);
		let outcome = await sendWithRetries(async () => await readErrorBody(await attempt()), { idempotent, rateLimit, wait });
		if (outcome.responded && outcome.statusCode >= 200 && outcome.statusCode < 300) {
			if (accepts(String(outcome.headers['content-type']))) return outcome.body as ByteStream;
			outcome = { ...outcome, ...(await withBodyRead(outcome)) };
		}
		throw apiError(this.getNode(), { ...wording, outcome, idempotent, secrets, itemIndex, explainStatus: explainerOf(request) });
	}

	return {
		account,

		async request(request) {
			const { method = 'GET', noRateLimitWait = false, itemIndex } = request;
			const { idempotent = method !== 'POST' } = request;
			const { baseURL, secrets } = await account.call(this, itemIndex);
			const rules = noRateLimitWait ? { ...rateLimit, maxAttempts: 1 } : rateLimit;
			const outcome = await send.call(this, credential, optionsOf(request, baseURL), { idempotent, rateLimit: rules, itemIndex });
			if (outcome.responded && isSuccess(outcome, request)) {
				if (outcome.body === '') return {};
				return (platform.dataOf ? platform.dataOf(outcome.body) : outcome.body) as IDataObject;
			}
			const allSecrets = [...secrets, ...(request.secrets ?? [])];
			throw apiError(this.getNode(), {
				...wording,
				outcome,
				idempotent,
				secrets: allSecrets,
				itemIndex,
				explainStatus: explainerOf(request),
			});
		},

		async stream(request) {
			const { method = 'GET', accept, itemIndex } = request;
			const { idempotent = method !== 'POST' } = request;
			const { baseURL, secrets } = await account.call(this, itemIndex);
			const base = optionsOf(request, baseURL);
			const options: IHttpRequestOptions = {
				...base,
				headers: { Accept: accept, ...base.headers },
				encoding: 'stream',
				json: request.body !== undefined,
			};
			const attempt = async () => await sendOnce.call(this, credential, options, itemIndex);
			return await openStream.call(this, { ...request, idempotent }, [...secrets, ...(request.secrets ?? [])], attempt);
		},

		async publicStream(request, attempt) {
			return await openStream.call(this, { ...request, idempotent: true }, request.secrets ?? [], attempt);
		},

		async brokenStream(error, { idempotent = false, itemIndex, secrets = [] }) {
			const outcome: HttpOutcome = { ...networkFailure(error), responseStarted: true, attempts: 1, mayHaveExecuted: true };
			const own = (await account.call(this, itemIndex)).secrets;
			return apiError(this.getNode(), { ...wording, outcome, idempotent, secrets: [...own, ...secrets], itemIndex });
		},

		async unusableAnswer(body, { idempotent = false, itemIndex, secrets = [] }) {
			const outcome: HttpOutcome = { responded: true, statusCode: 200, headers: {}, body, attempts: 1, mayHaveExecuted: true };
			const own = (await account.call(this, itemIndex)).secrets;
			return apiError(this.getNode(), {
				...wording,
				outcome,
				idempotent,
				secrets: [...own, ...secrets],
				itemIndex,
				explainStatus: platform.explainStatus,
			});
		},
	};
}
