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

/** The form of a list is not documented (docs/platforms/agentphone.md, 3.3), so rows are looked for wherever they may be. */
function rowsIn({ rows, options, sections }: Record<string, unknown>): number {
	const nested = Array.isArray(sections) ? (sections as Array<Record<string, unknown>>).map(rowsIn) : [];
	return [rows, options].filter(Array.isArray).flat().length + nested.reduce((sum, count) => sum + count, 0);
}

const given = (value: unknown) => value !== null && value !== undefined;

/**
 * snake_case (docs/platforms/agentphone.md, 3.3). Rules between fields: one of `to_number` and `recipients`; at least one sender; a
 * body unless media or a template is sent, and none with a carousel; one content of WhatsApp at most, on that channel only, and media
 * with buttons only.
 */
export const sendMessageBody = z
	.object({
		body: z.string(),
		to_number: optionalText,
		recipients: z.array(z.string()).min(2).max(32).nullable().optional(),
		agent_id: optionalText,
		number_id: optionalText,
		from_number: optionalText,
		media_urls: z.array(httpsUrl).max(20).nullable().optional(),
		media_url: httpsUrl.nullable().optional(),
		send_style: z.enum(SEND_STYLES).optional(),
		reply_to_message_id: optionalText,
		channel: z.literal('whatsapp').nullable().optional(),
		buttons: z.array(z.string().min(1).max(20)).min(1).max(3).optional(),
		list: z
			.record(z.unknown())
			.refine((list) => rowsIn(list) <= 10, 'at most 10 rows')
			.optional(),
		cta: z
			.object({ display_text: z.string().min(1).max(20), url: z.string().url().startsWith('https://') })
			.strict()
			.optional(),
		template: z
			.object({
				name: z.string().min(1),
				language: z.string().default('en_US'),
				variables: z.union([z.record(z.unknown()), z.array(z.unknown())]).optional(),
			})
			.strict()
			.optional(),
	})
	.strict()
	.superRefine((body, context) => {
		const reject = (message: string, ...path: string[]) => context.addIssue({ code: 'custom', path, message });
		const media = body.media_urls?.length ?? (given(body.media_url) ? 1 : 0);
		if (given(body.to_number) === given(body.recipients)) reject('provide exactly one of to_number and recipients');
		if (!given(body.agent_id) && !given(body.number_id) && !given(body.from_number)) {
			reject('provide agent_id, number_id or from_number');
		}
		const contents = [body.buttons, body.list, body.cta, body.template].filter(given);
		if (contents.length > 1) reject('buttons, list, cta and template are mutually exclusive');
		if (contents.length > 0 && body.channel !== 'whatsapp') reject('buttons, list, cta and template are for WhatsApp only');
		if (contents.length > 0 && !body.buttons && media > 0) reject('cta, list and template carry no media', 'media_urls');
		if (body.channel === 'whatsapp' && given(body.recipients)) reject('groups are for iMessage only', 'recipients');
		if (body.body === '' && media === 0 && !body.template) reject('body may be empty only when media or a template is sent', 'body');
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
