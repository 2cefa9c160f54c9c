/** Texts and patterns that are never spoken, in the order in which they were typed. */
export interface NeverSpeak {
	/** Plain texts, compared without regard to upper and lower case. */
	readonly texts: readonly string[];
	/** Regular expressions, each with the flag `g`. */
	readonly patterns: readonly RegExp[];
}

/** A line `/pattern/flags`. */
const PATTERN_LINE = /^\/(.+)\/([a-z]*)$/;

/**
 * Compiles lines that a user types: each is a plain text, or a regular expression written as `/pattern/flags`. Empty lines
 * are ignored.
 *
 * @throws Error if a pattern is invalid, or matches the empty text
 */
export function parseNeverSpeak(lines: string): NeverSpeak {
	const texts: string[] = [];
	const patterns: RegExp[] = [];
	for (const line of lines.split('\n').map((typed) => typed.trim())) {
		const [, source, flags] = PATTERN_LINE.exec(line) ?? [];
		if (source !== undefined) patterns.push(compile(line, source, flags));
		else if (line !== '') texts.push(line);
	}
	return { texts, patterns };
}

function compile(line: string, source: string, flags: string): RegExp {
	let pattern: RegExp;
	try {
		pattern = new RegExp(source, [...new Set(`${flags}g`.replace('y', ''))].join(''));
	} catch (error) {
		throw new Error(`${line} is not a valid pattern: ${(error as Error).message}`);
	}
	if (''.search(pattern) === 0) throw new Error(`${line} matches the empty text, so it would match everywhere`);
	return pattern;
}
