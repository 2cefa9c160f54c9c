/** Elements whose content is not spoken: reasoning, tool calls and their results, scripts. */
const HIDDEN_ELEMENTS = (
	'think thinking thought thoughts reasoning analysis reflection scratchpad antml:thinking ' +
	'tool tool_call tool_calls tool_code tool_use tool_response tool_result tool_results tool_output ' +
	'function function_call function_calls function_response function_result function_results antml:function_calls invoke antml:invoke script style'
).split(' ');

/** Block elements, which are replaced by a line break and so become a pause. */
const BLOCK_ELEMENTS = 'br hr p div section ul ol li table tr td th blockquote h1 h2 h3 h4 h5 h6'.split(' ');

const alternatives = (list: string[]) => list.join('|');

/** The start of content that is not spoken: code block, hidden element, block element, comment, JSON object, control token of a model. */
const NON_SPEECH_START = new RegExp(
	`(?<=[^])(?:${[
		// The first character of the buffer has already been returned.
		'(?<=\\n)[ \\t>]{0,40}(?<fence>`{3,20}|~{3,20})[^`~<"\\n]{0,100}\\n',
		`<(?<hiding>${alternatives(HIDDEN_ELEMENTS)})(?=[\\s=/>])[^<>]{0,300}>`,
		`</?(?:${alternatives(BLOCK_ELEMENTS)})(?=[\\s/>])[^<>]{0,300}>`,
		'<!--',
		'(?<json>(?:\\[\\s{0,40})?\\{\\s{0,40}"[^"\\n]{0,80}"\\s{0,40}:)',
		'<[|\uff5c](?<token>[^|\uff5c<>\\n]{0,60})[|\uff5c]>',
	].join('|')})`,
	'i',
);

/** An incomplete start of any of these at the end of the text; spaces and `>` may be the start of a code block's line. */
const PARTIAL_START =
	/(?<=\n)[ \t>]{0,40}(?:`{3,20}[^`~<"\n]{0,100}|~{3,20}[^`~<"\n]{0,100}|[`~]{0,2})$|<(?:!-?|[|\uff5c][^|\uff5c<>\n]{0,60}[|\uff5c]?|\/?(?<name>[a-z][\w:]*)(?<attributes>[\s=/][^<>]{0,300})?|\/?)$|(?:\[\s{0,40})?\{\s{0,40}(?:"[^"\n]{0,80}(?:"\s{0,40})?)?$|\[\s{0,40}$|[\ud800-\udbff]$/i;

/** An incomplete start that is long enough to be dropped at the end of the text. */
const DEFINITE_NON_SPEECH = /^(?:<[!|\uff5c]|<\/?[a-z][\w:]{2}|[ \t>]*(?:```|~~~)|\[?\s*\{\s*")/i;

/**
 * Searches the end of hidden content. `index`: the position after the end, or, if it was not found, the position from which the
 * text must be kept, because the end may start there.
 */
type FindEnd = (text: string) => { found: boolean; index: number };

/**
 * Removes content that is not spoken from a text that arrives in pieces: code blocks, tool calls, reasoning of a model, JSON,
 * comments. Each is replaced by a line break at its start, so that the text before it can be spoken without waiting for its end.
 * The joined output does not depend on how the text was split into pieces.
 */
export class NonSpeechFilter {
	/** Text that may be the start of hidden content, with the character before it, which has already been returned. */
	private buffered = '\n';

	/** Set while hidden content is skipped. */
	private findEnd: FindEnd | undefined;

	/** Adds a piece; returns the text that is certainly spoken. */
	push(piece: string): string {
		this.buffered += piece;
		let output = '';
		while (this.findEnd === undefined || this.skip(this.findEnd)) {
			const start = NON_SPEECH_START.exec(this.buffered);
			if (!start) return output + this.release();
			output += this.buffered.slice(1, start.index) + this.startSkipping(start);
		}
		return output;
	}

	/** Returns the buffered text, unless it is certainly not spoken. The next piece starts a new text. */
	flush(): string {
		const rest = this.findEnd ? '' : this.buffered.slice(1);
		this.buffered = '\n';
		this.findEnd = undefined;
		return DEFINITE_NON_SPEECH.test(rest) ? '' : rest;
	}

	/** Returns the buffered text up to an incomplete start. */
	private release(): string {
		const partial = PARTIAL_START.exec(this.buffered);
		const until = partial && mayBeStart(partial) ? Math.max(1, partial.index) : this.buffered.length;
		const output = this.buffered.slice(1, until);
		this.buffered = this.buffered.slice(until - 1);
		return output;
	}

	/** Starts to skip hidden content; returns the text that replaces it. */
	private startSkipping({ 0: text, index, groups = {} }: RegExpExecArray): string {
		const { fence, hiding, json, token } = groups;
		const before = this.buffered[index - 1];
		const rest = this.buffered.slice(index + text.length);
		if (fence) this.findEnd = findFenceEnd(fence);
		else if (hiding && !text.endsWith('/>')) this.findEnd = findElementEnd(`</${hiding}`);
		else if (text === '<!--') this.findEnd = findElementEnd('--');
		else if (json) this.findEnd = findJsonEnd(json.startsWith('[') ? 2 : 1);
		else if (token?.endsWith('begin')) this.findEnd = findElementEnd(`<${text[1]}${token.slice(0, -'begin'.length)}end${text[1]}`);
		else if (token !== undefined) {
			this.buffered = before + rest;
			return '';
		}
		this.buffered = `\n${rest}`;
		return '\n';
	}

	/** Skips hidden content. Returns whether its end was found; `buffered` then contains the text after it. */
	private skip(findEnd: FindEnd): boolean {
		const { found, index } = findEnd(this.buffered);
		this.buffered = (found ? '\n' : '') + this.buffered.slice(index);
		if (found) this.findEnd = undefined;
		return found;
	}
}

/** Whether the text may become the start of a known element. Other texts, such as "a < b" and "<b>", are returned at once. */
function mayBeStart({ groups: { name, attributes } = {} }: RegExpExecArray): boolean {
	if (name === undefined) return true;
	const prefix = name.toLowerCase();
	return [...HIDDEN_ELEMENTS, ...BLOCK_ELEMENTS].some((known) =>
		attributes === undefined ? known.startsWith(prefix) : known === prefix,
	);
}

/** A code block ends with a line that contains only at least as many of the same marks. */
function findFenceEnd(fence: string): FindEnd {
	const closing = new RegExp(`\\n[ \\t>]*${fence}${fence[0]}*[ \\t]*\\n`);
	return (text) => {
		const end = closing.exec(text);
		if (end) return { found: true, index: end.index + end[0].length };
		return { found: false, index: /\n[ \t>]{0,40}[`~]{0,40}[ \t]{0,40}$/.exec(text)?.index ?? text.length - 1 };
	};
}

function findElementEnd(closing: string): FindEnd {
	const endTag = `${closing.toLowerCase()}>`;
	return (text) => {
		const index = text.toLowerCase().indexOf(endTag);
		return index < 0
			? { found: false, index: Math.max(0, text.length - endTag.length) }
			: { found: true, index: index + endTag.length };
	};
}

/** The bracket that closes the outermost one, outside of strings. `depth`: number of brackets that are already open. */
function findJsonEnd(depth: number): FindEnd {
	let inString = false;
	let escaped = false;
	return (text) => {
		for (let index = 0; index < text.length; index++) {
			const char = text[index];
			if (escaped) escaped = false;
			else if (char === '\\') escaped = inString;
			else if (char === '"') inString = !inString;
			else if (!inString && (char === '{' || char === '[')) depth++;
			else if (!inString && (char === '}' || char === ']') && --depth === 0) return { found: true, index: index + 1 };
		}
		return { found: false, index: text.length };
	};
}
