import { EMOJI } from './maskMarkup';
import { NonSpeechFilter } from './nonSpeech';

/** Line markup, which is not spoken. */
const RULE = /^\s*(?:(?:[-*_]\s*){3,}|={3,}\s*)$/;
const TABLE_RULE = /^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*$/;
const TABLE_ROW = /^\s*\|(.*[^|\s].*?)\|?\s*$/;
const LINK_TARGET = /^\s*\[[^\]^]+\]:\s+<?(?:https?:|mailto:|[./#])\S+(?:\s+"[^"]*")?\s*$/;
const FOOTNOTE = /^\s*\[\^[^\]]+\]:\s*/;
const QUOTE = /^(?:\s*>)+\s?/;
const HEADING = /^\s*#{1,6}\s+/;
const BULLET = /^\s*[-*+\u2022]\s+(?:\[[ xX]\]\s+)?/;
const NUMBER = /^\s*\d{1,3}[.)]\s/;

/** The most common LaTeX commands in formulas. */
const LATEX_SYMBOLS: Record<string, string> = {
	times: '\u00d7',
	cdot: '\u00d7',
	div: '\u00f7',
	pm: '\u00b1',
	approx: '\u2248',
	neq: '\u2260',
	leq: '\u2264',
	geq: '\u2265',
	pi: '\u03c0',
};

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", nbsp: ' ' };

/** Inline markup and its replacements, in the order in which they are applied. */
const INLINE: Array<[pattern: RegExp, replacement: string | ((...groups: string[]) => string)]> = [
	[/!?\[(?!\^?\d{1,3}\])([^\]]{1,300})\]\[[^\]]{0,300}\]/g, '$1'],
	// Reference numbers of footnotes and sources.
	[/\s*(?:\[\^?\d{1,3}\]){2,}|(?<=\S)\[\d{1,3}\](?!\()|\[\^[^\]\s]+\]|\u3010\d[^\u3011]*\u3011/g, ''],
	[/\[\/?(?:TOOL_CALLS|TOOL_RESULTS|AVAILABLE_TOOLS)\]/g, ''],
	[/!?\[([^\]]{0,300})\]\((?:(?:[^()]|\([^()]*\))*\)|[^)\s]*$)/g, '$1'],
	[/<(?:mailto:|tel:)?([^<>\s]+@[^<>\s]+|https?:\/\/[^<>\s]+|\+?[\d-]+)>/g, '$1'],
	// Of a URL only the host is spoken.
	[/https?:\/\/(?:www\.)?([a-z0-9.-]*[a-z0-9])(?::\d+)?(?:[/?#](?:[!#-;=?-_a-{}~]*[a-z0-9/=&#%~])?(?<![?#])|\/)?/gi, '$1'],
	[/<\/?[a-zA-Z][\w:-]*(?:\s+[\w:@-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s<>"']+))*\s*\/?>/g, ''],
	[/\\(?:d?frac)\{([^{}]*)\}\{([^{}]*)\}/g, '$1/$2'],
	[/\\sqrt\{([^{}]*)\}/g, '\u221a$1'],
	[/\\(?:text|mathrm|mathbf)\{([^{}]*)\}/g, '$1'],
	[/(?<![\w:])\\(times|cdot|div|pm|approx|neq|leq|geq|pi)\b/g, (_, name) => LATEX_SYMBOLS[name]],
	[/\\[()[\]]|\$\$/g, ''],
	[/`+/g, ''],
	[/\s+\|\s+/g, ', '],
	[/(?<![0-9\\])\*\*+|\*\*+(?![0-9*])|~~+/g, ''],
	// A single asterisk or underscore is markup unless it has spaces or plain letters on both sides: "2 * 3", "snake_case".
	[/(?<![A-Za-z0-9)\\*])\*(?!\s|$)|(?<![\s\\]|^)\*(?![A-Za-z0-9(*])/g, ''],
	[/(?<![\p{L}\p{N}@/\\]|^)_+(?!\s|$)|^_+(?!\s|$)|(?<![\s\\])_+(?![\p{L}\p{N}])/gu, ''],
	[/\\([\\`*_{}[\]()#+\-.!|>~])/g, '$1'],
	[/&(amp|lt|gt|quot|apos|#39|nbsp);/g, (_, name) => ENTITIES[name]],
	[EMOJI, ''],
	[/\ufe0f?\u20e3/g, ''],
];

/**
 * Converts written text into text for speech synthesis: Markdown, links, HTML tags and emoji are converted or removed; plain
 * text keeps every word. Processes the sentences of a `SentenceStream` one by one and keeps the state of the current line,
 * so that the joined results equal the result for the whole text.
 */
export class MarkdownToSpeech {
	/** What precedes the next piece in its line: nothing, a space, or a full stop that no space follows. */
	private before: '' | ' ' | '\u3002' = '';

	/** Whether the line is a heading, list item or table row, whose end needs a pause. */
	private needsFinalPause = false;

	/** The text to speak, in one line; '' if there is none. */
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
		const speech = cleanInline(before + body)
			.slice(before.trim().length)
			.trim();
		// After a piece that ends in a space, the line continues with the next piece.
		const endsLine = /(?:\n|\S)$/.test(part);
		if (part !== '') this.before = part.endsWith('\n') ? '' : /\s$/.test(part) ? ' ' : '\u3002';
		return this.needsFinalPause && endsLine ? withFinalPause(speech) : speech;
	}

	/** The line without the markup it starts with. */
	private stripLineMarkup(line: string): string {
		this.needsFinalPause = false;
		if (RULE.test(line) || TABLE_RULE.test(line) || LINK_TARGET.test(line)) return '';
		const plain = line.replace(QUOTE, '').replace(FOOTNOTE, '');
		const cells = TABLE_ROW.exec(plain)?.[1];
		const body = cells?.split('|').join(', ') ?? plain.replace(BULLET, '').replace(HEADING, '');
		this.needsFinalPause = body !== plain || NUMBER.test(plain);
		return HEADING.test(plain) ? body.replace(/\s#+\s*$/, '') : body;
	}
}

/** `MarkdownToSpeech` for a complete text, without hidden content such as code blocks (`NonSpeechFilter`). */
export function toSpeech(text: string): string {
	const filter = new NonSpeechFilter();
	return new MarkdownToSpeech().clean(filter.push(text) + filter.flush());
}

function cleanInline(text: string): string {
	return INLINE.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement as string), text.replace(/\s+/g, ' '))
		.replace(/\s+/g, ' ')
		.replace(/ (?=[,.;:!?](?:\s|$))/g, '')
		.trim();
}

/** Adds a full stop in place of the line break, unless the text already ends with a pause. */
function withFinalPause(text: string): string {
	const hasPause = /[\p{Sentence_Terminal}:;,\u2026\u2013\u2014\u060c\u061b\u3001\uff0c\uff1b][^\p{L}\p{N}]*$/u.test(text);
	return hasPause || !/[\p{L}\p{N}]/u.test(text) ? text : `${text}.`;
}
