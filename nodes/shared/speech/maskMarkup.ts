/** Replaces each character of markup that must not be split. */
export const MASK = '\ue000';

/** Maximum length of a text in brackets, code or quotation marks; without an end within it, the opening mark is treated as plain text. */
const MAX_SPAN_LENGTH = 300;

/**
 * An emoji with its skin tones, variation selectors and joined parts. Characters that are also text
 * (\u00a9, \u2122, \u2192) count only with a variation selector for emoji presentation.
 */
export const EMOJI =
	/(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)(?:[\u{1f3fb}-\u{1f3ff}]|\ufe0f|\u200d\p{Extended_Pictographic}\ufe0f?)*/gu;

const within = (open: string, not: string, close: string) => `${open}[^${not}\\n]{0,${MAX_SPAN_LENGTH}}(?:${close}|$)`;

/** Marks after the end of a sentence that belong to it: footnotes, sources, elements, emphasis. */
const CLOSERS = new RegExp(
	[
		'(?<=\\S)\\[\\^?\\d{1,3}\\](?!\\()',
		within('\u3010', '\u3011', '\u3011'),
		within('<\\/?[a-z]', '<>', '>'),
		'\\*+|~~+|(?<![\\p{L}\\p{N}])_+|_+(?![\\p{L}\\p{N}])',
	].join('|'),
	'giu',
);

/** An address, without the marks that may end the sentence. Scripts without spaces are left out, since a sentence may follow it there. */
const ADDRESS =
	"(?:https?:\\/\\/|(?<![\\p{L}\\p{N}@.\\/-])www\\.)(?:(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}])[\\p{L}\\p{M}\\p{N}!#-'*-;=?@_~]){0,300}(?<=[\\p{L}\\p{M}\\p{N}=&#%\\/])";

/** Markup that must not be split: addresses, code, links and images, formulas, table rows, East Asian quotations and brackets. */
const SPANS = new RegExp(
	[
		ADDRESS,
		within('`{1,20}', '`', '`{1,20}'),
		`!?\\[[^\\]\\n]{0,${MAX_SPAN_LENGTH}}(?:\\](?:\\((?:[^()\\n]|\\([^()\\n]*\\)){0,1000}(?:\\)|$)|${within('\\[', '\\]', '\\]')}|$)?|$)`,
		`\\\\\\((?:(?!\\\\\\))[^\\n]){0,${MAX_SPAN_LENGTH}}(?:\\\\\\)|$)`,
		`\\\\\\[(?:(?!\\\\\\])[^\\n]){0,${MAX_SPAN_LENGTH}}(?:\\\\\\]|$)`,
		within('\\$\\$', '$', '\\$\\$'),
		'(?<=^|\\n)[ \\t]*\\|[^\\n]{0,1000}',
		within('\u300c', '\u300c\u300d', '\u300d'),
		within('\u300e', '\u300e\u300f', '\u300f'),
		within('\uff08', '\uff08\uff09', '\uff09'),
	].join('|'),
	'gu',
);

/**
 * Masks markup, so that `Intl.Segmenter`, which does not know it, finds the ends of sentences: emphasis becomes closing
 * quotation marks, emoji become spaces, links and code become one long word.
 *
 * @returns `masked`: a text of the same length; `stableLength`: index where markup starts that is still incomplete, or the length
 */
export function maskMarkup(text: string): { masked: string; stableLength: number } {
	let stableLength = text.length;
	const markIncomplete = (span: string, index: number) => {
		if (index + span.length === text.length) stableLength = Math.min(stableLength, index);
	};
	const masked = text
		.replace(CLOSERS, (mark: string, index: number) => {
			if (!/^[*~_]/.test(mark)) markIncomplete(mark, index);
			return '"'.repeat(mark.length);
		})
		.replace(SPANS, (span: string, index: number) => {
			markIncomplete(span, index);
			const stop = /[.!?\u3002\uff01\uff1f\u061f\u0964](?=[\])\u300d\u300f\uff09](?:\(|$))/u.exec(span)?.[0];
			return stop ? MASK.repeat(span.length - 2) + stop + '"' : MASK.repeat(span.length);
		})
		.replace(EMOJI, (emoji) => ' '.repeat(emoji.length))
		// After a full stop without a space, an opening bracket belongs to the next sentence.
		.replace(/(?<=[\u3002\uff01\uff1f\uff61\u0964])[([\u201c\u2018\u00ab]/g, MASK)
		.replace(/\u2026/g, '.')
		// The segmenter takes a Hebrew quotation mark for a letter.
		.replace(/(?<=[.!?])\u05f4/g, '"')
		// A French quotation ends after a space.
		.replace(/(?<=[.!?])[ \u00a0\u202f]{1,2}\u00bb(?=[\s.,;:!?)]|$)/gu, (end) => '"'.repeat(end.length))
		// The segmenter never ends a sentence between letters. This stop makes it report the place, and `sentenceEnds` decides.
		.replace(/(?<=\p{Ll}{2})\.(?=\p{Lu}\p{Ll}|I[\s'\u2019])/gu, '\u3002')
		// The segmenter never ends a sentence before a lower-case word. A capital makes it report the place, and `sentenceEnds` decides.
		.replace(/(?!\u200d|\ufe0f)[^\s.!?,;:\u2013\u2014)\]\u00bb\u201d-](?<=\.["')\]\u00bb\u201d\u201c\u2019]*\s+.)/gu, (first) =>
			'A'.repeat(first.length),
		);
	return { masked, stableLength };
}
