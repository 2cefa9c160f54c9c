import { defaultLinesOf, ENGLISH_LINES } from '../../shared/voice/defaultLines';
import { fillerLines } from '../../shared/voice/fillers';
import { withoutFinalStop } from './fillerForm';
import type { ChatMessage } from './request';

/** A message of the conversation, as AI nodes and Call Memory take it. */
export type HistoryMessage = { role: 'user' | 'assistant'; content: string };

/**
 * What was said, without our own fillers: a model that reads them would repeat them.
 *
 * @param filler the field Filler Lines; with its default, the line of every language is left out
 */
export function chatHistory(messages: ChatMessage[], filler: string): HistoryMessage[] {
	const fillers = [...fillerLines(filler), ...(filler.trim() === ENGLISH_LINES.filler ? defaultLinesOf('filler') : [])]
		.map(withoutFinalStop)
		.filter((line) => line !== '');
	return messages.flatMap(({ role, text }) => {
		if (role !== 'user' && role !== 'assistant') return [];
		const content = (role === 'assistant' ? withoutFillers(text, fillers) : text).trim();
		return content === '' ? [] : [{ role, content }];
	});
}

/** Signs that may end a filler in a conversation, as we write it or as a platform has changed it. */
const END = '[.\\u2026\\u3002\\uff0e\\uff61\\u06d4\\u0964!?\\uff01\\uff1f\\u061f]';

function withoutFillers(text: string, fillers: string[]): string {
	const rest = fillers.reduce((left, line) => left.replace(fillerPattern(line), ''), text);
	return fillers.some((line) => isBeginning(rest, line)) ? '' : rest;
}

/** The filler as a sentence of its own: a longer sentence that begins like it is none. */
function fillerPattern(line: string): RegExp {
	const words = escaped(line).replace(/\s+/g, '\\s{1,3}');
	const isEnded = new RegExp(`${END}$`, 'u').test(line);
	return new RegExp(`(?:^|\\s)${words}(?:${END}{${isEnded ? 0 : 1},9}(?=\\s|$)|$)`, 'gu');
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Whether a text is a filler that the caller interrupted: the first half of it, or more. */
function isBeginning(text: string, line: string): boolean {
	const said = withoutFinalStop(text);
	return said.length * 2 >= line.length && line.startsWith(said);
}
