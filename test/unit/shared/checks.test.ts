import type { IExecuteFunctions } from 'n8n-workflow';

import { checksFor, type Checks } from '../../../nodes/shared/actions/input';
import { numberIn, numberWithin } from '../../../nodes/shared/numbers';

const check: Checks = checksFor({ getNode: () => ({ name: 'Test' }), getTimezone: () => 'Asia/Riyadh' } as unknown as IExecuteFunctions, 0);

const kinds = ['webUrl', 'httpsUrl', 'publicUrl'] as const;

describe.each(kinds)('%s', (kind) => {
	it.each([
		'https://example.com',
		'https://example.com:8443/a?b=c#d',
		' https://example.com/a \n',
		'https://مثال.example/مسار',
		'https://xn--mgbh0fb.example/%20',
		'HTTPS://EXAMPLE.COM',
		'https://[2606:4700:4700::1111]/',
	])('takes %j as it is', (url) => {
		expect(check[kind]('URL', url)).toBe(url.trim());
	});

	it.each([
		'https://a b.example',
		'https://a.example/b c',
		'https://a.example/b\nc',
		'https://a.example/b\tc',
		'https://a\u00a0b.example',
		'https://a.example https://b.example',
	])('refuses %j, and says what is wrong', (url) => {
		expect(() => check[kind]('URL', url)).toThrow(
			/^URL must be a web address.* but is .*\. It must not contain spaces or line breaks$/s,
		);
	});

	it.each([
		'',
		'example.com',
		'https://',
		'https:///a',
		'https:example.com',
		'https:/example.com',
		'https://?a',
		'https://a.example:65536',
		'https://a.example:99999/b',
		'https://a.example:x',
		'https://[::1',
		'https://1.2.3.256',
		'https://a%b.example',
		'ftp://a.example',
		'javascript:alert(1)',
		null,
		undefined,
		5,
		{},
	])('refuses %j', (url) => {
		expect(() => check[kind]('URL', url)).toThrow(/^URL must be a web address/);
	});
});

it('only where it must be https, http is refused', () => {
	expect(check.webUrl('URL', 'http://example.com')).toBe('http://example.com');
	expect(check.publicUrl('URL', 'http://example.com')).toBe('http://example.com');
	expect(() => check.httpsUrl('URL', 'http://example.com')).toThrow(
		'URL must be a web address that starts with https://, but is "http://example.com"',
	);
});

describe('a number', () => {
	const NONE = [
		'',
		' ',
		'abc',
		'5 calls',
		'0x10',
		'1,000',
		'1_000',
		'--5',
		'NaN',
		'Infinity',
		'1e999',
		NaN,
		Infinity,
		-Infinity,
		null,
		undefined,
		true,
		[],
		[5],
		{},
		new Date(),
	];

	it.each([5, '5', ' 5 ', '5.0', '+5', '0.5e1'])('is %j', (value) => {
		expect(numberIn(value)).toBe(5);
		expect(check.number('Limit', value, { min: 1, whole: true })).toBe(5);
	});

	it.each(NONE)('is not %j', (value) => {
		expect(numberIn(value)).toBeUndefined();
		expect(() => check.number('Limit', value, { min: 1, whole: true })).toThrow(/^Limit must be a whole number of 1 or more, but is /);
		expect(numberWithin(value, { min: 1, max: 9, fallback: 3 })).toBe(3);
	});

	it.each([0, -1, 2.5, '2.5', '-3'])('of 1 or more without a fraction is not %j', (value) => {
		expect(() => check.number('Limit', value, { min: 1, whole: true })).toThrow(
			`Limit must be a whole number of 1 or more, but is "${value}"`,
		);
	});

	it('of a trigger is brought into its range', () => {
		const range = { min: 5, max: 120, fallback: 30 };
		expect([-1, 0, 5, '7.5', 120, '500'].map((value) => numberWithin(value, range))).toEqual([5, 5, 5, 7.5, 120, 120]);
		expect([7.5, '7.4', 200.6].map((value) => numberWithin(value, { ...range, whole: true }))).toEqual([8, 7, 120]);
	});
});
