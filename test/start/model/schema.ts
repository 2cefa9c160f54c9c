// Fills a JSON schema, of a tool or of a structured answer, with what was said.
import type { ChatRequest } from '../../e2e/harness/openAiStandIn';
import { callerLines, factsIn, textOf, type Facts } from './facts';

export interface Schema {
	type?: string | string[];
	properties?: Record<string, Schema>;
	required?: string[];
	items?: Schema;
	enum?: unknown[];
}

/** What a property of that name is called among the facts. */
const MEANS: Array<[RegExp, string]> = [
	[/company|organi[sz]ation/i, 'company'],
	[/name/i, 'name'],
	[/time|slot|appointment/i, 'slot'],
	[/follow|when/i, 'followUp'],
	[/need|request|reason|wish|intent|topic/i, 'need'],
	[/number|order|id$/i, 'number'],
	[/language/i, 'language'],
	[/day|date/i, 'day'],
];

/** Values for the properties of an object. A text that is not known is empty. @param given what is known beforehand */
export function fill({ properties = {} }: Schema, facts: Facts, given: Record<string, unknown> = {}): Record<string, unknown> {
	return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, given[name] ?? valueFor(name, schema, facts)]));
}

function valueFor(name: string, schema: Schema, facts: Facts): unknown {
	const fact = MEANS.find(([meaning]) => meaning.test(name))?.[1] ?? name;
	const value = facts[fact] as string | undefined;
	if (schema.enum) return schema.enum.includes(value) ? value : schema.enum[0];
	const [type] = [schema.type ?? 'string'].flat();
	if (type === 'number' || type === 'integer') return Number(value ?? 0) || 0;
	if (type === 'boolean') return value !== undefined;
	if (type === 'array') return value === undefined ? [] : [value];
	if (type === 'object') return fill(schema, facts);
	return value ?? '';
}

/** What n8n's output parsers and extractors write: a JSON schema in a block of code. */
const SCHEMA_IN_TEXT = /```json\s{0,3}(\{[\s\S]{0,20000}?\})\s{0,3}```/g;

/** Some wrap the schema of an answer into one with the property `output`. */
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && 'properties' in value;

/**
 * The schema a request asks its answer to have, in the text of its instructions or as OpenAI's `response_format`.
 * Of several, the last is the one; those before are what n8n explains schemas with.
 */
export function schemaIn({ messages, response_format: format }: ChatRequest): Schema | undefined {
	const { json_schema: asked } = (format ?? {}) as { json_schema?: { schema?: unknown } };
	if (isSchema(asked?.schema)) return asked.schema;
	const blocks = messages.flatMap((message) => [...textOf(message).matchAll(SCHEMA_IN_TEXT)].map(([, json]) => json));
	for (const json of blocks.reverse()) {
		try {
			const schema = JSON.parse(json) as unknown;
			if (isSchema(schema)) return schema;
		} catch {
			// A block of something else.
		}
	}
	return undefined;
}

/** A structured answer from a transcript; what must be there and is not known is the first thing the caller said. */
export function structured(schema: Schema, transcript: string): Record<string, unknown> {
	const lines = callerLines(transcript);
	const filled = fill(schema, factsIn(lines));
	for (const name of schema.required ?? []) if (filled[name] === '') filled[name] = lines[0] ?? '';
	return filled;
}
