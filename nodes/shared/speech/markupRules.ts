import { decodeEntity } from './entities';
import { GrowingPattern } from './growingPattern';
import { untilClosingTag, untilFence, untilJsonEnd, untilListEnd, untilMark, untilMarkOrText } from './hiding';
import { CALL_MARK, isCallWithJson } from './textRules';
import { endOf, hidingRule, isMidLine, lineBefore, rule, type Place, type Replacement, type Rule } from './rules';

/** Longest code in a line, in characters. */
const MAX_CODE_LENGTH = 300;

/** A place within back-ticks is no element: the text up to the closing back-ticks is kept. `undefined` outside of back-ticks. */
const IN_CODE: Rule = (place) => {
	let open = '';
	for (const [marks] of lineBefore(place).matchAll(/`+/g)) open = open === '' ? marks : open === marks ? '' : open;
	if (open === '') return undefined;
	const rest = place.text.slice(place.position, place.position + MAX_CODE_LENGTH);
	const end = new RegExp(`^[^\n]*?(?<!\`)${open}(?=[^\`])`).exec(rest)?.[0];
	if (end !== undefined) return { end: place.position + end.length, output: end };
	return rest.includes('\n') || rest.length === MAX_CODE_LENGTH ? undefined : 'wait';
};

/** Elements whose content is never spoken: reasoning, tool calls and their results. */
const REASONING_ELEMENTS = 'think|thinking|thought|thoughts|reasoning|analysis|reflection|scratchpad|antml:thinking|seed:think';
const HIDDEN_ELEMENTS =
	`${REASONING_ELEMENTS}|` +
	'tool|tool_call|tool_calls|tool_code|tool_use|tool_response|tool_result|tool_results|tool_output|' +
	'function_call|function_calls|function_response|function_result|function_results|antml:function_calls|invoke|antml:invoke';

/** Block elements, which are replaced by a line break and so become a pause. */
const BLOCK_ELEMENTS = 'br|hr|p|div|section|ul|ol|li|table|tr|td|th|blockquote|h1|h2|h3|h4|h5|h6|details|summary';

/** Elements of SSML around text that stands on its own. */
const SPEECH_ELEMENTS = 'speak|say-as|prosody|emphasis|phoneme|voice|lang|audio|mark|break|s';

/** A character of a script that is written without spaces. */
const WITHOUT_SPACES =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether the last character of `before` and the first of `after` would be read as one word. */
function isWithinWord(before: string, after: string): boolean {
	const [last = ''] = /.$/su.exec(before) ?? [];
	const [first = ''] = /^./su.exec(after) ?? [];
	return [last, first].every((char) => /[\p{L}\p{N}]/u.test(char) && !WITHOUT_SPACES.test(char));
}

/** The name of an element within a sentence: "The <thinking> tag is for models." */
const ELEMENT_NAME = rule(`<(?:${REASONING_ELEMENTS})>(?= (?<next>[^]))`, (match) =>
	/\p{Ll}/u.test(match.groups!.next) ? { end: endOf(match), output: '' } : undefined,
);

const ELEMENT_RULES: Rule[] = [
	(place) => (/[\p{L}\p{N}] $/u.test(place.before) ? ELEMENT_NAME(place) : undefined),
	hidingRule(`<(?<name>${HIDDEN_ELEMENTS})(?=[\\s=/>])[^<>]{0,300}>`, (match) =>
		match[0].endsWith('/>') ? undefined : untilClosingTag(match.groups!.name),
	),
	hidingRule('<function=[^<>]{0,300}>', () => untilClosingTag('function')),
	hidingRule('<details(?=\\s)[^<>]{0,300}(?:reasoning|thinking|tool_calls)[^<>]{0,300}>', () => untilClosingTag('details')),
	hidingRule(
		'<details[^<>]{0,300}>\\s{0,20}<summary[^<>]{0,100}>[^<>\\p{L}]{0,20}(?:thought|thinking|reasoning|chain of thought)(?=[\\s<:])',
		() => untilClosingTag('details'),
	),
	hidingRule('<(?<name>script|style|function)(?=[\\s/>])[^<>]{0,300}>', ({ groups }) =>
		untilMarkOrText(new RegExp(`</${groups!.name}\\s{0,20}>`, 'i'), 'code'),
	),
	hidingRule('<!--', () => untilMarkOrText(/-->/, 'code')),
	rule(`</?(?:${BLOCK_ELEMENTS})(?=[\\s/>])[^<>]{0,300}>`, (match) => ({ end: endOf(match), output: '\n' })),
	rule('<sub\\s[^<>]{0,200}alias\\s{0,9}=\\s{0,9}(?:"(?<double>[^"<>]{0,300})"|\'(?<single>[^\'<>]{0,300})\')[^<>]{0,200}>', (match) => ({
		end: endOf(match),
		output: match.groups!.double ?? match.groups!.single ?? '',
		hiding: untilMark(/<\/sub\s{0,20}>/i),
	})),
	rule(`</?(?<name>${SPEECH_ELEMENTS})(?=[\\s/>])[^<>]{0,300}>(?=(?<next>[^]))`, (match, { before, elements }) => {
		const { name, next } = match.groups!;
		elements.add(name.toLowerCase());
		const isPause = /^(?:break|mark|audio)$/i.test(name) || match[0].endsWith('/>');
		const endsSentence = /[\p{Sentence_Terminal}\u2026]["'\u201d\u2019\u00bb)\]]{0,3}$/u.test(before);
		const isPart = /^(?:emphasis|phoneme|lang)$/i.test(name);
		// Sentences that are only marked as such.
		if (name.toLowerCase() === 's' && next === '<') return { end: endOf(match), output: '\n' };
		const output = isPause || endsSentence || (!isPart && isWithinWord(before, next)) ? ' ' : '';
		return { end: endOf(match), output };
	}),
];

/** Known languages of code, so that the rest of a line after them is code and not a sentence. */
const CODE_LANGUAGE =
	'(?:json5?|jsonc|javascript|js|jsx|typescript|ts|tsx|python|py|bash|sh|shell|zsh|console|html|xml|css|sql|yaml|yml|toml|ini|java|kotlin|swift|ruby|rb|php|perl|go|rust|c|cpp|csharp|diff|http|graphql|csv|tool_code|tool_call|text|txt|plaintext|markdown|md)';

const FENCE_RULES: Rule[] = [
	// A code block on one line.
	rule('(?<!`)(?<fence>`{3,20})(?!`)(?<content>[^`\\n]{1,1000})`{3,20}(?=(?<next>[^`]))', (match, place) => {
		const [, language, code] = new RegExp(`^(${CODE_LANGUAGE})[ \\t]+([^]*)$`, 'i').exec(match.groups!.content) ?? [];
		const content = code ?? match.groups!.content;
		if (language === undefined && !/^\s*[[{]/.test(content)) return { end: endOf(match), output: match[0] };
		const { otherwise } = untilFence(match.groups!.fence, language ?? '', { isMidLine: isMidLine(place), hasSpoken: place.hasSpoken })
			.spoken!(content);
		if (/^(?:text|txt|plaintext|markdown|md)$/i.test(language ?? '')) return { end: endOf(match), output: content };
		return { end: endOf(match), output: '\n', kind: 'code', hiding: { kind: 'code', find: () => 0, spoken: () => ({ otherwise }) } };
	}),
	// Behind words, only a language may follow in the line.
	rule('(?<!`)(?<fence>`{3,20})(?<language>[\\w+#.-]{0,20})[ \\t]{0,20}\\n', openFence),
	rule(`(?<!\`)(?<fence>\`{3,20})(?<language>${CODE_LANGUAGE})[ \\t]{1,20}(?<code>[^\`\\n]{0,1000})\\n`, openFence),
];

/** A fence at the start of a line. */
const LINE_FENCE = rule('[ \\t>]{0,40}(?<fence>`{3,20}|~{3,20})(?![`~])(?<language>[^`~<"\\n]{0,100})\\n', openFence);

function openFence(match: RegExpExecArray, place: Place): Replacement {
	const { fence, language } = match.groups!;
	return {
		end: endOf(match),
		output: '\n',
		hiding: untilFence(fence, language.trim().split(/\s/)[0], { isMidLine: isMidLine(place), hasSpoken: place.hasSpoken }),
	};
}

const openJson = (opening: string, place: Place): Replacement => ({
	end: place.position + opening.length,
	output: isCallWithJson(place) ? `${CALL_MARK}\n` : '\n',
	hiding: untilJsonEnd(opening, { isMidLine: isMidLine(place), hasSpoken: place.hasSpoken }),
});

const JSON_RULES: Rule[] = [
	rule(
		'\\{\\s{0,9}(?:reply|response|answer|say|speech|message|text|output)\\s{0,9}:\\s{0,9}(?<text>[^\\s{}"\'\\n][^{}"\\n]{0,500})\\}',
		(match, place) => (isMidLine(place) ? undefined : { end: endOf(match), output: match.groups!.text }),
	),
	rule('(?:\\[\\s{0,40})?\\{\\s{0,40}(?:"[^"\\n]{0,80}"|\'[^\'\\n]{0,80}\')\\s{0,40}:', ([opening], place) => openJson(opening, place)),
	rule(
		'(?<opening>(?:\\[\\s{0,40})?\\{\\s{0,40}[a-z_]\\w{0,80}\\s{0,40}:)\\s{0,40}(?:["\'{[\\d-]|(?:true|false|null)(?=[\\s,}]))',
		({ groups }, place) => openJson(groups!.opening, place),
	),
	rule('\\[\\s{0,40}(?=["\'])', ([opening], place) =>
		place.hasSpoken || isMidLine(place)
			? undefined
			: { end: place.position + opening.length, output: '\n', hiding: untilListEnd(opening) },
	),
];

/** Commands of LaTeX that start like a line break or tab. */
const LATEX_COMMAND = '(?:neq|nabla|notin|newline|times|tau|theta|text|tan|rho|right|rangle)';

/** Line breaks and tabs that were written as a backslash and a letter, unless they belong to a path. */
const ESCAPED_BREAK = rule(`\\\\{1,2}(?<letter>n|r\\\\{1,2}n|r(?=[^\\\\])|t)(?=[^])`, (match, { text, position, before }) => {
	const word = /\S{0,100}$/.exec(before.slice(-100))![0];
	if (/^["'(]?(?:[a-z]:(?:\\|$)|\\\\)|\\\w/i.test(word) || (match[0].startsWith('\\\\') && word === '')) return undefined;
	if (/["']$/.test(before) && /["']/.test(text[endOf(match)])) return undefined;
	const command = latexCommand.matchAt(text, position);
	if (command === 'wait') return 'wait';
	if (command) return undefined;
	return { end: endOf(match), output: match.groups!.letter.toLowerCase() === 't' ? ' ' : '\n' };
});

const latexCommand = new GrowingPattern(`\\\\${LATEX_COMMAND}(?=[^a-z])`);

const ENTITY = rule('&(?<name>#\\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});', (match) => {
	const decoded = decodeEntity(match.groups!.name);
	// Signs of markup are decoded when there is no more markup.
	return decoded === undefined || /[&<>]/.test(decoded) ? undefined : { end: endOf(match), output: decoded };
});

/** Rules that come before all others, by the character at the place. */
export const FIRST_RULES: Record<string, Rule[]> = { '<': [IN_CODE] };

/** Rules for markup, by the character it starts with. */
export const MARKUP_RULES: Record<string, Rule[]> = {
	'<': ELEMENT_RULES,
	'`': FENCE_RULES,
	'{': JSON_RULES,
	'[': JSON_RULES,
	'\\': [ESCAPED_BREAK],
	'&': [ENTITY],
};

/** Rules for markup at the start of a line. */
export const LINE_MARKUP_RULES: Rule[] = [
	LINE_FENCE,
	// The language of a code block whose fence was left out.
	rule('json\\s{1,5}(?=[{[]\\s{0,40}["{])', (match) => ({ end: endOf(match), output: '' })),
];
