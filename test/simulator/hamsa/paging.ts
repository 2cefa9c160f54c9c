import { z } from 'zod';

/** A query value is text: digits and nothing else make an integer. */
export const integerParam = (min: number, max: number = Number.MAX_SAFE_INTEGER) =>
	z
		.string()
		.regex(/^-?\d+$/, 'must be an integer')
		.transform(Number)
		.pipe(z.number().min(min).max(max));

/** A parameter that may be repeated: `status=A&status=B`. */
export const repeatedParam = <Value extends z.ZodTypeAny>(value: Value) =>
	z.preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), z.array(value).optional());

/** `skip` = number of the page, `take` = its size (docs/platforms/hamsa.md, 1.5). The highest size is not documented; 100 is taken. */
export const skipPageQuery = { skip: integerParam(1).default('1'), take: integerParam(1, 100).default('10') };

/** `skip` = rows before, `take` = size: campaigns (docs/platforms/hamsa.md, 1.5). */
export const skipRowsQuery = { skip: integerParam(0).default('0'), take: integerParam(1, 100).default('10') };

export const ofSkipPage = <T>(rows: T[], { skip, take }: { skip: number; take: number }): T[] => rows.slice((skip - 1) * take, skip * take);

export const ofSkipRows = <T>(rows: T[], { skip, take }: { skip: number; take: number }): T[] => rows.slice(skip, skip + take);

export const ofPage = <T>(rows: T[], { page, perPage }: { page: number; perPage: number }): T[] =>
	rows.slice((page - 1) * perPage, page * perPage);
