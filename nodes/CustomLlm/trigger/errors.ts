/** The body of a refusal in the form of OpenAI's API: `{error: {message, type, param, code}}`. */
export function errorBody(status: number, message: string): { error: object } {
	const { type, code } = KINDS[status] ?? { type: status >= 500 ? 'server_error' : 'invalid_request_error', code: null };
	return { error: { message, type, param: null, code } };
}

const KINDS: Record<number, { type: string; code: string | null }> = {
	401: { type: 'authentication_error', code: 'invalid_api_key' },
};
