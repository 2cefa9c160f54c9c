// n8n's editor in a real Chromium.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { chromium, selectors, type Browser, type BrowserContext, type Page, type PageScreenshotOptions } from 'playwright-core';

import { WAIT_TIMEOUT_MS, testOwner } from './api';
import { ensureDebianPackages } from './debian';
import { repositoryRoot } from './paths';

// n8n's editor marks its elements so.
selectors.setTestIdAttribute('data-test-id');

/** Where pictures go: `SCREENSHOTS=docs/images` renews those of the documentation. Without it none are taken. */
const screenshotFolder = process.env.SCREENSHOTS && path.join(repositoryRoot, process.env.SCREENSHOTS);

/** The Chromium that draws on no screen: half the work of the usual one. */
export const chromiumPackage = 'chromium-headless-shell';

export interface EditorOptions {
	colorScheme?: 'dark' | 'light';
	viewport?: { width: number; height: number };
	/** Where its addresses begin, if not at n8n. */
	baseUrl?: string;
	/** Basic Auth, for pages that ask for it. */
	httpCredentials?: { username: string; password: string };
	javaScriptEnabled?: boolean;
}

export class EditorBrowser {
	/** What a browser keeps of a sign-in: n8n takes only five a minute. */
	private signedIn: Awaited<ReturnType<BrowserContext['storageState']>> | undefined;

	private constructor(
		private readonly browser: Browser,
		private readonly baseUrl: string,
	) {}

	/** Starts Debian's Chromium without a window, installing it if it is missing. It reaches nothing but this machine. */
	static async start(baseUrl: string): Promise<EditorBrowser> {
		await ensureDebianPackages([chromiumPackage]);
		const browser = await chromium.launch({
			executablePath: `/usr/bin/${chromiumPackage}`,
			args: [
				// Only this machine is reachable; a request to elsewhere would hang until it times out.
				'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
				'--no-sandbox',
				// Containers have little of the memory that it would use.
				'--disable-dev-shm-usage',
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
		const page = await this.open(options, this.signedIn);
		if (this.signedIn) {
			await page.goto('/home/workflows');
			return page;
		}
		await page.goto('/signin');
		await page.getByTestId('emailOrLdapLoginId').locator('input').fill(testOwner.email);
		await page.getByTestId('password').locator('input').fill(testOwner.password);
		await page.getByTestId('form-submit-button').click();
		await page.waitForURL(/home|workflows/);
		this.signedIn = await page.context().storageState();
		return page;
	}

	/** An empty page, with cookies and a cache of its own. */
	async newPage(options: EditorOptions = {}): Promise<Page> {
		return await this.open(options);
	}

	private async open(
		{ colorScheme = 'light', viewport = { width: 1400, height: 850 }, baseUrl = this.baseUrl, ...more }: EditorOptions,
		storageState?: EditorBrowser['signedIn'],
	): Promise<Page> {
		const context: BrowserContext = await this.browser.newContext({
			baseURL: baseUrl,
			storageState,
			colorScheme,
			viewport,
			...more,
			permissions: ['clipboard-read', 'clipboard-write'],
			// Less to draw.
			reducedMotion: 'reduce',
		});
		context.setDefaultTimeout(WAIT_TIMEOUT_MS);
		return await context.newPage();
	}

	async stop(): Promise<void> {
		await this.browser.close();
	}
}

/** Keeps a picture of the page, for people to look at. */
export async function picture(page: Page, name: string, options: PageScreenshotOptions = {}): Promise<void> {
	if (!screenshotFolder) return;
	const file = path.join(screenshotFolder, `${name}.png`);
	await mkdir(path.dirname(file), { recursive: true });
	await page.screenshot({ ...options, path: file, animations: 'disabled' });
}
