import { untilMark, type Hiding } from './hiding';
import { endOf, hidingRule, rule, type Place, type Replacement, type Rule } from './rules';

/** Tokens after which a model's turn is over, without their brackets, in lower case and with `_` between words. */
const END_TOKENS =
	/^(?:im_end|eot_id|eom_id|eot|eos|eom|eoa|return|endoftext|end_of_text|end_of_turn|end_of_turn_token|endofturn|end_of_sentence|end_of_message|endofresponse|end_of_utterance|eos_token|stop)$/;

/** Who speaks after a token that starts a message. */
const ROLES = 'assistant|model|ai|bot|user|human|system|developer|tool|function|observation|ipython|environment';

const isAssistant = (role: string) => /^(?:assistant|model|ai|bot)$/i.test(role);

/** The start of the assistant's next message, in the formats of the model families. */
const NEXT_ASSISTANT =
	/<[|\uff5c](?:im_start|start|start_header_id|turn)?[|\uff5c]?>\s{0,5}(?:assistant|model)|<start_of_turn>\s{0,5}model|<[|\uff5c]assistant[|\uff5c]>|\[\/INST\]/i;

/** The header of another speaker: after the answer the model talks to itself; before it, it repeats what it was asked. */
function otherSpeaker(match: RegExpExecArray, { hasSpoken }: Place): Replacement {
	return hasSpoken
		? { end: endOf(match), output: '', endsTurn: true }
		: { end: endOf(match), output: '\n', hiding: untilMark(NEXT_ASSISTANT) };
}

const header = (match: RegExpExecArray, place: Place): Replacement =>
	isAssistant(match.groups!.role) ? { end: endOf(match), output: '' } : otherSpeaker(match, place);

/** The end of a turn; before any word it is only left out. */
const endTurn = (match: RegExpExecArray, { hasSpoken }: Place): Replacement => ({
	kind: 'hidden',
	end: endOf(match),
	output: hasSpoken ? '' : '\n',
	endsTurn: hasSpoken,
});

/** A channel of a harmony message: only `final` is meant for the user. */
function channel(match: RegExpExecArray): Replacement {
	const name = match.groups!.channel.trim();
	if (/^final\b/i.test(name)) return { end: endOf(match), output: '\n' };
	// Without a recipient, commentary is addressed to the user: it is spoken if the model says nothing else.
	const isForUser = /^commentary\b/i.test(name) && !/\bto=/.test(name);
	const hiding: Hiding = untilMark(/<\|(?:end|call|return|start|channel)\|>/, { keepsMark: true });
	return {
		end: endOf(match),
		output: '\n',
		hiding: isForUser ? { ...hiding, endLength: undefined, spoken: (content) => ({ otherwise: content }) } : hiding,
	};
}

const BAR = '[|\uff5c]';

const TOKEN_RULES: Rule[] = [
	rule(`<${BAR}channel${BAR}>(?<channel>[^<|\\n]{0,200})(?:<\\|constrain\\|>[^<|]{0,40})?<\\|message\\|>`, channel),
	rule(`<${BAR}start${BAR}>(?<role>[\\w.]{1,80})[^<|\\n]{0,120}(?=<\\|)`, (match, place) =>
		/^(?:user|system|developer)$/.test(match.groups!.role) ? otherSpeaker(match, place) : { end: endOf(match), output: '' },
	),
	rule(`<${BAR}im_start${BAR}>\\s{0,5}(?<role>${ROLES})[^\\S\\n]{0,5}(?:\\n|(?=<))`, header),
	rule(`<${BAR}start_header_id${BAR}>\\s{0,5}(?<role>${ROLES})\\s{0,5}<${BAR}end_header_id${BAR}>`, header),
	rule(`<start_of_turn>\\s{0,5}(?<role>${ROLES})(?=[\\s<])`, header),
	rule(`<\\|turn>\\s{0,5}(?<role>${ROLES})(?=[\\s<])`, header),
	rule(`<${BAR}(?<role>user|human|assistant|observation|system)${BAR}>`, header),
	hidingRule('<\\|(?<name>channel|tool_call|tool_response|tool|think)>', ({ groups }) =>
		untilMark(new RegExp(`<${groups!.name}\\|>`, 'i')),
	),
	rule('<turn\\|>|</?(?:eos|eot|eoa|end_of_turn|end_of_utterance|end_of_text)>', endTurn),
	rule(`<${BAR}(?<token>[^|\uff5c<>\\n]{0,60})${BAR}>`, (match, place) => {
		const bar = match[0][1];
		const token = match.groups!.token;
		const plain = token.toLowerCase().replace(/[\u2581\s]/g, '_');
		if (END_TOKENS.test(plain)) return endTurn(match, place);
		const closing = token.endsWith('begin')
			? `${token.slice(0, -'begin'.length)}end`
			: /^start_(?:thinking|action)$/i.test(token)
				? token.replace(/^start/i, 'END')
				: '';
		if (/^begin_of_(?:thought|thinking)$/i.test(token))
			return { end: endOf(match), output: '\n', hiding: untilMark(/<\|end_of_(?:thought|thinking)\|>/i) };
		if (closing !== '')
			return { end: endOf(match), output: '\n', hiding: untilMark(new RegExp(escaped(`<${bar}${closing}${bar}>`), 'i')) };
		// Messages and tools of a model are separated by tokens.
		return { end: endOf(match), output: bar === '|' && /^(?:end|call|message)$/.test(plain) ? '\n' : '' };
	}),
];

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** `<s>` marks a sentence in SSML; without it, `</s>` is the end of a turn. */
const SENTENCE_END_TOKEN = rule('</s>', (match, place) => (place.elements.has('s') ? undefined : endTurn(match, place)));

const BRACKET_RULES: Rule[] = [
	rule('\\[/INST\\]', endTurn),
	rule('\\[INST\\]', otherSpeaker),
	rule('\\[\\|(?<role>user|human|assistant|system|endofturn)\\|\\]', (match, place) =>
		match.groups!.role.toLowerCase() === 'endofturn' ? endTurn(match, place) : header(match, place),
	),
	hidingRule('\\[THINK\\]', () => untilMark(/\[\/THINK\]/i)),
];

/** Tokens of models that start, end or address a message. */
export const TURN_RULES: Record<string, Rule[]> = {
	'<': [SENTENCE_END_TOKEN, ...TOKEN_RULES],
	'[': BRACKET_RULES,
	'\u25c1': [hidingRule('\u25c1think\u25b7', () => untilMark(/\u25c1\/think\u25b7/))],
};

/** The closing marks of reasoning whose opening mark is missing. */
export const REASONING_END =
	/<\/(?:think|thinking|thought|thoughts|reasoning|analysis|reflection|scratchpad|seed:think)\s{0,20}>|\[\/THINK\]|\u25c1\/think\u25b7|<\|END_THINKING\|>|<\|end_of_thought\|>|<channel\|>/i;
