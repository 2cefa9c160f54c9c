import type { ZodError } from 'zod';

import { ApiError } from '../common/apiError';

/** Which of the two documented shapes refusals have (docs/platforms/hamsa.md, 1.2): a nested `error`, or a message beside `success`. */
export type ErrorShape = 'nested' | 'flat';

/** A refusal before it has a shape: the server gives it the one the simulator is set to. */
export class HamsaRefusal extends Error {
	constructor(
		readonly status: number,
		/** As in `VOICE_AGENT_NOT_FOUND`. */
		readonly messageKey: string,
		message: string,
		readonly details: unknown = {},
		readonly headers: Record<string, string> = {},
	) {
		super(message);
	}
}

/** Codes are a system's number and the status: 10404 (docs/platforms/hamsa.md, 1.3). An invalid key is a 401 with 10403. */
const codeOf = (status: number) => `10${status === 401 ? 403 : status}`;

export function inShape({ status, message, messageKey, details, headers }: HamsaRefusal, shape: ErrorShape): ApiError {
	const body =
		shape === 'nested'
			? { success: false, error: { code: codeOf(status), message, details } }
			: { success: false, message, messageKey };
	return new ApiError(status, body, headers);
}

export const notFound = (what: string) =>
	new HamsaRefusal(404, `${what.toUpperCase().replace(/\W+/g, '_')}_NOT_FOUND`, `${what} not found`);

export const badRequest = (message: string, details: unknown = {}) => new HamsaRefusal(400, 'VALIDATION_FAILED', message, details);

export const conflict = (message: string) => new HamsaRefusal(409, 'CONFLICT', message);

export const unauthorized = () => new HamsaRefusal(401, 'INVALID_API_KEY', 'Invalid or missing API key');

/** 100 requests a minute (docs/platforms/hamsa.md, 1.4). */
export const tooMany = (headers: Record<string, string>) => new HamsaRefusal(429, 'TOO_MANY_REQUESTS', 'Too many requests', {}, headers);

/** What breaks a schema: 400, with the names of the fields (docs/platforms/hamsa.md, 1.3). */
export const fromZod = (error: ZodError): HamsaRefusal => {
	const details = error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
	return badRequest(details.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`)).join('; '), details);
};
