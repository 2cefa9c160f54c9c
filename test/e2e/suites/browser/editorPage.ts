// n8n's editor as its users meet it: what there is to click, to type into and to read.
import path from 'node:path';

import pWaitFor from 'p-wait-for';
import type { Locator, Page } from 'playwright-core';

import { WAIT_TIMEOUT_MS } from '../../harness/api';
import { repositoryRoot } from '../../harness/paths';

export class EditorPage {
	constructor(readonly page: Page) {}

	// --- the panel of nodes ---

	/** The plus sign of an empty canvas. */
	firstStep = () => this.page.getByTestId('canvas-add-button').or(this.page.getByTestId('node-creator-plus-button')).first();

	searchBar = () => this.page.getByTestId('node-creator-search-bar');

	/** The nodes that the panel lists. */
	listed = () => this.page.getByTestId('node-creator-node-item').or(this.page.getByTestId('node-creator-action-item'));

	/** The node with exactly this name. */
	listedAs = (name: string) =>
		this.listed()
			.filter({ has: this.page.getByText(name, { exact: true }) })
			.first();

	/** The heading that shows the operations of a node which is a trigger as well. */
	operations = () => this.page.getByText(/^Actions \(\d+\)/);

	/** An event of a trigger, or an operation of a node, in the words of the panel. */
	action = (name: string) => this.page.getByText(name, { exact: true }).first();

	/** Opens a workflow that is empty. */
	async openEmpty(): Promise<void> {
		await this.page.goto('/workflow/new');
		await this.firstStep().waitFor();
	}

	// --- the canvas ---

	node = (name: string) => this.page.getByTestId('canvas-node').filter({ hasText: name });

	/** Behind the first output that leads nowhere. */
	plus = () => this.page.getByTestId('canvas-handle-plus').first();

	/** @param connection such as `ai_tool` */
	plusBelow = (node: string, connection: string) =>
		this.page
			.locator(`[data-test-id="canvas-node-input-handle"][data-connection-type="${connection}"][data-node-name="${node}"]`)
			.getByTestId('canvas-handle-plus');

	/** In an open node, below its fields. */
	plusInNode = (connection: string) => this.page.locator(`[data-test-id^="add-subnode-${connection}"]`).first();

	async openNode(name: string): Promise<void> {
		await this.node(name).dblclick();
	}

	/** Runs the workflow from one of its triggers. */
	async executeFrom(trigger: string): Promise<void> {
		await this.node(trigger).hover();
		await this.page.getByTestId(`execute-workflow-button-${trigger}`).click();
	}

	/** Imports one of workflows/ from the menu. */
	async importExample(name: string): Promise<void> {
		await this.page.getByTestId('workflow-menu').click();
		await this.page.getByRole('menuitem', { name: 'Import' }).hover();
		const [chooser] = await Promise.all([
			this.page.waitForEvent('filechooser'),
			this.page.getByRole('menuitem', { name: 'From file' }).click(),
		]);
		await chooser.setFiles(path.join(repositoryRoot, 'workflows', `${name}.json`));
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Presses Publish, and again in the window that opens. */
	async publish(): Promise<void> {
		await this.page.getByTestId('workflow-open-publish-modal-button').click();
		await this.page.getByTestId('workflow-publish-button').click();
	}

	/** A message of n8n with this title. */
	message = (title: string) => this.page.getByRole('alert').filter({ hasText: title });

	// --- an open node ---

	field = (name: string, on: Locator | Page = this.page) => on.getByTestId(`parameter-input-${name}`);

	input = () => this.page.getByTestId('ndv-input-panel');

	output = () => this.page.getByTestId('output-panel');

	executeStep = () => this.page.getByTestId('node-execute-button');

	listen = () => this.page.getByTestId('trigger-execute-button');

	/** Chooses from a list that a platform or n8n gives. */
	async pick(field: string, entry: string): Promise<void> {
		await this.page.getByTestId(`resource-locator-${field}`).getByTestId('rlc-input').click();
		await this.page.getByTestId('rlc-item').filter({ hasText: entry }).first().click();
	}

	async choose(field: string, option: string): Promise<void> {
		await this.field(field).click();
		await this.page.getByRole('option', { name: option }).click();
	}

	/** Waits until n8n has chosen the only credential of its kind. */
	async credentialIsChosen(name: string): Promise<void> {
		const chosen = this.page.getByTestId('node-credentials-select').locator('input');
		await pWaitFor(async () => (await chosen.inputValue()) === name, { interval: 50, timeout: WAIT_TIMEOUT_MS });
	}

	async closeNode(): Promise<void> {
		const button = this.page.getByTestId('ndv-close-button');
		await button.click();
		await button.waitFor({ state: 'detached' });
	}
}
