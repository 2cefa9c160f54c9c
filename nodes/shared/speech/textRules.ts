import { untilBracket, untilMarkOrText, type Hiding } from './hiding';
import { endOf, hidingRule, rule, type Place, type Rule } from './rules';

/** Stands for the brackets of a function call; the name before it has already been returned and is removed with it. */
export const CALL_MARK = '\ue001';

/** A label at the start of a line, with or without emphasis. */
const label = (names: string) => `\\*{0,2}(?:${names})(?:\\*{0,2}:|:\\*{0,2})`;

/** Labels of an agent that writes down its steps (ReAct). */
const STEPS = 'Thought|Action|Action Input|Observation';

const NEXT_STEP = new RegExp(`\\n(?:[ \\t]{0,10}${label(`${STEPS}|Final Answer`)}|[ \\t]{0,40}\\n)`);

/** A step of an agent: up to the next label or the end of the paragraph. */
function step({ hasSpoken }: Place): Hiding {
	let from = 0;
	return {
		kind: 'hidden',
		find: (content) => {
			const found = NEXT_STEP.exec(content.slice(from));
			// The line break belongs to the next label.
			if (found) return from + found.index + 1;
			from = Math.max(0, content.length - 60);
			return undefined;
		},
		// A model that forgets the last label answers in the lines after its thought.
		spoken: (content) => (hasSpoken ? {} : { otherwise: content.slice(content.indexOf('\n') + 1 || content.length) }),
	};
}

/** Stands for a step that was left out, so that the next label is known to be one too. Removed before the text is returned. */
export const STEP_MARK = '\ue002';

const hasStepBefore = ({ before }: Place) => /\ue002\s*$/.test(before);

const SPACE = '[ \\t]{0,10}';

const STEP_RULES: Rule[] = [
	rule(`${SPACE}${label('Final Answer')}${SPACE}(?=[^ \\t])`, (match) => ({ end: endOf(match), output: '' }), ''),
	rule(
		`${SPACE}${label('Action')}[^\\n]{1,300}\\n\\s{0,20}${label('Action Input')}`,
		(match, place) => ({ end: endOf(match), output: `\n${STEP_MARK}`, hiding: step(place) }),
		'',
	),
	rule(
		`${SPACE}${label('Thought')}[^\\n]{1,500}\\n\\s{0,10}${label('Action|Final Answer')}`,
		(_, place) => ({ end: place.position, output: STEP_MARK, hiding: step(place) }),
		'',
	),
	rule(
		`${SPACE}${label(STEPS)}`,
		(match, place) =>
			hasStepBefore(place) || (!place.hasSpoken && /Thought|Input/.test(match[0]))
				? { end: endOf(match), output: `\n${STEP_MARK}`, hiding: step(place) }
				: undefined,
		'',
	),
];

/** Whether the line before is part of a list of labels and values, such as "Name: Tom". */
const isInList = ({ before }: Place) =>
	/(?:^|\n)(?:[^\n]{0,200}:|[ \t*-]{0,10}[\p{L}][\p{L} ]{0,30}:[ \t][^\n]{0,200})\n\s{0,3}$/u.test(before);

const AGENT = '(?:AI |Voice |Virtual )?(?:Assistant|Agent)|ASSISTANT|AGENT|AI|Bot|BOT|Chatbot|Voicebot|Model';

const CALLER = 'User|USER|Caller|CALLER|Human|HUMAN|Customer|CUSTOMER';

const ROLE = new RegExp(`^(?:${CALLER}|${AGENT})$`);

const ROLE_RULES: Rule[] = [
	rule(`${label(AGENT)}[ \\t]{1,10}(?=[^ \\t])`, (match, place) => (isInList(place) ? undefined : { end: endOf(match), output: '' }), ''),
	rule(
		`${label(CALLER)}[ \\t]{1,10}[^\\n]{0,300}\\n[ \\t\\n]{0,10}(?<next>(?<label>[\\p{L} ]{1,21}):|[\\p{L} ]{0,21}[^\\p{L} :]|[\\p{L} ]{22})`,
		(match, place) => {
			const { next, label: nextLabel } = match.groups!;
			if (isInList(place) || (nextLabel !== undefined && !ROLE.test(nextLabel))) return undefined;
			if (place.hasSpoken) return { end: endOf(match), output: '\n', kind: 'hidden', endsTurn: true };
			// Before the answer, it repeats what it was asked.
			return nextLabel === undefined ? undefined : { end: endOf(match) - next.length, output: '\n', kind: 'hidden' };
		},
		'',
	),
];

/** The signs of a channel whose tokens were left out: "analysisThey ask ...assistantfinalWe have ...". */
const CHANNEL_WORDS = rule('(?:analysis|commentary)(?=(?<next>[^\\s.,:;!?-]))', (match, place) =>
	place.hasSpoken || !/^(?:analysis|commentary)$/.test(match[0]) || !/\p{Lu}/u.test(match.groups!.next)
		? undefined
		: { end: endOf(match), output: '\n', hiding: untilMarkOrText(/assistantfinal/, 'hidden', 20_000) },
);

/** Rules for the start of a line. */
export const LINE_TEXT_RULES: Rule[] = [...STEP_RULES, CHANNEL_WORDS];

/** Rules for the start of a line in English. */
export const ENGLISH_LINE_RULES: Rule[] = ROLE_RULES;

/** Notes about tools, which models copy from the conversation that they are given. */
const TOOL_NOTE = hidingRule(
	'\\[(?:used tools?|tools? used|called tools?|calling tools?|tool calls?|tool results?|tool outputs?|function calls?)\\s{0,3}:',
	() => untilBracket(),
);

/** The beginning of the arguments of a function call. */
const CALL_START = rule(
	'\\(\\s{0,20}(?:\\)|["\'{[]|-?\\d|[a-z_]\\w{0,60}\\s?=(?=[^=])|[a-z_][\\w.]{0,80}\\(|(?:true|false|null|none)(?=[\\s,)]))',
	(match) => ({ end: endOf(match), output: '' }),
);

const NAMED_OR_JSON = /^\(\s*(?:\{|\[?\s*\{|[a-z_]\w*\s?=|[a-z_][\w.]*\()/i;

const NAME = /(?<![\p{L}\p{N}_.$@/-])[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*){0,4}$/iu;

/** What precedes a call that stands on its own: the start of the line or the end of a sentence, with marks of lists and code. */
const BEFORE_CALL = /(?:^|\n|[.!?\u2026:;,\u3002\uff01\uff1f\u061f\u0964\ue001]["'\u201d\u2019)\]*`]{0,3}\s*)[\s>*`[-]*$/;

/** Longest function call, in characters. */
const MAX_CALL_LENGTH = 1_000;

/** A function call in plain text that stands on its own or ends its line. */
const CALL: Rule = (place) => {
	const { text, position, before } = place;
	const name = NAME.exec(before.slice(-100))?.[0];
	if (name === undefined) return undefined;
	const start = CALL_START(place);
	if (start === 'wait' || start === undefined) return start;
	const end = endOfBrackets(text, position);
	if (end === undefined) return text.length - position > MAX_CALL_LENGTH ? undefined : 'wait';
	const call = text.slice(position, end);
	const isIdentifier = /[_.]/.test(name) || /[a-z][A-Z]/.test(name);
	if (NAMED_OR_JSON.test(call) ? name.length < 3 : !isIdentifier || (/^\(-?\d/.test(call) && !/[_.]/.test(name))) return undefined;
	if (BEFORE_CALL.test(before.slice(0, before.length - name.length))) return { end, output: CALL_MARK, kind: 'hidden' };
	const after = END_OF_LINE({ ...place, position: end });
	return after === 'wait' || after === undefined ? after : { end, output: CALL_MARK, kind: 'hidden' };
};

/** Whether the text before JSON is the name of a function that stands on its own: `hang_up {"reason": "finished"}`. */
export function isCallWithJson({ before }: Place): boolean {
	const [name, plain] = /([a-z_][\w.]{0,80})\s?:?\s?$/i.exec(before.slice(-100)) ?? [''];
	return plain !== undefined && /[a-z]_[a-z]/i.test(plain) && BEFORE_CALL.test(before.slice(0, before.length - name.length));
}

const END_OF_LINE = rule('[ \\t;.,`*\\])]{0,10}\\n', (match) => ({ end: endOf(match), output: '' }));

/** The position after the bracket that closes the one at `start`, outside of strings. */
function endOfBrackets(text: string, start: number): number | undefined {
	let quote = '';
	for (let index = start, depth = 0; index < Math.min(text.length, start + MAX_CALL_LENGTH); index++) {
		const char = text[index];
		if (char === '\\') index++;
		else if (quote !== '') quote = char === quote ? '' : quote;
		else if (char === '"' || char === "'") quote = char;
		else if ('([{'.includes(char)) depth++;
		else if (')]}'.includes(char) && --depth === 0) return index + 1;
	}
	return undefined;
}

/** Rules for text that is meant for machines, by the character it starts with. */
export const TEXT_RULES: Record<string, Rule[]> = { '[': [TOOL_NOTE], '(': [CALL] };
