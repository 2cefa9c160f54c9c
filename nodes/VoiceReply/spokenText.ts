import { isObject } from '../shared/json';

/** Names of the field that holds the text in an answer of a model, in the order in which they are suggested. */
const TEXT_FIELDS = ['reply', 'response', 'answer', 'text', 'message', 'content', 'output', 'speech'];

/**
 * The text in the value of a field, which an expression may have given any type: a number or yes-or-no value is spoken as it is
 * written, a list of message parts (Gemini's, Claude's) as the texts in it, and a list of texts one after the other.
 *
 * @param label the field's name in the editor, as in "Text"
 * @throws Error with what to do if the value is an object, or a list that holds something else
 */
export function spokenText(value: unknown, label: string): string {
	if (value === null || value === undefined) return '';
	if (Array.isArray(value)) return listText(value, label);
	if (typeof value === 'object') throw new Error(objectAdvice(value, label));
	const text = String(value).trim();
	if (text.includes('[object Object]')) {
		throw new Error(
			`"${label}" contains an object, which would be spoken as "[object Object]". Name one of its fields in the expression`,
		);
	}
	return text;
}

function listText(list: unknown[], label: string): string {
	const texts = list.flatMap((part) => {
		if (typeof part === 'string' || typeof part === 'number') return [String(part)];
		// Parts without a text, such as images and tool calls, are not for the caller.
		if (isObject(part) && (typeof part.text === 'string' || typeof part.type === 'string')) return [String(part.text ?? '')];
		throw new Error(
			`"${label}" is a list of objects. Name the field to speak, such as {{ $json.output[0].${fieldOf(part) ?? 'text'} }}`,
		);
	});
	if (list.some(isObject)) return texts.join('').trim();
	return texts
		.map((text) => text.trim())
		.filter((text) => text !== '')
		.reduce((said, text) => (said === '' ? text : `${said}${/[\p{P}]$/u.test(said) ? '' : ','} ${text}`), '');
}

function objectAdvice(value: object, label: string): string {
	const field = fieldOf(value);
	return field === undefined
		? `"${label}" is an object without a text. Use an expression that gives a text`
		: `"${label}" is an object. Name the field to speak, such as {{ $json.output.${field} }}`;
}

/** The field that most likely holds the text. */
function fieldOf(value: unknown): string | undefined {
	if (!isObject(value)) return undefined;
	const texts = Object.keys(value).filter((name) => typeof value[name] === 'string');
	return TEXT_FIELDS.find((name) => texts.includes(name)) ?? texts[0] ?? Object.keys(value)[0];
}
