/** A bracket, a quotation mark, a separator, or a word without quotation marks. */
const TOKEN = /[{}[\],:]|["']|[^\s"',:{}[\]]+/uy;

/** A closing single quotation mark; in "it's" it is an apostrophe. */
const AFTER_SINGLE_QUOTE = /^\s{0,40}[,:}\]]/;

/** Longest string, in characters, whose end is waited for. */
export const MAX_OPEN_LENGTH = 2_000;

/** Deepest nesting that is read. */
const MAX_DEPTH = 40;

/**
 * Searches the end of JSON in a text that grows. Keys may be unquoted or in single quotation marks, as models write them.
 */
export class JsonScanner {
	private position = 0;

	private depth = 0;

	/** The quotation mark of the string that is open, and where it starts. */
	private quote = '';

	private quoteStart = 0;

	/** Whether a value or key has just ended, so that a separator must follow, and whether a line break came after it. */
	private afterValue = false;

	/** The position after the closing bracket; `invalid` if this is not JSON; `undefined` if more text is needed. */
	find(text: string): number | 'invalid' | undefined {
		while (this.position < text.length) {
			if (this.quote !== '') {
				if (!this.skipString(text))
					return this.quote !== '' && text.length - this.quoteStart > MAX_OPEN_LENGTH ? 'invalid' : undefined;
				continue;
			}
			const space = /^\s+/.exec(text.slice(this.position, this.position + 200))?.[0] ?? '';
			if (space.includes('\n')) this.afterValue = false;
			this.position += space.length;
			if (space !== '') continue;
			TOKEN.lastIndex = this.position;
			const token = TOKEN.exec(text)![0];
			const isValue = !/^[}\],:]$/.test(token);
			if (isValue && this.afterValue) return 'invalid';
			// A word at the end of the text may go on.
			if (isValue && this.position + token.length === text.length && !/^["'{[]$/.test(token)) return undefined;
			this.position += token.length;
			if (token === '{' || token === '[') this.depth++;
			else if ((token === '}' || token === ']') && --this.depth === 0) return this.position;
			else if (token === '"' || token === "'") {
				this.quote = token;
				this.quoteStart = this.position;
			}
			this.afterValue = isValue ? !/^["'{[]$/.test(token) : token === '}' || token === ']';
		}
		return undefined;
	}

	/** Moves behind the end of the open string; returns `false` if it has not come yet. */
	private skipString(text: string): boolean {
		for (; this.position < text.length; this.position++) {
			const char = text[this.position];
			if (char === '\\') {
				if (this.position + 1 === text.length) return false;
				this.position++;
			} else if (char === this.quote) {
				const rest = text.slice(this.position + 1, this.position + 60);
				if (char === "'" && /^\s{0,40}$/.test(rest)) return false;
				if (char === "'" && !AFTER_SINGLE_QUOTE.test(rest)) continue;
				this.position++;
				this.quote = '';
				this.afterValue = true;
				return true;
			}
		}
		return false;
	}
}

/** Reads JSON as models write it: with unquoted keys, single quotation marks, trailing commas, or cut off. `undefined` if nothing can be read. */
export function readJson(text: string): unknown {
	let position = 0;
	const skip = (pattern: RegExp) => {
		pattern.lastIndex = position;
		const found = pattern.exec(text)?.[0];
		position += found?.length ?? 0;
		return found;
	};

	const readString = (quote: string): string => {
		const start = ++position;
		for (; position < text.length; position++) {
			if (text[position] === '\\') position++;
			else if (text[position] === quote && (quote === '"' || /^\s*(?:[,:}\]]|$)/.test(text.slice(position + 1, position + 60))))
				break;
		}
		return unescape(text.slice(start, position++));
	};

	const readValue = (depth: number): unknown => {
		skip(/\s+/y);
		const char = text[position];
		if (char === '"' || char === "'") return readString(char);
		if (char !== '{' && char !== '[') {
			const word = skip(/[^\s,:{}[\]"']+/y);
			if (word === undefined) return undefined;
			return word;
		}
		if (depth > MAX_DEPTH) return undefined;
		position++;
		const values: unknown[] = [];
		const entries: Array<[string, unknown]> = [];
		while (position < text.length) {
			skip(/[\s,]+/y);
			if (position >= text.length || skip(/[}\]]/y) !== undefined) break;
			const before = position;
			const value = readValue(depth + 1);
			skip(/\s+/y);
			if (char === '{') entries.push([String(value), skip(/:/y) === undefined ? undefined : readValue(depth + 1)]);
			else values.push(value);
			// A separator where a value should be is left out.
			if (position === before) position++;
		}
		return char === '{' ? new Map(entries) : values;
	};
	return readValue(0);
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\n', t: ' ', b: '', f: '\n' };

function unescape(text: string): string {
	return text.replace(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, (_, code: string | undefined, char: string) =>
		code === undefined ? (ESCAPES[char] ?? char) : String.fromCharCode(parseInt(code, 16)),
	);
}

/** Keys of the text that is meant for the caller, the surest first; without signs between the words. */
const SPOKEN_KEYS = (
	'reply response answer finalanswer speech speak say tts spoken spokentext spokenresponse utterance ' +
	'agentreply agentresponse assistantreply assistantresponse botreply botresponse replytext responsetext answertext responsemessage replymessage ' +
	'message text output content result'
).split(' ');

/** Keys that are certainly meant for the caller; those after them are used for other texts too. */
const SURE_KEYS = new Set(SPOKEN_KEYS.slice(0, SPOKEN_KEYS.indexOf('message')));

/** Keys such as `voice_response` and `text_to_speak`. */
const SPOKEN_KEY = /reply|response|answer|speech|speak|spoken|utterance|tts/;

/** Keys of texts that are not meant for the caller. */
const SILENT_KEY = /think|thought|reason|analysis|internal|error|note|query|prompt|instruction|system|input|description/i;

/** Keys of a tool call: its name, and what it is called with. */
const CALL_NAME = /^(?:name|function|tool|toolname|functionname|action)$/;
const CALL_INPUT = /^(?:arguments|args|parameters|params|input|toolinput|actioninput)$/;

/** The text in JSON that is meant for the caller; '' if there is none. `sure`: its key says so. */
export function proseOf(value: unknown): { text: string; sure: boolean } {
	const none = { text: '', sure: false };
	if (typeof value === 'string') return { text: value, sure: false };
	if (Array.isArray(value)) {
		const parts = value.map((part) => proseOf(part));
		if (value.some((part) => typeof part === 'string') && !value.every((part) => typeof part === 'string')) return none;
		const spoken = parts.filter(({ text }) => text !== '');
		return { text: spoken.map(({ text }) => text).join('\n'), sure: spoken.length > 0 && spoken.every(({ sure }) => sure) };
	}
	if (!(value instanceof Map)) return none;
	const fields = new Map(
		[...value].map(
			([key, field]) =>
				[
					String(key)
						.replace(/[\s_-]/g, '')
						.toLowerCase(),
					field,
				] as const,
		),
	);
	const keys = [...fields.keys()];
	if (/^final[ _]?answer$/i.test(String(fields.get('action')))) return { ...proseOf(fields.get('actioninput')), sure: true };
	if (keys.some((key) => CALL_NAME.test(key)) && keys.some((key) => CALL_INPUT.test(key))) return none;
	for (const key of SPOKEN_KEYS) {
		const field = proseOf(fields.get(key));
		if (
			!/[\p{L}\p{N}]/u.test(field.text) ||
			isBareWord(field.text) ||
			(key === 'result' && !/[\s\p{Sentence_Terminal}]/u.test(field.text))
		)
			continue;
		return { text: field.text, sure: SURE_KEYS.has(key) };
	}
	const named = [...fields].find(
		([key, field]) => SPOKEN_KEY.test(key) && !SILENT_KEY.test(key) && typeof field === 'string' && isProse(field),
	);
	if (named) return { text: String(named[1]), sure: true };
	const prose = [...fields].filter(([key, field]) => typeof field === 'string' && isProse(field) && !SILENT_KEY.test(key));
	if (prose.length === 1) return { text: String(prose[0][1]), sure: false };
	const inner = [...fields]
		.filter(([key, field]) => typeof field === 'object' && !SILENT_KEY.test(key))
		.map(([, field]) => proseOf(field))
		.filter(({ text }) => text !== '');
	// One word deep within an object is a value rather than an answer.
	if (inner.length === 1 && !inner[0].sure && !/\s/.test(inner[0].text.trim())) return none;
	return prose.length === 0 && inner.length === 1 ? inner[0] : none;
}

const isBareWord = (text: string) => /^(?:true|false|null|none)$/i.test(text);

/** Whether a text is long enough to be a sentence, rather than a name or a code. */
function isProse(text: string): boolean {
	return text.trim().split(/\s+/).length > 3 || /[\u3002\uff01\uff1f]/.test(text);
}
