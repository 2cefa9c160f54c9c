import { isObject } from '../json';

/** What there is to fill the arguments of a tool with. */
export interface ArgumentSources {
	/** Whom the caller is connected with. */
	destination?: string;
	/** Keys to press. */
	digits?: string;
	/** What is said before the action; '' if nothing. */
	text: string;
	/** For a required text if nothing is said. */
	plainText: string;
}

type DirectSource = 'destination' | 'digits';

export type FilledArguments =
	/** `used`: the sources that an argument took. */
	| { ok: true; arguments: Record<string, unknown>; used: Set<DirectSource> }
	/** `missing`: the required argument that could not be filled. */
	| { ok: false; missing: string };

type Schema = Record<string, unknown>;

/** Names of arguments, in lower case without separators, by what they ask for. */
const NAMES: Record<DirectSource, string[]> = {
	destination: [
		'destination',
		'transfernumber',
		'targetphonenumber',
		'phonenumber',
		'number',
		'to',
		'target',
		'transferto',
		'phone',
		'destinationnumber',
		'destinationphonenumber',
		'tonumber',
		'tophonenumber',
		'transferdestination',
		'sipuri',
	],
	digits: ['keys', 'key', 'dtmftones', 'dtmf', 'digits', 'digit', 'tones', 'tone', 'dtmfdigits', 'sequence', 'dtmfsequence', 'events'],
};

const NOTHING_FITS: Schema = { enum: [] };

/** Deepest nesting of a schema that is followed. */
const MAX_DEPTH = 6;

/** A name without its case and separators, to compare names of different styles. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * Fills the arguments of a tool from its JSON schema: numbers and keys by the arguments' names, an enum with one value with that
 * value, and other required texts with what is said. Optional arguments without a source are left out.
 */
export function fillArguments(parameters: unknown, sources: ArgumentSources): FilledArguments {
	const root = isObject(parameters) ? (parameters as Schema) : {};
	const filler = new ArgumentFiller(root, sources);
	const filled = filler.object(root, 0);
	// Without the number or the keys that were asked for, the tool would do something else.
	const [refused] = filler.refused.filter((name) => !filler.used.has(sourceOf(name)!));
	if (refused !== undefined) return { ok: false, missing: refused };
	return filled ? { ok: true, arguments: filled, used: filler.used } : { ok: false, missing: filler.missing };
}

class ArgumentFiller {
	readonly used = new Set<DirectSource>();

	/** The first required argument that could not be filled. */
	missing = '';

	/** Optional arguments that ask for a value by their name but do not accept it. */
	readonly refused: string[] = [];

	constructor(
		private readonly root: Schema,
		private readonly sources: ArgumentSources,
	) {}

	object(schema: Schema, depth: number): Record<string, unknown> | undefined {
		const properties = isObject(schema.properties) ? schema.properties : {};
		const required = new Set(Array.isArray(schema.required) ? schema.required.map(String) : []);
		for (const name of required) if (!Object.hasOwn(properties, name)) return this.fail(name);
		const filled: Record<string, unknown> = {};
		for (const [name, property] of Object.entries(properties)) {
			const isRequired = required.has(name);
			if (!isRequired && !this.directValue(name)) continue;
			const value = this.value(name, this.resolved(property), depth);
			if (value !== undefined) filled[name] = value;
			else if (isRequired) return this.fail(name);
			else this.refused.push(name);
		}
		return filled;
	}

	private fail(name: string): undefined {
		this.missing ||= name;
		return undefined;
	}

	/** The value a property asks for by its name. */
	private directValue(name: string): { source: DirectSource; value: string } | undefined {
		const source = sourceOf(name);
		const value = source && this.sources[source];
		return source && value ? { source, value } : undefined;
	}

	private value(name: string, schema: Schema, depth: number): unknown {
		if (depth > MAX_DEPTH) return undefined;
		for (const key of ['anyOf', 'oneOf'] as const) {
			const options: unknown = schema[key];
			if (Array.isArray(options)) return firstDefined(options, (option) => this.value(name, this.resolved(option), depth + 1));
		}
		const direct = this.directValue(name);
		const candidates = direct ? [direct.value] : [this.sources.text, this.sources.plainText].filter((text) => text !== '');
		const found = this.typed(name, schema, candidates, depth);
		if (direct && found !== undefined) this.used.add(direct.source);
		return found;
	}

	private typed(name: string, schema: Schema, candidates: string[], depth: number): unknown {
		const isDirect = this.directValue(name) !== undefined;
		const values: unknown = 'const' in schema ? [schema.const] : schema.enum;
		if (Array.isArray(values)) return enumValue(values, isDirect ? candidates[0] : undefined);
		if (!isDirect && 'default' in schema) return schema.default;
		return firstDefined(typesOf(schema), (type) => {
			switch (type) {
				case 'string':
					// A text the caller hears is no number or key.
					if (!isDirect && sourceOf(name)) return undefined;
					return candidates.find((text) => fits(text, schema));
				case 'integer':
				case 'number':
					return isDirect ? numberFrom(candidates[0], type) : undefined;
				case 'array':
					return this.list(name, schema, isDirect ? candidates[0] : undefined, depth);
				case 'object':
					return this.object(schema, depth + 1);
				case 'null':
					return isDirect ? undefined : null;
				default:
					return undefined;
			}
		});
	}

	/** One element for each key, or one for another value. */
	private list(name: string, schema: Schema, value: string | undefined, depth: number): unknown[] | undefined {
		if (value === undefined) return undefined;
		const items = this.resolved(schema.items);
		const parts = value === this.sources.digits ? Array.from(value) : [value];
		const list = parts.map((part) => this.typed(name, items, [part], depth + 1));
		const { minItems, maxItems } = schema;
		if ((typeof minItems === 'number' && list.length < minItems) || (typeof maxItems === 'number' && list.length > maxItems))
			return undefined;
		return list.includes(undefined) ? undefined : list;
	}

	/** Follows references within the tool's own schema, and joins the parts of one. */
	private resolved(schema: unknown, depth = 0): Schema {
		if (depth > MAX_DEPTH) return NOTHING_FITS;
		const given = isObject(schema) ? (schema as Schema) : {};
		if (Array.isArray(given.allOf)) {
			const parts = given.allOf.map((part) => this.resolved(part, depth + 1));
			return Object.assign({ ...given, allOf: undefined }, ...parts) as Schema;
		}
		if (given.$ref === undefined) return given;
		const [start, ...path] = String(given.$ref).split('/');
		const target = path.reduce<unknown>((at, part) => (isObject(at) && Object.hasOwn(at, part) ? at[part] : undefined), this.root);
		return start === '#' && isObject(target) ? this.resolved(target, depth + 1) : NOTHING_FITS;
	}
}

const sourceOf = (name: string): DirectSource | undefined =>
	(['destination', 'digits'] as const).find((source) => NAMES[source].includes(plainName(name)));

const typesOf = ({ type, properties }: Schema): unknown[] =>
	Array.isArray(type) ? type : [type ?? (isObject(properties) ? 'object' : 'string')];

function firstDefined<Item>(items: Item[], valueOf: (item: Item) => unknown): unknown {
	for (const item of items) {
		const value = valueOf(item);
		if (value !== undefined) return value;
	}
	return undefined;
}

/** The value that is asked for; without one, the only value there is. */
function enumValue(values: unknown[], wanted: string | undefined): unknown {
	if (wanted === undefined) return values.length === 1 ? values[0] : undefined;
	return values.find((value) => String(value) === wanted) ?? values.find((value) => isSameNumber(String(value), wanted));
}

/** Whether two texts are the same phone number, written differently. */
function isSameNumber(one: string, other: string): boolean {
	const [first, second] = [one, other].map((text) => text.replace(/[\s().-]/g, ''));
	return /^\+?\d{5,}$/.test(first) && first === second;
}

function numberFrom(text: string, type: string): number | undefined {
	return /^(0|[1-9]\d{0,14})$/.test(text) && (type === 'integer' || type === 'number') ? Number(text) : undefined;
}

function fits(text: string, { minLength, maxLength, pattern }: Schema): boolean {
	const { length } = Array.from(text);
	if (typeof minLength === 'number' && length < minLength) return false;
	if (typeof maxLength === 'number' && length > maxLength) return false;
	return typeof pattern !== 'string' || matches(text, pattern);
}

/** Longest pattern, and longest text, that is tried. */
const MAX_PATTERN = 200;
const MAX_TEXT = 200;

/** A pattern that repeats a group is not tried, because it could take very long; nor is one that is no valid expression. */
function matches(text: string, pattern: string): boolean {
	if (pattern.length > MAX_PATTERN || text.length > MAX_TEXT || /\)[*+{]/.test(pattern)) return false;
	try {
		return new RegExp(pattern, 'u').test(text);
	} catch {
		return false;
	}
}
