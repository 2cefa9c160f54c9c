/** Line markup: what a line starts with says what it is, and is not itself said. */
const FENCE = /^\s*(?:```|~~~)/;
const RULE = /^\s*(?:[-*_]\s*){3,}$/;
const TABLE_RULE = /^\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?$/;
const TABLE_ROW = /^\s*\|(.+)\|\s*$/;
const HEADING = /^\s*#{1,6}\s+/;
const BULLET = /^\s*(?:[-*+\u2022]\s+)(?:\[[ xX]\]\s+)?/;
const QUOTE = /^\s*>\s?/;

/**
 * An emoji with its skin tones, variation selectors and joined parts. Signs that are also text
 * (\u00a9, \u2122, \u2192) count only where the writer asked for their picture.
 */
const EMOJI =
	/(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)(?:[\u{1f3fb}-\u{1f3ff}]|\ufe0f|\u200d\p{Extended_Pictographic}\ufe0f?)*/gu;

/** Inline markup, in the order in which it is undone. */
const INLINE: Array<[pattern: RegExp, said: string | ((...groups: string[]) => string)]> = [
	[/!?\[([^\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"]*")?\)/g, '$1'],
	[/!?\[([^\]]+)\]\[[^\]]*\]/g, '$1'],
	[/<(https?:\/\/[^>\s]+)>/g, '$1'],
	// Nobody wants a web address read out letter by letter; its host is what one would say.
	[/https?:\/\/(?:www\.)?([^\s/?#)\]]*[^\s/?#)\].,;:!])[^\s)\]]*?(?=[.,;:!?)\]]*(?:\s|$))/g, '$1'],
	[/<\/?[a-zA-Z][^<>]*>/g, ''],
	[/`+([^`]*)`+/g, '$1'],
	[/\*\*|~~|(?<![\p{L}\p{N}])__|__(?![\p{L}\p{N}])/gu, ''],
	// A single star or underscore is markup only where it touches a word on one side alone: "2 * 3" and "snake_case" stay.
	[/(?<=^|[\s("'\u201c])[*_](?=\S)|(?<=\S)(?<!\\)[*_](?=$|[\s.,;:!?)"'\u201d])/g, ''],
	[/\\([\\`*_{}[\]()#+\-.!|>~])/g, '$1'],
	[EMOJI, ''],
	[/\ufe0f?\u20e3/g, ''],
];

/**
 * Turns written text into what a person would say: Markdown, links, code blocks, HTML tags and emoji are
 * undone or dropped; plain text keeps every word. Remembers an open code block from one piece to the next,
 * so an answer may come in pieces as long as no piece ends inside a line's markup.
 */
export class SpeechCleaner {
	private inCode = false;

	/** What is to be said, in one line; an empty string if that is nothing. */
	clean(text: string): string {
		return text
			.split('\n')
			.map((line) => this.cleanLine(line))
			.filter((line) => line !== '')
			.join(' ');
	}

	private cleanLine(line: string): string {
		if (FENCE.test(line)) {
			this.inCode = !this.inCode;
			return '';
		}
		if (this.inCode || RULE.test(line) || TABLE_RULE.test(line)) return '';

		const cells = TABLE_ROW.exec(line)?.[1];
		if (cells !== undefined) return stopped(cleanInline(cells.split('|').join(', ')));

		const plain = line.replace(QUOTE, '');
		const body = plain.replace(HEADING, '').replace(BULLET, '');
		return body === plain ? cleanInline(body) : stopped(cleanInline(body));
	}
}

/** `SpeechCleaner` for a text that comes whole. */
export function toSpeech(text: string): string {
	return new SpeechCleaner().clean(text);
}

function cleanInline(text: string): string {
	return INLINE.reduce((said, [pattern, by]) => said.replace(pattern, by as string), text)
		.replace(/\s+/g, ' ')
		.replace(/ (?=[,.;:!?](?:\s|$))/g, '')
		.trim();
}

/** A heading or list item gets the pause that its line break stood for. */
function stopped(text: string): string {
	return text === '' || /[.!?:;,\u2026\u3002\uff01\uff1f\u061f\u0964]$/u.test(text) ? text : `${text}.`;
}
