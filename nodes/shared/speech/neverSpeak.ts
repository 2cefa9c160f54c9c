import { GrowingPattern } from './growingPattern';

/** Texts and patterns that are never spoken. */
export interface NeverSpeak {
	/** Plain texts, the longest first. */
	readonly texts: readonly GrowingPattern[];
	/** Regular expressions, each with the flag `g`. */
	readonly patterns: readonly RegExp[];
}

/** A line `/pattern/flags`. */
const PATTERN_LINE = /^\/(.+)\/([a-z]*)$/;

/**
 * Compiles lines that a user types: each is a plain text, or a regular expression written as `/pattern/flags`. A plain text is
 * found in upper and lower case, as whole words. Empty lines are ignored.
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
	texts.sort((a, b) => b.length - a.length);
	return { texts: texts.map((text) => new GrowingPattern(sourceOf(text))), patterns };
}

/** Source of a pattern that finds a plain text, but not within a longer word; spaces also match line breaks. */
function sourceOf(text: string): string {
	const source = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s{1,9}');
	const start = /^[\p{L}\p{N}]/u.test(text) ? '(?<![\\p{L}\\p{N}])' : '';
	return `${start}${source}${/[\p{L}\p{N}]$/u.test(text) ? '(?=[^\\p{L}\\p{N}])' : ''}`;
}

function compile(line: string, source: string, flags: string): RegExp {
	let pattern: RegExp | undefined;
	let problem = '';
	try {
		// Each match is removed, so "g" is always set; "y" would find matches at the start only.
		pattern = new RegExp(source, [...new Set(`${flags}g`)].filter((flag) => flag !== 'y').join(''));
	} catch (error) {
		problem = (error as Error).message;
	}
	if (!pattern) throw new Error(`"${line}" is not a valid pattern: ${problem}`);
	if ([...' a. b'.matchAll(pattern), ...''.matchAll(pattern)].some(([match]) => match === ''))
		throw new Error(`The pattern "${line}" matches the empty text, so it would match everywhere`);
	return pattern;
}

/** Removes plain texts from a text that arrives in pieces. A space takes the place of each, so that no words are joined. */
export class NeverSpeakFilter {
	/** What was returned last, and from `position` on the text that is not decided yet. */
	private text = '\n';

	private position = 1;

	/** Whether anything was removed from the text. */
	hasRemoved = false;

	constructor(private readonly texts: readonly GrowingPattern[]) {}

	/** Adds a piece; returns the text without what is never spoken. The end of a piece may be held back until more text follows. */
	push(piece: string): string {
		this.text += piece;
		return this.process(false);
	}

	/** Returns the rest. */
	flush(): string {
		this.text += '\n';
		const output = this.process(true).slice(0, -1);
		this.text = '\n';
		this.position = 1;
		return output;
	}

	private process(isFinal: boolean): string {
		let output = '';
		while (this.position < this.text.length) {
			const match = this.matchHere(isFinal);
			if (match === 'wait') break;
			if (match) {
				this.hasRemoved = true;
				output += ' ';
				this.position += match[0].length;
			} else output += this.text[this.position++];
		}
		// The character before the rest tells whether a word starts there; it may be two units long.
		this.text = this.text.slice(Math.max(0, this.position - 2));
		this.position = Math.min(this.position, 2);
		return output;
	}

	private matchHere(isFinal: boolean): RegExpExecArray | 'wait' | undefined {
		for (const text of this.texts) {
			const match = text.matchAt(this.text, this.position);
			if (match && (match !== 'wait' || !isFinal)) return match;
		}
		return undefined;
	}
}
