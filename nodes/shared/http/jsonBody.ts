import { parseJson } from '../json';

/** Deeper data breaks n8n, which copies and stores an execution's data by functions that call themselves. No platform's is deeper than ten. */
const MAX_DEPTH = 200;

/** The code of `DeepJson`. */
export const TOO_DEEP = 'ERR_ANSWER_TOO_DEEP';

/** JSON that no workflow can hold. */
export class DeepJson extends Error {
	readonly code = TOO_DEEP;
}

/**
 * The body of an answer: parsed JSON, the text if it is none, '' if there is none.
 *
 * @throws DeepJson
 */
export function jsonOf(text: string): unknown {
	const value = parseJson(text);
	if (value === undefined) return text.trim() === '' ? '' : text;
	if (isDeep(value)) throw new DeepJson('the answer is nested too deeply');
	return value;
}

/** Level by level, because a function that calls itself is what deep data breaks. */
function isDeep(value: unknown): boolean {
	let level = [value].filter(isObject);
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > MAX_DEPTH) return true;
		level = level.flatMap((inner) => Object.values(inner).filter(isObject));
	}
	return false;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
