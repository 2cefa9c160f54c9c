import { asText, parseJson } from '../../../nodes/shared/json';
import { computingMs } from '../../support/computing';

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

it.each([
	['200 levels', nested(200), true],
	['201 levels', nested(201), false],
	['201 levels of objects', `${'{"a":'.repeat(201)}1${'}'.repeat(201)}`, false],
	['100,000 levels', nested(100_000), false],
	['many lists beside each other', `[${Array.from({ length: 1_000 }, () => nested(100)).join(',')}]`, true],
	['brackets in a text', JSON.stringify({ text: `${'['.repeat(1_000)}\\"{${'\\'.repeat(7)}` }), true],
	['brackets in a name', JSON.stringify({ [`"${'{'.repeat(1_000)}`]: 1 }), true],
	['a text that ends with a backslash, and deep lists after it', `{"a":"\\\\","b":${nested(300)}}`, false],
	['no JSON', '[[', false],
])('%s', (_what, text, isRead) => {
	expect(parseJson(text)).toEqual(isRead ? JSON.parse(text) : undefined);
});

it('reads 8 MB with less than half a second of computing', () => {
	const text = JSON.stringify(Array.from({ length: 200_000 }, (_, index) => ({ role: 'user', content: `\\"word" ${index}` })));
	const ms = computingMs(() => expect(parseJson(text)).toHaveLength(200_000));
	expect(ms).toBeLessThan(500);
});

it.each([
	['text', 'text'],
	[0, '0'],
	[false, 'false'],
	[null, ''],
	[undefined, ''],
	[{ toString: 1 }, ''],
	[[{ toString: null }], ''],
])('the text of %j', (value, text) => {
	expect(asText(value)).toBe(text);
});
