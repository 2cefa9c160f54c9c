import type { IHttpRequestOptions } from 'n8n-workflow';

import { monotonicNow, sleep } from '../clock';
import { type ByteStream, jsonOf, readAll } from './byteStream';
import { askedWaitMs, DEFAULT_RATE_LIMIT, isRateLimited, mayHaveExecuted, nextWaitMs, type RateLimitRules } from './retryPolicy';
import type { HttpResponse, HttpOutcome, NetworkFailure, RequestContext } from './types';

export interface SendOptions {
	/** Whether sending it twice has the same effect as sending it once (retryPolicy.ts). */
	idempotent: boolean;
	/** The platform's rules; `DEFAULT_RATE_LIMIT` if left out. */
	rateLimit?: RateLimitRules;
	/** Waits between two attempts; `sleep` if left out. */
	wait?: (ms: number) => Promise<void>;
}

/** Time limit for one response. The vendor's SDK uses the same (docs/platforms/agentphone.md, 1). */
export const RESPONSE_TIMEOUT_MS = 60_000;

/** Far above the size of any documented response. Limits memory use, because the response and the items made of it are in memory. */
export const MAX_RESPONSE_BYTES = 32 * 1024 * 1024;

/** Time limit for the body of a response that keeps sending data. */
const MAX_BODY_MS = 5 * 60_000;

/**
 * Sends one request with a credential, without retries. Never throws for what the platform or the network does.
 *
 * `ignoreHttpStatusErrors` is needed for two more reasons: without it n8n repeats a request that got a 401, and the thrown
 * error would contain the request with its Authorization header.
 * Redirects are not followed, because n8n would send the key to the other host as well.
 */
export async function sendOnce(
	this: RequestContext,
	credentialType: string,
	request: IHttpRequestOptions,
	itemIndex = 0,
): Promise<HttpResponse | NetworkFailure> {
	// n8n would use the credential of the first item, and so send its key to the host of another item's credential.
	const data = await this.getCredentials(credentialType, itemIndex);
	const credentialsDecrypted = { id: '', name: '', type: credentialType, data };
	const { timeout = RESPONSE_TIMEOUT_MS } = request;
	const outcome = await outcomeOf(
		async () =>
			await this.helpers.httpRequestWithAuthentication.call(
				this,
				credentialType,
				{
					json: true,
					disableFollowRedirect: true,
					// Without a stream, n8n reads a response of any size into memory.
					encoding: 'stream',
					...withJsonBody(request),
					timeout,
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
				},
				{ credentialsDecrypted },
			),
	);
	return request.encoding === 'stream' || !outcome.responded ? outcome : await withJsonRead(outcome, timeout);
}

/** Serialises the body here, because n8n's HTTP client drops object keys named `constructor` or `prototype`, which are valid names of variables. */
function withJsonBody(request: IHttpRequestOptions): IHttpRequestOptions {
	const { body, headers } = request;
	if (Object.prototype.toString.call(body) !== '[object Object]' || Object.keys(body as object).length === 0) return request;
	return { ...request, body: JSON.stringify(body), headers: { ...headers, 'Content-Type': 'application/json' } };
}

/** The response with its body read: parsed JSON, text if it is not JSON, '' if it is empty. */
async function withJsonRead(response: HttpResponse, idleTimeoutMs: number): Promise<HttpResponse | NetworkFailure> {
	// In n8n's evaluations the response is mocked, and its body is not a stream.
	if (!isStream(response.body)) return response;
	try {
		const bytes = await readAll(response.body, { maxBytes: MAX_RESPONSE_BYTES, maxMs: MAX_BODY_MS, idleTimeoutMs });
		return { ...response, body: jsonOf(bytes.toString('utf8')) };
	} catch (error) {
		// An error response can be explained by its status alone.
		return response.statusCode >= 200 && response.statusCode < 300
			? { ...networkFailure(error), responseStarted: true }
			: { ...response, body: '' };
	}
}

const isStream = (body: unknown): body is ByteStream => typeof (body as Partial<ByteStream> | null)?.[Symbol.asyncIterator] === 'function';

/** Sends one request without a credential and without retries. Redirects are left to publicRequest.ts. Never throws for what the network does. */
export async function sendPublicOnce(this: RequestContext, request: IHttpRequestOptions): Promise<HttpResponse | NetworkFailure> {
	return await outcomeOf(
		async () =>
			await this.helpers.httpRequest({
				timeout: RESPONSE_TIMEOUT_MS,
				...request,
				disableFollowRedirect: true,
				abortSignal: 'getExecutionCancelSignal' in this ? this.getExecutionCancelSignal() : undefined,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
			}),
	);
}

async function outcomeOf(request: () => Promise<unknown>): Promise<HttpResponse | NetworkFailure> {
	try {
		const { statusCode, headers, body } = (await request()) as Omit<HttpResponse, 'responded'>;
		return { responded: true, statusCode, headers, body };
	} catch (error) {
		return networkFailure(error);
	}
}

/** Reduces an error to its code and message, because the error object contains the request and with it the key. */
export function networkFailure(error: unknown): NetworkFailure {
	return { responded: false, code: networkCode(error), reason: error instanceof Error ? error.message : '' };
}

/**
 * Repeats `attempt` under the rules of retryPolicy.ts. If the execution is stopped, n8n rejects the next attempt with
 * ERR_CANCELED, which ends the retries.
 *
 * @returns the last outcome, with the number of attempts and whether one of them may have been executed
 */
export async function sendWithRetries(
	attempt: () => Promise<HttpResponse | NetworkFailure>,
	{ idempotent, rateLimit = DEFAULT_RATE_LIMIT, wait = sleep }: SendOptions,
): Promise<HttpOutcome> {
	let executed = false;
	// Counted separately, so that attempts that end with a rate limit do not use up those for failures.
	const counts = { rateLimited: 0, failed: 0 };
	for (;;) {
		const outcome = await attempt();
		const end = outcome.responded ? { ...outcome, askedMs: askedWaitMs(outcome, rateLimit) } : outcome;
		executed ||= mayHaveExecuted(end);
		const attempts = end.responded && isRateLimited(end, rateLimit) ? ++counts.rateLimited : ++counts.failed;
		const waitMs = nextWaitMs(attempts, idempotent, end, rateLimit);
		if (waitMs === undefined) return { ...outcome, attempts: counts.rateLimited + counts.failed, mayHaveExecuted: executed };
		await wait(waitMs);
	}
}

/**
 * Sends a request with a credential under the retry policy. Never throws for what the platform or the network does.
 * Stopping the execution ends a wait between two attempts.
 */
export async function send(
	this: RequestContext,
	credentialType: string,
	request: IHttpRequestOptions,
	{ itemIndex, ...options }: Pick<SendOptions, 'idempotent' | 'rateLimit'> & { itemIndex?: number },
): Promise<HttpOutcome> {
	const wait = async (ms: number) => await stoppableWait.call(this, ms);
	return await sendWithRetries(async () => await sendOnce.call(this, credentialType, request, itemIndex), { ...options, wait });
}

/** n8n wraps axios errors, so the code may be that of a nested cause. */
function networkCode(error: unknown): string {
	for (let current = error, depth = 0; typeof current === 'object' && current !== null && depth < 5; depth++) {
		const { code, cause } = current as { code?: unknown; cause?: unknown };
		if (typeof code === 'string') return code;
		current = cause;
	}
	return '';
}

/** How often the cancellation of the execution is checked while waiting. */
const CANCEL_CHECK_MS = 250;

/** Waits the given milliseconds, or until the execution is stopped. */
export async function stoppableWait(this: RequestContext, ms: number): Promise<void> {
	const until = monotonicNow() + ms;
	for (let left = ms; left > 0; left = until - monotonicNow()) {
		if (isStopped.call(this)) return;
		await sleep(Math.min(CANCEL_CHECK_MS, left));
	}
}

function isStopped(this: RequestContext): boolean {
	return 'getExecutionCancelSignal' in this && this.getExecutionCancelSignal()?.aborted === true;
}
