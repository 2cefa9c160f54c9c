// The call console as its users meet it: what there is to choose and to send, and what appears on the timeline because of it.
import type { Locator, Page } from 'playwright-core';

export const targetOn = (page: Page, name: string) => page.getByRole('radio', { name });

/** A radio button lies invisibly over its card. */
export const chooseTarget = async (page: Page, name: string) => await targetOn(page, name).check();

/** Sends, and gives what appears on the timeline because of it. @param words which it shows: before a call's first words, its connection appears */
export async function appearing(send: () => Promise<void>, on: Page, words = ''): Promise<Locator> {
	const turns = on.locator('.turn').filter({ hasText: words });
	const before = await turns.count();
	await send();
	await turns.nth(before).waitFor();
	return turns.nth(before);
}

export async function say(words: string, on: Page): Promise<Locator> {
	return await appearing(
		async () => {
			await on.getByLabel('The caller says').fill(words);
			await on.getByLabel('The caller says').press('Enter');
		},
		on,
		words,
	);
}

/** Presses Send, for events that are no call. */
export const sendEvent = async (on: Page): Promise<Locator> =>
	await appearing(async () => await on.getByRole('button', { name: 'Send', exact: true }).click(), on);

export const sees = async (turn: Locator, text: RegExp | string) => await turn.getByText(text).first().waitFor();

export const executionIn = (turn: Locator) => turn.getByRole('link', { name: /^Execution \d+/ });
