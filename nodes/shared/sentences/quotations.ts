/** The marks that close a quotation, by the mark that opens it. */
const CLOSING_OF: Record<string, string> = {
	'\u201e': '\u201c\u201d',
	'\u201a': '\u2018\u2019',
	'\u201c': '\u201d',
	'\u2018': '\u2019',
	'\u00ab': '\u00bb',
	'\u00bb': '\u00ab',
	'"': '"',
};

/** A quotation that closes within this many characters is not split. */
const LONGEST_WAIT = 40;

/** After an apostrophe; a Korean particle follows a closing mark directly. */
const LETTER_WITH_CASE = /[\p{Ll}\p{Lu}]/u;

/** The marks that would close the quotation that is open at the end of a text; '' if none is. */
export function openQuotation(text: string): string {
	let closing = '';
	for (const { 0: mark, index } of text.matchAll(/[\u201e\u201a\u201c\u201d\u2018\u2019\u00ab\u00bb"]/gu)) {
		if (closing.includes(mark)) {
			// An apostrophe closes nothing.
			if (mark !== '\u2019' || !LETTER_WITH_CASE.test(text[index + 1] ?? '')) closing = '';
		} else if (closing === '' && /^[\s([{\u2014\u2013*_]?$/u.test(text[index - 1] ?? '') && opensBefore(mark, text[index + 1] ?? '')) {
			closing = CLOSING_OF[mark] ?? '';
		}
	}
	return closing;
}

/** French has a space within its quotation marks; the others stand at a word. */
const opensBefore = (mark: string, next: string) => (mark === '\u00ab' ? next !== '' : /[^\s.,;:!?)]/.test(next));

/** Whether the rest closes the quotation soon; `undefined` while it is too short to know. */
export function closesSoon(rest: string, closing: string): boolean | undefined {
	const [line] = rest.split('\n');
	for (let index = 0; index < line.length; index++) {
		if (closing.includes(line[index]) && !(line[index] === '\u2019' && LETTER_WITH_CASE.test(line[index + 1] ?? ''))) return true;
	}
	return line.length < Math.min(rest.length, LONGEST_WAIT) || rest.length >= LONGEST_WAIT ? false : undefined;
}
