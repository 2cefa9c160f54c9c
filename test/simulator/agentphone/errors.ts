import type { ZodError, ZodIssue } from 'zod';

import { ApiError } from '../common/apiError';

export interface ValidationDetail {
	loc: Array<string | number>;
	msg: string;
	type: string;
}

/** `{"detail": "Agent not found"}`: unknown, or of another account (docs/platforms/agentphone.md, 5.1). */
export const notFound = (what: string) => new ApiError(404, { detail: `${what} not found` });

/** Missing or invalid key (docs/platforms/agentphone.md, 5.1, status table). */
export const unauthorized = (detail: string) => new ApiError(401, { detail });

/** A parameter that is well-formed but cannot be obeyed (docs/platforms/agentphone.md, 5.1, status 400). */
export const badRequest = (detail: string) => new ApiError(400, { detail });

/** Something of the kind is there already (docs/platforms/agentphone.md, 5.1, status 409). */
export const conflict = (detail: string) => new ApiError(409, { detail });

/** FastAPI's shape for what breaks the schema (docs/platforms/agentphone.md, 5.1, second shape). */
export const unprocessable = (...detail: ValidationDetail[]) => new ApiError(422, { detail });

interface ErrorObject {
	code: string;
	type: string;
	message: string;
	details?: Array<{ field: string; message: string; type: string }>;
}

/** The `{"error": {...}}` shape (docs/platforms/agentphone.md, 5.1, first shape). */
const errorObject = (status: number, { code, type, message, details = [] }: ErrorObject, headers?: Record<string, string>) =>
	new ApiError(status, { error: { message, code, type, details } }, headers);

/** One field refused for what it means, not for its form. */
export const validationError = (field: string, message: string) =>
	errorObject(400, {
		code: 'VALIDATION_ERROR',
		type: 'validation_error',
		message: 'Validation error',
		details: [{ field, message, type: 'value_error' }],
	});

/** The URL cannot be reached from outside (docs/platforms/agentphone.md, 4.1, 5.1). */
export const webhookUrlRefused = (message: string) =>
	errorObject(400, {
		code: 'VALIDATION_ERROR_URL',
		type: 'validation_error',
		message,
		details: [{ field: 'url', message, type: 'value_error' }],
	});

/** Paid work without money (docs/platforms/agentphone.md, 5.1; the agent skill 0.3 gives the status 402). */
export const insufficientBalance = () =>
	errorObject(402, {
		code: 'INSUFFICIENT_BALANCE',
		type: 'validation_error',
		message: 'Insufficient balance. Please add funds to continue.',
	});

/** No payment method, which outbound calls need (docs/platforms/agentphone.md, 3.5). */
export const noPaymentMethod = () => new ApiError(402, { detail: 'A payment method is required to place outbound calls' });

/** As many calls in progress as the account may have: 409 or 429, both with `Retry-After` (docs/platforms/agentphone.md, 3.5). */
export const tooManyCalls = (status: 409 | 429, retryAfterSeconds: number) =>
	new ApiError(status, { detail: 'Concurrent call limit reached' }, { 'Retry-After': String(retryAfterSeconds) });

/** What the account may not do, or nobody may (docs/platforms/agentphone.md, 5.1, status 403). */
export const forbidden = (detail: string) => new ApiError(403, { detail });

/** The country has no numbers at the moment (docs/platforms/agentphone.md, 3.2). */
export const noNumbers = (detail: string) => new ApiError(503, { detail });

/** As many numbers as the account may have (docs/platforms/agentphone.md, 3.2, 5.1). */
export const numberLimitReached = (limit: number) =>
	errorObject(409, {
		code: 'VALIDATION_ERROR_NUMBER_LIMIT',
		type: 'validation_error',
		message: `Number limit reached (${limit}). Contact support to raise it.`,
	});

/** docs/platforms/agentphone.md, 5.1 and 5.2: `Retry-After` is the only documented header. */
export const rateLimited = (retryAfterSeconds: number) =>
	errorObject(
		429,
		{
			code: 'RATE_LIMIT_EXCEEDED',
			type: 'rate_limit_error',
			message: `Rate limit exceeded. Retry after ${retryAfterSeconds} seconds.`,
		},
		{ 'Retry-After': String(retryAfterSeconds) },
	);

/** docs/platforms/agentphone.md, 5.1. */
export const phoneNumberNotFound = () =>
	errorObject(404, { code: 'PHONE_NUMBER_NOT_FOUND', type: 'not_found', message: 'Phone number not found' });

/** Pydantic's words for zod's issues, so that clients meet the `type` values of the docs. */
function detailOf(issue: ZodIssue, place: string): ValidationDetail[] {
	const loc = [place, ...issue.path];
	if (issue.code === 'unrecognized_keys') {
		return issue.keys.map((key) => ({ loc: [...loc, key], msg: 'extra fields not permitted', type: 'value_error.extra' }));
	}
	if (issue.code === 'invalid_type' && issue.received === 'undefined') {
		return [{ loc, msg: 'field required', type: 'value_error.missing' }];
	}
	const type = issue.code === 'invalid_type' ? `type_error.${issue.expected}` : 'value_error';
	return [{ loc, msg: issue.message, type }];
}

export const fromZod = (error: ZodError, place: 'body' | 'query') =>
	unprocessable(...error.issues.flatMap((issue) => detailOf(issue, place)));
