import type { HiddenKind } from './hiding';
import { MarkdownToSpeech, withFinalPause } from './markdownToSpeech';
import { NeverSpeakFilter, type NeverSpeak } from './neverSpeak';
import { NonSpeechFilter } from './nonSpeech';
import { SentenceStream, type TextFilter } from '../sentences/sentences';

export interface SpeechOptions {
	/** BCP 47 tag of the spoken language. */
	locale: string;
	/** Texts that are left out, from `parseNeverSpeak`. */
	neverSpeak?: NeverSpeak;
	/** Whether the text starts with the model's reasoning, which a closing tag such as `</think>` ends. */
	startsWithReasoning?: boolean;
}

/** Why a text that was not empty gave nothing to speak: the kind of its hidden content, `neverSpoken` texts, or only marks. */
export type SilenceReason = HiddenKind | 'neverSpoken' | 'noWords';

const DEFAULT_LOCALE = 'en-US';

const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** Removes what is not spoken: content for machines, and the texts that the user never wants to hear. */
class SpokenText implements TextFilter {
	private readonly nonSpeech: NonSpeechFilter;

	private readonly neverSpeak: NeverSpeakFilter;

	private readonly patterns: readonly RegExp[];

	constructor({ locale = DEFAULT_LOCALE, neverSpeak, startsWithReasoning }: Partial<SpeechOptions>) {
		this.nonSpeech = new NonSpeechFilter({ locale, startsWithReasoning });
		this.neverSpeak = new NeverSpeakFilter(neverSpeak?.texts ?? []);
		this.patterns = neverSpeak?.patterns ?? [];
	}

	push(piece: string): string {
		return this.neverSpeak.push(this.nonSpeech.push(piece));
	}

	nextText(): void {
		this.nonSpeech.nextText();
	}

	flush(): string {
		return this.neverSpeak.push(this.nonSpeech.flush()) + this.neverSpeak.flush();
	}

	/** The sentence without what the patterns of the user match. */
	withoutPatterns(sentence: string): string {
		const result = this.patterns.reduce((rest, pattern) => rest.replace(pattern, ' '), sentence);
		if (result === sentence) return sentence;
		this.neverSpeak.hasRemoved = true;
		return result.trimEnd() + sentence.slice(sentence.trimEnd().length);
	}

	/** What was removed from the last text; starts anew. */
	takeReason(): SilenceReason | undefined {
		const reason = this.neverSpeak.hasRemoved ? 'neverSpoken' : this.nonSpeech.hiddenKind;
		this.neverSpeak.hasRemoved = false;
		return reason;
	}
}

/**
 * Converts a text that arrives in pieces of any size (a language model's tokens) into lines to speak, one for each sentence.
 * The joined lines do not depend on how the text was split into pieces.
 */
export class SpeechStream {
	private readonly spokenText: SpokenText;

	private readonly sentences: SentenceStream;

	private converter: MarkdownToSpeech;

	private hasText = false;

	private hasWrittenWords = false;

	private hasSpoken = false;

	/** After `flush`: why a text that was not empty gave nothing to speak. */
	silentBecause: SilenceReason | undefined;

	constructor(private readonly options: SpeechOptions) {
		this.spokenText = new SpokenText(options);
		// A pattern must see the whole sentence.
		const splitsFirst = (options.neverSpeak?.patterns.length ?? 0) === 0;
		this.sentences = new SentenceStream(options.locale, this.spokenText, splitsFirst);
		this.converter = new MarkdownToSpeech(options.locale);
	}

	/** Adds a piece; returns the lines to speak now. */
	push(piece: string): string[] {
		this.hasText ||= piece.trim() !== '';
		this.hasWrittenWords ||= hasWords(piece);
		return this.linesOf(this.sentences.push(piece)).map(({ line }) => line);
	}

	/** Marks the start of a separate text, such as the next message of the same answer. */
	nextText(): void {
		this.spokenText.nextText();
		this.sentences.nextText();
	}

	/**
	 * Returns the rest. The next piece starts a new answer.
	 *
	 * @param how `complete: false` if the model broke off: the rest is returned only up to its last whole word, and not at all
	 * if it has only a few words
	 */
	flush({ complete }: { complete: boolean } = { complete: true }): string[] {
		return this.end(complete).map(({ line }) => line);
	}

	/** Converts a whole text into one line. */
	convert(text: string): string {
		const lines = [...this.linesOf(this.sentences.push(text)), ...this.end(true)];
		return lines
			.map(({ line, space }) => line + space)
			.join('')
			.replace(/ (?=[,.;:!?](?:\s|$))/g, '')
			.trim();
	}

	private end(complete: boolean): Array<{ line: string; space: string }> {
		const sentences = this.sentences.end();
		if (!complete) sentences.push(wholeWords(sentences.pop() ?? ''));
		const lines = this.linesOf(sentences);
		const reason = this.spokenText.takeReason() ?? (this.hasWrittenWords ? 'hidden' : 'noWords');
		this.silentBecause = this.hasText && !this.hasSpoken ? reason : undefined;
		this.hasText = false;
		this.hasWrittenWords = false;
		this.hasSpoken = false;
		this.converter = new MarkdownToSpeech(this.options.locale);
		return lines;
	}

	/** The sentences to speak, each with the space that follows it. */
	private linesOf(sentences: string[]): Array<{ line: string; space: string }> {
		const lines = sentences
			.map((sentence) => ({
				line: this.converter.clean(this.spokenText.withoutPatterns(sentence)),
				space: /\s$/.test(sentence) ? ' ' : '',
			}))
			.filter(({ line }) => hasWords(line));
		this.hasSpoken ||= lines.length > 0;
		return lines;
	}
}

/** Fewest words of an unfinished sentence that are worth speaking. */
const MIN_WORDS = 4;

/** The text up to its last whole word; '' if only a few words are left. */
function wholeWords(text: string): string {
	if (/[\p{Sentence_Terminal}\u2026]["'\u201d\u2019)\]]*\s*$/u.test(text)) return text;
	const whole = text.replace(/\S+$/, '');
	return whole.trim().split(/\s+/).length >= MIN_WORDS ? whole : '';
}

/** Converts a whole text into one line to speak; '' if there is nothing to speak. */
export function toSpeech(text: string, options: Partial<SpeechOptions> = {}): string {
	return new SpeechStream({ locale: DEFAULT_LOCALE, ...options }).convert(text);
}

/** A line in pieces of whole words, because what conversion costs may grow with the square of the length. */
const PIECES_OF_A_LINE = /[^]{1,2000}(?:\s|$)|[^]{1,2000}/gu;

/** Converts a whole text into lines to speak, one for each written line; each but the last ends with a pause. */
export function speechLines(text: string, options: Partial<SpeechOptions> = {}): string[] {
	const spokenText = new SpokenText(options);
	const converter = new MarkdownToSpeech(options.locale ?? DEFAULT_LOCALE);
	return (spokenText.push(text) + spokenText.flush())
		.split(/(?<=\n)/)
		.map((line) => {
			const pieces = spokenText.withoutPatterns(line).match(PIECES_OF_A_LINE) ?? [];
			return pieces
				.map((piece) => converter.clean(piece))
				.filter((piece) => piece !== '')
				.join(' ');
		})
		.filter(hasWords)
		.map((line, index, lines) => (index < lines.length - 1 ? withFinalPause(line) : line));
}

/** Why nothing of a whole text can be spoken; `undefined` if something can, or if the text is empty. */
export function silenceReason(text: string, options: Partial<SpeechOptions> = {}): SilenceReason | undefined {
	const stream = new SpeechStream({ locale: DEFAULT_LOCALE, ...options });
	stream.push(text);
	stream.flush();
	return stream.silentBecause;
}
