// What the suites in a browser play on.
import { EditorBrowser } from '../../harness/browser';
import { setTheConsoleStage } from '../../../start/stage';
import { openExampleStage } from '../exampleStage';
import { withHamsa, type WithHamsa } from '../hamsaStage';
import { clearN8n, LAZY_ISOLATES, openStage, startSharedN8n, type RegularStage, type SharedN8n } from '../stage';

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

export type BrowserStage = WithHamsa<RegularStage> & { browser: EditorBrowser };

export const openBrowserStage = async (shared: SharedEditor): Promise<BrowserStage> => ({
	...(await withHamsa(await openStage(shared))),
	browser: shared.browser,
});

export const openExampleBrowserStage = async (shared: SharedEditor) => ({ ...(await openExampleStage(shared)), browser: shared.browser });

/** What `npm start` shows. */
export async function openConsoleStage(shared: SharedEditor) {
	const stage = await setTheConsoleStage(() => undefined, shared);
	const stop = async () => {
		await clearN8n(shared.api);
		await stage.stop();
	};
	return { ...stage, browser: shared.browser, stop };
}
