import { MarkdownToSpeech } from './markdownToSpeech';
import type { NeverSpeak } from './neverSpeak';
import { NonSpeechFilter } from './nonSpeech';
import { SentenceStream } from './sentences';

export interface SpeechOptions {
	/** BCP 47 tag of the spoken language. */
	locale: string;
	/** Texts that are left out, from `parseNeverSpeak`. */
	neverSpeak?: NeverSpeak;
	/** Whether the text starts with the model's reasoning, which a closing tag such as `</think>` ends. */
	startsWithReasoning?: boolean;
}

/** Why a text that was not empty gave nothing to speak. */
export type SilenceReason = 'json' | 'code' | 'hidden' | 'neverSpoken' | 'noWords';

const DEFAULT_LOCALE = 'en-US';

const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text);

/**
 * Converts a text that arrives in pieces of any size (a language model's tokens) into lines to speak, one for each sentence.
 * The joined lines do not depend on how the text was split into pieces.
 */
export class SpeechStream {
	private readonly sentences: SentenceStream;

	private readonly converter = new MarkdownToSpeech();

	private hasText = false;

	private hasSpoken = false;

	private silence: SilenceReason | undefined;

	constructor(options: SpeechOptions) {
		this.sentences = new SentenceStream(options.locale);
	}

	/** After `flush`: why a text that was not empty gave nothing to speak. */
	get silentBecause(): SilenceReason | undefined {
		return this.silence;
	}

	/** Adds a piece; returns the lines to speak now. */
	push(piece: string): string[] {
		if (piece.trim() !== '') this.hasText = true;
		return this.linesOf(this.sentences.push(piece));
	}

	/** Marks the start of a separate text, such as the next message of the same answer. */
	nextText(): void {
		this.sentences.nextText();
	}

	/**
	 * Returns the rest. The next piece starts a new answer.
	 *
	 * @param how `complete: false` if the model broke off: the rest is returned only up to its last whole word, and not at all
	 * if it has only a few words
	 */
	flush({ complete }: { complete: boolean } = { complete: true }): string[] {
		const rest = this.sentences.flush();
		const lines = this.linesOf([complete ? rest : wholeWords(rest)]);
		this.silence = this.hasText && !this.hasSpoken ? 'noWords' : undefined;
		this.hasText = false;
		this.hasSpoken = false;
		return lines;
	}

	private linesOf(sentences: string[]): string[] {
		const lines = sentences.map((sentence) => this.converter.clean(sentence)).filter(hasWords);
		if (lines.length > 0) this.hasSpoken = true;
		return lines;
	}
}

/** Fewest words of an unfinished sentence that are worth speaking. */
const MIN_WORDS = 4;

/** The text up to its last whole word; '' if only a few words are left. */
function wholeWords(text: string): string {
	const whole = /[.!?\u2026\u3002\uff01\uff1f\u061f\u0964]["'\u201d\u2019)\]]*\s*$/u.test(text) ? text : text.replace(/\S+$/, '');
	return whole === text || whole.trim().split(/\s+/).length >= MIN_WORDS ? whole : '';
}

/** Converts a whole text into one line to speak; '' if there is nothing to speak. */
export function toSpeech(text: string, options: Partial<SpeechOptions> = {}): string {
	return writtenLines(text, options)
		.map((line) => new MarkdownToSpeech().clean(line))
		.filter(hasWords)
		.join(' ');
}

/** Converts a whole text into lines to speak, one for each written line; each ends with a pause. */
export function speechLines(text: string, options: Partial<SpeechOptions> = {}): string[] {
	return writtenLines(text, options)
		.map((line) => new MarkdownToSpeech().clean(line))
		.filter(hasWords);
}

function writtenLines(text: string, { locale: _ = DEFAULT_LOCALE }: Partial<SpeechOptions>): string[] {
	const filter = new NonSpeechFilter();
	return (filter.push(text) + filter.flush()).split(/(?<=\n)/);
}

/** Why nothing of a whole text can be spoken; `undefined` if something can, or if the text is empty. */
export function silenceReason(text: string, options: Partial<SpeechOptions> = {}): SilenceReason | undefined {
	const stream = new SpeechStream({ locale: DEFAULT_LOCALE, ...options });
	stream.push(text);
	stream.flush();
	return stream.silentBecause;
}
