/** Normalisation of typed or pasted text before it is read as a number or a date. */

/** Removes invisible format characters (direction marks, zero-width characters, soft hyphens), which copied text often contains. */
export const withoutInvisible = (text: string): string => text.replace(/\p{Cf}/gu, '');

/** Replaces the decimal digits of any script (Arabic-Indic, Persian, Devanagari, full-width...) by 0 to 9. */
export const asciiDigits = (text: string): string => text.replace(/\p{Nd}/gu, (digit) => String(valueOf(digit)));

/** Unicode encodes the ten digits of a script contiguously, so a run of adjacent digits always consists of whole sets of ten. */
function valueOf(digit: string): number {
	const code = digit.codePointAt(0) as number;
	let first = code;
	while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
	return (code - first) % 10;
}

/** The code point in the notation `U+200E`, to name an invisible character in a message. */
export const codePoint = (character: string): string =>
	`U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
