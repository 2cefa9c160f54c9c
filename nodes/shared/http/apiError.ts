import { type INode, NodeApiError } from 'n8n-workflow';

import { JSON_TOO_DEEP, RESPONSE_TOO_LARGE } from './byteStream';
import { readPlatformError, type PlatformError } from './platformError';
import { ADDRESS_NOT_ALLOWED } from './publicRequest';
import { askedWaitMs, DEFAULT_RATE_LIMIT, isCertificateCode, isRateLimited, type RateLimitRules } from './retryPolicy';
import type { AttemptStats, HttpOutcome, HttpResponse, NetworkFailure } from './types';

/** The error text for the user. */
export interface Explanation {
	/** What happened. */
	message: string;
	/** What the user can do about it. */
	description: string;
}

/**
 * Explains a status of an operation; `undefined` leaves it to the default.
 *
 * @param platformMessage the platform's message, '' if there is none
 * @param askedMs the wait that the response asks for, in milliseconds
 */
export type ExplainStatus = (statusCode: number, platformMessage: string, askedMs?: number) => Explanation | undefined;

export interface UnsuccessfulRequest {
	/** Name of the platform, as in "AgentPhone did not accept the API key". */
	platform: string;
	outcome: HttpOutcome;
	/** Whether sending the request twice has the same effect as sending it once. */
	idempotent: boolean;
	/** Redacted in all texts of the error. */
	secrets: string[];
	itemIndex?: number;
	/** The rules under which the request was sent; `DEFAULT_RATE_LIMIT` if left out. */
	rateLimit?: RateLimitRules;
	/** Explains error codes of the platform; other errors are explained by the HTTP status. */
	explainCode?: (code: string, platformMessage: string) => Explanation | undefined;
	/** Explains a status of this request more specifically than the default does. */
	explainStatus?: ExplainStatus;
}

/**
 * Converts an unsuccessful outcome into an error that n8n shows.
 *
 * The error has the HTTP status (`httpCode`), the item (`context.itemIndex`) and the platform's code and fields
 * (`context.data`), but nothing of the request, whose headers contain the key.
 *
 * @returns a NodeApiError to throw
 */
export function apiError(node: INode, request: UnsuccessfulRequest): NodeApiError {
	const { outcome, secrets, itemIndex } = request;
	const hide = (text: string) => hideSecrets(text, secrets);
	const platformError = readPlatformError(outcome.responded ? outcome.body : undefined);
	const explanation = outcome.responded ? explainResponse(request, outcome, platformError) : explainNetworkFailure(request, outcome);
	const message = hide(explanation.message);
	const httpCode = outcome.responded ? String(outcome.statusCode) : null;

	const error = new NodeApiError(
		node,
		{ httpCode },
		{
			message,
			description: hide(explanation.description),
			httpCode: httpCode ?? undefined,
			itemIndex,
		},
	);
	// NodeApiError replaces a message that contains an error code of Node.js, even within a word: "preexisting" contains EEXIST.
	error.message = message;
	if (platformError.code !== undefined || platformError.fields.length > 0) {
		error.context.data = {
			code: hide(platformError.code ?? ''),
			fields: platformError.fields.map(({ field, message: text }) => ({ field: hide(field), message: hide(text) })),
		};
	}
	return error;
}

/** Shorter secrets are not redacted: they occur in ordinary words, and redacting those would make messages unreadable and reveal the secret. */
const MIN_SECRET_LENGTH = 4;

/** Replaces secrets of at least `MIN_SECRET_LENGTH` characters in a text by `[hidden]`. */
export function hideSecrets(text: string, secrets: string[]): string {
	return secrets
		.filter((secret) => secret.length >= MIN_SECRET_LENGTH)
		.reduce((redacted, secret) => redacted.split(secret).join('[hidden]'), text);
}

function explainResponse(request: UnsuccessfulRequest, response: HttpResponse & AttemptStats, platformError: PlatformError): Explanation {
	const { platform } = request;
	const { statusCode } = response;
	const platformMessage = platformError.message ?? '';
	const detail = platformMessage === '' ? '' : `: ${platformMessage}`;
	const platformWrote = platformMessage === '' ? '' : ` ${platform} wrote: ${platformMessage}`;

	const byCode = platformError.code === undefined ? undefined : request.explainCode?.(platformError.code, platformMessage);
	if (byCode) return byCode;
	const { rateLimit = DEFAULT_RATE_LIMIT } = request;
	const askedMs = askedWaitMs(response, rateLimit);
	const byStatus = request.explainStatus?.(statusCode, platformMessage, askedMs);
	if (byStatus) return byStatus;
	if (platformError.fields.length > 0) {
		const fields = platformError.fields.map(({ field, message }) => `${field} (${message})`).join(', ');
		return {
			message: `${platform} did not accept ${fields}`,
			description: `Change ${platformError.fields.length === 1 ? 'this value' : 'these values'} and run the node again.${platformWrote}`,
		};
	}
	if (isRateLimited({ statusCode, askedMs }, rateLimit)) return explainRateLimit(request, response, platformWrote, askedMs);
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
				message: `This conflicts with something ${platform} already has${detail}`,
				description: 'Use the existing entry, or change the value that has to be unique.',
			};
	}
	if (statusCode >= 300 && statusCode < 400) {
		return {
			message: `${platform} redirected the request to another address (HTTP ${statusCode})`,
			description: `The redirect was not followed, so that the API key is not sent to another host. Check the Base URL of the credential. The other address is ${String(response.headers.location ?? 'unknown').slice(0, 200)}.`,
		};
	}
	if (platformError.isText || statusCode < 300) {
		const isEmpty = !platformError.isText && (typeof response.body !== 'object' || response.body === null);
		return {
			message: `${platform} answered ${isEmpty ? 'without data' : 'with a page or text instead of data'} (HTTP ${statusCode})`,
			description: `${statusCode < 500 ? 'Check the Base URL of the credential. ' : ''}${nextStep(request)}`,
		};
	}
	if (statusCode >= 500 || statusCode === 408) {
		return { message: `${platform} could not handle the request (HTTP ${statusCode})${detail}`, description: nextStep(request) };
	}
	return {
		message: `${platform} did not accept the request (HTTP ${statusCode})${detail}`,
		description: 'Correct the values in the node, then run it again.',
	};
}

function explainRateLimit(
	{ platform, rateLimit = DEFAULT_RATE_LIMIT }: UnsuccessfulRequest,
	{ attempts }: HttpResponse & AttemptStats,
	platformWrote: string,
	askedMs = 0,
): Explanation {
	const wait = askedMs > 0 ? `, and asks to wait ${Math.ceil(askedMs / 1000)} seconds` : '';
	const tried = askedMs > rateLimit.maxWaitMs ? 'The node does not wait that long.' : `The node tried ${attempts} times.`;
	return {
		message: `${platform} is getting too many requests${wait}`,
		description: `${tried} Run it again later, or send fewer requests at once, for example with Loop Over Items and Wait.${platformWrote}`,
	};
}

function explainNetworkFailure(
	request: UnsuccessfulRequest,
	{ code, reason, responseStarted = false, mayHaveExecuted }: NetworkFailure & AttemptStats,
): Explanation {
	const { platform } = request;
	const cause = code === '' ? reason : code;
	switch (code) {
		case 'ERR_CANCELED':
			return { message: `The execution was stopped while waiting for ${platform}`, description: nextStep(request) };
		case RESPONSE_TOO_LARGE:
			return {
				message: `${platform} answered with more data than n8n can hold`,
				description:
					`The rest was not read. Ask for less at once, for example with Limit, and run the node again. ${executionWarning(request)}`.trim(),
			};
		case JSON_TOO_DEEP:
			return {
				message: `${platform} answered with data that is nested too deeply`,
				description: `Check the Base URL of the credential. ${executionWarning(request)}`.trim(),
			};
		case ADDRESS_NOT_ALLOWED:
			return { message: `${platform} pointed to an address that is not allowed`, description: reason };
	}
	if (isCertificateCode(code)) {
		return {
			message: `The certificate of ${platform} was not accepted (${code})`,
			description: `Nothing was sent. Check the Base URL of the credential, the clock of the n8n server, and whether a proxy uses a certificate of its own (set NODE_EXTRA_CA_CERTS to make n8n trust it).`,
		};
	}
	if (responseStarted && code !== 'ECONNABORTED' && code !== 'ETIMEDOUT') {
		return {
			message: `${platform} broke off in the middle of its answer${cause === '' ? '' : ` (${cause})`}`,
			description: nextStep(request),
		};
	}
	return {
		message:
			code === 'ECONNABORTED' || code === 'ETIMEDOUT'
				? `${platform} did not answer in time`
				: `${platform} could not be reached${cause === '' ? '' : ` (${cause})`}`,
		description: mayHaveExecuted
			? nextStep(request)
			: 'Nothing was sent. Check the Base URL of the credential, and that this n8n can reach it.',
	};
}

/** Tells the user whether the request may have been executed, and what to do before running the node again. */
function nextStep(request: UnsuccessfulRequest): string {
	const { outcome } = request;
	const warning = executionWarning(request);
	if (warning !== '') return warning;
	return `${outcome.attempts > 1 ? `The node tried ${outcome.attempts} times. ` : ''}Run it again later.`;
}

/** '' if the request was not executed, or may be repeated safely. */
function executionWarning({ platform, idempotent, outcome }: UnsuccessfulRequest): string {
	if (idempotent || !outcome.mayHaveExecuted) return '';
	return `It may have been carried out anyway, so it was not sent again. Check in ${platform} before running the node again.`;
}
