import type { Checks } from '../../../shared/actions/input';

/** Maximum lengths in characters, and the labels of their fields, by the names of the API (docs/platforms/agentphone.md, 3.1). */
const MAX_LENGTHS: Record<string, [label: string, max: number]> = {
	callScreeningIdentity: ['Call Screening Identity', 100],
	callScreeningPurpose: ['Call Screening Purpose', 300],
	voicemailMessage: ['Voicemail Message', 1_000],
};

/**
 * Checks the length of the texts that have a maximum. Empty and missing texts are left to the caller.
 *
 * @throws NodeOperationError naming the field that is too long
 */
export function checkLengths(check: Checks, fields: Record<string, unknown>): void {
	for (const [name, [label, max]] of Object.entries(MAX_LENGTHS)) {
		const text = fields[name];
		if (typeof text === 'string' && text.trim() !== '') check.text(label, text, { max });
	}
}
