import type { IDataObject } from 'n8n-workflow';

/**
 * Deepest nesting of objects and lists that is read. Nothing nests nearly as deep, and what follows a value by calls of its own,
 * `JSON.stringify` and n8n among it, runs out of stack somewhere between this and what `JSON.parse` takes.
 */
const MAX_DEPTH = 200;

/**
 * Reads a JSON text. A byte order mark before it is skipped, because some servers send one and RFC 8259, 8.1 lets a reader ignore it.
 *
 * @returns the value, or why there is none: `tooDeep` is valid JSON that is nested more than 200 levels deep
 */
export function readJson(text: string): { value: unknown; problem?: undefined } | { problem: 'invalid' | 'tooDeep' } {
	try {
		const value = JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
		return isTooDeep(text) ? { problem: 'tooDeep' } : { value };
	} catch {
		return { problem: 'invalid' };
	}
}

/** The value of a JSON text; `undefined` if it is not valid JSON, or nested more than 200 levels deep. */
export function parseJson(text: string): unknown {
	const read = readJson(text);
	return read.problem === undefined ? read.value : undefined;
}

/** Whether the brackets of a valid JSON text are nested too deep. */
function isTooDeep(text: string): boolean {
	for (let index = 0, depth = 0; index < text.length; index++) {
		const char = text[index];
		if (char === '"') index = endOfString(text, index + 1);
		else if ((char === '{' || char === '[') && ++depth > MAX_DEPTH) return true;
		else if (char === '}' || char === ']') depth--;
	}
	return false;
}

/** The position of the quotation mark that closes the string which starts at `start`. */
function endOfString(text: string, start: number): number {
	for (let end = text.indexOf('"', start); ; end = text.indexOf('"', end + 1)) {
		let slashes = 0;
		while (text[end - 1 - slashes] === '\\') slashes++;
		if (slashes % 2 === 0) return end;
	}
}

/** A text, or a number or boolean as one; '' for any other value, which `String` may not even be able to read: `{"toString": 1}`. */
export const asText = (value: unknown): string => (['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '');

/** Whether the value is a JSON object: not an array, and not null. */
export const isObject = (value: unknown): value is IDataObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value, or an object without fields if it is none. */
export const objectOf = (value: unknown): IDataObject => (isObject(value) ? value : {});

/** A copy without some of its fields. */
export const withoutFields = (object: IDataObject, fields: string[]): IDataObject =>
	Object.fromEntries(Object.entries(object).filter(([name]) => !fields.includes(name)));
