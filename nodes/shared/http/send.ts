import type { IHttpRequestOptions } from 'n8n-workflow';

import { monotonicNow, sleep } from '../clock';
import { type ByteStream, jsonOf, readAll } from './byteStream';
import { mayHaveExecuted, nextWaitMs, type RateLimitRules, retryAfterMs, TOO_MANY_REQUESTS, DEFAULT_RATE_LIMIT } from './retryPolicy';
import type { HttpAnswer, HttpOutcome, NetworkFailure, RequestContext } from './types';

export interface SendOptions {
	/** Whether sending it twice has the same effect as sending it once: see retryPolicy.ts. */
	idempotent: boolean;
	/** The platform's own, if it differs from the usual. */
	rateLimit?: RateLimitRules;
	wait?: (ms: number) => Promise<void>;
}

/** Time the platform has for one answer. The vendor's SDK uses the same (docs/platforms/agentphone.md, 1). */
export const ANSWER_TIMEOUT_MS = 60_000;

/** More than any documented answer has by far. An answer is held in memory, and so is what a workflow makes of it. */
export const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** Time for the body of an answer, as long as it keeps coming. */
const MAX_BODY_MS = 5 * 60_000;

/**
 * Sends one request with a credential, once. Never throws for what the platform or the network does.
 *
 * `ignoreHttpStatusErrors` does more than hand over the status: without it n8n sends any request that got a 401 a second
 * time, and the thrown value would hold the request with its Authorization header.
 * Redirects are not followed, because n8n sends the key along to whatever host it is sent to.
 */
export async function sendOnce(
	this: RequestContext,
	credentialType: string,
	request: IHttpRequestOptions,
	itemIndex = 0,
): Promise<HttpAnswer | NetworkFailure> {
	// n8n would take the first item's credential, whose key must not go to the host of another item's.
	const data = await this.getCredentials(credentialType, itemIndex);
	const credentialsDecrypted = { id: '', name: '', type: credentialType, data };
	const { timeout = ANSWER_TIMEOUT_MS } = request;
	const outcome = await outcomeOf(
		async () =>
			await this.helpers.httpRequestWithAuthentication.call(
				this,
				credentialType,
				{
					json: true,
					disableFollowRedirect: true,
					// n8n itself reads an answer of any size into memory, unpacked.
					encoding: 'stream',
					...inJson(request),
					timeout,
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
				},
				{ credentialsDecrypted },
			),
	);
	return request.encoding === 'stream' || !outcome.responded ? outcome : await withJsonRead(outcome, timeout);
}

/** The body as text: of objects, n8n's HTTP client leaves out what is called `constructor` or `prototype`, which is a fine name for a variable. */
function inJson(request: IHttpRequestOptions): IHttpRequestOptions {
	const { body, headers } = request;
	if (Object.prototype.toString.call(body) !== '[object Object]' || Object.keys(body as object).length === 0) return request;
	return { ...request, body: JSON.stringify(body), headers: { ...headers, 'Content-Type': 'application/json' } };
}

/** The answer with its body read: parsed JSON, text if it is none, '' if there is none. */
async function withJsonRead(answer: HttpAnswer, idleTimeoutMs: number): Promise<HttpAnswer | NetworkFailure> {
	// Where n8n plays the platform itself, for its evaluations, what it gives has been read.
	if (!isStream(answer.body)) return answer;
	try {
		const bytes = await readAll(answer.body, { maxBytes: MAX_ANSWER_BYTES, maxMs: MAX_BODY_MS, idleTimeoutMs });
		return { ...answer, body: jsonOf(bytes.toString('utf8')) };
	} catch (error) {
		// The status of a refusal says enough without what was written with it.
		return answer.statusCode >= 200 && answer.statusCode < 300 ? { ...networkFailure(error), responseStarted: true } : { ...answer, body: '' };
	}
}

const isStream = (body: unknown): body is ByteStream => typeof (body as Partial<ByteStream> | null)?.[Symbol.asyncIterator] === 'function';

/** Sends one request without a credential, once. Redirects are not followed: publicRequest.ts does that. Never throws for what the network does. */
export async function sendPublicOnce(this: RequestContext, request: IHttpRequestOptions): Promise<HttpAnswer | NetworkFailure> {
	return await outcomeOf(
		async () =>
			await this.helpers.httpRequest({
				timeout: ANSWER_TIMEOUT_MS,
				...request,
				disableFollowRedirect: true,
				abortSignal: 'getExecutionCancelSignal' in this ? this.getExecutionCancelSignal() : undefined,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
			}),
	);
}

async function outcomeOf(request: () => Promise<unknown>): Promise<HttpAnswer | NetworkFailure> {
	try {
		const { statusCode, headers, body } = (await request()) as Omit<HttpAnswer, 'answered'>;
		return { responded: true, statusCode, headers, body };
	} catch (error) {
		return networkFailure(error);
	}
}

/** Only these two texts leave what was thrown: it holds the request, and with it the key. */
export function networkFailure(error: unknown): NetworkFailure {
	return { responded: false, code: networkCode(error), reason: error instanceof Error ? error.message : '' };
}

/**
 * Repeats `attempt` as retryPolicy.ts says. A stopped execution ends it too: n8n then refuses to send (ERR_CANCELED).
 *
 * @returns the last outcome, with what the attempts before it mean for the caller
 */
export async function sendWithRetries(
	attempt: () => Promise<HttpAnswer | NetworkFailure>,
	{ idempotent, rateLimit = DEFAULT_RATE_LIMIT, wait = sleep }: SendOptions,
): Promise<HttpOutcome> {
	let acted = false;
	// A request that was put off by rate limits has not failed yet.
	const made = { rejected: 0, failed: 0 };
	for (;;) {
		const outcome = await attempt();
		const end = outcome.responded ? { ...outcome, askedMs: askedMsOf(outcome, rateLimit) } : outcome;
		acted ||= mayHaveExecuted(end);
		const attempts = end.responded && end.statusCode === TOO_MANY_REQUESTS ? ++made.rejected : ++made.failed;
		const waitMs = nextWaitMs(attempts, idempotent, end, rateLimit);
		if (waitMs === undefined) return { ...outcome, attempts: made.rejected + made.failed, mayHaveExecuted: acted };
		await wait(waitMs);
	}
}

/** A platform's own rules are about 429; any other status may bear the standard header (RFC 9110, 10.2.3). */
const askedMsOf = ({ statusCode, headers }: HttpAnswer, rateLimit: RateLimitRules): number | undefined =>
	statusCode === TOO_MANY_REQUESTS ? rateLimit.askedMs(headers) : retryAfterMs(headers['retry-after']);

/**
 * Sends with a credential under the retry policy. Never throws for what the platform or the network does.
 * A stopped execution does not wait any longer.
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

/** n8n wraps what axios throws, so the code may sit some causes deep. */
function networkCode(error: unknown): string {
	for (let level = error, depth = 0; typeof level === 'object' && level !== null && depth < 5; depth++) {
		const { code, cause } = level as { code?: unknown; cause?: unknown };
		if (typeof code === 'string') return code;
		level = cause;
	}
	return '';
}

/** A stopped execution is noticed within this time. */
const STEP_MS = 250;

/** Waits, or less if the execution is stopped meanwhile. */
export async function stoppableWait(this: RequestContext, ms: number): Promise<void> {
	const until = monotonicNow() + ms;
	for (let left = ms; left > 0; left = until - monotonicNow()) {
		if (stopped.call(this)) return;
		await sleep(Math.min(STEP_MS, left));
	}
}

function stopped(this: RequestContext): boolean {
	return 'getExecutionCancelSignal' in this && this.getExecutionCancelSignal()?.aborted === true;
}
