import { JsonScanner, MAX_OPEN_LENGTH, proseOf, readJson } from './json';

/** Kinds of content that is not spoken: JSON, code, and anything else that is meant for machines. */
export type HiddenKind = 'json' | 'code' | 'hidden';

/** Content that is not spoken and whose end is searched. */
export interface Hiding {
	kind: HiddenKind;
	/**
	 * Searches the end in the content so far, which starts after the opening mark.
	 *
	 * @param isFinal no more content comes
	 * @returns the position after the end; `invalid` if the content is plain text after all; `undefined` if the end has not come
	 */
	find(content: string, isFinal: boolean): number | 'invalid' | undefined;
	/** Set if only the last characters of the content are needed to find its end, and how many. */
	endLength?: number;
	/** Without an end within this length, in characters, the content is plain text. */
	maxLength?: number;
	/** Whether the content is plain text if its end never comes. */
	isTextWithoutEnd?: boolean;
	/** What to speak of the content: at once, or at the end of the answer if nothing else was spoken. */
	spoken?(content: string): { now?: string; otherwise?: string };
}

/** Longest closing mark, in characters. */
const END_LENGTH = 80;

/** Content that is never spoken, up to a mark. */
export function untilMark(mark: RegExp, { keepsMark = false } = {}): Hiding {
	return {
		kind: 'hidden',
		endLength: END_LENGTH,
		find: (content) => {
			const found = mark.exec(content);
			return found ? found.index + (keepsMark ? 0 : found[0].length) : undefined;
		},
	};
}

/** An element up to its closing tag. */
export const untilClosingTag = (name: string): Hiding => untilMark(new RegExp(`</${name}\\s{0,20}>`, 'i'));

/** Content up to a mark that may as well be plain text, if the mark does not come. */
export function untilMarkOrText(mark: RegExp, kind: HiddenKind, maxLength = MAX_OPEN_LENGTH): Hiding {
	let from = 0;
	return {
		kind,
		maxLength,
		isTextWithoutEnd: true,
		find: (content) => {
			const found = mark.exec(content.slice(from));
			if (found) return from + found.index + found[0].length;
			from = Math.max(0, content.length - END_LENGTH);
			return undefined;
		},
	};
}

/**
 * JSON, whose prose is spoken if nothing else is.
 *
 * @param opening the beginning, with its brackets
 * @param place `isMidLine`: whether text precedes it in its line; `hasSpoken`: whether text was spoken before
 */
export function untilJsonEnd(opening: string, { isMidLine, hasSpoken }: { isMidLine: boolean; hasSpoken: boolean }): Hiding {
	const scanner = new JsonScanner();
	return {
		kind: 'json',
		find: (content) => {
			const end = scanner.find(opening + content);
			return typeof end === 'number' ? end - opening.length : end;
		},
		isTextWithoutEnd: isMidLine,
		spoken: (content) => {
			if (hasSpoken) return {};
			const { text, sure } = proseOf(readJson(opening + content));
			return sure ? { now: text } : { otherwise: text };
		},
	};
}

/** A list of texts in brackets that is all there is in its line. It is spoken without its brackets. */
export function untilListEnd(opening: string): Hiding {
	const scanner = new JsonScanner();
	let end: number | 'invalid' | undefined;
	return {
		kind: 'json',
		find: (content) => {
			end ??= scanner.find(opening + content);
			if (typeof end !== 'number') return end;
			const after = /^[ \t]*([^ \t])/.exec((opening + content).slice(end))?.[1];
			if (after === undefined) return undefined;
			return after === '\n' ? end - opening.length : 'invalid';
		},
		isTextWithoutEnd: true,
		spoken: (content) => ({ now: proseOf(readJson(opening + content)).text }),
	};
}

/** A note in square brackets with brackets and strings in it. */
export function untilBracket(): Hiding {
	const scan = { position: 0, depth: 1, inString: false };
	const endOf = (content: string, state: typeof scan, withStrings: boolean) => {
		for (; state.position < content.length; state.position++) {
			const char = content[state.position];
			if (char === '\\') {
				if (state.position + 1 === content.length) return undefined;
				state.position++;
			} else if (char === '"' && withStrings) state.inString = !state.inString;
			else if (state.inString) continue;
			else if (char === '[' || char === '{') state.depth++;
			else if ((char === ']' || char === '}') && --state.depth === 0) return state.position + 1;
		}
		return undefined;
	};
	return {
		kind: 'hidden',
		find: (content, isFinal) => {
			const end = endOf(content, scan, true);
			if (end !== undefined || !isFinal) return end;
			// A result that was shortened has strings and brackets without an end.
			const last = content.lastIndexOf(']') + 1;
			return endOf(content, { position: 0, depth: 1, inString: false }, false) ?? (last > 0 ? last : undefined);
		},
	};
}

/** Languages of code blocks that hold prose. */
const PROSE_LANGUAGE = /^(?:text|txt|plain|plaintext|markdown|md)$/i;

/** Lines of code: they end or start with signs that prose does not have. */
const CODE_LINE = /[;{}=]\s*$|^\s*(?:[$#}<]|\/\/|import |const |let |var |def |function |return |SELECT )|\w\(|[=!]==?|=>|^\s*[\w.]+\s*=/;

/**
 * A code block up to the closing fence. Words behind the closing fence are kept. A block of plain text or Markdown is spoken; one
 * without a language only if it holds prose and is all there is.
 */
export function untilFence(fence: string, language: string, { isMidLine, hasSpoken }: { isMidLine: boolean; hasSpoken: boolean }): Hiding {
	const mark = fence[0];
	const closing = new RegExp(
		`(?:\\n[ \\t>]{0,40}|${mark === '~' ? '(?!)' : `(?<!${mark})`})${mark}{${fence.length},}(?<after>[^\\n]{0,40}\\n?)`,
		'g',
	);
	let from = 0;
	return {
		kind: 'code',
		isTextWithoutEnd: isMidLine && language === '',
		find: (content) => {
			// The line break before the first line counts as one.
			const text = `\n${content}`;
			closing.lastIndex = from;
			for (let end = closing.exec(text); end; end = closing.exec(text)) {
				const after = end.groups!.after;
				const start = end.index + end[0].length - after.length;
				// More of the mark or of a language may follow: "```js" opens a block within the block.
				if (/^[a-z0-9+#_-]*[ \t]*$/.test(after) && start + after.length === text.length) return undefined;
				if (/^[ \t]*\n/.test(after)) return start - 1 + after.length;
				if (!/^[a-z0-9+#_-]{1,20}[ \t]*\n/.test(after)) return start - 1;
				closing.lastIndex = start;
			}
			from = Math.max(0, text.length - END_LENGTH);
			return undefined;
		},
		spoken: (content) => {
			const inner = content.replace(new RegExp(`\\n?[ \\t>]{0,40}(?<!${mark})${mark}{${fence.length},}\\s*$`), '');
			// A block within the block is code.
			if (/^[ \t>]{0,40}(?:`{3}|~{3})/m.test(inner)) return {};
			if (PROSE_LANGUAGE.test(language)) return { now: inner };
			if (hasSpoken) return {};
			if (/^\s*[[{]/.test(inner)) return { otherwise: proseOf(readJson(inner.trim())).text };
			return language === '' && !inner.split('\n').some((line) => CODE_LINE.test(line)) ? { otherwise: inner } : {};
		},
	};
}
