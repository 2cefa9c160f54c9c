import type { Facts } from './facts';

/** A line of a scripted model: for which sentence it stands, which tools it uses, and what it says then. */
export interface Rule {
	/** What the caller said last; left out: anything. */
	when?: RegExp;
	/** What the agent said before it. */
	after?: RegExp;
	/** What the model's instructions hold. */
	told?: RegExp;
	/** What they must not hold. */
	untold?: RegExp;
	/** What must be known: the name of one of {@link Facts}. */
	knows?: keyof Facts;
	/** Tools, one after another. The rule stands only where those are offered that are not marked `ifOffered`. */
	uses?: ToolUse[];
	/** Said at the end, by language. `{name}` and the like stand for {@link Facts}. */
	says: Spoken;
	/** Said instead where one of those is not known. */
	otherwise?: Spoken;
}

export interface ToolUse {
	/** Its name as the model sees it: with `_` for blanks. */
	tool: RegExp;
	/** Arguments; those left out are found in what was said. Not used where one of them is not known. */
	with?: Record<string, unknown>;
	ifOffered?: boolean;
}

/** English alone, or more languages: a caller is answered in theirs, else in English. */
export type Spoken = string | ({ en: string } & Partial<Record<Language, string>>);

export type Language = 'en' | 'es' | 'de' | 'ar';

/** Any of these words or phrases, as whole words, in any case. */
export const words = (...all: string[]): RegExp =>
	new RegExp(
		`(?<!\\p{L})(?:${all
			.map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
			.sort((one, other) => other.length - one.length)
			.join('|')})(?!\\p{L})`,
		'iu',
	);
