/** Text as people type or paste it, brought into plain characters before it is read as a number or a date. */

/** Direction marks, zero-width characters, soft hyphens and the like: they come along with what is copied, and nobody sees them. */
export const withoutInvisible = (text: string): string => text.replace(/\p{Cf}/gu, '');

/** Digits of any script as 0 to 9: Arabic-Indic, Persian, Devanagari, full-width... */
export const asciiDigits = (text: string): string => text.replace(/\p{Nd}/gu, (digit) => String(valueOf(digit)));

/** Unicode keeps the ten digits of a script together, and whatever lies side by side is whole tens of them. */
function valueOf(digit: string): number {
	const code = digit.codePointAt(0) as number;
	let first = code;
	while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
	return (code - first) % 10;
}

/** `U+200E`, so that a character that is not seen can be told. */
export const codePoint = (character: string): string => `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
