import fc from 'fast-check';

/** Deeper than the stack of any reader that calls itself. */
const LEVELS = 100_000;

const nested = (opening: string, inner: string, closing: string) => opening.repeat(LEVELS) + inner + closing.repeat(LEVELS);

/** Values that code may not expect, as they stand in a body. */
export const ODD_VALUES: Array<[what: string, json: string]> = [
	['null', 'null'],
	['true', 'true'],
	['an empty text', '""'],
	['an empty list', '[]'],
	['an empty object', '{}'],
	['a number without bounds', '1e999'],
	['a number without bounds, negative', '-1e999'],
	['a number next to nothing', '1e-999'],
	['minus zero', '-0'],
	['a whole number of 30 digits', '123456789012345678901234567890'],
	['half a character', '"\\ud800"'],
	['control characters', '"\\u0000\\u001b[2J\\u202e"'],
	['a long text', `"${'a'.repeat(100_000)}"`],
	['a long text of blanks', `"${' '.repeat(100_000)}x"`],
	['a long text of digits', `"${'1'.repeat(100_000)}x"`],
	['the name of a method', '"constructor"'],
	['the name of another method', '"toString"'],
	['the name of the prototype', '"__proto__"'],
	['an object that is no text', '{"toString":1,"valueOf":1}'],
	['a list of objects that are no texts', '[{"toString":null}]'],
	['an object that looks like a list', '{"length":1e9,"0":"x"}'],
	['an object that looks like a promise', '{"then":1}'],
	['an object with a prototype', '{"__proto__":{"polluted":true,"role":"user"},"constructor":{"prototype":{"polluted":true}}}'],
	['deep lists', nested('[', '', ']')],
	['deep objects', nested('{"a":', '1', '}')],
];

/** Stands for the value that is replaced. */
const PLACE = '\ue000here\ue000';

/** An event's JSON in which one of its values, at any depth, is another. @param at which one: from 0, up to 1 */
export function withValueAt(event: object, at: number, json: string): string {
	let values = 0;
	JSON.stringify(event, (_, value: unknown) => {
		values++;
		return value;
	});
	// The first one is the event itself.
	const chosen = 1 + Math.floor(at * (values - 1));
	let seen = 0;
	const text = JSON.stringify(event, (_, value: unknown) => (seen++ === chosen ? PLACE : value));
	return text.replace(JSON.stringify(PLACE), () => json);
}

/** The event's JSON with a field more at its beginning, which may be one that comes again. */
export const withFieldBefore = (event: object, name: string, json: string): string =>
	JSON.stringify(event).replace('{', () => `{${JSON.stringify(name)}:${json},`);

/** Events with an odd value in some place, as JSON. */
export const oddEvents = (events: object[]): fc.Arbitrary<string> => {
	const event = fc.constantFrom(...events);
	const json = fc.constantFrom(...ODD_VALUES).map(([, value]) => value);
	const name = fc.constantFrom('__proto__', 'constructor', 'toString', 'event', 'type', 'id', 'data');
	return fc.oneof(
		{
			weight: 4,
			arbitrary: fc
				.tuple(event, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), json)
				.map(([one, at, value]) => withValueAt(one, at, value)),
		},
		{ weight: 1, arbitrary: fc.tuple(event, name, json).map(([one, field, value]) => withFieldBefore(one, field, value)) },
	);
};
