import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Operations } from '../../../nodes/shared/actions/operations';
import type { PlatformSimulator } from './nodeHarness';
import { inScenario, type Platform } from './scenario';

interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

/**
 * Where a value is not what its schema says. Null passes, because previews have no word for "may be null", and so does what is in an object of which
 * the schema names nothing.
 */
function differences(schema: Schema, value: unknown, at = ''): string[] {
	if (value === null || value === undefined) return [];
	const type = Array.isArray(value) ? 'array' : Number.isInteger(value) && schema.type === 'integer' ? 'integer' : typeof value;
	if (type !== schema.type) return [`${at} is ${type}, not ${schema.type}`];
	if (Array.isArray(value)) return value.flatMap((entry, index) => differences(schema.items!, entry, `${at}[${index}]`));
	if (type !== 'object' || Object.keys(schema.properties ?? {}).length === 0) return [];
	return Object.entries(value).flatMap(([key, entry]) =>
		schema.properties![key] ? differences(schema.properties![key], entry, `${at}.${key}`) : [`${at}.${key} is not in the schema`],
	);
}

export interface SchemasUnderTest<Simulator extends PlatformSimulator> extends Platform<Simulator> {
	/** The node's own below nodes/. */
	folder: string;
	operations: Operations;
}

/** What the editor previews before the first run must be what comes out then: each operation is run with its defaults, and what it gives first is compared. */
export function describeSchemas<Simulator extends PlatformSimulator>(subject: SchemasUnderTest<Simulator>): void {
	const { folder, operations } = subject;
	const all = Object.entries(operations).flatMap(([resource, names]) => Object.keys(names).map((name) => [resource, name]));

	describe('the output schema', () => {
		it.each(all)('of %s.%s is what comes out', async (resource, name) => {
			const file = path.resolve(__dirname, `../../../nodes/${folder}/__schema__/v1.0.0/${resource}/${name}.json`);
			const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
			const operation = `${resource}.${name}`;
			await inScenario(subject, operation, async (harness, { parameters, options }) => {
				const json = await harness.first(operation, parameters, options);
				expect(differences(schema, json)).toEqual([]);
				// Nothing is promised that does not come.
				expect(Object.keys(json).sort()).toEqual(Object.keys(schema.properties!).sort());
			});
		});
	});
}
