// "Calls at a glance" as people use it: served by n8n itself, with its Content-Security-Policy and its password.
import { readFile } from 'node:fs/promises';

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

import { aCall, rowOf, type CallRecord } from '../../../support/callRecords';
import { picture, type EditorBrowser } from '../../harness/browser';
import { addAccount, startExample, type ExampleFixture, type LiveExample } from '../exampleFixture';
import { rowsOf, type Thoroughness } from './fixture';

const LOGIN = { username: 'owner', password: 'only for tests' };
const DAY_MS = 86_400_000;

const HOSTILE = '</script><img src=x onerror="document.title=1"><svg onload=alert(1)>';

const missed: Partial<CallRecord> = {
	status: 'missed',
	missed: true,
	durationSeconds: 0,
	transcript: [],
	summary: null,
	sentiment: null,
	successful: null,
	timing: null,
};

/** Sixty calls: forty of the reception, fifteen missed on Vapi, five failed, one of all says something that is no text. */
function sixtyCalls(): Array<Record<string, unknown>> {
	const at = (index: number) => new Date(Date.now() - Math.floor(index / 10) * DAY_MS - (index % 10) * 60_000).toISOString();
	return Array.from({ length: 60 }, (_none, index) => {
		const call = aCall({ callId: `call_${index}`, startedAt: at(index), cost: { amount: 0.1, currency: 'USD' } });
		if (index === 0)
			return { ...call, from: '+15005550077', summary: HOSTILE, transcript: [{ role: 'caller' as const, text: HOSTILE, at: null }] };
		if (index === 1)
			return {
				...call,
				recordingUrl: 'https://recordings.example.org/a.mp3',
				timing: { turns: 4, firstWordMs: 900, slowestFirstWordMs: 3_000, fallbacks: 2, interruptions: 1 },
			};
		if (index >= 40 && index < 55) return { ...call, ...missed, platform: 'vapi' as const, agentName: 'Bookings', cost: null };
		return index >= 55 ? { ...call, ...missed, status: 'failed' as const, endedReason: '=HYPERLINK("x")' } : call;
	}).map((call) => rowOf(call));
}

export function callsPageSuite(getFixture: () => ExampleFixture & { browser: EditorBrowser }, { whole = false }: Thoroughness = {}): void {
	let example: LiveExample;
	let page: Page;
	/** Whatever any page asked for. */
	const requested: string[] = [];
	const errors: string[] = [];

	beforeAll(async () => {
		await addAccount(getFixture(), {
			name: 'Basic account',
			type: 'httpBasicAuth',
			data: { user: LOGIN.username, password: LOGIN.password },
		});
		example = await startExample(getFixture(), 'calls-at-a-glance');
		page = await open();
	});
	afterAll(async () => {
		await page?.context().close();
		await example?.stop();
	});

	async function open(query = '', options: Parameters<EditorBrowser['newPage']>[0] = {}): Promise<Page> {
		const opened = await getFixture().browser.newPage({ httpCredentials: LOGIN, viewport: { width: 1280, height: 860 }, ...options });
		opened.on('request', (asked) => requested.push(asked.url()));
		opened.on('pageerror', (error) => errors.push(error.message));
		await opened.goto(`/webhook/calls${query}`);
		return opened;
	}
	const figures = async (on = page) =>
		Object.fromEntries(
			(await on.locator('.card').all()).length === 0
				? []
				: await Promise.all(
						(await on.locator('.card').all()).map(async (card) => [
							await card.locator('.card-label').innerText(),
							await card.locator('.card-value').innerText(),
						]),
					),
		) as Record<string, string>;
	const listed = async (on = page) => await on.locator('.list h3').innerText();

	it('says what to do while there are no calls, and shows samples', async () => {
		await page.getByRole('heading', { name: 'No calls in 30 days' }).waitFor();
		await page.getByRole('link', { name: 'See the page with sample calls' }).click();
		await page.getByText('SAMPLE').waitFor();
		expect(await listed()).toBe('420 calls');
		await page.getByRole('link', { name: 'Show your own calls' }).click();
		await page.getByRole('heading', { name: 'No calls in 30 days' }).waitFor();
		await example.addRows('Call records', sixtyCalls());
		await page.reload();
	});

	it('runs in the sandbox of n8n', async () => {
		expect(await page.evaluate(() => self.origin)).toBe('null');
	});

	it('shows figures that equal a hand count, a dash for what nobody told', async () => {
		expect(await figures()).toEqual({
			Calls: '60',
			Answered: '67%',
			Missed: '25%',
			'Time on the line': '60 min',
			'First word': '0.60 s',
			'Saved from silence': '1',
			'Went well': '100%',
		});
		expect((await page.locator('.costs tbody').innerText()).replace(/\s+/g, ' ')).toBe('AgentPhone 45 4.50 USD Vapi 15 –');
	});

	it('filters by what is chosen, and keeps it in the address', async () => {
		await page.getByLabel('Platform').selectOption({ label: 'Vapi' });
		expect(await listed()).toBe('15 calls');
		expect(await figures()).toMatchObject({ Answered: '0%', 'First word': '–', 'Saved from silence': '–', 'Went well': '–' });
		expect(new URL(page.url()).searchParams.get('platform')).toBe('vapi');
		await page.reload();
		expect(await listed()).toBe('15 calls');
		await page.getByRole('button', { name: 'Clear the filters' }).click();
		await page.getByRole('combobox', { name: 'Outcome' }).selectOption({ label: 'Failed' });
		expect(await listed()).toBe('5 calls');
		await page.getByRole('combobox', { name: 'Agent', exact: true }).selectOption({ label: 'Bookings' });
		await page.getByRole('heading', { name: 'No call fits' }).waitFor();
		await page.getByRole('main').getByRole('button', { name: 'Clear the filters' }).last().click();
		expect(await listed()).toBe('60 calls');
	});

	it('searches in everything of a call', async () => {
		await page.getByLabel('Search').fill('onerror 0077');
		expect(await listed()).toBe('1 call');
		await page.getByLabel('Search').fill('');
	});

	it('shows fifty a page', async () => {
		expect(await page.locator('.list tbody tr').count()).toBe(50);
		await page.getByRole('button', { name: 'Older' }).click();
		expect(await page.locator('.list tbody tr').count()).toBe(10);
		expect(await page.getByRole('button', { name: 'Older' }).isDisabled()).toBe(true);
		await page.getByRole('button', { name: 'Newer' }).click();
	});

	it('shows what a caller said as text, whatever it is', async () => {
		await page.locator('.open').first().click();
		const detail = page.getByRole('dialog');
		expect(await detail.locator('.bubble').innerText()).toBe(HOSTILE);
		expect(await detail.locator('.summary').innerText()).toBe(HOSTILE);
		expect(await detail.innerText()).not.toContain('+15005550077');
		expect(await page.locator('img').count()).toBe(0);
		expect(await page.title()).toBe('Calls at a glance');
		await page.keyboard.press('Escape');
		await detail.waitFor({ state: 'detached' });
	});

	it('offers the recording, and asks for it only when it is played', async () => {
		await page.locator('.open').nth(1).click();
		const detail = page.getByRole('dialog');
		expect(await detail.locator('audio').getAttribute('src')).toBe('https://recordings.example.org/a.mp3');
		expect(await detail.locator('audio').getAttribute('preload')).toBe('none');
		expect(await detail.innerText()).toContain('2 times');
		await detail.getByRole('button', { name: 'Close' }).click();
	});

	it('shows whole numbers when asked to', async () => {
		const who = page.locator('.cell-who').first();
		expect(await who.innerText()).toBe('… 0077');
		await page.getByLabel('Show numbers').check();
		expect(await who.innerText()).toBe('+15005550077');
		await page.getByLabel('Show numbers').uncheck();
	});

	it('saves a file for spreadsheets that runs nothing', async () => {
		const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download CSV' }).click()]);
		expect(download.suggestedFilename()).toMatch(/^calls-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
		const csv = await readFile(await download.path(), 'utf8');
		expect(csv.split('\r\n')).toHaveLength(62);
		expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
		expect(csv).not.toMatch(/(?:^|,)[=+@-]/m);
	});

	it('loads another period', async () => {
		await page.getByLabel('Platform').selectOption({ label: 'AgentPhone' });
		await page.getByRole('link', { name: '1 day' }).click();
		await page.waitForURL(/days=1/);
		expect(await listed()).toMatch(/^1\d calls$/);
		await page.getByRole('link', { name: '90 days' }).click();
		await page.waitForURL(/days=90/);
		expect(await listed()).toBe('45 calls');
		await page.getByRole('button', { name: 'Clear the filters' }).click();
	});

	it('says so when there are more calls than were read', async () => {
		const cut = await open('?limit=20');
		await cut.getByText('There are more calls than the newest 20').waitFor();
		await cut.context().close();
	});

	it.each(rowsOf(['light', 'dark'] as const, 1, whole))('has no barrier in %s', async (colorScheme) => {
		const shown = await open('?sample=1', { colorScheme, viewport: { width: 1280, height: 1130 } });
		await shown.locator('.cards').waitFor();
		await picture(shown, `calls-${colorScheme}`);
		await shown.locator('.numbers summary').first().click();
		const judge = async () => {
			const { violations } = await new AxeBuilder({ page: shown }).analyze();
			return violations
				.filter(({ impact }) => impact === 'serious' || impact === 'critical')
				.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
		};
		expect(await judge()).toEqual([]);
		await shown.locator('.open').first().click();
		expect(await judge()).toEqual([]);
		await shown.context().close();
	});

	it('fits a phone', async () => {
		const phone = await open('?sample=1', { viewport: { width: 390, height: 844 } });
		const overflow = async () =>
			await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
		expect(await overflow()).toBe(0);
		await picture(phone, 'calls-phone');
		await phone.locator('.open').first().click();
		expect(await overflow()).toBe(0);
		await phone.context().close();
	});

	it('shows figures and calls without a script', async () => {
		const plain = await open('', { javaScriptEnabled: false });
		const text = await plain.locator('body').innerText();
		expect(text).toContain('60 calls, 40 answered, 15 missed, 5 failed.');
		expect(text.split('Booked a table.')).toHaveLength(40);
		expect(text).toContain(HOSTILE);
		expect(text).toContain('… 0077');
		expect(await plain.locator('img').count()).toBe(0);
		await plain.context().close();
	});

	it('asks n8n for itself, and nobody for anything else', () => {
		const { baseUrl } = getFixture().n8n;
		expect(requested.length).toBeGreaterThan(8);
		const others = requested.filter(
			(url) => !/^(?:data:|blob:null\/)/.test(url) && new URL(url).origin + new URL(url).pathname !== `${baseUrl}/webhook/calls`,
		);
		expect(others).toEqual([]);
		expect(errors).toEqual([]);
	});
}
