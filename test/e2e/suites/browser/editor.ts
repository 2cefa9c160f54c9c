// What a user sees and does with the mouse, in n8n's real editor.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import pWaitFor from 'p-wait-for';
import type { Page } from 'playwright-core';

import { WAIT_TIMEOUT_MS } from '../../harness/api';
import { textMessage } from '../../../simulator';
import { connectAccounts } from '../../../start/demo';
import { picture, type EditorBrowser } from '../../harness/browser';
import { repositoryRoot } from '../../harness/paths';
import type { WorkflowJson } from '../../harness/workflows';
import { seedPhoneAgent } from '../fixture';
import type { BrowserFixture, Thoroughness } from './fixture';

export function editorSuite(getFixture: () => BrowserFixture, { whole = false }: Thoroughness = {}): void {
	let fixture: BrowserFixture;
	let browser: EditorBrowser;
	let page: Page;
	let agentId: string;

	beforeAll(async () => {
		fixture = getFixture();
		({ browser } = fixture);
		agentId = seedPhoneAgent(fixture, { name: 'Order line' });
		seedPhoneAgent(fixture, { name: 'Reception' });
		page = await browser.signIn();
	});
	afterAll(() => page.context().close());

	async function importExample(file: string): Promise<string> {
		const example = JSON.parse(await readFile(path.join(repositoryRoot, 'workflows', file), 'utf8')) as WorkflowJson;
		const { id } = await fixture.api.createWorkflow(
			connectAccounts(example, { agentPhone: fixture.credential, openAi: fixture.modelCredential }, agentId),
		);
		return id;
	}

	async function openWorkflow(id: string, on: Page = page): Promise<void> {
		await on.goto(`/workflow/${id}`);
		await on.getByTestId('canvas-node').first().waitFor();
		await on.getByTestId('zoom-to-fit').click();
	}

	const openNode = (name: string) => page.getByTestId('canvas-node').filter({ hasText: name }).dblclick();

	describe('the node panel', () => {
		const search = async (words: string) => {
			await page.goto('/workflow/new');
			await page.getByTestId('canvas-add-button').or(page.getByTestId('node-creator-plus-button')).first().click();
			await page.getByTestId('node-creator-search-bar').fill(words);
			return page.getByTestId('node-creator-node-item').or(page.getByTestId('node-creator-action-item'));
		};

		it('offers every event of the trigger', async () => {
			await (await search('agentphone')).filter({ hasText: 'AgentPhone' }).first().click();
			for (const event of [
				'On call ended',
				'On caller speaks',
				'On contact shared',
				'On opt out keyword',
				'On other event',
				'On reaction',
				'On text message',
			]) {
				await page.getByText(event, { exact: true }).waitFor();
			}
			await picture(page, 'node-panel');
		});
	});

	describe('the trigger', () => {
		let workflowId: string;
		beforeAll(async () => {
			workflowId = await importExample('answer-a-call.json');
		});

		it('shows what it waits for on the canvas', async () => {
			await openWorkflow(workflowId);
			await page.getByText('caller speaks', { exact: true }).waitFor();
			expect(await page.getByTestId('canvas-node').count()).toBeGreaterThanOrEqual(5);
			await picture(page, 'answer-a-call');
		});

		it('lists and finds agents', async () => {
			await openWorkflow(workflowId);
			await openNode('A caller speaks');
			await page.getByTestId('rlc-mode-selector').click();
			await page.getByTestId('mode-list').click();
			await page.getByTestId('rlc-input').click();
			const items = page.getByTestId('rlc-item');
			await items.filter({ hasText: 'Order line' }).waitFor();
			await items.filter({ hasText: 'Reception' }).waitFor();
			await page.getByTestId('rlc-search').fill('recep');
			await items.filter({ hasText: 'Order line' }).waitFor({ state: 'detached' });
			await items.filter({ hasText: 'Reception' }).first().click();
			expect(await page.getByTestId('rlc-input').inputValue()).toMatch(/^Reception · \+\d+ · webhook$/);
			await picture(page, 'trigger');
		});

		it('asks for the secret only when the URL is pasted by hand', async () => {
			await openWorkflow(workflowId);
			await openNode('A caller speaks');
			await page.getByTestId('parameter-input-registration').click();
			await page.getByText('I Paste the URL Myself').click();
			await page.getByTestId('resource-locator-agent').waitFor({ state: 'detached' });
			await page
				.getByText(/Credential for AgentPhone Webhook API|Select credential|Set up credential/)
				.first()
				.waitFor();
		});

		it('hears a test event', async () => {
			const id = await importExample('log-ended-calls.json');
			const { nodes } = await fixture.api.getWorkflow(id);
			const listening = nodes.map((node) =>
				node.name === 'A call ended'
					? {
							...node,
							parameters: {
								...node.parameters,
								events: ['textMessage'],
								listenTo: 'agent',
								agent: { __rl: true, mode: 'id', value: agentId },
							},
						}
					: node,
			);
			await fixture.api.updateWorkflow(id, { nodes: listening });
			await openWorkflow(id);
			await openNode('A call ended');
			await page.getByTestId('trigger-execute-button').click();
			await pWaitFor(
				() => fixture.simulator.state.ownerOf(agentId).slotFor(agentId)?.webhook.url.includes('/webhook-test/') === true,
				{
					timeout: WAIT_TIMEOUT_MS,
				},
			);
			await fixture.simulator.deliver({ agentId, event: textMessage({ data: { message: 'Hello from the test' } }) });
			await page.getByTestId('output-panel').getByText('Hello from the test').first().waitFor();
		});
	});

	describe('the credential', () => {
		const test = async (apiKey: string) => {
			await page.goto('/home/credentials');
			await page.getByText('AgentPhone', { exact: true }).first().click();
			await page.getByTestId('parameter-input-apiKey').locator('input').fill(apiKey);
			await page.getByTestId('credential-save-button').click();
		};

		it('passes its test with the right key and fails with a wrong one, without showing it', async () => {
			await test(fixture.simulator.apiKey);
			await page.getByTestId('credentials-config-container-test-success').waitFor();
			await test('sk_live_wrong_key_0123456789');
			const dialog = page.getByTestId('credential-edit-dialog');
			await dialog
				.getByText(/Couldn.t connect/i)
				.first()
				.waitFor();
			await dialog.getByText('More details').click();
			await dialog.getByText('AgentPhone did not accept the API key. Copy it whole from Settings, API Keys').first().waitFor();
			expect(await dialog.innerText()).not.toContain('sk_live_wrong_key_0123456789');
			await test(fixture.simulator.apiKey);
			await page.getByTestId('credentials-config-container-test-success').waitFor();
		});
	});

	if (!whole) return;

	// In light they are imported one by one by the suite of the examples.
	it('the examples look right in dark', async () => {
		const other = await browser.signIn({ colorScheme: 'dark' });
		for (const example of ['answer-a-call', 'answer-with-ai-agent', 'log-ended-calls']) {
			await openWorkflow(await importExample(`${example}.json`), other);
			const images = other.locator('img');
			const loaded = async () => await images.evaluateAll((all) => all.every((image) => (image as HTMLImageElement).complete));
			await pWaitFor(loaded, { timeout: WAIT_TIMEOUT_MS });
			expect(await images.evaluateAll((all) => all.filter((image) => (image as HTMLImageElement).naturalWidth === 0).length)).toBe(0);
			const icons = await other
				.getByTestId('canvas-node')
				.locator('img')
				.evaluateAll((images) => images.map((image) => (image as HTMLImageElement).src));
			const ours = icons.filter((icon) => icon.includes('n8n-nodes-voice-agents'));
			expect(ours.length).toBeGreaterThan(0);
			expect(ours.every((icon) => icon.includes('.dark.'))).toBe(true);
			await picture(other, `${example}-dark`);
		}
		await other.context().close();
	});
}
