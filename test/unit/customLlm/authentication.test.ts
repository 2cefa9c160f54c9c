import type { ICredentialTestFunctions, IWebhookFunctions } from 'n8n-workflow';

import { authenticate, customLlmKeyTest } from '../../../nodes/CustomLlm/trigger/authentication';

const KEY = 'current-key-of-24-chars-';
const PREVIOUS = 'previous-key-of-24-chars';

const ask = async (data: Record<string, unknown>, headers: Record<string, string>) =>
	await authenticate({ getCredentials: () => Promise.resolve(data) } as unknown as IWebhookFunctions, {
		headers,
		rawBody: Buffer.alloc(0),
		remoteAddress: '',
	});

const test = async (data?: Record<string, unknown>) => await customLlmKeyTest.call({} as ICredentialTestFunctions, { data } as never);

it.each<[string, Record<string, unknown>, Record<string, string>]>([
	['the key', {}, { authorization: `Bearer ${KEY}` }],
	['the key in another case of Bearer', {}, { authorization: `bearer ${KEY}` }],
	['the key without Bearer', {}, { authorization: KEY }],
	['the key with blanks around it', {}, { authorization: ` Bearer   ${KEY} ` }],
	['the key that was stored with a line break', { apiKey: `${KEY}\n` }, { authorization: `Bearer ${KEY}` }],
	['the previous key', { previousApiKey: PREVIOUS }, { authorization: `Bearer ${PREVIOUS}` }],
	['the current key while there is a previous one', { previousApiKey: PREVIOUS }, { authorization: `Bearer ${KEY}` }],
	['the key in the header that the credential names', { header: 'X-Api-Key' }, { 'x-api-key': KEY }],
	['the key in that header with Bearer', { header: ' x-api-key ' }, { 'x-api-key': `Bearer ${KEY}` }],
	['the key in Authorization while another header is named', { header: 'X-Api-Key' }, { authorization: `Bearer ${KEY}` }],
	['the key in that header beside a login of a proxy', { header: 'X-Api-Key' }, { 'x-api-key': KEY, authorization: 'Basic YTpi' }],
	['the key if the field Header is empty', { header: '' }, { authorization: `Bearer ${KEY}` }],
])('accepts %s', async (_what, data, headers) => {
	expect(await ask({ apiKey: KEY, previousApiKey: '', header: 'Authorization', ...data }, headers)).toBe('authenticated');
});

it.each<[string, Record<string, unknown>, Record<string, string>, RegExp]>([
	['a forged key', {}, { authorization: `Bearer ${KEY.slice(0, -1)}x` }, /^Incorrect API key/],
	['a part of the key', {}, { authorization: `Bearer ${KEY.slice(0, -1)}` }, /^Incorrect/],
	['more than the key', {}, { authorization: `Bearer ${KEY}0` }, /^Incorrect/],
	['the key in another case', {}, { authorization: `Bearer ${KEY.toUpperCase()}` }, /^Incorrect/],
	['the key twice', {}, { authorization: `Bearer ${KEY} ${KEY}` }, /^Incorrect/],
	['no key', {}, {}, /^The key is missing.*"Authorization: Bearer <key>"/],
	['no key in the header that is named', { header: 'X-Api-Key' }, {}, /^The key is missing.*"X-Api-Key: Bearer <key>"/],
	['an empty key', {}, { authorization: '' }, /^The key is missing/],
	['Bearer and nothing else', {}, { authorization: 'Bearer ' }, /^The key is missing/],
	['the key in a header that is not named', {}, { 'x-api-key': KEY }, /^The key is missing/],
	['a header called constructor', { header: 'constructor' }, {}, /^The key is missing/],
	['a previous key that is not stored', {}, { authorization: `Bearer ${PREVIOUS}` }, /^Incorrect/],
	['any key if none is stored', { apiKey: '' }, { authorization: 'Bearer ' }, /API Key of the credential is empty/],
	['any key if it is undefined', { apiKey: undefined }, { authorization: 'Bearer undefined' }, /is empty/],
	['a key of blanks', { apiKey: ' '.repeat(30) }, { authorization: `Bearer ${' '.repeat(30)}` }, /is empty/],
	['a short key', { apiKey: KEY.slice(1) }, { authorization: `Bearer ${KEY.slice(1)}` }, /too short: it must have at least 24/],
	[
		'the key while the previous one is short',
		{ previousApiKey: 'short' },
		{ authorization: `Bearer ${KEY}` },
		/Previous API Key.*too short/,
	],
	[
		'the previous key while the current one is empty',
		{ apiKey: '', previousApiKey: PREVIOUS },
		{ authorization: `Bearer ${PREVIOUS}` },
		/is empty/,
	],
	['a key with a space', { apiKey: `a ${KEY}` }, { authorization: `Bearer a ${KEY}` }, /holds a space or another character/],
	['a key with a control character', { apiKey: `a\u0007${KEY}` }, { authorization: `Bearer a\u0007${KEY}` }, /holds a space/],
	['a key outside ASCII', { apiKey: `ä${KEY}` }, { authorization: `Bearer ä${KEY}` }, /holds a space/],
])('refuses %s', async (_what, data, headers, reason) => {
	const result = await ask({ apiKey: KEY, previousApiKey: '', header: 'Authorization', ...data }, headers);
	expect(result).toEqual({ status: 401, reason: expect.stringMatching(reason) as string });
	for (const key of [KEY, PREVIOUS]) expect(JSON.stringify(result)).not.toContain(key.slice(1));
});

describe('the test of the credential', () => {
	it('approves keys that can be used', async () => {
		expect(await test({ apiKey: KEY })).toMatchObject({ status: 'OK' });
		expect(await test({ apiKey: KEY, previousApiKey: PREVIOUS })).toMatchObject({ status: 'OK' });
	});

	it.each([[undefined], [{}], [{ apiKey: 'short' }], [{ apiKey: `a ${KEY}` }], [{ apiKey: KEY, previousApiKey: 'short' }]])(
		'offers another one for %j, which can be used',
		async (data) => {
			const { status, message } = await test(data);
			expect(status).toBe('Error');
			const [, offered] = /You can use this one: (\S+)$/.exec(message)!;
			expect(await test({ apiKey: offered })).toMatchObject({ status: 'OK' });
			expect((await test(data)).message).not.toContain(offered);
		},
	);
});
