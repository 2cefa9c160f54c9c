// The pattern of a schema, which a platform sends, is tried on what is said: it must not be able to keep n8n busy.
import { JsonSchema } from '../../../nodes/shared/voice/jsonSchema';
import { computingMs } from '../../support/computing';

const fits = (text: string, pattern: string) => new JsonSchema({}).fits(text, { type: 'string', pattern });

it.each([
	['^\\+[1-9]\\d{1,14}$', '+14155550123'],
	['^[0-9*#]+$', '12*#'],
	['^(mon|tue|wed|thu|fri|sat|sun)$', 'sun'],
	['^[\\w.+-]+@[\\w-]+\\.[\\w.-]+$', 'somebody@example.com'],
	['^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2})?$', '2026-11-21'],
	['^(?:\\+|00)?[0-9 ()-]{5,20}$', '00 (49) 30 1234567'],
	['[(|)*+?]', 'a?'],
	['', 'anything'],
])('%s fits %s', (pattern, text) => {
	expect(fits(text, pattern)).toBe(true);
});

it.each([
	['(a+)+$', 'a'.repeat(199)],
	['^(?:a|a){1,60}$', 'a'.repeat(59)],
	[`^${'(a|a)'.repeat(39)}$`, 'a'.repeat(40)],
	[`^${'a?'.repeat(60)}${'a'.repeat(60)}$`, 'a'.repeat(59)],
	[`^${'a*'.repeat(60)}b$`, 'a'.repeat(199)],
	[`^${'a{0,99}'.repeat(20)}b$`, 'a'.repeat(199)],
	[`^${'(?=a*)a*'.repeat(20)}b$`, 'a'.repeat(199)],
	['a*a*a*b', 'a'.repeat(199)],
	['(', 'a'],
])('%s takes no time', (pattern, text) => {
	const ms = computingMs(() => expect(fits(text, pattern)).toBe(false));
	expect(ms).toBeLessThan(200);
});
