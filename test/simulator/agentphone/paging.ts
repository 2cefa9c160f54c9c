import { z } from 'zod';

/** A query value is text: digits and nothing else make an integer, so "10.5" and "" are refused. */
export const integerParam = (min: number, max: number) =>
	z
		.string()
		.regex(/^-?\d+$/, 'value is not a valid integer')
		.transform(Number)
		.pipe(z.number().min(min).max(max));

/** `limit` 20 (1-100) and `offset` 0, the lists of docs/platforms/agentphone.md, 6. */
export const pageQuery = z.object({
	limit: integerParam(1, 100).default('20'),
	offset: integerParam(0, Number.MAX_SAFE_INTEGER).default('0'),
});

const isoParam = z.string().refine((text) => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)), 'invalid datetime format');

/** `limit` 50 (1-200), `before` and `after`: the lists of messages (docs/platforms/agentphone.md, 6). */
export const timeQuery = z.object({
	limit: integerParam(1, 200).default('50'),
	before: isoParam.optional(),
	after: isoParam.optional(),
});

export interface Page {
	limit: number;
	offset: number;
}

export const slice = <T>(rows: T[], { limit, offset }: Page): T[] => rows.slice(offset, offset + limit);

/** The usual envelope, `{data, hasMore, total}` (docs/platforms/agentphone.md, 6). Agents and deliveries have others. */
export const listEnvelope = <T>(rows: T[], page: Page) => ({
	data: slice(rows, page),
	hasMore: page.offset + page.limit < rows.length,
	total: rows.length,
});

/**
 * `{data, hasMore}` of the messages between `after` and `before`, newest first. Neither the order nor whether the two
 * moments are taken in is documented (docs/platforms/agentphone.md, 6): here they are not.
 */
export function timeEnvelope<T extends { receivedAt: string }>(rows: T[], { limit, before, after }: z.output<typeof timeQuery>) {
	const fitting = rows
		.filter(({ receivedAt }) => before === undefined || Date.parse(receivedAt) < Date.parse(before))
		.filter(({ receivedAt }) => after === undefined || Date.parse(receivedAt) > Date.parse(after))
		.toReversed()
		.sort((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt));
	return { data: fitting.slice(0, limit), hasMore: fitting.length > limit };
}
