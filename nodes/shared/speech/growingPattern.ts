/** A part of a regular expression's source: escape, character class, group start, group end, alternative, or character. */
const PART =
	/\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|k<\w+>|[^])|\[(?:\\[^]|[^\]\\])*\]|\((?:\?(?:<?[=!]|:|<\w+>))?|[)|]|[^]/uy;

/** The quantifier after a part. */
const QUANTIFIER = /(?:[*+?]|\{(?<least>\d+)(?:,(?<most>\d*))?\})\??/uy;

/**
 * A pattern that is matched at a position of a text that may still grow. It must end with a part that tells that more text would
 * not change the match, such as a closing bracket.
 */
export class GrowingPattern {
	/** Compiled when first needed, because n8n loads this module at every start. */
	private compiled: { whole: RegExp; beginning: RegExp } | undefined;

	/**
	 * @param source source of the regular expression, without `^` and `$`; it ignores case
	 * @param flags `''` for a pattern that does not ignore case
	 */
	constructor(
		private readonly source: string,
		private readonly flags: 'i' | '' = 'i',
	) {}

	/** The match at the position; `wait` if the text ends before it is decided. */
	matchAt(text: string, position: number): RegExpExecArray | 'wait' | undefined {
		this.compiled ??= {
			whole: new RegExp(this.source, `${this.flags}uy`),
			beginning: new RegExp(`(?:${beginningOf(this.source)})$`, `${this.flags}uy`),
		};
		const { whole, beginning } = this.compiled;
		whole.lastIndex = position;
		const match = whole.exec(text);
		if (match) return match;
		beginning.lastIndex = position;
		return beginning.test(text) ? 'wait' : undefined;
	}
}

/** Source of a pattern for the text that `source` matches, cut off anywhere: each part may be replaced by the end of the text. */
function beginningOf(source: string): string {
	let result = '';
	for (let position = 0; position < source.length; ) {
		PART.lastIndex = position;
		const part = PART.exec(source)![0];
		position += part.length;
		if (/^\(\?<?[=!]/.test(part)) {
			const end = endOfGroup(source, position);
			const group = source.slice(position - part.length, end).replace(/\(\?<\w+>/g, '(?:');
			// What must follow may be cut off; what must not follow is not known at the end of the text.
			result += part === '(?=' ? `(?:${group}|${beginningOf(source.slice(position, end - 1))}$)` : group;
			position = end;
			continue;
		}
		const quantifier = part.startsWith('(') || part === '|' ? { text: '', least: 0 } : quantifierAt(source, position);
		position += quantifier.text.length;
		if (part.startsWith('(')) result += '(?:';
		else if (part === ')' || part === '|') result += part + quantifier.text;
		else {
			const fewer = quantifier.least > 1 ? `|${part}{0,${quantifier.least - 1}}$` : '';
			result += `(?:${part}${quantifier.text}${fewer}|$)`;
		}
	}
	return result;
}

function quantifierAt(source: string, position: number): { text: string; least: number } {
	QUANTIFIER.lastIndex = position;
	const match = QUANTIFIER.exec(source);
	return { text: match?.[0] ?? '', least: Number(match?.groups?.least ?? 0) };
}

/** The position after the closing bracket of the group whose content starts at `position`. */
function endOfGroup(source: string, position: number): number {
	for (let depth = 1; depth > 0; ) {
		PART.lastIndex = position;
		const part = PART.exec(source)![0];
		position += part.length;
		if (part.startsWith('(')) depth++;
		else if (part === ')') depth--;
	}
	return position;
}
