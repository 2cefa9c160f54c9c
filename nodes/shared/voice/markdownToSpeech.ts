import { EMOJI } from './maskMarkup';
import { NonSpeechFilter } from './nonSpeech';

/** Line markup: what a line starts with says what it is, and is not itself said. */
const RULE = /^\s*(?:(?:[-*_]\s*){3,}|={3,}\s*)$/;
const TABLE_RULE = /^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*$/;
const TABLE_ROW = /^\s*\|(.*[^|\s].*?)\|?\s*$/;
const LINK_TARGET = /^\s*\[[^\]^]+\]:\s+<?(?:https?:|mailto:|[./#])\S+(?:\s+"[^"]*")?\s*$/;
const NOTE = /^\s*\[\^[^\]]+\]:\s*/;
const QUOTE = /^(?:\s*>)+\s?/;
const HEADING = /^\s*#{1,6}\s+/;
const BULLET = /^\s*[-*+\u2022]\s+(?:\[[ xX]\]\s+)?/;
const NUMBER = /^\s*\d{1,3}[.)]\s/;

/** The commonest of a formula's commands. */
const FORMULA: Record<string, string> = { times: '\u00d7', cdot: '\u00d7', div: '\u00f7', pm: '\u00b1', approx: '\u2248', neq: '\u2260', leq: '\u2264', geq: '\u2265', pi: '\u03c0' };

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", nbsp: ' ' };

/** Inline markup, in the order in which it is undone. */
const INLINE: Array<[pattern: RegExp, said: string | ((...groups: string[]) => string)]> = [
	[/!?\[(?!\^?\d{1,3}\])([^\]]{1,300})\]\[[^\]]{0,300}\]/g, '$1'],
	// Numbers of footnotes and sources.
	[/\s*(?:\[\^?\d{1,3}\]){2,}|(?<=\S)\[\d{1,3}\](?!\()|\[\^[^\]\s]+\]|\u3010\d[^\u3011]*\u3011/g, ''],
	[/\[\/?(?:TOOL_CALLS|TOOL_RESULTS|AVAILABLE_TOOLS)\]/g, ''],
	[/!?\[([^\]]{0,300})\]\((?:(?:[^()]|\([^()]*\))*\)|[^)\s]*$)/g, '$1'],
	[/<(?:mailto:|tel:)?([^<>\s]+@[^<>\s]+|https?:\/\/[^<>\s]+|\+?[\d-]+)>/g, '$1'],
	// Nobody wants a web address read out letter by letter; its host is what one would say.
	[/https?:\/\/(?:www\.)?([a-z0-9.-]*[a-z0-9])(?::\d+)?(?:[/?#](?:[!#-;=?-_a-{}~]*[a-z0-9/=&#%~])?(?<![?#])|\/)?/gi, '$1'],
	[/<\/?[a-zA-Z][\w:-]*(?:\s+[\w:@-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s<>"']+))*\s*\/?>/g, ''],
	[/\\(?:d?frac)\{([^{}]*)\}\{([^{}]*)\}/g, '$1/$2'],
	[/\\sqrt\{([^{}]*)\}/g, '\u221a$1'],
	[/\\(?:text|mathrm|mathbf)\{([^{}]*)\}/g, '$1'],
	[/(?<![\w:])\\(times|cdot|div|pm|approx|neq|leq|geq|pi)\b/g, (_, name) => FORMULA[name]],
	[/\\[()[\]]|\$\$/g, ''],
	[/`+/g, ''],
	[/\s+\|\s+/g, ', '],
	[/(?<![0-9\\])\*\*+|\*\*+(?![0-9*])|~~+/g, ''],
	// A single star or underscore is markup unless it has spaces or plain letters on both sides: "2 * 3", "snake_case".
	[/(?<![A-Za-z0-9)\\*])\*(?!\s|$)|(?<![\s\\]|^)\*(?![A-Za-z0-9(*])/g, ''],
	[/(?<![\p{L}\p{N}@/\\]|^)_+(?!\s|$)|^_+(?!\s|$)|(?<![\s\\])_+(?![\p{L}\p{N}])/gu, ''],
	[/\\([\\`*_{}[\]()#+\-.!|>~])/g, '$1'],
	[/&(amp|lt|gt|quot|apos|#39|nbsp);/g, (_, name) => ENTITIES[name]],
	[EMOJI, ''],
	[/\ufe0f?\u20e3/g, ''],
];

/**
 * Turns written text into what a person would say: Markdown, links, HTML tags and emoji are undone or dropped; plain
 * text keeps every word. Takes the sentences of a `SentenceStream` one by one: what they say, joined, is what the whole
 * text says, since it remembers the line it is in.
 */
export class MarkdownToSpeech {
	/** What stands before the next piece in its line: nothing, a space, or a full stop that needs none. */
	private before: '' | ' ' | '\u3002' = '';

	/** The line is a heading or a list item: its end is a pause. */
	private isItem = false;

	/** What is to be said, in one line; an empty string if that is nothing. */
	clean(sentence: string): string {
		return sentence
			.split(/(?<=\n)/)
			.map((part) => this.cleanPart(part))
			.filter((part) => part !== '')
			.join(' ');
	}

	private cleanPart(part: string): string {
		const { before } = this;
		const body = before === '' ? this.stripLineMarkup(part) : part;
		const said = cleanInline(before + body).slice(before.trim().length).trim();
		// A piece that ends in a space goes on in the same line.
		const endsLine = /(?:\n|\S)$/.test(part);
		if (part !== '') this.before = part.endsWith('\n') ? '' : /\s$/.test(part) ? ' ' : '\u3002';
		return this.isItem && endsLine ? withFinalPause(said) : said;
	}

	/** The line without the markup it starts with. */
	private stripLineMarkup(line: string): string {
		this.isItem = false;
		if (RULE.test(line) || TABLE_RULE.test(line) || LINK_TARGET.test(line)) return '';
		const plain = line.replace(QUOTE, '').replace(NOTE, '');
		const cells = TABLE_ROW.exec(plain)?.[1];
		const body = cells?.split('|').join(', ') ?? plain.replace(BULLET, '').replace(HEADING, '');
		this.isItem = body !== plain || NUMBER.test(plain);
		return HEADING.test(plain) ? body.replace(/\s#+\s*$/, '') : body;
	}
}

/** `MarkdownToSpeech` for a text that comes whole. */
export function toSpeech(text: string): string {
	const filter = new NonSpeechFilter();
	return new MarkdownToSpeech().clean(filter.push(text) + filter.flush());
}

function cleanInline(text: string): string {
	return INLINE.reduce((said, [pattern, by]) => said.replace(pattern, by as string), text.replace(/\s+/g, ' '))
		.replace(/\s+/g, ' ')
		.replace(/ (?=[,.;:!?](?:\s|$))/g, '')
		.trim();
}

/** A heading or list item gets the pause that its line break stood for. */
function withFinalPause(text: string): string {
	const hasPause = /[\p{Sentence_Terminal}:;,\u2026\u2013\u2014\u060c\u061b\u3001\uff0c\uff1b][^\p{L}\p{N}]*$/u.test(text);
	return hasPause || !/[\p{L}\p{N}]/u.test(text) ? text : `${text}.`;
}
