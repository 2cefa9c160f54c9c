// The JSON Schema of a rehearsal's file: what editors complete and complain about.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import Ajv from 'ajv';
import { parse } from 'yaml';

import { CHECKS } from '../rehearse/checks';
import { rehearsalSchema } from '../rehearse/schema';

const docs = path.join(__dirname, '../../docs');
const page = readFileSync(path.join(docs, 'rehearsals.md'), 'utf8');
const schema = JSON.parse(readFileSync(path.join(docs, 'rehearsal.schema.json'), 'utf8')) as object;
const fits = (text: string): boolean => new Ajv().validate(schema, parse(text)) as boolean;

it('is current: node --import tsx test/tools/rehearsalSchema.ts', () => {
	expect(schema).toEqual(rehearsalSchema(page));
});

it('explains every check', () => {
	const { definitions } = schema as {
		definitions: { check: { anyOf: [unknown, { properties: Record<string, { description: string }> }] } };
	};
	const { properties } = definitions.check.anyOf[1];
	expect(Object.keys(properties)).toEqual(Object.keys(CHECKS));
	expect(properties.heard.description).toBe('the answer has these words in it');
	expect(Object.values(properties).every(({ description }) => description.length > 5)).toBe(true);
	expect(() => rehearsalSchema('')).toThrow('docs/rehearsals.md has no row for "rehearsal"');
});

const folder = path.join(__dirname, '../rehearse/examples');

it.each(readdirSync(folder))('is kept by %s', (name) => {
	expect(fits(readFileSync(path.join(folder, name), 'utf8'))).toBe(true);
});

it.each([...page.matchAll(/```yaml\n([\s\S]*?rehearsal: [\s\S]*?)```/g)].map(([, text]) => text))('is kept by the docs: %#', (text) => {
	expect(fits(text)).toBe(true);
});

const GOOD = 'rehearsal: A\ncall: B\nturns:\n  - says: Hi\n    expect: [heard: a, hangs up, first word within: 1.5 s, ran: { node: N }]\n';

it.each([
	['', '', true],
	['hangs up', 'hangs up:', true],
	['call: B', 'workflow: ./b.json', true],
	['call: B', 'call: B\nworkflow: ./b.json', false],
	['call: B', 'cal: B', false],
	['says: Hi', 'say: Hi', false],
	['says: Hi', 'says: Hi\n    waits: 8 s', false],
	['heard: a', 'herd: a', false],
	['hangs up', 'hangs up: 3', false],
	['hangs up', 'heard', false],
	['1.5 s', '1.5', false],
	['1.5 s', '1.5 sec', false],
	['node: N', 'nod: N', false],
	['says: Hi', 'says: Hi\n    delivered: forget', false],
	['call: B', 'call: B\ncaller: "0151 1234567"', false],
	['call: B', 'call: B\ncaller: "+15005550077"', true],
	['call: B', 'call: B\ncaller: withheld', true],
])('knows good from bad: %j as %j', (old, by, isGood) => {
	expect(fits(GOOD.replace(old, by))).toBe(isGood);
});
