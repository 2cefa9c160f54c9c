import { z } from 'zod';

const SEND_STYLES = [
	'celebration',
	'fireworks',
	'lasers',
	'love',
	'confetti',
	'balloons',
	'spotlight',
	'echo',
	'invisible',
	'gentle',
	'loud',
	'slam',
] as const;

const httpsUrl = z.string().url().startsWith('https://', 'media must be a public HTTPS URL');
const optionalText = z.string().nullable().optional();

const given = (value: unknown) => value !== null && value !== undefined;

/**
 * snake_case (docs/platforms/agentphone.md, 3.3). `channel`, `buttons` and `list` are unverified there, so refused.
 * Rules between fields: one of `to_number` and `recipients`; at least one sender; a body unless media is sent, and
 * none with a carousel.
 */
export const sendMessageBody = z
	.object({
		body: z.string(),
		to_number: optionalText,
		recipients: z.array(z.string()).min(2).nullable().optional(),
		agent_id: optionalText,
		number_id: optionalText,
		from_number: optionalText,
		media_urls: z.array(httpsUrl).max(20).nullable().optional(),
		media_url: httpsUrl.nullable().optional(),
		send_style: z.enum(SEND_STYLES).optional(),
		reply_to_message_id: optionalText,
	})
	.strict()
	.superRefine((body, context) => {
		const reject = (message: string, ...path: string[]) => context.addIssue({ code: 'custom', path, message });
		const media = body.media_urls?.length ?? (given(body.media_url) ? 1 : 0);
		if (given(body.to_number) === given(body.recipients)) reject('provide exactly one of to_number and recipients');
		if (!given(body.agent_id) && !given(body.number_id) && !given(body.from_number)) {
			reject('provide agent_id, number_id or from_number');
		}
		if (body.body === '' && media === 0) reject('body may be empty only when media is sent', 'body');
		if (body.body !== '' && media > 1) reject('body must be empty for a carousel', 'body');
	});

export type SendMessage = z.output<typeof sendMessageBody>;

/** Any format is normalised to E.164; short codes, emails and group ids stay (docs/platforms/agentphone.md, 3.3). Null: not a recipient. */
export function normalizeRecipient(recipient: string): string | null {
	if (/^grp_\w+$/.test(recipient) || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(recipient)) return recipient;
	const digits = recipient.replace(/[\s().-]/g, '');
	if (/^\d{5,6}$/.test(digits) || /^\+[1-9]\d{6,14}$/.test(digits)) return digits;
	return /^1?[2-9]\d{9}$/.test(digits) ? `+1${digits.slice(-10)}` : null;
}
