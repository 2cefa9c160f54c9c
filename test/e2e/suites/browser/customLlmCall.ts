// An AI Agent behind a Custom LLM Trigger, built in the editor with the mouse and called from the console of `npm start`.
import pWaitFor from 'p-wait-for';
import type { Locator, Page } from 'playwright-core';

import { WAIT_TIMEOUT_MS } from '../../harness/api';
import { wordsOf } from '../customLlmFixture';
import type { OwnWorkflowFixture } from './fixture';

const AGENT = 'AI Agent';

const FILLER = 'One moment, please...';

/** Longer than the console takes for the seven words of filler and answer: a caller who speaks before has not heard all of them. */
const SPOKEN_MS = 3_000;

export function customLlmCallSuite(getFixture: () => OwnWorkflowFixture): void {
	let fixture: OwnWorkflowFixture;
	let editor: Page;
	let caller: Page;
	let workflowName: string;

	beforeAll(async () => {
		fixture = getFixture();
		// Hangs up at "goodbye", and counts the caller's messages otherwise.
		fixture.model.configure({
			reply: (said, { messages }) => {
				if (said.includes('goodbye') && messages.at(-1)!.role === 'user')
					return { text: '', toolCall: { name: 'Hang_up_in_Voice_Reply', arguments: { Say_First: 'Goodbye, and thank you.' } } };
				return `Until eight, answer ${messages.filter(({ role }) => role === 'user').length}.`;
			},
		});
		editor = await fixture.browser.signIn();
	});
	afterAll(() => editor.context().close());

	// --- the editor ---

	const credentialOf = async (on: Page) => await on.getByTestId('node-credentials-select').locator('input').inputValue();

	const chosen = async (name: string) =>
		await pWaitFor(async () => (await credentialOf(editor)) === name, { interval: 50, timeout: WAIT_TIMEOUT_MS });

	const closeNode = async () => {
		await editor.getByTestId('ndv-close-button').click();
		await editor.getByTestId('ndv-close-button').waitFor({ state: 'detached' });
	};

	/** Clicks a node that the panel lists. */
	const choose = async (name: string) =>
		await editor
			.getByTestId('node-creator-node-item')
			.or(editor.getByTestId('node-creator-action-item'))
			.filter({ has: editor.getByText(name, { exact: true }) })
			.first()
			.click();

	/** In a panel that lists many nodes, or begins with groups of them. */
	async function find(name: string): Promise<void> {
		await editor.getByTestId('node-creator-search-bar').fill(name);
		await choose(name);
	}

	const plusBelowAgent = (connection: string) =>
		editor
			.locator(`[data-test-id="canvas-node-input-handle"][data-connection-type="${connection}"][data-node-name="${AGENT}"]`)
			.getByTestId('canvas-handle-plus');

	async function publish(): Promise<void> {
		await editor.getByTestId('workflow-open-publish-modal-button').click();
		await editor.getByTestId('workflow-publish-button').click();
		await pWaitFor(async () => (await fixture.api.listActiveWorkflows()).length === 1, { interval: 100, timeout: WAIT_TIMEOUT_MS });
	}

	it('is built with the mouse and published', async () => {
		await editor.goto('/workflow/new');
		await editor.getByTestId('canvas-add-button').or(editor.getByTestId('node-creator-plus-button')).first().click();
		await find('Custom LLM');
		await editor.getByText('On caller speaks', { exact: true }).click();
		await chosen('Simulated platforms');
		await closeNode();

		await editor.getByTestId('canvas-handle-plus').first().click();
		await find(AGENT);
		await closeNode();

		await plusBelowAgent('ai_languageModel').click();
		await find('OpenAI Chat Model');
		await chosen('Stand-in');
		await closeNode();

		await plusBelowAgent('ai_memory').click();
		// So few kinds of memory are listed without a search bar.
		await choose('Call Memory');
		await editor.getByText('Add to workflow', { exact: true }).click();
		await closeNode();

		await plusBelowAgent('ai_tool').click();
		await find('Voice Reply Tool');
		await editor.getByTestId('parameter-input-operation').click();
		await editor.getByRole('option', { name: 'Hang Up' }).click();
		await editor.getByTestId('from-ai-override-button').click();
		await closeNode();

		await editor.getByTestId('zoom-to-fit').click();
		expect(await editor.getByTestId('node-issues').count()).toBe(0);
		await publish();
		const [{ id }] = await fixture.api.listActiveWorkflows();
		const { name, connections } = await fixture.api.getWorkflow(id);
		workflowName = name;
		const ends = Object.entries(connections).map(([from, outputs]) => [from, ...Object.keys(outputs)]);
		expect(ends.sort()).toEqual([
			['Call Memory', 'ai_memory'],
			['Custom LLM Trigger', 'main'],
			['Hang up in Voice Reply', 'ai_tool'],
			['OpenAI Chat Model', 'ai_languageModel'],
		]);
	});

	// --- the console ---

	/** @returns what appears on the timeline because of these words */
	async function say(words: string): Promise<Locator> {
		const turns = caller.locator('.turn').filter({ hasText: words });
		const before = await turns.count();
		await caller.getByLabel('The caller says').fill(words);
		await caller.getByLabel('The caller says').press('Enter');
		await turns.nth(before).waitFor();
		return turns.nth(before);
	}

	const sees = async (turn: Locator, text: RegExp | string) => await turn.getByText(text).first().waitFor();

	const executionIn = (turn: Locator) => turn.getByRole('link', { name: /^Execution \d+/ }).and(caller.getByText('success'));

	describe('is called', () => {
		beforeEach(async () => {
			caller = await fixture.browser.newPage({ viewport: { width: 1280, height: 860 }, baseUrl: fixture.console.url });
			await caller.goto('/');
			await caller.getByRole('radio', { name: workflowName }).check();
		});
		afterEach(() => caller.context().close());

		/** Two sentences and a goodbye. @returns the answer to that */
		async function talkAs(platform: string): Promise<Locator> {
			await caller.getByLabel('Called as').selectOption({ label: platform });
			const first = await say(`Are you open, ${platform}?`);
			await sees(first, FILLER);
			await sees(first, 'Until eight, answer 1.');
			await sees(first, /^200\s*Answered$/);
			await executionIn(first).waitFor();
			await caller.waitForTimeout(SPOKEN_MS);

			const second = await say(`And on Sundays, ${platform}?`);
			await sees(second, 'Until eight, answer 2.');
			await sees(second, /^200\s*Answered$/);
			// Call Memory has told the agent what the caller heard, without the filler.
			const { messages } = fixture.model.requests.at(-1)!;
			expect(messages.slice(-3).map((message) => [message.role, wordsOf(message)])).toEqual([
				['user', `Are you open, ${platform}?`],
				['assistant', 'Until eight, answer 1.'],
				['user', `And on Sundays, ${platform}?`],
			]);

			const last = await say(`Thank you, goodbye ${platform}.`);
			await sees(last, 'Goodbye, and thank you.');
			await executionIn(last).waitFor();
			return last;
		}

		it.each(['Vapi', 'ElevenLabs', 'LiveKit'])('as %s: answers, remembers, and hangs up', async (platform) => {
			await sees(await talkAs(platform), 'The agent hung up');
		});

		it('as Hamsa, which offers no tool to hang up with: answers, remembers, and says goodbye', async () => {
			const last = await talkAs('Hamsa');
			await sees(last, /^200\s*Answered$/);
			await caller.getByRole('button', { name: 'Hang up' }).click();
			await sees(last, 'The caller hung up');
		});
	});
}
