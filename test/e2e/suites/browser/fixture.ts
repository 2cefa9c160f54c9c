// What the suites in a browser play on.
import { EditorBrowser } from '../../harness/browser';
import { startConsoleDemo } from '../../../start/demo';
import { openExampleFixture } from '../exampleFixture';
import { withHamsa, type WithHamsa } from '../hamsaFixture';
import { clearN8n, LAZY_ISOLATES, openFixture, startSharedN8n, type RegularFixture, type SharedN8n } from '../fixture';

/** One Chromium and one n8n for many suites. */
export interface SharedEditor extends SharedN8n {
	browser: EditorBrowser;
}

export async function startSharedEditor(): Promise<SharedEditor> {
	const shared = await startSharedN8n({ env: LAZY_ISOLATES });
	const browser = await EditorBrowser.start(shared.n8n.baseUrl);
	const stop = async () => {
		await browser.stop();
		await shared.stop();
	};
	return { ...shared, browser, stop };
}

export type BrowserFixture = WithHamsa<RegularFixture> & { browser: EditorBrowser };

export const openBrowserFixture = async (shared: SharedEditor): Promise<BrowserFixture> => ({
	...(await withHamsa(await openFixture(shared))),
	browser: shared.browser,
});

export const openExampleBrowserFixture = async (shared: SharedEditor) => ({
	...(await openExampleFixture(shared)),
	browser: shared.browser,
});

/** What `npm start` shows. */
export async function openConsoleFixture(shared: SharedEditor) {
	const fixture = await startConsoleDemo(() => undefined, shared);
	const stop = async () => {
		await clearN8n(shared.api);
		await fixture.stop();
	};
	return { ...fixture, browser: shared.browser, stop };
}
