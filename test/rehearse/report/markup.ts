/** Characters that XML 1.0 does not have, not even escaped. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

const ALLOWED_CONTROLS = '\t\n\r';

/** A text inside XML or HTML, in an element or in an attribute. */
export const escaped = (text: string): string =>
	text
		.replace(FORBIDDEN, (character) => (ALLOWED_CONTROLS.includes(character) ? character : '\uFFFD'))
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;')
		.replace(/'/g, '&#39;');
