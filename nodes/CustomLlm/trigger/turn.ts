import { withoutInvisible } from '../../shared/actions/plainText';
import { parseJson } from '../../shared/json';
import type { ChatMessage, ChatRequest } from './request';
import { isControlCall } from './toolCallIds';

/** What a tool of the platform has given. */
export interface ToolResult {
	name: string;
	/** What it was called with. Not `arguments`: n8n refuses expressions on a field of that name. */
	input: unknown;
	/** An object or list if the result is JSON of one, else the text. */
	result: unknown;
}

/** What a request asks for. */
export interface ChatTurn {
	/**
	 * - `voiceTurn`: an answer to the caller
	 * - `toolResult`: an answer to the results of the platform's tools
	 * - `controlResult`: nothing; the platform reports what became of a call control such as a transfer
	 */
	kind: 'voiceTurn' | 'toolResult' | 'controlResult';
	/** The caller's last words; '' if there are none. */
	lastWords: string;
	/** The conversation before the caller's last words, or all of it if the last to speak was the agent. */
	earlier: ChatMessage[];
	/** Nobody has spoken yet. */
	callStarted: boolean;
	/** The caller has said nothing since the agent spoke. */
	callerSilent: boolean;
	toolResults: ToolResult[];
}

const isResult = ({ role }: ChatMessage): boolean => role === 'tool' || role === 'function';

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(withoutInvisible(text));

const speaks = ({ role, text }: ChatMessage): boolean => (role === 'user' || role === 'assistant') && hasWords(text);

/** Reads from the messages whose turn it is. Instructions may stand anywhere among them. */
export function turnOf({ messages }: ChatRequest): ChatTurn {
	const said = messages.filter(({ role }) => role !== 'system' && role !== 'developer');
	const lastUser = said.findLastIndex(({ role }) => role === 'user');
	const trailing = said.slice(said.findLastIndex((message) => !isResult(message)) + 1);
	const results = trailing.filter(({ toolCallId = '' }) => !isControlCall(toolCallId));
	if (trailing.length > 0) {
		return {
			kind: results.length === 0 ? 'controlResult' : 'toolResult',
			lastWords: said[lastUser]?.text ?? '',
			earlier: said.slice(0, Math.max(lastUser, 0)),
			callStarted: false,
			callerSilent: false,
			toolResults: toolResultsOf(results, said),
		};
	}

	const last = said.findLastIndex(speaks);
	// A user message without words is what some platforms send for silence.
	const callerSpoke = last >= 0 && said[last].role === 'user' && last === lastUser;
	return {
		kind: 'voiceTurn',
		lastWords: callerSpoke ? said[last].text : '',
		earlier: callerSpoke ? said.slice(0, last) : said.filter(speaks),
		callStarted: last < 0,
		callerSilent: last >= 0 && !callerSpoke,
		toolResults: toolResultsOf(unansweredResults(said), said),
	};
}

/** Results that came before the caller spoke again and that no answer has followed yet. */
function unansweredResults(said: ChatMessage[]): ChatMessage[] {
	const lastUser = said.findLastIndex(({ role }) => role === 'user');
	const before = said.slice(0, Math.max(lastUser, 0));
	const lastSpoken = before.findLastIndex(speaks);
	return before.slice(lastSpoken + 1).filter((message) => isResult(message) && !isControlCall(message.toolCallId ?? ''));
}

function toolResultsOf(results: ChatMessage[], said: ChatMessage[]): ToolResult[] {
	const calls = said.flatMap(({ toolCalls }) => toolCalls);
	// Of several the last one counts. Maps, because a body has room for a hundred thousand results and calls.
	const byId = new Map(calls.map((call) => [call.id, call]));
	const byName = new Map(calls.map((call) => [call.name, call]));
	return results.map(({ toolCallId, name = '', text }) => {
		// The former form with functions has no IDs, only names.
		const call = toolCallId ? byId.get(toolCallId) : byName.get(name);
		return { name: call?.name || name, input: call?.arguments ?? {}, result: parsedResult(text) };
	});
}

function parsedResult(text: string): unknown {
	return /^\s*[{[]/.test(text) ? (parseJson(text) ?? text) : text;
}
