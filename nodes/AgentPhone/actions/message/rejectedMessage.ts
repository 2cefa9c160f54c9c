import type { Explanation } from '../../../shared/http/apiError';

/** Explains that a number may not send SMS yet, or that a recipient is blocked (docs/platforms/agentphone.md, 3.3 and 5.1, status 403). */
export function explainRejectedMessage(status: number, platformMessage: string): Explanation | undefined {
	if (status !== 403) return undefined;
	return {
		message: `AgentPhone does not allow this message${platformMessage === '' ? '' : `: ${platformMessage}`}`,
		description:
			'Either the number that sends is not registered for SMS (the field outboundSms of Number: Get says so): use Registration: Submit, and wait for the approval. Or the recipient is blocked, such as an emergency number. Otherwise check that the API key may do this.',
	};
}
