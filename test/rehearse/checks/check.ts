import { z } from 'zod/v4';

import type { Observation, Verdict } from '../observation';
import { shown } from '../text';

/** A kind of check: what may be written behind its name, and when it passes. */
export interface Check<Given = unknown> {
	/** `z.undefined()` for a check that takes nothing. */
	given: z.ZodType<Given>;
	/** What stands for `given` in the report; the value itself if left out. */
	written?: (given: Given) => string;
	judge(given: Given, observation: Observation): Verdict | Promise<Verdict>;
}

/** Keeps the type of `given` between its schema and the judge. */
export const check = <Given>(one: Check<Given>): Check => one as Check;

const UNITS: Record<string, number> = { ms: 1, s: 1_000, min: 60_000 };

const DURATION = /^(\d{1,6}(?:\.\d{1,3})?) ?(ms|s|min)$/;

const NO_DURATION = 'write a time with its unit, such as "800 ms" or "1.5 s"';

/** `800 ms`, `1.5 s`: given as milliseconds. */
export const duration = z
	.string({ error: NO_DURATION })
	.transform((text, context) => {
		const [, value, unit] = DURATION.exec(text) ?? [];
		if (value !== undefined) return Number(value) * UNITS[unit];
		context.addIssue({ code: 'custom', message: NO_DURATION });
		return z.NEVER;
	})
	.meta({ pattern: DURATION.source });

export const nothing = z.undefined({ error: 'takes no value: write it alone' });

export const someText = z.union([z.string().min(1), z.number().transform(String)], { error: 'write a text' });

/** How a check stands in reports. */
export function written(name: string, one: Check, given: unknown): string {
	if (given === undefined) return name;
	return `${name} ${one.written ? one.written(given) : shown(given)}`;
}
