import { asText, isObject } from '../json';

export type Schema = Record<string, unknown>;

/** Deepest nesting of a schema that is followed, and most parts of it that are looked at. */
const MAX_DEPTH = 12;
const MAX_PARTS = 2_000;

/** A JSON schema, with references within itself. Where it cannot be told whether a value fits, it does not. */
export class JsonSchema {
	private partsLeft = MAX_PARTS;

	constructor(private readonly root: Schema) {}

	/** The schema a reference leads to, or the given one; `undefined` for a reference to nothing. */
	resolved(schema: unknown, depth = 0): Schema | undefined {
		if (depth > MAX_DEPTH || this.partsLeft-- <= 0) return undefined;
		const given = isObject(schema) ? (schema as Schema) : {};
		if (given.$ref === undefined) return given;
		const [start, ...path] = asText(given.$ref).split('/');
		const target = path.reduce<unknown>((at, part) => (isObject(at) && Object.hasOwn(at, part) ? at[part] : undefined), this.root);
		return start === '#' && isObject(target) ? this.resolved(target, depth + 1) : undefined;
	}

	fits(value: unknown, given: unknown, depth = 0): boolean {
		if (typeof given === 'boolean') return given;
		const schema = this.resolved(given, depth);
		if (!schema) return false;
		const { type, enum: values, anyOf, oneOf, allOf } = schema;
		const fitting = (options: unknown[]) => options.filter((option) => this.fits(value, option, depth + 1)).length;
		if (type !== undefined && ![type].flat().some((one) => isOfType(value, one))) return false;
		if ('const' in schema && !isSame(value, schema.const)) return false;
		if (Array.isArray(values) && !values.some((one) => isSame(value, one))) return false;
		if (Array.isArray(anyOf) && fitting(anyOf) === 0) return false;
		if (Array.isArray(oneOf) && fitting(oneOf) !== 1) return false;
		if (Array.isArray(allOf) && fitting(allOf) !== allOf.length) return false;
		if (schema.not !== undefined && this.fits(value, schema.not, depth + 1)) return false;
		if (typeof value === 'string') return fitsText(value, schema);
		if (typeof value === 'number') return fitsNumber(value, schema);
		if (Array.isArray(value)) return this.fitsList(value, schema, depth);
		return !isObject(value) || this.fitsObject(value, schema, depth);
	}

	private fitsList(list: unknown[], { items, minItems, maxItems, uniqueItems }: Schema, depth: number): boolean {
		if (!isWithin(list.length, minItems, maxItems)) return false;
		if (uniqueItems === true && new Set(list.map((one) => JSON.stringify(one))).size < list.length) return false;
		return items === undefined || list.every((one) => this.fits(one, items, depth + 1));
	}

	private fitsObject(object: Schema, { properties, required, additionalProperties }: Schema, depth: number): boolean {
		const known = isObject(properties) ? (properties as Schema) : {};
		if (Array.isArray(required) && required.some((name) => !Object.hasOwn(object, asText(name)))) return false;
		return Object.entries(object).every(([name, value]) =>
			Object.hasOwn(known, name) ? this.fits(value, known[name], depth + 1) : additionalProperties !== false,
		);
	}
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function isOfType(value: unknown, type: unknown): boolean {
	if (type === 'null') return value === null;
	if (type === 'array') return Array.isArray(value);
	if (type === 'object') return isObject(value);
	return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

const isWithin = (number: number, min: unknown, max: unknown): boolean =>
	(typeof min !== 'number' || number >= min) && (typeof max !== 'number' || number <= max);

function fitsNumber(number: number, { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: Schema): boolean {
	if (!isWithin(number, minimum, maximum)) return false;
	if (typeof exclusiveMinimum === 'number' && number <= exclusiveMinimum) return false;
	if (typeof exclusiveMaximum === 'number' && number >= exclusiveMaximum) return false;
	return typeof multipleOf !== 'number' || number % multipleOf === 0;
}

function fitsText(text: string, { minLength, maxLength, pattern }: Schema): boolean {
	if (!isWithin(Array.from(text).length, minLength, maxLength)) return false;
	return typeof pattern !== 'string' || matches(text, pattern);
}

/** Longest pattern, and longest text, that is tried. */
const MAX_PATTERN = 200;
const MAX_TEXT = 200;

/** Most ways to match that are tried; more would take longer than a few milliseconds. */
const MAX_TRIES = 5_000_000;

/** A pattern that could take long is not tried; nor is one that is no valid expression. */
function matches(text: string, pattern: string): boolean {
	if (pattern.length > MAX_PATTERN || text.length > MAX_TEXT || triesOf(pattern, text.length) > MAX_TRIES) return false;
	try {
		return new RegExp(pattern, 'u').test(text);
	} catch {
		return false;
	}
}

/** At most in how many ways a pattern may match a text of this length; without bounds if it repeats a group. */
function triesOf(pattern: string, length: number): number {
	const plain = pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, 'x').replace(/\(\?(?:<?[=!]|<\w+>|:)/g, '(');
	if (/\)[*+{]/.test(plain)) return Infinity;
	let tries = plain.startsWith('^') ? 1 : length + 1;
	const alternatives = [1];
	for (const [part, least, most] of plain.matchAll(/[()|*+?]|\{(\d+)(?:,(\d*))?\}/g)) {
		if (part === '(') alternatives.push(1);
		else if (part === '|') alternatives.push((alternatives.pop() ?? 1) + 1);
		else if (part === ')') tries *= alternatives.pop() ?? 1;
		else if (part === '?') tries *= 2;
		else if (part.startsWith('{')) tries *= most === undefined ? 1 : (most === '' ? length : Number(most)) - Number(least) + 1;
		else tries *= length + 1;
	}
	return tries * (alternatives[0] ?? 1);
}
