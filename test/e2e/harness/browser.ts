// n8n's editor in a real Chromium.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { chromium, selectors, type Browser, type BrowserContext, type Page, type PageScreenshotOptions } from 'playwright-core';

import { testOwner } from './api';
import { ensureDebianPackages } from './debian';
import { repositoryRoot } from './paths';

// n8n's editor marks its elements so.
selectors.setTestIdAttribute('data-test-id');

/** Pictures go here; `SCREENSHOTS=docs/images` renews those of the documentation. */
const screenshotFolder = path.join(repositoryRoot, process.env.SCREENSHOTS ?? 'test-results/screenshots');

export interface EditorOptions {
	colorScheme?: 'dark' | 'light';
	viewport?: { width: number; height: number };
}

export class EditorBrowser {
	private constructor(
		private readonly browser: Browser,
		private readonly baseUrl: string,
	) {}

	/** Starts Debian's Chromium, installing it if it is missing. It reaches nothing but this machine. */
	static async start(baseUrl: string): Promise<EditorBrowser> {
		await ensureDebianPackages(['chromium']);
		const browser = await chromium.launch({
			executablePath: '/usr/bin/chromium',
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
			],
		});
		return new EditorBrowser(browser, baseUrl);
	}

	/** A signed-in page on the list of workflows. */
	async signIn(options: EditorOptions = {}): Promise<Page> {
		const page = await this.newPage(options);
		await page.goto('/signin');
		await page.getByTestId('emailOrLdapLoginId').locator('input').fill(testOwner.email);
		await page.getByTestId('password').locator('input').fill(testOwner.password);
		await page.getByTestId('form-submit-button').click();
		await page.waitForURL(/home|workflows/);
		return page;
	}

	/** An empty page, in a window of its own. */
	async newPage({ colorScheme = 'light', viewport = { width: 1400, height: 850 } }: EditorOptions = {}): Promise<Page> {
		const context: BrowserContext = await this.browser.newContext({
			baseURL: this.baseUrl,
			colorScheme,
			viewport,
			permissions: ['clipboard-read', 'clipboard-write'],
		});
		context.setDefaultTimeout(20_000);
		// Only this machine is reachable; a request to elsewhere would hang until it times out.
		await context.route(
			(url) => url.hostname !== '127.0.0.1',
			(route) => route.abort(),
		);
		return await context.newPage();
	}

	async stop(): Promise<void> {
		await this.browser.close();
	}
}

/** Keeps a picture of the page, for people to look at. */
export async function picture(page: Page, name: string, options: PageScreenshotOptions = {}): Promise<void> {
	const file = path.join(screenshotFolder, `${name}.png`);
	await mkdir(path.dirname(file), { recursive: true });
	await page.screenshot({ ...options, path: file, animations: 'disabled' });
}
