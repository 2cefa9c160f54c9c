// What the suites in a browser play on.
import { EditorBrowser } from '../../harness/browser';
import { startCallConsole, type CallConsole } from '../../../console/server';
import { makeCallEventSecrets } from '../../../start/callEvents';
import { startConsoleDemo } from '../../../start/demo';
import { makeLlmSecrets } from '../../../start/llmSecrets';
import { makeReceptSecrets } from '../../../start/receptSecrets';
import { openExampleFixture, startSharedWithServices, type SharedWithServices } from '../exampleFixture';
import { withHamsa, type WithHamsa } from '../hamsaFixture';
import { clearN8n, LAZY_ISOLATES, openFixture, type RegularFixture } from '../fixture';

/** One Chromium and one n8n for many suites. */
export interface SharedEditor extends SharedWithServices {
	browser: EditorBrowser;
}

export async function startSharedEditor(): Promise<SharedEditor> {
	const shared = await startSharedWithServices(LAZY_ISOLATES);
	const browser = await EditorBrowser.start(shared.n8n.baseUrl);
	const stop = async () => {
		await browser.stop();
		await shared.stop();
	};
	return { ...shared, browser, stop };
}

/** What is passed to a suite that does more in the nightly run. */
export interface Thoroughness {
	/** Every row of its tables, and what differs little from the rest. */
	whole?: boolean;
}

/** Rows of a table of tests: all of them in the nightly run, else the first `count`. */
export const rowsOf = <Row>(all: readonly Row[], count: number, whole: boolean): readonly Row[] => (whole ? all : all.slice(0, count));

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

export type OwnWorkflowFixture = BrowserFixture & { console: CallConsole };

/** The page that `npm start` shows, without the examples: for workflows that a test builds. */
export async function openOwnWorkflowFixture(shared: SharedEditor): Promise<OwnWorkflowFixture> {
	const fixture = await openBrowserFixture(shared);
	const { api, simulator, hamsa } = fixture;
	const [recept, customLlm] = [await makeReceptSecrets(api), await makeLlmSecrets(api)];
	const callEvents = await makeCallEventSecrets(api);
	const console = await startCallConsole({ api, agentPhone: simulator, hamsa, recept, customLlm, callEvents });
	const stop = async () => {
		await console.close();
		await fixture.stop();
	};
	return { ...fixture, console, stop };
}
