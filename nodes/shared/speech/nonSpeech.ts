import { GrowingPattern } from './growingPattern';
import type { HiddenKind, Hiding } from './hiding';
import { FIRST_RULES, LINE_MARKUP_RULES, MARKUP_RULES } from './markupRules';
import { MAX_LENGTH_BEFORE, type Place, type Replacement, type Rule } from './rules';
import { CALL_MARK, ENGLISH_LINE_RULES, LINE_TEXT_RULES, STEP_MARK, TEXT_RULES } from './textRules';
import { REASONING_END, TURN_RULES } from './turnRules';

export interface NonSpeechOptions {
	/** BCP 47 tag of the spoken language. */
	locale?: string;
	/** Whether the text starts with reasoning, which a closing tag ends. If it never comes, all of the text is spoken. */
	startsWithReasoning?: boolean;
}

/** Where a rule may apply: a character that starts markup, or the start of a line. */
const PLACE = /[<`[{(\\&\u25c1]|(?<=[\n\ue002])[^]/g;

/** An unfinished start of hidden content that is no text, to be dropped at the end. */
const DEFINITE_NON_SPEECH = /^(?:<[!|\uff5c]\S*|<\/?[a-z][\w:]{2,}(?:[=\s][^<>]*=[^<>]*|\s*)|\[?\s*\{\s*"[\w-]*)$/i;

/** Marks after hidden content, which would be left alone. */
const LEFT_ALONE = new GrowingPattern('[ \\t`]{0,10}(?:[.,;:!?]{1,5}(?=\\s)|[\u3002\u3001\uff0c]{1,5}(?=[^\u3002\u3001\uff0c]))');

/** Stands for the end of the text. */
const END = '\n\ue004';

/** Characters that stand for something in this module. */
const RESERVED = new RegExp(`[${CALL_MARK}${STEP_MARK}\ue004]`, 'g');

/** Deepest nesting of prose in JSON or code blocks. */
const MAX_DEPTH = 2;

const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** The kinds of hidden content, the most telling first. */
const KINDS: HiddenKind[] = ['json', 'code', 'hidden'];

/**
 * Removes content that is not spoken from a text that arrives in pieces: code blocks, tool calls, reasoning of a model, JSON,
 * comments, and what follows the end of the model's turn. Each is replaced by a line break. An answer that is nothing but JSON
 * or a code block is replaced by its prose. The joined output does not depend on how the text was split into pieces.
 */
export class NonSpeechFilter {
	/** What was returned last, and from `position` on the text that is not decided yet. */
	private text = '\n';

	private position = 1;

	/** The first half of a surrogate pair, which waits for the second. */
	private half = '';

	/** The content that is hidden at the moment, the mark that opened it, and what is returned once it is certain that it is hidden. */
	private hidden: { hiding: Hiding; content: string; opening: string; output: string } | undefined;

	private isAfterHidden = false;

	private hasSpoken = false;

	private turnHasEnded = false;

	private elements = new Set<string>();

	/** Texts to return at the end if no words were returned. */
	private otherwise: string[] = [];

	private kinds = new Set<HiddenKind>();

	private readonly lineRules: Rule[];

	constructor(
		private readonly options: NonSpeechOptions = {},
		private readonly depth = 0,
	) {
		const { locale = 'en' } = options;
		this.lineRules = [...LINE_MARKUP_RULES, ...LINE_TEXT_RULES, ...(/^en\b/i.test(locale) ? ENGLISH_LINE_RULES : [])];
		this.start();
	}

	/** The most telling kind of content that was hidden in the last text. */
	hiddenKind: HiddenKind | undefined;

	/** Adds a piece; returns the text that is certainly spoken. */
	push(piece: string): string {
		const [, whole, half] = /^([^]*?)([\ud800-\udbff]?)$/.exec(this.half + piece)!;
		this.half = half;
		this.text += whole.replace(RESERVED, '');
		return this.process(false);
	}

	/** Marks the start of a separate text: the end of the turn before it does not count. */
	nextText(): void {
		this.turnHasEnded = false;
	}

	/** Returns the rest, unless it is certainly not spoken. The next piece starts a new text. */
	flush(): string {
		const rest = this.text.slice(this.position);
		if (!this.hidden && DEFINITE_NON_SPEECH.test(rest)) {
			this.kinds.add('hidden');
			this.text = this.text.slice(0, this.position);
		}
		this.text += this.half + END;
		let output = this.process(true).replace(/\n?\ue004$/, '');
		if (!this.hasSpoken) output += this.otherwise.map((text) => this.spokenPartOf(text)).join('\n');
		this.hiddenKind = KINDS.find((kind) => this.kinds.has(kind));
		this.start();
		return output;
	}

	private start(): void {
		this.text = '\n';
		this.position = 1;
		this.half = '';
		this.hidden = undefined;
		this.isAfterHidden = false;
		this.hasSpoken = false;
		this.turnHasEnded = false;
		this.elements = new Set();
		this.otherwise = [];
		this.kinds = new Set();
		if (!this.options.startsWithReasoning || this.depth > 0) return;
		const find = (content: string) => {
			const end = REASONING_END.exec(content);
			return end ? end.index + end[0].length : undefined;
		};
		this.hidden = { hiding: { kind: 'hidden', find, isTextWithoutEnd: true }, content: '', opening: '', output: '' };
	}

	/** Decides as much of the text as possible; returns what is spoken of it. */
	private process(isFinal: boolean): string {
		const returned: string[] = [];
		while (!this.turnHasEnded) {
			if (this.hidden && !this.skip(this.hidden, isFinal, returned)) break;
			if (!this.advance(isFinal, returned)) break;
		}
		if (this.turnHasEnded) this.text = this.text.slice(0, this.position);
		if (this.position > 2 * MAX_LENGTH_BEFORE) {
			this.text = this.text.slice(this.position - MAX_LENGTH_BEFORE);
			this.position = MAX_LENGTH_BEFORE;
		}
		return returned.join('').replaceAll(STEP_MARK, '');
	}

	/** Replaces the text up to `end` by the output. */
	private replace(end: number, output: string, returned: string[]): void {
		if (output !== '') returned.push(output);
		this.hasSpoken ||= hasWords(output);
		this.text = this.text.slice(0, this.position) + output + this.text.slice(end);
		this.position += output.length;
	}

	/** Returns the text up to `end`, as it is. */
	private keep(end: number, returned: string[]): void {
		const output = this.text.slice(this.position, end);
		if (output === '') return;
		returned.push(output);
		this.hasSpoken ||= hasWords(output);
		this.position = end;
	}

	/** Moves to the next replacement; returns `false` if there is none, or none yet. */
	private advance(isFinal: boolean, returned: string[]): boolean {
		if (this.isAfterHidden) {
			const marks = LEFT_ALONE.matchAt(this.text, this.position);
			if (marks === 'wait' && !isFinal) return false;
			this.isAfterHidden = false;
			if (marks && marks !== 'wait') this.replace(this.position + marks[0].length, '', returned);
		}
		PLACE.lastIndex = this.position;
		for (let match = PLACE.exec(this.text); match; match = PLACE.exec(this.text)) {
			this.keep(match.index, returned);
			const replacement = this.replacementAt(match[0]);
			if (replacement === 'wait' && !isFinal) return false;
			if (replacement !== undefined && replacement !== 'wait') {
				this.apply(replacement, returned);
				return true;
			}
			PLACE.lastIndex = match.index + 1;
		}
		this.keep(this.text.length, returned);
		return false;
	}

	private replacementAt(char: string): Replacement | 'wait' | undefined {
		const { text, position, hasSpoken, elements } = this;
		const before = text.slice(Math.max(0, position - MAX_LENGTH_BEFORE), position);
		const place: Place = { text, position, before, hasSpoken, elements };
		const rules = [...(/[\n\ue002]$/.test(before) ? this.lineRules : []), ...rulesFor(char)];
		for (const rule of rules) {
			const replacement = rule(place);
			if (replacement !== undefined) return replacement;
		}
		return undefined;
	}

	private apply({ end, output, kind, hiding, endsTurn = false }: Replacement, returned: string[]): void {
		const opening = this.text.slice(this.position, end);
		if (kind ?? hiding) this.kinds.add(hiding?.kind ?? kind!);
		// What may turn out to be text must not be separated from its sentence.
		const mayBeText = hiding !== undefined && (hiding.isTextWithoutEnd ?? hiding.kind === 'json');
		const isLater =
			mayBeText &&
			!/(?:[\n.!?:\u2026\u3002\uff01\uff1f\u061f\u0964]["'\u201d\u2019)\]]{0,3})\s*$/u.test(
				this.text.slice(0, this.position).slice(-MAX_LENGTH_BEFORE),
			);
		this.replace(end, isLater ? '' : output, returned);
		if (hiding) this.hidden = { hiding, content: '', opening, output: isLater ? output : '' };
		this.turnHasEnded = endsTurn;
	}

	/** Skips hidden content; returns `false` if its end has not come. */
	private skip(hidden: NonNullable<typeof this.hidden>, isFinal: boolean, returned: string[]): boolean {
		const { hiding, opening, output } = hidden;
		hidden.content += this.text.slice(this.position);
		this.text = this.text.slice(0, this.position);
		const { content } = hidden;
		const end = hiding.find(content, isFinal);
		if (
			end === 'invalid' ||
			(end === undefined && (content.length > (hiding.maxLength ?? Infinity) || (isFinal && hiding.isTextWithoutEnd)))
		) {
			this.text += opening + content;
			this.hidden = undefined;
			this.keep(this.position + opening.length, returned);
			return true;
		}
		if (end === undefined && !isFinal) {
			if (hiding.endLength !== undefined) hidden.content = content.slice(-hiding.endLength);
			return false;
		}
		this.hidden = undefined;
		this.replace(this.position, output, returned);
		const { now = '', otherwise = '' } = hiding.spoken?.(content.slice(0, end).replace(END, '')) ?? {};
		if (now !== '') this.replace(this.position, `${this.spokenPartOf(now)}\n`, returned);
		if (otherwise !== '') this.otherwise.push(otherwise);
		this.text += end === undefined ? END : content.slice(end);
		this.isAfterHidden = true;
		return true;
	}

	/** The prose of a text that was found in hidden content. */
	private spokenPartOf(text: string): string {
		if (this.depth >= MAX_DEPTH) return '';
		const filter = new NonSpeechFilter(this.options, this.depth + 1);
		return filter.push(text) + filter.flush();
	}
}

const rulesFor = (char: string): Rule[] => [FIRST_RULES, TURN_RULES, TEXT_RULES, MARKUP_RULES].flatMap((rules) => rules[char] ?? []);
