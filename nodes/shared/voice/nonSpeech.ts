/** Elements whose whole content is meant for machines: reasoning, tool calls and their results, scripts. */
const HIDDEN_ELEMENTS = (
	'think thinking thought thoughts reasoning analysis reflection scratchpad antml:thinking ' +
	'tool tool_call tool_calls tool_code tool_use tool_response tool_result tool_results tool_output ' +
	'function function_call function_calls function_response function_result function_results antml:function_calls invoke antml:invoke script style'
).split(' ');

/** Elements that stand on a line of their own: the line break is their pause. */
const BLOCK_ELEMENTS = 'br hr p div section ul ol li table tr td th blockquote h1 h2 h3 h4 h5 h6'.split(' ');

const names = (list: string[]) => list.join('|');

/** All that may hide text, in the order of what it is: code block, element, comment, JSON object, a model's control token. */
const NON_SPEECH_START = new RegExp(
	`(?<=[^])(?:${[
		// (The first character of what is held was given out already.)
		'(?<=\\n)[ \\t>]{0,40}(?<fence>`{3,20}|~{3,20})[^`~<"\\n]{0,100}\\n',
		`<(?<hiding>${names(HIDDEN_ELEMENTS)})(?=[\\s=/>])[^<>]{0,300}>`,
		`</?(?:${names(BLOCK_ELEMENTS)})(?=[\\s/>])[^<>]{0,300}>`,
		'<!--',
		'(?<json>(?:\\[\\s{0,40})?\\{\\s{0,40}"[^"\\n]{0,80}"\\s{0,40}:)',
		'<[|\uff5c](?<token>[^|\uff5c<>\\n]{0,60})[|\uff5c]>',
	].join('|')})`,
	'i',
);

/** The beginning of any of these at the end of the text so far; blanks and quote marks may yet begin a code block's line. */
const PARTIAL =
	/(?<=\n)[ \t>]{0,40}(?:`{3,20}[^`~<"\n]{0,100}|~{3,20}[^`~<"\n]{0,100}|[`~]{0,2})$|<(?:!-?|[|\uff5c][^|\uff5c<>\n]{0,60}[|\uff5c]?|\/?(?<name>[a-z][\w:]*)(?<attributes>[\s=/][^<>]{0,300})?|\/?)$|(?:\[\s{0,40})?\{\s{0,40}(?:"[^"\n]{0,80}(?:"\s{0,40})?)?$|\[\s{0,40}$|[\ud800-\udbff]$/i;

/** Cut off in the middle, it is still surely not speech. */
const SURELY_NON_SPEECH = /^(?:<[!|\uff5c]|<\/?[a-z][\w:]{2}|[ \t>]*(?:```|~~~)|\[?\s*\{\s*")/i;

/** Where hidden text ends; or else where the part begins that the end may need. */
type Ending = (text: string) => { found: boolean; at: number };

/**
 * Takes out of a text, which comes in pieces of any size, what is never said and may be long: code blocks, tool calls,
 * a model's reasoning, JSON, comments. Each leaves a line break, so that the words before it need not wait for its end.
 * What comes out does not depend on how the text was cut.
 */
export class NonSpeechFilter {
	/** What may become an opening, after the character before it, which was given out. */
	private buffered = '\n';

	private ending: Ending | undefined;

	push(piece: string): string {
		this.buffered += piece;
		let spoken = '';
		while (this.ending === undefined || this.skip(this.ending)) {
			const opening = NON_SPEECH_START.exec(this.buffered);
			if (!opening) return spoken + this.release();
			spoken += this.buffered.slice(1, opening.index) + this.open(opening);
		}
		return spoken;
	}

	/** What was held back in case it became an opening. The next piece starts a new text. */
	flush(): string {
		const rest = this.ending ? '' : this.buffered.slice(1);
		this.buffered = '\n';
		this.ending = undefined;
		return SURELY_NON_SPEECH.test(rest) ? '' : rest;
	}

	private release(): string {
		const partial = PARTIAL.exec(this.buffered);
		const until = partial && mayOpen(partial) ? Math.max(1, partial.index) : this.buffered.length;
		const spoken = this.buffered.slice(1, until);
		this.buffered = this.buffered.slice(until - 1);
		return spoken;
	}

	/** Begins to skip what `opening` hides; returns what is said for it. */
	private open({ 0: text, index, groups = {} }: RegExpExecArray): string {
		const { fence, hiding, json, token } = groups;
		const before = this.buffered[index - 1];
		const rest = this.buffered.slice(index + text.length);
		if (fence) this.ending = endOfFence(fence);
		else if (hiding && !text.endsWith('/>')) this.ending = endOfElement(`</${hiding}`);
		else if (text === '<!--') this.ending = endOfElement('--');
		else if (json) this.ending = endOfJson(json.startsWith('[') ? 2 : 1);
		else if (token?.endsWith('begin')) this.ending = endOfElement(`<${text[1]}${token.slice(0, -'begin'.length)}end${text[1]}`);
		else if (token !== undefined) {
			this.buffered = before + rest;
			return '';
		}
		this.buffered = `\n${rest}`;
		return '\n';
	}

	/** Whether the end of what is hidden was found; `buffered` then begins with what follows it. */
	private skip(ending: Ending): boolean {
		const { found, at } = ending(this.buffered);
		this.buffered = (found ? '\n' : '') + this.buffered.slice(at);
		if (found) this.ending = undefined;
		return found;
	}
}

/** Only known elements are waited for: "a < b" and "<b>" go on at once. */
function mayOpen({ groups: { name, attributes } = {} }: RegExpExecArray): boolean {
	if (name === undefined) return true;
	const wanted = name.toLowerCase();
	return [...HIDDEN_ELEMENTS, ...BLOCK_ELEMENTS].some((known) => (attributes === undefined ? known.startsWith(wanted) : known === wanted));
}

/** The end of a line that holds nothing but at least as many of the same marks. */
function endOfFence(fence: string): Ending {
	const closing = new RegExp(`\\n[ \\t>]*${fence}${fence[0]}*[ \\t]*\\n`);
	return (text) => {
		const end = closing.exec(text);
		if (end) return { found: true, at: end.index + end[0].length };
		return { found: false, at: /\n[ \t>]{0,40}[`~]{0,40}[ \t]{0,40}$/.exec(text)?.index ?? text.length - 1 };
	};
}

function endOfElement(closing: string): Ending {
	const wanted = `${closing.toLowerCase()}>`;
	return (text) => {
		const index = text.toLowerCase().indexOf(wanted);
		return index < 0 ? { found: false, at: Math.max(0, text.length - wanted.length) } : { found: true, at: index + wanted.length };
	};
}

/** The bracket that closes what is `depth` deep, not one inside a string. */
function endOfJson(depth: number): Ending {
	let quoted = false;
	let escaped = false;
	return (text) => {
		for (let at = 0; at < text.length; at++) {
			const char = text[at];
			if (escaped) escaped = false;
			else if (char === '\\') escaped = quoted;
			else if (char === '"') quoted = !quoted;
			else if (!quoted && (char === '{' || char === '[')) depth++;
			else if (!quoted && (char === '}' || char === ']') && --depth === 0) return { found: true, at: at + 1 };
		}
		return { found: false, at: text.length };
	};
}
