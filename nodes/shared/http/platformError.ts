import { isObject } from '../json';

/** An error response of a platform, independent of its format. */
export interface PlatformError {
	/** The platform's message, if there is one. */
	message?: string;
	/** The platform's error code, such as INSUFFICIENT_BALANCE. */
	code?: string;
	/** Invalid fields with the reasons. */
	fields: Array<{ field: string; message: string }>;
	/** Whether the body was a web page or other text instead of JSON. */
	isText: boolean;
}

/**
 * Reads the body of an error response. Three formats occur on AgentPhone (docs/platforms/agentphone.md, 5.1), two on Hamsa
 * (docs/platforms/hamsa.md, 1.2), and gateways respond with web pages:
 *
 * - `{error: {message, code, type, details: [{field, message}]}}`
 * - `{detail: [{loc: ['body', 'url'], msg}]}`
 * - `{detail: 'Agent not found'}` or `{message: '...', messageKey: '...'}`
 *
 * Never throws; a body in another format gives a result without message, code and fields.
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
	// The first part, such as "body" or "query", is the place in the request, which the user does not see.
	const path = Array.isArray(detail.loc)
		? detail.loc.filter((part, index) => index > 0 || !/^(body|query|path|header)$/.test(String(part)))
		: [];
	return {
		field: firstText(detail.field, path.join('.')) ?? 'request',
		message: firstText(detail.message, detail.msg) ?? 'not accepted',
	};
}

function firstText(...candidates: unknown[]): string | undefined {
	return candidates.find((candidate): candidate is string => typeof candidate === 'string' && candidate.trim() !== '')?.trim();
}
