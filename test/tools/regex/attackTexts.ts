import type { Expression } from './collect';

/** What many expressions repeat, and what ends a match or keeps it from ending. */
const USUAL = ['a', 'A', '0', ' ', '\t', '\n', '.', '-', '"', '\u00e9', '\u4e2d', '!'];

/** A repeated text with something before and after it. */
export interface Pumped {
	prefix: string;
	pump: string;
	suffix: string;
}

/** A text of so many characters. */
export const textOf = ({ prefix, pump, suffix }: Pumped, length: number): string =>
	prefix + pump.repeat(Math.max(1, Math.floor((length - prefix.length - suffix.length) / pump.length))) + suffix;

/**
 * Texts that make an expression try again and again: one or two of its own characters, or of the usual ones, repeated, and then one
 * that fits or does not.
 */
export function attackTexts({ source }: Expression): Pumped[] {
	const own = Array.from(source.replace(/\\[pPu]\{[^}]*\}|\\[a-zA-Z]|\(\?(?:<\w+>|<?[=!]|:)/g, ''));
	const chars = [...new Set([...own.filter((char) => !/[\\()?+|^$]/.test(char)), ...USUAL])].slice(0, 40);
	const single = chars.flatMap((pump) => ['', '\u0000', 'a', '\n'].map((suffix) => ({ prefix: '', pump, suffix })));
	const pairs = chars.flatMap((one) => chars.slice(0, 12).map((other) => ({ prefix: '', pump: one + other, suffix: '\u0000' })));
	return [...single, ...pairs];
}
