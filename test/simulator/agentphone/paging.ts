import { z } from 'zod';

/** A query value is text: digits and nothing else make an integer, so "10.5" and "" are refused. */
export const integerParam = (min: number, max: number) =>
	z
		.string()
		.regex(/^-?\d+$/, 'value is not a valid integer')
		.transform(Number)
		.pipe(z.number().min(min).max(max));

/** `limit` 20 (1-100) and `offset` 0, the lists of api/agentphone.md 6. */
export const pageQuery = z.object({
	limit: integerParam(1, 100).default('20'),
	offset: integerParam(0, Number.MAX_SAFE_INTEGER).default('0'),
});

export interface Page {
	limit: number;
	offset: number;
}

export const slice = <T>(rows: T[], { limit, offset }: Page): T[] => rows.slice(offset, offset + limit);

/** The usual envelope, `{data, hasMore, total}` (api/agentphone.md 6). Agents and deliveries have others. */
export const listEnvelope = <T>(rows: T[], page: Page) => ({
	data: slice(rows, page),
	hasMore: page.offset + page.limit < rows.length,
	total: rows.length,
});
