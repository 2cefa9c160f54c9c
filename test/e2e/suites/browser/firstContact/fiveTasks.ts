// The five things people build first, on an empty canvas with the mouse alone, and tried in the call console. No task may take more
// clicks than it took before the nodes were made easier.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import pWaitFor from 'p-wait-for';
import type { Page } from 'playwright-core';

import { WAIT_TIMEOUT_MS } from '../../../harness/api';
import { repositoryRoot } from '../../../harness/paths';
import { wordsOf } from '../../customLlmFixture';
import { seedPhoneAgent } from '../../fixture';
import { chooseTarget, executionIn, say, sees, sendEvent } from '../consolePage';
import { EditorPage } from '../editorPage';
import type { OwnWorkflowFixture } from '../fixture';
import { Hand, type Effort } from './hand';

type Ceiling = Pick<Effort, 'clicks' | 'drags'>;

/** An item of the trigger's page, which users copy from there. */
async function documentedItem(event: string): Promise<string> {
	const page = await readFile(path.join(repositoryRoot, 'docs/nodes/agentphone-trigger.md'), 'utf8');
	return page.split(`### ${event}\n\n\`\`\`json\n`)[1].split('```')[0];
}

export function fiveTasksSuite(getFixture: () => OwnWorkflowFixture): void {
	let fixture: OwnWorkflowFixture;
	let page: Page;
	let editor: EditorPage;
	let hand: Hand;
	let caller: Page;

	beforeAll(async () => {
		fixture = getFixture();
		page = await fixture.browser.signIn();
		editor = new EditorPage(page);
		hand = await Hand.at(page);
		caller = await fixture.browser.newPage({ viewport: { width: 1280, height: 860 }, baseUrl: fixture.console.url });
		await caller.goto('/');
	});
	afterAll(async () => {
		await page.context().close();
		await caller.context().close();
	});

	beforeEach(async () => {
		await editor.openEmpty();
		await hand.begin();
	});

	/** Chooses a node of the panel that is open, and one of its events or operations. */
	async function addNode(words: string, name: string, action: string): Promise<void> {
		await hand.search(editor.searchBar(), words);
		await editor.listedAs(name).click();
		await editor.action(action).click();
	}

	/** Begins with an event of an agent. */
	async function beginWith(event: string, agent: string): Promise<void> {
		await editor.firstStep().click();
		await addNode('phone', 'AgentPhone', event);
		await editor.pick('agent', agent);
	}

	async function addBehind(words: string, name: string, action: string): Promise<void> {
		await editor.plus().click();
		await addNode(words, name, action);
	}

	const published = async (agentId: string) =>
		await pWaitFor(() => fixture.simulator.state.ownerOf(agentId).slotFor(agentId)?.webhook.url.includes('/webhook/') === true, {
			timeout: WAIT_TIMEOUT_MS,
		});

	async function within(task: string, ceiling: Ceiling): Promise<void> {
		const effort = await hand.effort();
		console.info(
			`${task}: ${Object.entries(effort)
				.map(([what, count]) => `${count} ${what}`)
				.join(', ')}`,
		);
		expect(effort.clicks).toBeGreaterThan(3);
		expect(effort.clicks).toBeLessThanOrEqual(ceiling.clicks);
		expect(effort.drags).toBeLessThanOrEqual(ceiling.drags);
	}

	it('an AI Agent answers calls, remembers, transfers and hangs up', async () => {
		const agentId = seedPhoneAgent(fixture, { name: 'Front desk', transferNumber: '+15005550199' });
		fixture.model.configure({
			reply: (said, { messages }) => {
				const isAsked = messages.at(-1)!.role === 'user';
				if (isAsked && said.includes('goodbye'))
					return { text: 'Goodbye!', toolCall: { name: 'Hang_up_in_Voice_Reply', arguments: {} } };
				if (isAsked && said.includes('person'))
					return { text: 'One moment.', toolCall: { name: 'Transfer_the_call_in_Voice_Reply', arguments: {} } };
				return `Until eight, answer ${messages.filter(({ role }) => role === 'user').length}.`;
			},
		});
		await beginWith('On caller speaks', 'Front desk');
		await editor.closeNode();

		await editor.plus().click();
		await hand.search(editor.searchBar(), 'ai agent');
		await editor.listedAs('AI Agent').click();
		await editor.plusInNode('ai_languageModel').click();
		await editor.listedAs('OpenAI Chat Model').click();
		await editor.credentialIsChosen('Stand-in');
		await editor.closeNode();

		await editor.plusBelow('AI Agent', 'ai_memory').click();
		await editor.listedAs('Call Memory').click();
		await editor.action('Add to workflow').click();
		await editor.closeNode();

		for (const [words, operation] of [
			['hang up', 'Hang Up'],
			['transfer', 'Transfer'],
		]) {
			await editor.plusBelow('AI Agent', 'ai_tool').click();
			await hand.search(editor.searchBar(), words);
			await editor.listedAs('Voice Reply Tool').click();
			await editor.choose('operation', operation);
			await editor.closeNode();
		}
		await editor.publish();
		await published(agentId);
		await within('answer with an AI Agent', { clicks: 27, drags: 0 });

		await chooseTarget(caller, 'Front desk');
		await sees(await say('Are you open?', caller), 'Until eight, answer 1.');
		await sees(await say('And on Sundays?', caller), 'Until eight, answer 2.');
		const { messages } = fixture.model.requests.at(-1)!;
		expect(messages.slice(-3).map((message) => [message.role, wordsOf(message)])).toEqual([
			['user', 'Are you open?'],
			['assistant', expect.stringContaining('Until eight, answer 1.')],
			['user', 'And on Sundays?'],
		]);
		const transferred = await say('Can I speak to a person?', caller);
		await sees(transferred, 'transfers the call');
		await sees(caller.locator('.group-call').last(), 'The call was transferred');
		const over = await say('Thank you, goodbye.', caller);
		await sees(over, 'Goodbye!');
		await sees(over, 'The agent hung up');
		await executionIn(over).and(caller.getByText('success')).waitFor();
	});

	it('an ended call becomes a row, mapped before any call', async () => {
		const agentId = seedPhoneAgent(fixture, { name: 'Log', voiceMode: 'hosted' });
		const table = await fixture.api.createDataTable('Calls', {
			callId: 'string',
			from: 'string',
			seconds: 'number',
			summary: 'string',
			transcript: 'string',
		});
		await beginWith('On call ended', 'Log');
		await page.getByText('set mock data').click();
		await hand.type(editor.output().getByRole('textbox'), await documentedItem('Call Ended'));
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await editor.closeNode();

		await addBehind('data table', 'Data table', 'Insert row');
		await editor.pick('dataTableId', 'Calls');
		for (const [field, column] of [
			['callId', 'callId'],
			['from', 'from'],
			['durationSeconds', 'seconds'],
			['summary', 'summary'],
			['transcriptText', 'transcript'],
		]) {
			const value = editor.input().getByTestId('run-data-schema-item').getByText(field, { exact: true });
			await hand.drag(value.first(), editor.field(column));
			await editor.field(column).getByText(`$json.${field}`).waitFor();
		}
		await editor.closeNode();
		await editor.publish();
		await published(agentId);
		// Two more than before for the sample, in whose place a call was needed.
		await within('a row of an ended call', { clicks: 16, drags: 5 });

		await chooseTarget(caller, 'Log');
		await caller.getByRole('textbox', { name: 'Summary of the call', exact: true }).fill('Moved to Friday.');
		const turn = await sendEvent(caller);
		await executionIn(turn).and(caller.getByText('success')).waitFor();
		expect(await fixture.api.listDataTableRows(table)).toMatchObject([
			{
				from: '+15005550001',
				seconds: 330,
				summary: 'Moved to Friday.',
				transcript: expect.stringContaining('Caller: I would like') as string,
			},
		]);
	});

	it('a campaign is made of a table, and looked at before anybody is called', async () => {
		const agent = fixture.hamsa.seedAgent({ name: 'Reminder agent' });
		fixture.hamsa.seedNumber({ number: '+15005550055', voiceAgentId: agent.id });
		const table = await fixture.api.createDataTable('People', { name: 'string', phoneNumber: 'string' });
		await fixture.api.insertDataTableRows(table, [
			{ name: 'Ada', phoneNumber: '+15005550101' },
			{ name: 'Grace', phoneNumber: '+15005550102' },
			{ name: 'Ada again', phoneNumber: '+1 (500) 555-0101' },
		]);
		await editor.firstStep().click();
		await addNode('data table', 'Data table', 'Get row(s)');
		await editor.pick('dataTableId', 'People');
		await editor.closeNode();

		await addBehind('campaign', 'Hamsa', 'Create a campaign');
		await hand.type(editor.field('name').locator('input'), 'Reminders');
		await editor.pick('agentId', 'Reminder agent');
		await editor.pick('callerNumber', '+15005550055');
		await editor.executeStep().click();
		await editor
			.output()
			.getByText('This was a preview, and nobody was called. The campaign would call 2 numbers and skip 1 of 3 items.')
			.waitFor();
		expect([fixture.hamsa.state.campaigns.size, fixture.hamsa.state.conversations.size]).toEqual([0, 0]);
		// Agent and number are fields, which came on top of twelve clicks before; each is chosen with two.
		await within('a campaign of a table', { clicks: 16, drags: 0 });
	});

	it('a recording is transcribed at the first try', async () => {
		await editor.firstStep().click();
		await hand.search(editor.searchBar(), 'transcribe');
		await editor.listedAs('Hamsa').click();
		await editor.operations().click();
		await editor.action('Transcribe a recording').click();
		await hand.type(editor.field('mediaUrl').locator('input'), 'https://example.com/meeting.mp3');
		await editor.choose('language', 'English');
		await editor.executeStep().click();
		await editor.output().getByText('Hello, this is a test.').first().waitFor();
		await within('a transcript', { clicks: 7, drags: 0 });
	});

	it('whoever was missed gets a text', async () => {
		seedPhoneAgent(fixture, { name: 'Missed', voiceMode: 'hosted' });
		await editor.importExample('missed-call-text-back');
		await editor.executeFrom('Set up (press once)');
		await page.getByTestId('canvas-node-status-success').first().waitFor();
		await editor.openNode('Text back');
		await hand.type(editor.field('body').locator('textarea'), 'Sample Ltd missed your call. Reply STOP to opt out.');
		await editor.closeNode();
		await editor.publish();
		await within('a text on a missed call', { clicks: 11, drags: 0 });

		await chooseTarget(caller, 'Missed');
		await caller.getByLabel('How it ended').selectOption({ label: 'Missed, nobody answered' });
		await executionIn(await sendEvent(caller))
			.and(caller.getByText('success'))
			.waitFor();
		const text = caller.locator('.sent').filter({ hasText: 'Text to +15005550001' });
		await text.getByText('Sample Ltd missed your call. Reply STOP to opt out.').waitFor();
		// A call that was a conversation leads to none.
		await caller.getByLabel('How it ended').selectOption({ label: 'Completed' });
		await executionIn(await sendEvent(caller))
			.and(caller.getByText('success'))
			.waitFor();
		expect(await text.count()).toBe(1);
	});
}
