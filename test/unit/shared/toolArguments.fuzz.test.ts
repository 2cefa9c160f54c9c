// Whatever schema a tool has: arguments that are filled fit it.
import Ajv from 'ajv';
import fc from 'fast-check';

import { type ArgumentSources, fillArguments } from '../../../nodes/shared/voice/toolArguments';
import { computingMs } from '../../support/computing';

const name = fc.constantFrom('destination', 'transfer_number', 'to', 'keys', 'dtmf_tones', 'digits', 'reason', 'message', 'other', 'code');
const text = fc.constantFrom('+14155550123', '12*#', '5', 'Goodbye.', 'done', '');

const { schema } = fc.letrec<{ schema: object; object: object }>((tie) => ({
	schema: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		fc.record(
			{
				type: fc.constantFrom('string', 'integer', 'number', 'boolean', 'null', ['string', 'null'], ['integer', 'string']),
				minLength: fc.integer({ min: 0, max: 9 }),
				maxLength: fc.integer({ min: 0, max: 12 }),
				pattern: fc.constantFrom('^\\+[1-9]\\d{1,14}$', '^[0-9*#]+$', '^(a+)+$', '[', '^\\w+\\.$'),
				minimum: fc.integer({ min: 0, max: 9 }),
			},
			{ requiredKeys: [] },
		),
		fc.record({ enum: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }) }),
		fc.record({ type: fc.constantFrom('string', 'integer'), enum: fc.uniqueArray(text, { minLength: 1, maxLength: 2 }) }),
		fc.record({ const: text }),
		fc.record({
			type: fc.constant('array'),
			items: tie('schema'),
			minItems: fc.integer({ min: 0, max: 3 }),
			uniqueItems: fc.boolean(),
		}),
		fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
		fc.record({ oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
		fc.record({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
		tie('object'),
	),
	object: fc
		.record({
			properties: fc.dictionary(name, tie('schema'), { maxKeys: 4 }),
			required: fc.uniqueArray(name, { maxLength: 3 }),
			closed: fc.boolean(),
		})
		.map(({ properties, required, closed }) => ({
			type: 'object',
			properties,
			required,
			...(closed && { additionalProperties: false }),
		})),
}));

const sources: fc.Arbitrary<ArgumentSources> = fc.record({
	destination: fc.constantFrom(undefined, '+14155550123', 'the front desk'),
	digits: fc.constantFrom(undefined, '12*#', '5', '007'),
	text: fc.constantFrom('', 'I connect you.', 'a'),
	plainText: fc.constantFrom('Goodbye.'),
});

it('fit', () => {
	let filledCount = 0;
	fc.assert(
		fc.property(
			fc.dictionary(name, schema, { maxKeys: 4 }),
			fc.uniqueArray(name, { maxLength: 3 }),
			sources,
			(properties, required, given) => {
				const parameters = { type: 'object', properties, required };
				const ajv = new Ajv({ logger: false });
				fc.pre(canCompile(ajv, parameters));
				const filled = fillArguments(parameters, given);
				if (!filled.ok) return;
				filledCount++;
				expect({ fits: ajv.validate(parameters, filled.arguments), ...filled }).toMatchObject({ fits: true });
			},
		),
		{ numRuns: Number(process.env.FUZZ_RUNS ?? 2_000), seed: Number(process.env.FUZZ_SEED ?? 20261128) },
	);
	expect(filledCount).toBeGreaterThan(100);
});

function canCompile(ajv: Ajv.Ajv, parameters: object): boolean {
	try {
		return Boolean(ajv.compile(parameters));
	} catch {
		return false;
	}
}

it('of a schema that refers to itself again and again are given up soon', () => {
	const names = Array.from({ length: 200 }, (_, index) => `a${index}`);
	const node = { anyOf: names.map(() => ({ $ref: '#/$defs/node' })), allOf: names.map(() => ({ $ref: '#/$defs/node' })) };
	const properties = Object.fromEntries(names.map((one) => [one, { $ref: '#/$defs/node' }]));
	const recursive = { type: 'object', properties, required: names, $defs: { node } };
	const ms = computingMs(() => expect(fillArguments(recursive, { text: 'a', plainText: 'b' })).toMatchObject({ ok: false }));
	expect(ms).toBeLessThan(1_000);
});
