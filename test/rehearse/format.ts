// The file of a rehearsal: every key it may have. docs/rehearsals.md says it to people.
import { z } from 'zod/v4';

import { WITHHELD } from './caller';
import { callerNumber } from './callerNumber';
import { CHECKS } from './checks';
import { duration, someText } from './checks/check';
import { innermost } from './issues';

/** A check of a file: its name, and what stands behind it. */
export interface Expected {
	name: string;
	given: unknown;
}

export const HOUSE_RULES = ['failure', 'silence', 'fallback message', 'odd words', 'undocumented', 'extra executions'] as const;

export type HouseRule = (typeof HOUSE_RULES)[number];

const DELIVERED = ['as usual', 'twice', 'forged', 'unsigned', 'changed', 'stale'] as const;

export type Delivered = (typeof DELIVERED)[number];

export const ACTS = ['says', 'texts', 'event', 'placed call ends', 'waits', 'hangs up'] as const;

/** As AgentPhone or Hamsa name them; Hamsa has the first two and the last. */
const CALL_ENDS = ['completed', 'no answer', 'busy', 'voicemail', 'failed'] as const;

/** Instead of a time: as soon as something of the answer is heard. */
export const FIRST_WORDS = 'first words';

/** Values that stand for others; an unknown one is refused with the nearest of them. */
const oneOf = <const T extends readonly [string, ...string[]]>(all: T) => z.enum(all);

/** `hangs up` alone, or `heard: half past eight`. */
const expected = z.unknown().transform((entry, context): Expected => {
	const [name, given, more] = typeof entry === 'string' ? [entry, undefined] : (entryOf(entry) ?? [undefined, undefined]);
	if (name === undefined || more !== undefined) {
		context.addIssue({ code: 'custom', message: 'write one check here, such as "heard: half past eight"' });
		return z.NEVER;
	}
	if (!Object.hasOwn(CHECKS, name)) {
		context.addIssue({ code: 'unrecognized_keys', keys: [name], input: entry } as never);
		return z.NEVER;
	}
	const parsed = CHECKS[name].given.safeParse(given ?? undefined, { reportInput: true });
	if (parsed.success) return { name, given: parsed.data };
	for (const issue of parsed.error.issues.flatMap(innermost)) {
		context.addIssue({ ...issue, path: typeof entry === 'string' ? issue.path : [name, ...issue.path] } as never);
	}
	return z.NEVER;
});

function entryOf(entry: unknown): [string, unknown, unknown?] | undefined {
	if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return undefined;
	const [first, more] = Object.entries(entry);
	return first && [...first, more];
}

/** The id is its name in the JSON Schema. */
const checks = z.array(expected.meta({ id: 'check' }));

const record = z.record(z.string(), z.unknown());

const turn = z
	.strictObject({
		says: z.string().optional(),
		texts: someText.optional(),
		event: z.union([someText, z.record(z.string(), someText)]).optional(),
		'placed call ends': oneOf(CALL_ENDS).optional(),
		waits: duration.optional(),
		'hangs up': z.literal(true).nullable().optional(),
		'interrupts after': z.union([z.literal(FIRST_WORDS), duration]).optional(),
		delivered: oneOf(DELIVERED).default('as usual'),
		expect: checks.default([]),
		allow: z.array(oneOf(HOUSE_RULES)).default([]),
	})
	.check(({ value: one, issues }) => {
		const acts = ACTS.filter((act) => one[act] !== undefined);
		if (acts.length !== 1) issues.push({ code: 'custom', input: one, message: `a turn needs one of: ${ACTS.join(', ')}` });
		if (one['interrupts after'] !== undefined && one.says === undefined)
			issues.push({ code: 'custom', input: one, path: ['interrupts after'], message: '"interrupts after" needs "says"' });
	});

const scriptRule = z
	.strictObject({
		when: z.union([someText, z.array(someText).min(1)]).optional(),
		calls: z
			.union([
				z.strictObject({ tool: someText, with: record.default({}) }),
				z.array(z.strictObject({ tool: someText, with: record.default({}) })),
			])
			.optional(),
		says: z.string().optional(),
	})
	.refine(({ calls, says }) => calls !== undefined || says !== undefined, { error: 'a line of the script needs "calls" or "says"' });

export const rehearsal = z
	.strictObject({
		rehearsal: someText,
		call: someText.optional(),
		workflow: someText.optional(),
		as: someText.optional(),
		caller: callerNumber.optional(),
		opening: checks.default([]),
		script: z.array(scriptRule).min(1).optional(),
		pretend: z
			.record(z.string(), z.union([z.literal('fails'), record], { error: 'write "fails", or the fields that the node gives' }))
			.default({}),
		'may touch': z.array(someText).default([]),
		runs: z.int().min(1).max(100).default(1),
		'must pass': z.int().min(1).optional(),
		turns: z.array(turn).min(1),
		afterwards: checks.default([]),
	})
	.check(({ value: one, issues }) => {
		if ((one.call === undefined) === (one.workflow === undefined))
			issues.push({
				code: 'custom',
				input: one,
				message: 'write either "call", with the name of an agent or workflow, or "workflow", with a file',
			});
		if ((one['must pass'] ?? 1) > one.runs)
			issues.push({ code: 'custom', input: one, path: ['must pass'], message: '"must pass" is more than "runs"' });
		one.turns.forEach((each, index) => {
			if (each.texts !== undefined && one.caller === WITHHELD)
				issues.push({
					code: 'custom',
					input: one,
					path: ['turns', index],
					message: 'a text message has a sender: "caller" cannot be withheld here',
				});
			if (index === 0 && each['interrupts after'] !== undefined)
				issues.push({
					code: 'custom',
					input: one,
					path: ['turns', 0, 'interrupts after'],
					message: 'there is no answer to interrupt yet',
				});
		});
	});

export type Rehearsal = z.output<typeof rehearsal>;
export type Turn = Rehearsal['turns'][number];
export type ScriptRule = NonNullable<Rehearsal['script']>[number];
