// An AI Agent behind a Custom LLM Trigger, built in the editor with the mouse and called from the console of `npm start`.
import pWaitFor from 'p-wait-for';
import type { Locator, Page } from 'playwright-core';

import { WAIT_TIMEOUT_MS } from '../../harness/api';
import { wordsOf } from '../customLlmFixture';
import { chooseTarget, executionIn, say, sees } from './consolePage';
import { EditorPage } from './editorPage';
import { rowsOf, type OwnWorkflowFixture, type Thoroughness } from './fixture';

const AGENT = 'AI Agent';

const FILLER = 'One moment, please...';

/** Longer than the console takes for the seven words of filler and answer: a caller who speaks before has not heard all of them. */
const SPOKEN_MS = 3_000;

export function customLlmCallSuite(getFixture: () => OwnWorkflowFixture, { whole = false }: Thoroughness = {}): void {
	let fixture: OwnWorkflowFixture;
	let editor: EditorPage;
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
		editor = new EditorPage(await fixture.browser.signIn());
	});
	afterAll(() => editor.page.context().close());

	/** In a panel that lists many nodes, or begins with groups of them. */
	async function find(name: string): Promise<void> {
		await editor.searchBar().fill(name);
		await editor.listedAs(name).click();
	}

	it('is built with the mouse and published', async () => {
		await editor.openEmpty();
		await editor.firstStep().click();
		await find('Custom LLM');
		await editor.action('On caller speaks').click();
		await editor.credentialIsChosen('Simulated platforms');
		await editor.closeNode();

		await editor.plus().click();
		await find(AGENT);
		await editor.closeNode();

		await editor.plusBelow(AGENT, 'ai_languageModel').click();
		await find('OpenAI Chat Model');
		await editor.credentialIsChosen('Stand-in');
		await editor.closeNode();

		await editor.plusBelow(AGENT, 'ai_memory').click();
		// So few kinds of memory are listed without a search bar.
		await editor.listedAs('Call Memory').click();
		await editor.action('Add to workflow').click();
		await editor.closeNode();

		await editor.plusBelow(AGENT, 'ai_tool').click();
		await find('Voice Reply Tool');
		await editor.choose('operation', 'Hang Up');
		await editor.page.getByTestId('fromAI-override-field').waitFor();
		await editor.closeNode();

		await editor.page.getByTestId('zoom-to-fit').click();
		expect(await editor.page.getByTestId('node-issues').count()).toBe(0);
		await editor.publish();
		await pWaitFor(async () => (await fixture.api.listActiveWorkflows()).length === 1, { interval: 100, timeout: WAIT_TIMEOUT_MS });
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

	describe('is called', () => {
		beforeEach(async () => {
			caller = await fixture.browser.newPage({ viewport: { width: 1280, height: 860 }, baseUrl: fixture.console.url });
			await caller.goto('/');
			await chooseTarget(caller, workflowName);
		});
		afterEach(() => caller.context().close());

		/** Two sentences and a goodbye. @returns the answer to that */
		async function talkAs(platform: string): Promise<Locator> {
			await caller.getByLabel('Called as').selectOption({ label: platform });
			const first = await say(`Are you open, ${platform}?`, caller);
			await sees(first, FILLER);
			await sees(first, 'Until eight, answer 1.');
			await sees(first, /^200\s*Answered$/);
			await executionIn(first).and(caller.getByText('success')).waitFor();
			await caller.waitForTimeout(SPOKEN_MS);

			const second = await say(`And on Sundays, ${platform}?`, caller);
			await sees(second, 'Until eight, answer 2.');
			await sees(second, /^200\s*Answered$/);
			// Call Memory has told the agent what the caller heard, without the filler.
			const { messages } = fixture.model.requests.at(-1)!;
			expect(messages.slice(-3).map((message) => [message.role, wordsOf(message)])).toEqual([
				['user', `Are you open, ${platform}?`],
				['assistant', 'Until eight, answer 1.'],
				['user', `And on Sundays, ${platform}?`],
			]);

			const last = await say(`Thank you, goodbye ${platform}.`, caller);
			await sees(last, 'Goodbye, and thank you.');
			await executionIn(last).and(caller.getByText('success')).waitFor();
			return last;
		}

		it.each(rowsOf(['Vapi', 'ElevenLabs', 'LiveKit'], 1, whole))('as %s: answers, remembers, and hangs up', async (platform) => {
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
