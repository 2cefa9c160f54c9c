// How texts and values of a rehearsal are compared.

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** Without regard to case, punctuation and doubled blanks; letters and digits of every script stay. */
export const plain = (text: string): string =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
		.trim();

/** Whether the words of `part` stand in `text`, as whole words. */
export const holds = (text: string, part: string): boolean => ` ${plain(text)} `.includes(` ${plain(part)} `);

const spelled = (value: unknown): string => {
	// A point or a minus sign makes another number.
	if (typeof value === 'number' || (typeof value === 'string' && /^[+-]?\d+(?:\.\d+)?$/.test(value.trim()))) return String(Number(value));
	const words = plain(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
	const number = NUMBERS.indexOf(words);
	return number >= 0 ? String(number) : words;
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value is what a file expects: a number equals its spelling, an object holds at least what is expected. */
export function equals(value: unknown, expected: unknown): boolean {
	if (isObject(expected)) return isObject(value) && Object.entries(expected).every(([key, one]) => equals(value[key], one));
	if (Array.isArray(expected)) {
		return Array.isArray(value) && value.length === expected.length && expected.every((one, index) => equals(value[index], one));
	}
	if (expected === null || value === null || value === undefined) return expected === value;
	if (typeof expected === 'boolean' || typeof value === 'boolean')
		return JSON.stringify(expected).replaceAll('"', '') === JSON.stringify(value).replaceAll('"', '');
	return spelled(value) === spelled(expected);
}

/** Data of an execution may refer to itself. */
const DEEPEST = 8;

/** All objects inside a value, itself first. */
export function objectsIn(value: unknown, depth = 0): Array<Record<string, unknown>> {
	if (depth > DEEPEST || typeof value !== 'object' || value === null) return [];
	const inner = Object.values(value).flatMap((one) => objectsIn(one, depth + 1));
	return isObject(value) ? [value, ...inner] : inner;
}

/** `{ people: 4, time: "20:30" }` */
export function shown(value: unknown): string {
	if (!isObject(value)) return Array.isArray(value) ? `[${value.map(shown).join(', ')}]` : (JSON.stringify(value) ?? 'nothing');
	const entries = Object.entries(value).map(([key, one]) => `${key}: ${shown(one)}`);
	return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** `0.03 s`, `4.2 s` */
export const seconds = (ms: number): string => `${Number((ms / 1000).toPrecision(ms < 1_000 ? 1 : 2))} s`;
