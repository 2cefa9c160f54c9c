// How the Custom LLM Trigger is found in the editor.
import type { Locator, Page } from 'playwright-core';

import type { BrowserFixture } from './fixture';

export function customLlmInTheEditorSuite(getFixture: () => BrowserFixture): void {
	let page: Page;

	beforeAll(async () => {
		page = await getFixture().browser.signIn();
	});
	afterAll(() => page.context().close());

	async function search(words: string): Promise<Locator> {
		await page.getByTestId('node-creator-search-bar').waitFor();
		await page.getByTestId('node-creator-search-bar').fill(words);
		return page.getByTestId('node-creator-node-item').or(page.getByTestId('node-creator-action-item'));
	}

	it.each([
		['custom LLM', 'Custom LLM'],
		['vapi', 'Custom LLM'],
		['elevenlabs', 'Custom LLM'],
		['livekit', 'Custom LLM'],
		['OpenAI compatible', 'Custom LLM'],
		['voice brain', 'Custom LLM'],
	])('is found by "%s"', async (words, name) => {
		if (!(await page.getByTestId('node-creator-search-bar').isVisible())) {
			await page.goto('/workflow/new');
			await page.getByTestId('canvas-add-button').or(page.getByTestId('node-creator-plus-button')).first().click();
		}
		await (await search('no such node')).first().waitFor({ state: 'detached' });
		await (await search(words)).filter({ hasText: name }).first().waitFor();
	});
}
