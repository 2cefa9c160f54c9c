// workflows/calls-at-a-glance.json: the page, as n8n serves it.
import { createHash } from 'node:crypto';

import axios, { type AxiosResponse } from 'axios';

import type { PageData } from '../../../console/calls/rows';
import { aCall, rowOf } from '../../../support/callRecords';
import { addAccount, dropTable, startExample, type ExampleFixture, type LiveExample } from '../exampleFixture';

const TABLE = 'Call records';
const LOGIN = { username: 'owner', password: 'only for tests' };
const DAY_MS = 86_400_000;

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

export function callsAtAGlanceExample(getFixture: () => ExampleFixture): void {
	let example: LiveExample;
	beforeAll(async () => {
		await dropTable(getFixture(), TABLE);
		await addAccount(getFixture(), {
			name: 'Basic account',
			type: 'httpBasicAuth',
			data: { user: LOGIN.username, password: LOGIN.password },
		});
		example = await startExample(getFixture(), 'calls-at-a-glance');
	});
	afterAll(() => example?.stop());

	const open = async (query = '', auth: typeof LOGIN | null = LOGIN): Promise<AxiosResponse<string>> =>
		await axios.get<string>(`${getFixture().n8n.baseUrl}/webhook/calls${query}`, {
			...(auth && { auth }),
			validateStatus: null,
			responseType: 'text',
			transformResponse: (text: string) => text,
			proxy: false,
		});
	const dataIn = ({ data }: AxiosResponse<string>): PageData =>
		JSON.parse(/<script type="application\/json" id="rows">(.*?)<\/script>/s.exec(data)![1]) as PageData;
	const callsIn = (answer: AxiosResponse<string>) => dataIn(answer).rows.map((row) => (row as { callId?: string }).callId);

	it('asks for the password', async () => {
		const stranger = await open('', null);
		expect(stranger.status).toBe(401);
		expect(stranger.headers['www-authenticate']).toMatch(/^Basic /);
		expect((await open('', { ...LOGIN, password: 'wrong' })).status).toBeGreaterThanOrEqual(401);
		expect(stranger.data).not.toContain('<script');
	});

	it('is shown before there is any call, and makes the table', async () => {
		const answer = await open();
		expect(answer.status).toBe(200);
		expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
		expect(answer.headers['content-security-policy']).toMatch(/^sandbox (?!.*allow-same-origin)/);
		expect(callsIn(answer)).toEqual([undefined]);
		expect(await example.rows(TABLE)).toEqual([]);
	});

	it('holds the script that its policy allows, to the byte', async () => {
		const { data } = await open();
		const inside = (tag: string) => new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(data)![1];
		const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
		expect(data).toContain(`script-src '${hash(inside('script'))}'; style-src '${hash(inside('style'))}'`);
		expect(data).not.toContain('{{');
	});

	it('holds the calls of the days asked for, newest first', async () => {
		const hostile = '</script><img src=x onerror=alert(1)><!--';
		await example.addRows(TABLE, [
			rowOf(aCall({ callId: 'old', startedAt: daysAgo(40) })),
			rowOf(aCall({ callId: 'week', startedAt: daysAgo(5) })),
			rowOf(
				aCall({
					callId: 'now',
					startedAt: daysAgo(0),
					summary: hostile,
					transcript: [{ role: 'caller', text: hostile, at: null }],
				}),
			),
		]);
		const answer = await open();
		expect(callsIn(answer)).toEqual(['now', 'week']);
		expect(dataIn(answer)).toMatchObject({ days: 30, limit: 5_000 });
		const [{ summary, transcript, costAmount, missed }] = dataIn(answer).rows as Array<Record<string, unknown>>;
		expect({ summary, costAmount, missed }).toEqual({ summary: hostile, costAmount: null, missed: false });
		expect(transcript).toBe(JSON.stringify([{ role: 'caller', text: hostile, at: null }]));
		expect(answer.data).not.toContain('<img');
		// For whoever runs no script.
		expect(answer.data).toContain('2 calls, 2 answered, 0 missed, 0 failed.');
		expect(answer.data).toContain('&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;');
	});

	it.each([
		['?days=90', 90, 5_000, ['now', 'week', 'old']],
		['?days=1', 1, 5_000, ['now']],
		['?days=-3&limit=0', 1, 5_000, ['now']],
		['?days=much&limit=many', 30, 5_000, ['now', 'week']],
		['?days=1e9&limit=1e9', 366, 10_000, ['now', 'week', 'old']],
		['?limit=1', 30, 1, ['now']],
		['?days=2&days=90', 30, 5_000, ['now', 'week']],
		['?search=%3Cscript%3E', 30, 5_000, ['now', 'week']],
	])('understands %s', async (query, days, limit, calls) => {
		const answer = await open(query);
		expect(answer.status).toBe(200);
		expect(dataIn(answer)).toMatchObject({ days, limit });
		expect(callsIn(answer)).toEqual(calls);
	});

	it('leaves no copy of the calls behind', async () => {
		await open();
		expect(await getFixture().api.listExecutions(example.id)).toEqual([]);
	});
}
