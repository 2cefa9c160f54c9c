// The check of Job: Transcribe. What a local address is, is localAddress.test.ts's; here it is that the check asks there.
import type { IExecuteFunctions } from 'n8n-workflow';

import { checksFor } from '../../../nodes/shared/actions/input';

const check = (value: unknown) =>
	checksFor({ getNode: () => ({ name: 'Hamsa' }) } as unknown as IExecuteFunctions, 0).publicUrl('Media URL', value);

it.each([
	'https://0.gravatar.com/a.mp3',
	'https://10.cdn.example.com/a.mp3',
	'https://127.example.org/x',
	'http://[::ffff:8.8.8.8]/a.mp3',
	'https://files.example.com:8443/a?b=c',
	'HTTPS://EXAMPLE.COM/a.mp3',
])('%s can be opened by anybody', (url) => expect(check(` ${url} `)).toBe(url));

it.each([
	'http://[::ffff:127.0.0.1]/a',
	'http://localhost./a',
	'http://100.64.1.2/a',
	'http://printer.lan/x',
	'http://127.1/a',
	'http://2130706433/a',
	'https://10.0.0.1/a.mp3',
	'https://nas/a.mp3',
	'http://[fe80::1]/a.mp3',
	'meeting.mp3',
	'https://',
	'',
	undefined,
])('%s cannot', (value) =>
	expect(() => check(value)).toThrow(
		/^Media URL must be a web address that anybody can open, such as https:\/\/example\.com\/file\.mp3, but is /,
	),
);
