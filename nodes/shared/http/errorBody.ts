/** What a refusal says, whichever shape it came in. */
export interface Refusal {
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
export function readRefusal(body: unknown): Refusal {
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
