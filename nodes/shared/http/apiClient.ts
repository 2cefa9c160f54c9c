import { createHash } from 'node:crypto';

import { NodeOperationError, type IDataObject, type IHttpRequestMethods, type IHttpRequestOptions, type INode, type NodeApiError } from 'n8n-workflow';

import { apiError, type Explanation } from './apiError';
import { type ByteStream, readErrorBody, withBodyRead } from './byteStream';
import { DEFAULT_RATE_LIMIT, type RateLimitRules } from './retryPolicy';
import { ANSWER_TIMEOUT_MS, networkFailure, send, sendOnce, sendWithRetries, stoppableWait } from './send';
import type { HttpAnswer, HttpOutcome, NetworkFailure, RequestContext } from './types';
import { readBaseUrl } from './url';

/** One request to a platform's API. */
export interface ApiRequest {
	/** GET if left out. */
	method?: IHttpRequestMethods;
	/** Made with `endpoint`, so that an ID cannot change where the request goes. */
	path: string;
	/** A list is sent as a repeated parameter, `status=A&status=B`. */
	qs?: IDataObject;
	body?: IDataObject;
	/** Whether sending it twice has the same effect as sending it once. By default every verb but POST (retryPolicy.ts). */
	idempotent?: boolean;
	/** Index of the input item an error is about. */
	itemIndex?: number;
	/** How long the answer may take, in milliseconds; `ANSWER_TIMEOUT_MS` if left out. */
	timeoutMs?: number;
	/** Not to wait when the platform gets too many requests: for what is asked again later anyway. */
	noRateLimitWait?: boolean;
	/** Secrets sent along, which no error may show should the platform repeat them. */
	secrets?: string[];
	/** Own words for a status of this operation. */
	explainStatus?: (statusCode: number, platformMessage: string) => Explanation | undefined;
}

/** An answer that is read as it comes. */
export interface StreamRequest extends Omit<ApiRequest, 'noRateLimitWait'> {
	/** Value of the header Accept. */
	accept: string;
	/** Whether this Content-Type is what was asked for. Anything else is an error, or some other server's page. */
	accepts: (contentType: string) => boolean;
}

/** Where to send, and what must never be shown. */
export interface Account {
	baseURL: string;
	apiKey: string;
	secrets: string[];
	/** Tells accounts apart without showing the key. */
	fingerprint: string;
}

/** What is a platform's own about its API. Everything else about requests is the same for all platforms. */
export interface ApiPlatform<Request extends ApiRequest = ApiRequest> {
	/** As in "AgentPhone did not accept the API key". */
	name: string;
	/** Type of its credential, with the fields `apiKey` and `baseUrl`. */
	credential: string;
	/** As in "https://api.example.com"; shown when the Base URL is none. */
	exampleUrl: string;
	/** The Base URL by the fields of the credential; `baseUrl` if left out. */
	baseUrlOf?: (fields: IDataObject) => unknown;
	/** Headers of a request besides those of the credential. */
	headersOf?: (request: Request) => IDataObject;
	/** Whether the parsed body of a 2xx, `null` included, is an answer. */
	isAnswer: (body: unknown, request: Request) => boolean;
	/** What an operation gets of the body of a 2xx; the body if left out. */
	dataOf?: (body: unknown) => unknown;
	/** `DEFAULT_RATE_LIMIT` if left out. */
	rateLimit?: RateLimitRules;
	/** Own words for the platform's own codes. */
	explainCode?: (code: string, platformMessage: string) => Explanation | undefined;
	/** Own words for a status. */
	explainStatus?: (statusCode: number, platformMessage: string) => Explanation | undefined;
}

/** The one way to a platform's API. Every function is called with n8n's context as `this`. */
export interface ApiClient<Request extends ApiRequest = ApiRequest> {
	/**
	 * Where to send with the item's credential.
	 *
	 * @throws NodeOperationError if its Base URL is none, or its key cannot be sent
	 */
	account: (this: RequestContext, itemIndex?: number) => Promise<Account>;
	/**
	 * Sends one request, again where that is safe, and gives the data of its answer: `{}` for an answer without a body.
	 * Lists and other JSON come as they are, whatever the type says.
	 *
	 * @throws NodeApiError with status, item and what to do, for anything but a 2xx that is an answer
	 * @throws what `account` throws
	 */
	request: (this: RequestContext, request: Request) => Promise<IDataObject>;
	/**
	 * Opens an answer that is read as it comes. The caller reads it to the end or destroys it.
	 *
	 * @throws what `request` throws, also for an answer of another type
	 */
	stream: (this: RequestContext, request: Request & StreamRequest) => Promise<ByteStream>;
	/**
	 * The same for what the platform gives to anybody: `attempt` sends without a key, and the address is not the API's.
	 *
	 * @throws what `request` throws
	 */
	publicStream: (
		this: RequestContext,
		request: Pick<StreamRequest, 'accepts' | 'itemIndex' | 'explainStatus'>,
		attempt: () => Promise<HttpAnswer | NetworkFailure>,
	) => Promise<ByteStream>;
	/** The error for a stream that opened and then broke. Nothing of `error` is shown but its code and its message without secrets. */
	brokenStream: (this: RequestContext, error: unknown, request: Pick<ApiRequest, 'idempotent' | 'itemIndex' | 'secrets'>) => Promise<NodeApiError>;
	/** The error for an answer that came whole and is none. */
	unusableAnswer: (this: RequestContext, body: unknown, request: Pick<ApiRequest, 'idempotent' | 'itemIndex' | 'secrets'>) => Promise<NodeApiError>;
}

/** A client for a platform's API, from what is the platform's own. */
export function createApiClient<Request extends ApiRequest = ApiRequest>(platform: ApiPlatform<Request>): ApiClient<Request> {
	const { name, credential, exampleUrl, isAnswer } = platform;
	const rateLimit = platform.rateLimit ?? DEFAULT_RATE_LIMIT;
	const wording = { platform: name, rateLimit, explainCode: platform.explainCode };
	const explainerOf =
		({ explainStatus }: Pick<ApiRequest, 'explainStatus'>) =>
		(statusCode: number, platformMessage: string) =>
			explainStatus?.(statusCode, platformMessage) ?? platform.explainStatus?.(statusCode, platformMessage);

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
		timeout: request.timeoutMs ?? ANSWER_TIMEOUT_MS,
		arrayFormat: 'repeat',
	});

	function isSuccess({ statusCode, body, mayHaveExecuted }: HttpOutcome & { responded: true }, request: Request): boolean {
		const { method = 'GET' } = request;
		// A deletion whose answer got lost: the second attempt finds nothing, which is what was asked for.
		if (method === 'DELETE' && statusCode === 404 && mayHaveExecuted) return true;
		if (statusCode < 200 || statusCode >= 300) return false;
		// A read must have an answer; a command may be answered without a body.
		if (body === '') return method !== 'GET';
		// A 2xx with text is some other server's page: the Base URL leads to the wrong place.
		return typeof body === 'object' && isAnswer(body, request);
	}

	/** @param failure what the error is about, where it is not of this client's own account */
	async function opened(
		this: RequestContext,
		request: Pick<StreamRequest, 'accepts' | 'itemIndex' | 'explainStatus'> & { idempotent: boolean },
		secrets: string[],
		attempt: () => Promise<HttpAnswer | NetworkFailure>,
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
			throw apiError(this.getNode(), { ...wording, outcome, idempotent, secrets: allSecrets, itemIndex, explainStatus: explainerOf(request) });
		},

		async stream(request) {
			const { method = 'GET', accept, itemIndex } = request;
			const { idempotent = method !== 'POST' } = request;
			const { baseURL, secrets } = await account.call(this, itemIndex);
			const base = optionsOf(request, baseURL);
			const options: IHttpRequestOptions = { ...base, headers: { Accept: accept, ...base.headers }, encoding: 'stream', json: request.body !== undefined };
			const attempt = async () => await sendOnce.call(this, credential, options, itemIndex);
			return await opened.call(this, { ...request, idempotent }, [...secrets, ...(request.secrets ?? [])], attempt);
		},

		async publicStream(request, attempt) {
			return await opened.call(this, { ...request, idempotent: true }, [], attempt);
		},

		async brokenStream(error, { idempotent = false, itemIndex, secrets = [] }) {
			const outcome: HttpOutcome = { ...networkFailure(error), responseStarted: true, attempts: 1, mayHaveExecuted: true };
			const own = (await account.call(this, itemIndex)).secrets;
			return apiError(this.getNode(), { ...wording, outcome, idempotent, secrets: [...own, ...secrets], itemIndex });
		},

		async unusableAnswer(body, { idempotent = false, itemIndex, secrets = [] }) {
			const outcome: HttpOutcome = { responded: true, statusCode: 200, headers: {}, body, attempts: 1, mayHaveExecuted: true };
			const own = (await account.call(this, itemIndex)).secrets;
			return apiError(this.getNode(), { ...wording, outcome, idempotent, secrets: [...own, ...secrets], itemIndex, explainStatus: platform.explainStatus });
		},
	};
}

/**
 * The API key of a credential, without spaces around it; '' if there is none.
 *
 * @param platform as in "the AgentPhone credential"
 * @throws NodeOperationError for a key that no HTTP header can hold, such as two keys with a line break between them (RFC 9110, 5.5)
 */
function readApiKey(node: INode, value: unknown, platform: string, itemIndex: number): string {
	const key = String(value ?? '').trim();
	if (/^[\x21-\x7e]*$/.test(key)) return key;
	throw new NodeOperationError(
		node,
		`The API key of the ${platform} credential holds a space, a line break or another character that no key has. Copy the key again into the credential`,
		{ itemIndex },
	);
}
