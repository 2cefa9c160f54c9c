/** Names of the characters from U+00A0 to U+00FF, in order. */
const LATIN_1 = (
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo ' +
	'frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve ' +
	'Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ' +
	'ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
).split(' ');

/** Other characters that occur in prose. */
const OTHERS: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	ensp: ' ',
	emsp: ' ',
	thinsp: ' ',
	NewLine: '\n',
	Tab: ' ',
	zwnj: '\u200c',
	zwj: '\u200d',
	lrm: '\u200e',
	rlm: '\u200f',
	ndash: '\u2013',
	mdash: '\u2014',
	lsquo: '\u2018',
	rsquo: '\u2019',
	sbquo: '\u201a',
	ldquo: '\u201c',
	rdquo: '\u201d',
	bdquo: '\u201e',
	lsaquo: '\u2039',
	rsaquo: '\u203a',
	bull: '\u2022',
	hellip: '\u2026',
	prime: '\u2032',
	Prime: '\u2033',
	euro: '\u20ac',
	trade: '\u2122',
	minus: '\u2212',
	larr: '\u2190',
	rarr: '\u2192',
	ne: '\u2260',
	le: '\u2264',
	ge: '\u2265',
	asymp: '\u2248',
	infin: '\u221e',
	OElig: '\u0152',
	oelig: '\u0153',
	Scaron: '\u0160',
	scaron: '\u0161',
	Yuml: '\u0178',
	colon: ':',
	comma: ',',
	period: '.',
	excl: '!',
	quest: '?',
	lpar: '(',
	rpar: ')',
	num: '#',
	percnt: '%',
	dollar: '$',
	sol: '/',
	ast: '*',
	plus: '+',
	equals: '=',
	commat: '@',
	lbrack: '[',
	rbrack: ']',
};

/** Characters that old texts give by their numbers in Windows-1252, from 128 to 159. */
const WINDOWS_1252 =
	'\u20ac\ufffd\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\ufffd\u017d\ufffd' +
	'\ufffd\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\ufffd\u017e\u0178';

/**
 * The character of an HTML entity; `undefined` if it is not known.
 *
 * @param name without `&` and `;`, such as `eacute`, `#233` or `#xe9`
 */
export function decodeEntity(name: string): string | undefined {
	if (!name.startsWith('#')) {
		const index = LATIN_1.indexOf(name);
		if (index < 0) return Object.hasOwn(OTHERS, name) ? OTHERS[name] : undefined;
		return speakable(0xa0 + index);
	}
	const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
	if (code >= 128 && code < 160) return WINDOWS_1252[code - 128];
	return code > 0x10ffff || (code >= 0xd800 && code < 0xe000) || (code < 32 && code !== 9 && code !== 10 && code !== 13)
		? undefined
		: speakable(code);
}

/** The character; spaces that do not break become plain ones, and soft hyphens are left out. */
const speakable = (code: number) => (code === 0xa0 ? ' ' : code === 0xad ? '' : String.fromCodePoint(code));
