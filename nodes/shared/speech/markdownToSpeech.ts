import { withoutDirections } from './directions';
import { withoutEmphasis } from './emphasis';
import { decodeEntity } from './entities';
import { EMOJI } from './maskMarkup';

/** Line markup, which is not spoken. */
const RULE = /^\s*(?:(?:[-*_]\s*){3,}|={3,}\s*)$/;
const TABLE_RULE = /^\s{0,99}\|?(?:\s{0,99}:?-+:?\s{0,99}\|)+(?:\s{0,99}:?-+:?)?\s{0,99}$/;
const TABLE_ROW = /^\s*\|(.*)$/;
const LINK_TARGET = /^\s*\[[^\]^]+\]:\s+<?(?:https?:|mailto:|[./#])\S+(?:\s+"[^"]*")?\s*$/;
const FOOTNOTE = /^\s*\[\^[^\]]+\]:\s*/;
const QUOTE = /^(?:\s*>)+\s?/;
const HEADING = /^\s*#{1,6}\s+/;
const BULLET =
	/^\s*(?:[-*+\u2013\u00b7]\s+|[\u2022\u2023\u2043\u25aa\u25ab\u25cf\u25cb\u25e6\u25b8\u25b6\u30fb\uff65]\ufe0e?\s*)(?:\[[ xX]\]\s+)?/;
const NUMBER = /^\s*(?:\p{Nd}{1,3}[.)]\s|\p{Nd}{1,3}[\uff0e\uff09\u3001])/u;

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

/** Characters of words in addresses. Scripts without spaces are left out, since a sentence may follow an address there. */
const LETTER = '(?:(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}])[\\p{L}\\p{M}\\p{N}])';

const HOST = `(?:[\\p{L}\\p{M}\\p{N}-]+\\.)+(?:[a-z][a-z0-9-]*|${LETTER}+|[\\p{L}\\p{M}]+)|[a-z0-9-]*[a-z0-9]|[\\p{L}\\p{M}\\p{N}-]+`;

/** What may follow the host. A mark at the end belongs to the sentence. */
const PORT = '(?::\\d+)';
const PATH = `(?:[/?#](?:(?:[!#-;=?-_a-{}~]|${LETTER})*(?:[a-z0-9/=&#%~]|${LETTER}))?(?<![?#])|/)`;

/** An address; the first group is its host without `www.`. */
const URL_PATTERN = new RegExp(`https?://(?:[^\\s/@<>]{1,100}@)?(?:www\\.)?(${HOST})${PORT}?${PATH}?`, 'giu');

/** An address without `https://`; without a path it is spoken as it is written. */
const WWW_PATTERN = new RegExp(`(?<![\\p{L}\\p{N}@./-])www\\.(${HOST})(?:${PORT}${PATH}?|${PATH})`, 'giu');

const BOOLEAN_ATTRIBUTE =
	'open|hidden|disabled|checked|selected|required|controls|autoplay|muted|loop|readonly|multiple|async|defer|reversed';

const TAG = new RegExp(
	`</?[a-z][\\w:-]*(?:\\s+(?:[\\w:@-]+\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s<>"']+)|(?:${BOOLEAN_ATTRIBUTE})(?=[\\s/>])))*\\s*(/?)>`,
	'gi',
);

type Replacement = [pattern: RegExp, replacement: string | ((...groups: string[]) => string)];

/** Inline markup and its replacements, in the order in which they are applied. */
const INLINE: Replacement[] = [
	[/!?\[(?!\^?\d{1,3}\])([^\]]{1,300})\]\[[^\]]{0,300}\]/g, '$1'],
	// Reference numbers of footnotes and sources.
	[/\s{0,9}(?:\[\^?\d{1,3}\]){2,}|(?<=\S)\[\d{1,3}\](?!\()|\[\^[^\]\s]{1,99}\]|\u3010\d[^\u3011]{0,300}\u3011/g, ''],
	[/!?\[([^\]]{0,300})\]\((?:(?:[^()]|\([^()]*\))*\)|[^)\s]*$)/g, '$1'],
	[/<(?:mailto:|tel:)?([^<>\s]+@[^<>\s]+|https?:\/\/[^<>\s]+|\+?[\d-]+)>/g, '$1'],
	// Of a URL only the host is spoken.
	[URL_PATTERN, '$1'],
	[WWW_PATTERN, '$1'],
	// A name of an element in back-ticks is a word.
	[/`<\/?([a-z][\w:-]*)[^<>`]*>`/gi, '$1'],
	[TAG, (_, isEmpty) => (isEmpty === '' ? '' : ' ')],
	[/<!--|-->/g, ' '],
	[/\\(?:d?frac)\{([^{}]*)\}\{([^{}]*)\}/g, '$1/$2'],
	[/\\sqrt\{([^{}]*)\}/g, '\u221a$1'],
	[/\\(?:text|mathrm|mathbf)\{([^{}]*)\}/g, '$1'],
	[/(?<![\w:])\\(times|cdot|div|pm|approx|neq|leq|geq|pi)\b/g, (_, name) => LATEX_SYMBOLS[name]],
	[/\\[()[\]]|\$\$/g, ''],
	[/`+/g, ''],
	[/(?:\s{1,9}\|)+\s{1,9}/g, ', '],
];

/** What is replaced after emphasis. */
const LAST: Replacement[] = [
	[/\\([\\`*_{}[\]()#+\-.!|>~])/g, '$1'],
	[/&(?:amp;)?(#?\w{1,31});/g, (entity, name) => decodeEntity(name) ?? entity],
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

	private readonly isEnglish: boolean;

	/** @param locale BCP 47 tag of the spoken language; stage directions and placeholders are recognised in English only */
	constructor(locale = 'en') {
		this.isEnglish = /^en\b/i.test(locale);
	}

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
		const speech = cleanInline(before + body, this.isEnglish)
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
		const cells = TABLE_ROW.exec(plain.trimEnd())?.[1]
			.split('|')
			.filter((cell) => cell.trim() !== '');
		const body = cells?.length ? cells.join(', ') : plain.replace(BULLET, '').replace(HEADING, '');
		this.needsFinalPause = body !== plain || NUMBER.test(plain);
		return HEADING.test(plain) ? body.replace(/\s#+\s*$/, '') : body;
	}
}

function cleanInline(text: string, isEnglish: boolean): string {
	const spoken = withoutDirections(text.replace(/\s+/g, ' '), { isEnglish });
	return replaceAll(withoutEmphasis(replaceAll(spoken, INLINE)), LAST)
		.replace(/\s+/g, ' ')
		.replace(/ (?=[,.;:!?](?:\s|$))/g, '')
		.replace(/(?<!,),,+(?=\s|$)/g, ',')
		.trim();
}

const replaceAll = (text: string, replacements: Replacement[]) =>
	replacements.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement as string), text);

/** Adds a full stop in place of the line break, unless the text already ends with a pause. */
export function withFinalPause(text: string): string {
	const hasPause = /[\p{Sentence_Terminal}:;,\u2026\u2013\u2014\u060c\u061b\u3001\uff0c\uff1b][^\p{L}\p{N}]{0,100}$/u.test(text);
	return hasPause || !/[\p{L}\p{N}]/u.test(text) ? text : `${text}.`;
}
