import { asText, isObject } from '../json';
import { JsonSchema, type Schema } from './jsonSchema';

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

/** Deepest nesting of a schema that is filled. */
const MAX_DEPTH = 6;

/** A name without its case and separators, to compare names of different styles. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * Fills the arguments of a tool from its JSON schema: numbers and keys by the arguments' names, an enum with one value with that
 * value, and other required texts with what is said. Optional arguments without a source are left out.
 */
export function fillArguments(parameters: unknown, sources: ArgumentSources): FilledArguments {
	const root = isObject(parameters) ? (parameters as Schema) : {};
	const filler = new ArgumentFiller(new JsonSchema(root), sources);
	const filled = filler.object(root, 0);
	// Without the number or the keys that were asked for, the tool would do something else.
	const [refused] = filler.refused.filter((name) => !filler.used.has(sourceOf(name)!));
	if (refused !== undefined) return { ok: false, missing: refused };
	const fits = filled !== undefined && new JsonSchema(root).fits(filled, root);
	return fits ? { ok: true, arguments: filled, used: filler.used } : { ok: false, missing: filler.missing || 'parameters' };
}

class ArgumentFiller {
	readonly used = new Set<DirectSource>();

	/** The first required argument that could not be filled. */
	missing = '';

	/** Optional arguments that ask for a value by their name but do not accept it. */
	readonly refused: string[] = [];

	constructor(
		private readonly schemas: JsonSchema,
		private readonly sources: ArgumentSources,
	) {}

	object(schema: Schema, depth: number): Record<string, unknown> | undefined {
		const properties = isObject(schema.properties) ? schema.properties : {};
		const required = new Set(Array.isArray(schema.required) ? schema.required.map(asText) : []);
		for (const name of required) if (!Object.hasOwn(properties, name)) return this.fail(name);
		const filled: Record<string, unknown> = {};
		for (const [name, property] of Object.entries(properties)) {
			const isRequired = required.has(name);
			const direct = this.directValue(name);
			if (!isRequired && !direct) continue;
			const value = this.value(name, property, depth);
			if (value !== undefined && this.schemas.fits(value, property)) {
				filled[name] = value;
				if (direct) this.used.add(direct.source);
			} else if (isRequired) return this.fail(name);
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

	/** A value that may fit; `undefined` if there is none. */
	private value(name: string, property: unknown, depth: number): unknown {
		const schema = depth > MAX_DEPTH ? undefined : this.schemas.resolved(property);
		if (!schema) return undefined;
		const parts: unknown = schema.anyOf ?? schema.oneOf ?? schema.allOf;
		const options = Array.isArray(parts) ? parts : [];
		return (
			firstDefined(options, (option) => this.fitting(this.value(name, option, depth + 1), property)) ??
			this.fitting(this.plainValue(name, schema, depth), property)
		);
	}

	private fitting = (value: unknown, schema: unknown): unknown =>
		value !== undefined && this.schemas.fits(value, schema) ? value : undefined;

	private plainValue(name: string, schema: Schema, depth: number): unknown {
		const direct = this.directValue(name);
		const values: unknown = 'const' in schema ? [schema.const] : schema.enum;
		if (Array.isArray(values)) return enumValue(values, direct?.value);
		if (!direct && 'default' in schema) return schema.default;
		return firstDefined(typesOf(schema), (type) => this.fitting(this.typed(type, name, schema, depth), schema));
	}

	private typed(type: unknown, name: string, schema: Schema, depth: number): unknown {
		const direct = this.directValue(name);
		switch (type) {
			case 'string':
				if (direct) return direct.value;
				// A text the caller hears is no number or key.
				if (sourceOf(name)) return undefined;
				return [this.sources.text, this.sources.plainText].find((text) => text !== '' && this.schemas.fits(text, schema));
			case 'integer':
			case 'number':
				return direct && /^(0|[1-9]\d{0,14})$/.test(direct.value) ? Number(direct.value) : undefined;
			case 'array':
				return direct && this.list(direct, schema, depth);
			case 'object':
				return this.object(schema, depth + 1);
			case 'null':
				return direct ? undefined : null;
			default:
				return undefined;
		}
	}

	/** One element for each key, or one for another value. */
	private list({ source, value }: { source: DirectSource; value: string }, { items }: Schema, depth: number): unknown[] | undefined {
		const parts = source === 'digits' ? Array.from(value) : [value];
		const list = parts.map((part) =>
			new ArgumentFiller(this.schemas, { ...this.sources, [source]: part }).value(source, items, depth + 1),
		);
		return list.includes(undefined) ? undefined : list;
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
	return values.find((value) => asText(value) === wanted) ?? values.find((value) => isSameNumber(asText(value), wanted));
}

/** Whether two texts are the same phone number, written differently. */
function isSameNumber(one: string, other: string): boolean {
	const [first, second] = [one, other].map((text) => text.replace(/[\s().-]/g, ''));
	return /^\+?\d{5,}$/.test(first) && first === second;
}
