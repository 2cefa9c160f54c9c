// The format as JSON Schema, with which editors complete and explain what one writes.
import { z } from 'zod/v4';

import { CHECKS } from './checks';
import { nothing } from './checks/check';
import { ACTS, rehearsal } from './format';

type Schema = Record<string, unknown> & { definitions?: Record<string, Schema>; properties?: Record<string, Schema> };

const schemaOf = (one: z.ZodType): Schema => z.toJSONSchema(one, { target: 'draft-7', io: 'input' }) as Schema;

/** What a check may be given, and nothing around it. */
function givenTo(name: string): Schema {
	const { given } = CHECKS[name];
	if (given === nothing) return { type: 'null' };
	const schema = schemaOf(given);
	delete schema.$schema;
	return schema;
}

/** Behind each word that stands first in a row of a table, what the row says of it. */
function meaningsIn(page: string): Record<string, string> {
	const rows = [...page.matchAll(/^\| (`.+?) \| ([^|]+(?:\\\|[^|]+)*) \|$/gm)];
	const entries = rows.flatMap(([, words, meaning]) =>
		[...words.matchAll(/`([^`]+)`/g)].map(([, word]) => [word.split(':')[0], meaning.replaceAll('\\|', '|')] as const),
	);
	return Object.fromEntries(entries);
}

/** @throws Error for a key that the page does not explain */
function explained(properties: Record<string, Schema>, meanings: Record<string, string>): Record<string, Schema> {
	const entries = Object.entries(properties).map(([name, schema]) => {
		if (!(name in meanings)) throw new Error(`docs/rehearsals.md has no row for "${name}"`);
		return [name, { description: meanings[name], ...schema }];
	});
	return Object.fromEntries(entries) as Record<string, Schema>;
}

const requires = (names: readonly string[]) => names.map((name) => ({ required: [name] }));

/** @param page the text of docs/rehearsals.md, whose tables explain every key and check */
export function rehearsalSchema(page: string): Schema {
	const [ofKeys, ofChecks = {}] = page.split('\n## Checks\n').map(meaningsIn);
	const { $schema, definitions, ...schema } = schemaOf(rehearsal);
	const properties = explained(schema.properties!, ofKeys);
	const turn = (properties.turns as { items: Schema }).items;
	turn.properties = explained(turn.properties!, ofKeys);
	turn.oneOf = requires(ACTS);
	const names = Object.keys(CHECKS);
	const check = {
		anyOf: [
			{ enum: names.filter((name) => CHECKS[name].given === nothing) },
			{
				type: 'object',
				properties: explained(Object.fromEntries(names.map((name) => [name, givenTo(name)])), ofChecks),
				additionalProperties: false,
				minProperties: 1,
				maxProperties: 1,
			},
		],
	};
	return {
		$schema,
		title: 'A rehearsal of n8n-nodes-voice-agents',
		...schema,
		properties,
		oneOf: requires(['call', 'workflow']),
		definitions: { ...definitions, check },
	};
}
