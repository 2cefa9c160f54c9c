import type { Expression } from './collect';
import type { Pumped } from './measure';

/** What many expressions repeat, and what ends a match or keeps it from ending. */
const USUAL = ['a', 'A', '0', ' ', '\t', '\n', '.', '-', '"', '\u00e9', '\u4e2d', '!'];

/**
 * Texts that make an expression try again and again: one or two of its own characters, or of the usual ones, repeated, and then one
 * that fits or does not.
 */
export function attackTexts({ source }: Expression): Pumped[] {
	const own = Array.from(source.replace(/\\[pPu]\{[^}]*\}|\\[a-zA-Z]|\(\?(?:<\w+>|<?[=!]|:)/g, ''));
	const chars = [...new Set([...own.filter((char) => !/[\\()?+|^$]/.test(char)), ...USUAL])].slice(0, 30);
	const single = chars.flatMap((pump) => ['', '\u0000', 'a'].map((suffix) => ({ prefix: '', pump, suffix })));
	const pairs = chars.flatMap((one) => chars.slice(0, 6).map((other) => ({ prefix: '', pump: one + other, suffix: '\u0000' })));
	return [...single, ...pairs];
}
