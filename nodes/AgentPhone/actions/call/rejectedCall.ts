import type { Explanation } from '../../../shared/http/apiError';

/**
 * Explains that a call was not placed because too many are in progress (409 or 429), or because its number cannot be called (403)
 * (docs/platforms/agentphone.md, 3.5 and 5.1).
 */
export function explainRejectedCall(status: number, platformMessage: string, askedMs = 0): Explanation | undefined {
	const detail = platformMessage === '' ? '' : `: ${platformMessage}`;
	if (status === 403) {
		return {
			message: `AgentPhone does not allow this call${detail}`,
			description:
				'Emergency and service numbers and crisis lines cannot be called. Otherwise check that the API key may do this, and that the account or sub-account of the credential is the right one.',
		};
	}
	if (status !== 409 && status !== 429) return undefined;
	const wait = askedMs > 0 ? `, and asks to wait ${Math.ceil(askedMs / 1_000)} seconds` : '';
	return {
		message: `AgentPhone did not place the call, because too many are in progress at once${wait}${detail}`,
		description:
			'Nobody was called. Run the node again when calls have ended, or place fewer at once, for example with Loop Over Items and Wait.',
	};
}
