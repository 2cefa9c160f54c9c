// Somebody at the mouse, who types only where there is nothing to choose; what it takes is counted.
import type { Locator, Page } from 'playwright-core';

/** What a task takes. A double click is two clicks; opening a page by its address is none. */
export interface Effort {
	clicks: number;
	drags: number;
	searches: number;
	/** Fields that were typed into. */
	fields: number;
}

export class Hand {
	private done = { drags: 0, searches: 0, fields: 0 };

	private constructor(private readonly page: Page) {}

	/** @param page whose clicks are counted from its next address on */
	static async at(page: Page): Promise<Hand> {
		// The browser counts: a click that a test makes in another way counts as well.
		await page.addInitScript(() => {
			addEventListener(
				'mousedown',
				({ isTrusted }) => {
					if (isTrusted) sessionStorage.setItem('presses', String(Number(sessionStorage.getItem('presses')) + 1));
				},
				true,
			);
		});
		return new Hand(page);
	}

	/** Counts from nothing. */
	async begin(): Promise<void> {
		this.done = { drags: 0, searches: 0, fields: 0 };
		await this.page.evaluate(() => sessionStorage.removeItem('presses'));
	}

	/** Types a few letters to find something. */
	async search(bar: Locator, words: string): Promise<void> {
		this.done.searches++;
		await bar.fill(words);
	}

	async type(field: Locator, text: string): Promise<void> {
		this.done.fields++;
		await field.fill(text);
	}

	async drag(from: Locator, to: Locator): Promise<void> {
		this.done.drags++;
		await from.hover();
		await this.page.mouse.down();
		// n8n takes it for a drag once the mouse has moved a little.
		await this.page.mouse.move(this.page.viewportSize()!.width / 2, this.page.viewportSize()!.height / 2, { steps: 3 });
		await to.hover({ force: true });
		await this.page.mouse.up();
	}

	async effort(): Promise<Effort> {
		const presses = await this.page.evaluate(() => Number(sessionStorage.getItem('presses')));
		return { clicks: presses - this.done.drags, ...this.done };
	}
}
