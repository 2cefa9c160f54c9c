import type { IDataObject } from 'n8n-workflow';

import { asText, isObject, parseJson } from '../shared/json';

/** What was said by whom. */
export type TranscriptLine = { role: string; text: string };

/** What was said in a call, and what the agent found out. */
export type CallContent = {
	transcript: TranscriptLine[];
	/** The same as text, a line for each: `agent: Hello`. */
	transcriptText: string;
	outcome: IDataObject;
};

/**
 * The content of a call from an ended call's event or from the `jobResponse` of a conversation, which have the same form
 * (docs/platforms/hamsa.md, 6 and 10.3). Every field is always there; what Hamsa left out is empty, so that an expression never
 * fails over it.
 */
export function contentOf({ transcription, outcomeResult }: IDataObject): CallContent {
	const transcript = linesOf(parsedIfNested(transcription));
	return {
		transcript,
		transcriptText: transcript.map(({ role, text }) => `${role}: ${text}`).join('\n'),
		outcome: outcomeOf(outcomeResult),
	};
}

/** The value if it is an object or the JSON text of one, else an empty object. */
export function objectIn(value: unknown): IDataObject {
	const read = parsedIfNested(value);
	return isObject(read) ? read : {};
}

const linesOf = (transcription: unknown): TranscriptLine[] =>
	Array.isArray(transcription) ? transcription.flatMap((entry) => linesIn(objectIn(entry))) : [];

/** Keys of an entry that name no speaker. */
const METADATA =
	/^(id|index|lang|language|confidence|duration|date|offset|time|timestamp|start|end|(start|end|created|updated)_?(time|at|ms))$/i;

/**
 * An entry is an object whose one key is the speaker, `{"Agent": "Hello"}`, or `{role, content}` or `{speaker, text}`
 * (docs/platforms/hamsa.md, 10.3). Other keys, such as a time, are ignored.
 */
function linesIn(entry: IDataObject): TranscriptLine[] {
	const { role, speaker, content, text } = entry;
	if ([role, speaker, content, text].some((value) => value !== undefined))
		return [{ role: asText(role ?? speaker ?? 'unknown').toLowerCase(), text: wordsOf(content ?? text) }];
	return Object.entries(entry)
		.filter(([key]) => !METADATA.test(key))
		.map(([name, words]) => ({ role: name.toLowerCase(), text: wordsOf(words) }));
}

/** A text, or a list of texts or of `{text}`, as the histories of language models have it. */
function wordsOf(value: unknown): string {
	if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join(' ');
	if (isObject(value)) return wordsOf(value.text);
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What the agent found out, mixed with the params of the call (docs/platforms/hamsa.md, 10.3). Values stay as they are but nested ones, which come as JSON text. */
const outcomeOf = (outcomeResult: unknown): IDataObject =>
	Object.fromEntries(Object.entries(objectIn(outcomeResult)).map(([name, value]) => [name, parsedIfNested(value)])) as IDataObject;

function parsedIfNested(value: unknown): unknown {
	if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
	return parseJson(value) ?? value;
}
