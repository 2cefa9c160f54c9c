import { type INode, NodeApiError } from 'n8n-workflow';

import { JSON_TOO_DEEP, RESPONSE_TOO_LARGE } from './byteStream';
import { ADDRESS_NOT_ALLOWED } from './publicRequest';
import { DEFAULT_RATE_LIMIT, isCertificateCode, type RateLimitRules, TOO_MANY_REQUESTS } from './retryPolicy';
import type { AttemptStats, HttpAnswer, HttpOutcome, NetworkFailure } from './types';

/** What is said to the user: what happened, and how to get on. */
export interface Explanation {
	message: string;
	description: string;
}

export interface UnsuccessfulRequest {
	/** The platform, as in "AgentPhone did not accept the API key". */
	platform: string;
	outcome: HttpOutcome;
	/** Whether sending it twice has the same effect as sending it once. */
	idempotent: boolean;
	/** Never shown, wherever they turn up. */
	secrets: string[];
	itemIndex?: number;
	/** The rules the request was sent under, if not the usual ones. */
	rateLimit?: RateLimitRules;
	/** Own words for the platform's own codes; everything else is explained by the HTTP status. */
	explainCode?: (code: string, platformMessage: string) => Explanation | undefined;
	/** Own words for a status of this one request. */
	explainStatus?: (statusCode: number, platformMessage: string) => Explanation | undefined;
}

/**
 * Turns an outcome that is no success into what n8n shows.
 *
 * The result carries the HTTP status (`httpCode`), the item (`context.itemIndex`), and the platform's code and fields
 * (`context.data`), and nothing of the request: what n8n throws itself holds the request with its headers.
 *
 * @returns a NodeApiError to throw
 */
export function apiError(node: INode, request: UnsuccessfulRequest): NodeApiError {
	const { outcome, secrets, itemIndex } = request;
	const hide = (text: string) => hideSecrets(text, secrets);
	const platformError = readPlatformError(outcome.responded ? outcome.body : undefined);
	const explained = outcome.responded ? explainAnswer(request, outcome, platformError) : explainSilence(request, outcome);
	const message = hide(explained.message);
	const httpCode = outcome.responded ? String(outcome.statusCode) : null;

	const error = new NodeApiError(node, { httpCode }, {
		message,
		description: hide(explained.description),
		httpCode: httpCode ?? undefined,
		itemIndex,
	});
	// n8n swaps the message for its own if any word of it contains a Node code: "preexisting" contains EEXIST.
	error.message = message;
	if (platformError.code !== undefined || platformError.fields.length > 0) {
		error.context.data = {
			code: hide(platformError.code ?? ''),
			fields: platformError.fields.map(({ field, message: text }) => ({ field: hide(field), message: hide(text) })),
		};
	}
	return error;
}

/** A shorter secret is part of too many words: hiding it would make messages unreadable and show where it stands. */
const MIN_SECRET_LENGTH = 4;

/** Takes secrets out of a text that somebody else wrote. */
export function hideSecrets(text: string, secrets: string[]): string {
	return secrets.filter((secret) => secret.length >= MIN_SECRET_LENGTH).reduce((redacted, secret) => redacted.split(secret).join('[hidden]'), text);
}

function explainAnswer(request: UnsuccessfulRequest, answer: HttpAnswer & AttemptStats, platformError: PlatformError): Explanation {
	const { platform } = request;
	const { statusCode } = answer;
	const platformMessage = platformError.message ?? '';
	const detail = platformMessage === '' ? '' : `: ${platformMessage}`;
	const platformWrote = platformMessage === '' ? '' : ` ${platform} wrote: ${platformMessage}`;

	const own = platformError.code === undefined ? undefined : request.explainCode?.(platformError.code, platformMessage);
	if (own) return own;
	const ownForStatus = request.explainStatus?.(statusCode, platformMessage);
	if (ownForStatus) return ownForStatus;
	if (platformError.fields.length > 0) {
		const fields = platformError.fields.map(({ field, message }) => `${field} (${message})`).join(', ');
		return {
			message: `${platform} did not accept ${fields}`,
			description: `Change ${platformError.fields.length === 1 ? 'this value' : 'these values'} and run the node again.${platformWrote}`,
		};
	}
	switch (statusCode) {
		case 401:
			return {
				message: `${platform} did not accept the API key`,
				description: `Check the API key in the credential: it must be complete and still valid.${platformWrote}`,
			};
		case 402:
			return {
				message: `The ${platform} balance is too low${detail}`,
				description: `Top up in the ${platform} dashboard, then run the node again.`,
			};
		case 403:
			return {
				message: `${platform} does not allow this${detail}`,
				description: 'Check that the API key may do this, and that the account or sub-account of the credential is the right one.',
			};
		case 404:
			return {
				message: `${platform} found nothing under this ID${detail}`,
				description: 'Check the ID, and that it belongs to the account or sub-account of the credential.',
			};
		case 409:
			return {
				message: `This clashes with something ${platform} already has${detail}`,
				description: 'Use what is already there, or change the value that has to be unique.',
			};
		case TOO_MANY_REQUESTS:
			return explainTooMany(request, answer, platformWrote);
	}
	if (statusCode >= 300 && statusCode < 400) {
		return {
			message: `${platform} sent the request on to another address (HTTP ${statusCode})`,
			description: `It was not followed, so that the API key goes nowhere else. Check the Base URL of the credential. The other address is ${String(answer.headers.location ?? 'unknown').slice(0, 200)}.`,
		};
	}
	if (platformError.isText || statusCode < 300) {
		const isNothing = !platformError.isText && (typeof answer.body !== 'object' || answer.body === null);
		return {
			message: `${platform} answered ${isNothing ? 'without data' : 'with a page or text instead of data'} (HTTP ${statusCode})`,
			description: `${statusCode < 500 ? 'Check the Base URL of the credential. ' : ''}${whatNow(request)}`,
		};
	}
	if (statusCode >= 500 || statusCode === 408) {
		return { message: `${platform} could not handle the request (HTTP ${statusCode})${detail}`, description: whatNow(request) };
	}
	return {
		message: `${platform} did not accept the request (HTTP ${statusCode})${detail}`,
		description: 'Check the values of the node against this, then run it again.',
	};
}

function explainTooMany({ platform, rateLimit = DEFAULT_RATE_LIMIT }: UnsuccessfulRequest, { headers, attempts }: HttpAnswer & AttemptStats, platformWrote: string): Explanation {
	const asked = rateLimit.askedMs(headers) ?? 0;
	const wait = asked > 0 ? `, and asks to wait ${Math.ceil(asked / 1000)} seconds` : '';
	const tried = asked > rateLimit.maxWaitMs ? 'The node does not wait that long by itself.' : `The node tried ${attempts} times.`;
	return {
		message: `${platform} is getting too many requests${wait}`,
		description: `${tried} Run it again later, or send fewer requests at once, for example with Loop Over Items and Wait.${platformWrote}`,
	};
}

function explainSilence(request: UnsuccessfulRequest, { code, reason, responseStarted = false, mayHaveExecuted }: NetworkFailure & AttemptStats): Explanation {
	const { platform } = request;
	const cause = code === '' ? reason : code;
	switch (code) {
		case 'ERR_CANCELED':
			return { message: `The execution was stopped while waiting for ${platform}`, description: whatNow(request) };
		case RESPONSE_TOO_LARGE:
			return { message: `${platform} answered with more data than n8n can hold`, description: `The rest was not read. Ask for less at once, for example with Limit, and run the node again. ${mayBeDone(request)}`.trim() };
		case JSON_TOO_DEEP:
			return { message: `${platform} answered with data that is nested too deeply`, description: `Check the Base URL of the credential. ${mayBeDone(request)}`.trim() };
		case ADDRESS_NOT_ALLOWED:
			return { message: `${platform} led to an address that is not asked`, description: reason };
	}
	if (isCertificateCode(code)) {
		return {
			message: `The certificate of ${platform} was not accepted (${code})`,
			description: `Nothing was sent. Check the Base URL of the credential, the clock of this n8n, and whether a proxy in between has a certificate of its own (NODE_EXTRA_CA_CERTS makes n8n know it).`,
		};
	}
	if (responseStarted && code !== 'ECONNABORTED' && code !== 'ETIMEDOUT') {
		return { message: `${platform} broke off in the middle of its answer${cause === '' ? '' : ` (${cause})`}`, description: whatNow(request) };
	}
	return {
		message:
			code === 'ECONNABORTED' || code === 'ETIMEDOUT'
				? `${platform} did not answer in time`
				: `${platform} could not be reached${cause === '' ? '' : ` (${cause})`}`,
		description: mayHaveExecuted
			? whatNow(request)
			: 'Nothing was sent. Check the Base URL of the credential, and that this n8n may reach it.',
	};
}

/** What may have happened on the other side, and what to do before running the node again. */
function whatNow(request: UnsuccessfulRequest): string {
	const { outcome } = request;
	const done = mayBeDone(request);
	if (done !== '') return done;
	return `${outcome.attempts > 1 ? `The node tried ${outcome.attempts} times. ` : ''}Run it again later.`;
}

function mayBeDone({ platform, idempotent, outcome }: UnsuccessfulRequest): string {
	if (idempotent || !outcome.mayHaveExecuted) return '';
	return `It may have been carried out all the same, so it was not sent again. Check in ${platform} before running the node again.`;
}

/** What a refusal says, whichever shape it came in. */
export interface PlatformError {
	/** The platform's own sentence, if it had one. */
	message?: string;
	/** The platform's own code, such as INSUFFICIENT_BALANCE. */
	code?: string;
	/** What is wrong with which field. */
	fields: Array<{ field: string; message: string }>;
	/** The answer was a web page or other text, not JSON. */
	isText: boolean;
}

/**
 * Reads the body of an answer that is no success. Three shapes occur on AgentPhone (docs/platforms/agentphone.md, 5.1), two on Hamsa
 * (docs/platforms/hamsa.md, 1.2), and gateways in between answer with web pages:
 *
 * - `{error: {message, code, type, details: [{field, message}]}}`
 * - `{detail: [{loc: ['body', 'url'], msg}]}`
 * - `{detail: 'Agent not found'}` or `{message: '...', messageKey: '...'}`
 *
 * Never throws: anything unreadable gives a refusal that says nothing.
 */
export function readPlatformError(body: unknown): PlatformError {
	if (!isObject(body)) return { fields: [], isText: typeof body === 'string' && body.trim() !== '' };
	const inner = isObject(body.error) ? body.error : body;
	const details = [body.detail, inner.details].find(Array.isArray) ?? [];
	return {
		message: firstText(inner.message, body.detail, body.error, body.message),
		code: firstText(inner.code, body.code, body.messageKey),
		fields: details.filter(isObject).map(readField),
		isText: false,
	};
}

function readField(detail: Record<string, unknown>): { field: string; message: string } {
	// "body" and "query" say where the API looked, which is no word of the user's.
	const place = Array.isArray(detail.loc) ? detail.loc.filter((part, at) => at > 0 || !/^(body|query|path|header)$/.test(String(part))) : [];
	return {
		field: firstText(detail.field, place.join('.')) ?? 'request',
		message: firstText(detail.message, detail.msg) ?? 'not accepted',
	};
}

function firstText(...candidates: unknown[]): string | undefined {
	return candidates.find((candidate): candidate is string => typeof candidate === 'string' && candidate.trim() !== '')?.trim();
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
