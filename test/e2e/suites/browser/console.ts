// The call console, used as a newcomer does: the page that `npm start` shows, on a real n8n and simulated platforms.
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';

import AxeBuilder from '@axe-core/playwright';
import pWaitFor from 'p-wait-for';
import type { Locator, Page } from 'playwright-core';

import { parseRehearsal } from '../../../rehearse/read';
import type { ConsoleDemo } from '../../../start/demo';
import { WAIT_TIMEOUT_MS } from '../../harness/api';
import { picture, type EditorBrowser } from '../../harness/browser';
import { node, workflow } from '../../harness/workflows';
import { appearing, chooseTarget, executionIn, say as sayTo, sees, targetOn } from './consolePage';
import { rowsOf, type Thoroughness } from './fixture';

/** What axe calls serious or critical, with the elements. @param part of the page; all of it, if left out */
async function barriersOn(page: Page, part = 'body'): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).include(part).analyze();
	const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
	return serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

export function consoleSuite(getFixture: () => ConsoleDemo & { browser: EditorBrowser }, { whole = false }: Thoroughness = {}): void {
	let fixture: ConsoleDemo;
	let browser: EditorBrowser;
	let page: Page;

	/** Whatever any page of the console asked for. */
	const requested: string[] = [];

	beforeAll(async () => {
		fixture = getFixture();
		({ browser } = getFixture());
		page = await openConsole();
	});
	afterAll(() => page.context().close());

	async function openConsole(options: Parameters<EditorBrowser['newPage']>[0] = {}): Promise<Page> {
		const opened = await browser.newPage({ viewport: { width: 1280, height: 860 }, baseUrl: fixture.console.url, ...options });
		opened.on('request', (asked) => requested.push(asked.url()));
		await opened.goto('/');
		await targetOn(opened, 'Order line').waitFor();
		return opened;
	}

	const choose = async (name: string, on = page) => await chooseTarget(on, name);

	const chooseEvent = async (label: string) => await page.getByRole('radio', { name: label, exact: true }).check();

	const say = async (words: string, on = page) => await sayTo(words, on);

	async function send(words?: [label: string, text: string], on = page): Promise<Locator> {
		return await appearing(async () => {
			if (words) await on.getByRole('textbox', { name: words[0], exact: true }).fill(words[1]);
			await on.getByRole('button', { name: 'Send', exact: true }).click();
		}, on);
	}

	/** Seconds since the caller stopped speaking, line by line. */
	const timesIn = async (turn: Locator) => (await turn.locator('.lines .at').allInnerTexts()).map((text) => Number.parseFloat(text));

	const hangUp = async (on = page) => {
		const ended = await appearing(() => on.getByRole('button', { name: 'Hang up' }).click(), on);
		await sees(ended, 'Acknowledged');
	};

	/** On a platform that sends no event of the end. What is said before the page knows of it belongs to the call that is over. */
	const hangUpWithoutEvent = async () => {
		const button = page.getByRole('button', { name: 'Hang up' });
		await button.click();
		await button.waitFor({ state: 'hidden' });
	};

	describe('a call', () => {
		it('begins with a greeting, before anybody has spoken, and starts nothing', async () => {
			await choose('Order line');
			await say('Hello?');
			const opening = page.locator('.turn').first();
			await sees(opening, '(connected, nobody has spoken yet)');
			await sees(opening, 'Hello, you have reached the order line. How can I help?');
			await sees(opening, 'started nothing');
			await hangUp();
		});

		it('is answered line by line, while the workflow runs', async () => {
			await choose('Order line');
			const turn = await say('Where is my order?');
			await sees(turn, 'One moment, please.');
			expect(await turn.getByText('I found it.').count()).toBe(0);
			await sees(turn, 'I found it. Your order left our warehouse and arrives tomorrow.');
			await sees(turn, /^200\s*Answered$/);

			const times = await timesIn(turn);
			expect(times).toHaveLength(3);
			expect([...times].sort((one, other) => one - other)).toEqual(times);
		});

		it('shows its webhook, signature and answer as they were, and its execution', async () => {
			const turn = page.locator('.turn').filter({ hasText: 'Where is my order?' }).first();
			await turn.getByText('Raw webhook and answer').click();
			const panes = await turn.locator('.panes').innerText();
			expect(panes).toMatch(/POST http:\/\/127\.0\.0\.1:\d+\/webhook\//);
			expect(panes).toMatch(/X-Webhook-Signature:\s*sha256=[0-9a-f]{64}/);
			expect(panes).toContain('"transcript": "Where is my order?"');
			expect(panes).toContain('{"text":"One moment, please.","interim":true}');
			expect(panes).toContain('application/x-ndjson');
			expect(await turn.locator('.line-kind').allInnerTexts()).toEqual(['Filler']);

			await executionIn(turn).and(page.getByText('success')).waitFor();
			await turn.getByRole('button', { name: 'Copy as n8n test data' }).click();
			await turn.getByText('Copied').waitFor();
			const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as unknown;
			expect(copied).toEqual([expect.objectContaining({ chatInput: 'Where is my order?' })]);
			const href = (await executionIn(turn).getAttribute('href'))!;
			const [, workflowId, executionId] = /\/workflow\/(\w+)\/executions\/(\d+)$/.exec(href)!;
			expect(href.startsWith(fixture.n8n.baseUrl)).toBe(true);
			expect(await fixture.api.getExecution(executionId)).toMatchObject({ workflowId, status: 'success' });
			expect((await fixture.api.getWorkflow(workflowId)).name).toBe('Answer a call with Voice Reply');
			await turn.getByText('Raw webhook and answer').click();
		});

		it('goes on with the next words, and ends when the caller hangs up', async () => {
			const group = page.locator('.group-call').filter({ hasText: 'Where is my order?' }).first();
			const turn = await say('And when exactly?');
			await sees(turn, 'I found it.');
			expect(await group.locator('.turn').count()).toBe(3);
			await hangUp();
			await sees(group, 'The caller hung up');
			await page.getByRole('button', { name: 'Call and say' }).waitFor();
		});

		it('can be hung up in the middle of a sentence', async () => {
			const turn = await say('Where is my order?');
			await sees(turn, 'One moment, please.');
			await hangUp();
			await sees(turn, 'The caller hung up');
			expect(await turn.getByText('I found it.').count()).toBe(0);
		});

		it('can be interrupted: the old answer ends, the new one is heard', async () => {
			const first = await say('Where is my order?');
			await sees(first, 'I am looking up your order.');
			await page.getByRole('button', { name: 'Interrupt' }).waitFor();
			const second = await say('No, wait, which one do you mean?');
			await sees(first, 'Interrupted by the caller');
			await sees(second, 'I found it.');
			expect(await first.getByText('I found it.').count()).toBe(0);
			await hangUp();
		});

		it('is in view to whoever looked at the past, and stays out of it to whoever looks at it meanwhile', async () => {
			const timeline = page.getByRole('region', { name: 'Timeline', exact: true });
			const newest = page.getByRole('button', { name: 'Newest' });
			const lookAtThePast = async () => {
				await timeline.hover();
				await page.mouse.wheel(0, -100_000);
				await newest.waitFor();
			};
			const isInView = async (turn: Locator) => {
				const [inside, around] = await Promise.all([turn.boundingBox(), timeline.boundingBox()]);
				return inside!.y < around!.y + around!.height && inside!.y + inside!.height > around!.y;
			};
			await choose('Order line');
			await lookAtThePast();
			const turn = await say('Where is my order?');
			await pWaitFor(async () => await isInView(turn), { timeout: WAIT_TIMEOUT_MS });

			await lookAtThePast();
			await sees(turn, 'I found it.');
			expect(await isInView(turn)).toBe(false);
			await newest.click();
			await pWaitFor(async () => await isInView(turn), { timeout: WAIT_TIMEOUT_MS });
			await newest.waitFor({ state: 'detached' });
			await hangUp();
		});

		it('is answered by an AI Agent sentence by sentence', async () => {
			await choose('Reception Answer a call with an AI Agent');
			const words = 'Do you have a table for four tonight?';
			const turn = await appearing(() => page.getByRole('button', { name: words }).click(), page, words);
			await sees(turn, 'Shall I book it for you?');
			expect(await timesIn(turn)).toHaveLength(5);
			await hangUp();
		});
	});

	describe('what it was like', () => {
		it('shows where the seconds of a turn went', async () => {
			await choose('Order line');
			const turn = await say('Where is my order?');
			await executionIn(turn).and(page.getByText('success')).waitFor();
			await turn.getByText('Where the seconds go').click();
			const names = await turn.locator('.seconds-name').allInnerTexts();
			expect(names[0]).toBe('Delivery');
			expect(names).toEqual(expect.arrayContaining(['First words', 'Line', 'End']));
			const times = (await turn.locator('.seconds-at').allInnerTexts()).map((text) => Number.parseFloat(text));
			expect([...times].sort((one, other) => one - other)).toEqual(times);
			// Trigger, a slow lookup, and the replies.
			expect(await turn.locator('.seconds-node').count()).toBeGreaterThanOrEqual(4);
			await turn.getByText('Where the seconds go').click();
			await hangUp();
		});

		it('says a call again, and compares the two', async () => {
			await choose('Order line');
			const words = `Is my order ${Date.now()} on its way?`;
			await sees(await say(words), 'I found it.');
			await hangUp();
			const calls = page.locator('.group-call').filter({ hasText: words });
			await calls.getByRole('button', { name: 'Replay this call' }).click();
			const again = calls.nth(1);
			await again.getByText('The caller hung up').first().waitFor();
			await again.getByText('First words, compared with the run before').waitFor();
			expect(await again.locator('.first-bar').allInnerTexts()).toEqual([
				expect.stringMatching(/^\d\.\d\d s$/),
				expect.stringMatching(/^\d\.\d\d s before$/),
			]);
			const [file] = await Promise.all([
				page.waitForEvent('download'),
				again.getByRole('button', { name: 'Save as rehearsal' }).click(),
			]);
			const saved = parseRehearsal(await readFile(await file.path(), 'utf8'), file.suggestedFilename());
			expect(saved).toMatchObject({ call: 'Order line', turns: [{ says: words }] });
			await again.getByRole('button', { name: 'Rehearse this call' }).click();
			const rehearsals = page.getByRole('region', { name: 'Rehearsals' });
			await rehearsals.getByText(`Passed: Order line: ${words}`).waitFor();
			const report = page.frameLocator('iframe[title="Report of the rehearsal"]');
			await report.getByText('heard "I found it.').first().waitFor();
			expect(await rehearsals.getByLabel('Example').locator('option').count()).toBeGreaterThan(10);
			const broken = { name: 'mine.yaml', mimeType: 'application/yaml', buffer: Buffer.from('rehearsal: A\ncal: B\n') };
			await rehearsals.getByLabel('Or a file of yours').setInputFiles(broken);
			await rehearsals.getByText('mine.yaml:2: "cal" is not known here. Did you mean "call"?').waitFor();
			await page.getByRole('button', { name: 'Line', exact: true }).click();
			await page.getByLabel('Search the timeline').fill(words);
			await page.locator('.group-call').nth(2).waitFor();
			expect(await page.locator('.group').count()).toBe(3);
			await page.getByLabel('Search the timeline').fill('');
		});

		it('shows the calls that have ended at a glance', async () => {
			await choose('Order line');
			await sees(await say('Where is my order?'), 'I found it.');
			await hangUp();
			await page.getByRole('button', { name: 'Calls', exact: true }).click();
			const glance = page.frameLocator('iframe[title="Calls at a glance"]');
			await glance.locator('.cell-agent').filter({ hasText: 'Order line' }).first().waitFor();
			await glance.getByLabel('Search').fill('Where is my order?');
			await glance.locator('.open').first().click();
			await glance.getByRole('dialog').getByText('Where is my order?').first().waitFor();
			await page.getByRole('button', { name: 'Line', exact: true }).click();
			await page.getByLabel('The caller says').waitFor();
		});
	});

	describe('other events', () => {
		it('sends a text that starts a workflow', async () => {
			await choose('Call, wait, and continue');
			const turn = await send(['Text', 'Please call me back']);
			await sees(turn, 'Please call me back');
			await sees(turn, /^200\s*Acknowledged$/);
			await executionIn(turn).and(page.getByText('waiting')).waitFor();
		});

		it('answers the call that the workflow placed, whose end wakes it', async () => {
			const placed = page.locator('.sent').filter({ hasText: 'Call to +15005550001' }).last();
			await placed.getByRole('button', { name: 'Answer', exact: true }).click();
			await sees(placed, 'Says first: Hello! You asked us to call.');
			await say('Yes, it is me.');
			await hangUp();
			await sees(placed, 'completed');
			const turn = page.locator('.turn').filter({ hasText: 'Please call me back' }).last();
			await executionIn(turn).and(page.getByText('success')).waitFor();
			await page.getByRole('button', { name: /^Outbox/ }).click();
			await page.getByRole('article').filter({ hasText: 'Call to +15005550001' }).first().waitFor();
			await page.getByRole('button', { name: 'Line', exact: true }).click();
		});

		it('sends a missed call of another caller, who gets a text', async () => {
			await choose('Missed call? Text back');
			await page.getByLabel('How it ended').selectOption({ label: 'Missed, nobody answered' });
			await page
				.locator('.choice')
				.filter({ hasText: /^Caller/ })
				.locator('select')
				.selectOption({ label: '+15005550077 (another)' });
			const turn = await send();
			await sees(turn, 'Missed, nobody answered');
			const text = page.locator('.sent').filter({ hasText: 'Text to +15005550077' });
			await text.getByText('sorry we missed your call').waitFor();
		});

		it('says why an agent that is hosted has no voice turn', async () => {
			await choose('Survey');
			await page.getByText('AgentPhone answers the calls of this agent by itself').waitFor();
		});

		it('says so when nothing listens to a reaction', async () => {
			await choose('Order line');
			await chooseEvent('Reaction');
			await page.getByText('The workflow does not listen to this').waitFor();
			const turn = await send();
			await sees(turn, 'Acknowledged');
			await sees(turn, 'started nothing');
		});

		it('sends an ended call, which becomes a row', async () => {
			await choose('Survey');
			const turn = await send(['Summary of the call', 'Seen from the console']);
			await executionIn(turn).and(page.getByText('success')).waitFor();
			const rows = async () => (await fixture.api.listDataTableRows(fixture.endedCalls)).map(({ summary }) => summary);
			expect(await rows()).toContain('Seen from the console');

			await turn.getByText('Raw webhook and answer').click();
			await turn.getByRole('button', { name: 'Edit and send again' }).click();
			const body = turn.getByLabel('What the event has in it');
			const before = await body.inputValue();
			const sendIt = async () => await turn.getByRole('button', { name: 'Send it' }).click();
			await body.fill('{ nothing }');
			await sendIt();
			await sees(turn, /^This is not JSON: /);
			await body.fill(before.replace('Seen from the console', 'Written by hand'));
			const again = await appearing(sendIt, page);
			await sees(again, 'edited, and sent again');
			await executionIn(again).and(page.getByText('success')).waitFor();
			expect(await executionIn(again).count()).toBe(1);
			expect(await rows()).toEqual(expect.arrayContaining(['Seen from the console', 'Written by hand']));
			await turn.getByText('Raw webhook and answer').click();
		});

		it.each(['Call started', 'Call answered', 'Transcription update', 'Tool executed', 'Call ended', 'Job finished'])(
			"sends Hamsa's event %s",
			async (label) => {
				await choose('Front desk');
				await chooseEvent(label);
				const turn = await send();
				await sees(turn, label);
				await sees(turn, /^200\s*Acknowledged$/);
				await executionIn(turn).waitFor();
			},
		);

		it("never shows Hamsa's secret", async () => {
			const turn = page.locator('.turn').last();
			await turn.getByText('Raw webhook and answer').click();
			const shown = await turn.locator('.panes').innerText();
			const [agent] = [...fixture.hamsa.state.agents.values()].filter(({ webhookAuth }) => webhookAuth);
			expect(shown).toMatch(/Authorization:\s*Bearer .{1,8}… \(\d+ characters/);
			expect(shown).not.toContain(agent.webhookAuth!.authSecret);
			// With an ID of its own, so that it is not taken for a repetition.
			await turn.getByRole('button', { name: 'Edit and send again' }).click();
			const again = await appearing(async () => await turn.getByRole('button', { name: 'Send it' }).click(), page);
			await executionIn(again).waitFor();
			await turn.getByText('Raw webhook and answer').click();
		});

		it('sends all sixteen events of Recept AI', async () => {
			await choose('Recept AI: all sixteen events');
			const field = page.locator('.event-list select');
			const labels = await field.locator('option').allInnerTexts();
			expect(labels).toHaveLength(16);
			for (const label of labels) {
				await field.selectOption({ label });
				const turn = await send();
				await sees(turn, label);
				await sees(turn, /^200\s*Acknowledged$/);
				await executionIn(turn).waitFor();
			}
			const last = page.locator('.turn').last();
			await last.getByText('Raw webhook and answer').click();
			await last.getByRole('button', { name: 'Edit and send again' }).click();
			const again = await appearing(async () => await page.getByRole('button', { name: 'Send it' }).click(), page);
			await executionIn(again).waitFor();
		});
	});

	describe('deliveries that are wrong on purpose', () => {
		const deliver = async (how: string) => await page.getByLabel('Send as').selectOption({ label: how });

		it.each([
			['Wrong signature or secret', /signature does not match/],
			['No signature or secret', /X-Webhook-Signature is missing/],
			['Body changed on the way', /signature does not match/],
			['Ten minutes old', /more than 5 minutes/],
		])('a call with "%s" is refused, and says why', async (how, why) => {
			await choose('Reception Answer a call with an AI Agent');
			await deliver(how);
			const turn = await say('Let me in');
			await sees(turn, /^401\s*Refused, as it should be$/);
			await sees(turn, why);
			await sees(turn, 'started nothing');
			await deliver('Genuine');
			await hangUp();
		});

		const refusedEvents: Array<[string, string[]]> = [
			['Front desk', ['Wrong signature or secret', 'No signature or secret']],
			[
				'Recept AI: all sixteen events',
				['Wrong signature or secret', 'No signature or secret', 'Body changed on the way', 'Ten minutes old'],
			],
		];
		it.each(rowsOf(refusedEvents, 1, whole))('an event for %s is refused', async (name, ways) => {
			await choose(name);
			for (const how of ways) {
				await deliver(how);
				const turn = await send();
				await sees(turn, /^401\s*Refused, as it should be$/);
				await sees(turn, 'started nothing');
			}
		});

		it.each(['Call, wait, and continue', 'Front desk', 'Recept AI: all sixteen events'])(
			'an event that is delivered to %s twice runs once',
			async (name) => {
				await choose(name);
				await deliver('Delivered twice');
				const first = await send();
				const second = page.locator('.turn').last();
				await sees(second, 'Known already');
				await sees(second, 'ran once, not again');
				await sees(first, 'ran once');
				const href = (await executionIn(first).getAttribute('href'))!;
				expect(await executionIn(second).getAttribute('href')).toBe(href);
				// n8n says so too: nothing newer ran.
				const [, workflowId, executionId] = /\/workflow\/(\w+)\/executions\/(\d+)$/.exec(href)!;
				expect((await fixture.api.listExecutions(workflowId))[0].id).toBe(executionId);
			},
		);

		it('words that are delivered twice are answered once', async () => {
			await choose('Order line');
			await deliver('Delivered twice');
			const first = await say('Where is my order?');
			await sees(first, 'I found it.');
			const second = page.locator('.turn').last();
			await sees(second, 'ran once, not again');
			expect(await timesIn(second)).toEqual([]);
			await deliver('Genuine');
			await hangUp();
		});
	});

	describe('a workflow that is the model of another platform', () => {
		const EXAMPLE = 'Receptionist on Vapi';
		const calledAs = () => page.getByLabel('Called as');
		const rawOf = async (turn: Locator) => {
			await turn.getByText('Raw webhook and answer').click();
			return await turn.locator('.panes').innerText();
		};

		it('is called as that platform does, and shows the key to nobody', async () => {
			await choose(EXAMPLE);
			expect(await calledAs().inputValue()).toBe('vapi');
			const turn = await say('Are you open?');
			await sees(turn, 'We are open from Monday to Friday, from nine to five.');
			await sees(turn, /^200\s*Answered$/);
			await executionIn(turn).and(page.getByText('success')).waitFor();
			expect(await calledAs().isDisabled()).toBe(true);
			const raw = await rawOf(turn);
			expect(raw).toMatch(/POST http:\/\/127\.0\.0\.1:\d+\/webhook\/[\w-]+\/v1\/chat\/completions/);
			expect(raw).toMatch(/Authorization:\s*Bearer .{1,8}… \(\d+ characters/);
			expect(raw).toContain('"transferCall"');
			expect(raw).toContain('data: [DONE]');
			await hangUpWithoutEvent();
			await sees(turn, 'The caller hung up');
			await page.getByRole('button', { name: 'Call and say' }).waitFor();
		});

		it('can be interrupted, and is told only what was heard', async () => {
			await choose(EXAMPLE);
			await calledAs().selectOption({ label: 'ElevenLabs' });
			fixture.model.configure({ tokenDelay: 150 });
			const first = await say('Tell me a story.');
			await sees(first, 'I only know a few lines.');
			const second = await say('No, wait.');
			await sees(first, 'Interrupted by the caller');
			fixture.model.configure({ tokenDelay: 25 });
			await sees(second, /^200\s*Answered$/);
			const raw = await rawOf(second);
			expect(raw).toContain('elevenlabs_extra_body');
			const conversation = raw.split('"messages"')[1].split('"tools"')[0];
			// Of the answer or of the filler before it, at least one word was heard.
			expect(conversation).toMatch(/"role": "assistant",\s*"content": "(One|I)\b/);
			expect(conversation).not.toContain('Connect a real model');
			await hangUpWithoutEvent();
			await sees(second, 'The caller hung up');
		});

		it('refuses a wrong key, and answers what comes twice once', async () => {
			await choose('Hamsa with n8n as its brain');
			const deliver = async (how: string) => await page.getByLabel('Send as').selectOption({ label: how });
			await deliver('Wrong signature or secret');
			const refused = await say('Let me in as Hamsa');
			await sees(refused, /^401\s*Refused, as it should be$/);
			await sees(refused, 'Incorrect API key');
			await sees(refused, 'started nothing');
			await hangUpWithoutEvent();
			await deliver('Delivered twice');
			const first = await say('Twice as Hamsa');
			await sees(first, 'ran once');
			const again = page.locator('.turn').last();
			await sees(again, 'Known already');
			await sees(again, 'ran once, not again');
			await deliver('Genuine');
			await hangUpWithoutEvent();
		});

		it('has no barrier in its form, also on a narrow screen', async () => {
			const narrow = await openConsole({ viewport: { width: 360, height: 740 } });
			await choose(EXAMPLE, narrow);
			await narrow.getByLabel('Called as').waitFor();
			const overflow = await narrow.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
			expect(overflow).toBe(0);
			await narrow.context().close();
			await choose(EXAMPLE);
			expect(await barriersOn(page, '#composer')).toEqual([]);
		});
	});

	describe('workflows of your own', () => {
		it('appear when they are published, and go when they are not', async () => {
			const own = () => page.getByRole('radio', { name: 'Your own agent Mine' });
			const agent = [...fixture.simulator.state.master.agents.values()].find(({ name }) => name === 'Your own agent')!;
			const credentials = await fixture.api.request<Array<{ id: string; name: string; type: string }>>('GET', '/rest/credentials');
			const agentPhoneApi = credentials.find(({ type }) => type === 'agentPhoneApi')!;
			const trigger = node(
				'n8n-nodes-voice-agents.agentPhoneTrigger',
				'Trigger',
				{ agent: { __rl: true, mode: 'id', value: agent.id } },
				{ typeVersion: 1.1, credentials: { agentPhoneApi: { id: agentPhoneApi.id, name: agentPhoneApi.name } } },
			);
			const reply = node('n8n-nodes-voice-agents.voiceReply', 'Reply', {
				operation: 'finish',
				text: "={{ $json.chatInput.includes('fail') ? $('Nowhere').item.json.text : 'This is mine.' }}",
			});
			const { id } = await fixture.api.createWorkflow(
				workflow('Mine', [trigger, reply], [{ from: 'Trigger', to: 'Reply', output: 0, type: 'main' }]),
			);
			await fixture.api.activateWorkflow(id);
			await own().check();
			const turn = await say('Whose is this?');
			await sees(turn, 'This is mine.');
			// A failure is not taken for an answer.
			const failed = await say('Please fail.');
			await sees(failed, /^200\s*Workflow failed: the caller heard the fallback message$/);
			await sees(failed, /^Node “Reply”: /);
			await failed.locator('.line-kind-fallback').waitFor();
			await failed.getByRole('link', { name: /^Execution \d+: error/ }).waitFor();
			await hangUp();
			await fixture.api.deactivateWorkflow(id);
			await own().waitFor({ state: 'detached' });
		});
	});

	describe('everybody', () => {
		it('can use it with the keyboard alone', async () => {
			const keyboard = await openConsole();
			await targetOn(keyboard, 'Order line').focus();
			await keyboard.keyboard.press('ArrowDown');
			await keyboard.keyboard.press('ArrowUp');
			const focusedOn = async (field: Locator) => await field.evaluate((element) => element === document.activeElement);
			const field = keyboard.getByLabel('The caller says');
			const tabTo = async (place: Locator, most: number) => {
				for (let presses = 0; presses < most && !(await focusedOn(place)); presses++) await keyboard.keyboard.press('Tab');
				expect(await focusedOn(place)).toBe(true);
			};
			// However long the timeline is.
			await tabTo(keyboard.getByRole('link', { name: 'Skip the timeline' }), 8);
			await keyboard.keyboard.press('Enter');
			await tabTo(field, 8);
			await keyboard.keyboard.type('Where is my order?');
			const turn = await appearing(() => keyboard.keyboard.press('Enter'), keyboard, 'Where is my order?');
			await sees(turn, 'I found it.');
			expect(await focusedOn(field)).toBe(true);
			const ended = await appearing(() => keyboard.keyboard.press('Escape'), keyboard);
			await sees(ended, 'The caller hung up');
			await keyboard.context().close();
		});

		it('can speak, where the browser understands speech', async () => {
			const speaking = await openConsole();
			await speaking.addInitScript(
				`window.SpeechRecognition = class { start() {} abort() {} stop() { this.onresult({ results: [[{ transcript: 'Where is my order?' }]] }); this.onend(); } };`,
			);
			await speaking.reload();
			await choose('Order line', speaking);
			const button = speaking.getByRole('button', { name: 'Hold to talk' });
			await button.focus();
			await speaking.keyboard.down('Space');
			await speaking.getByRole('button', { name: 'Listening' }).waitFor();
			const turn = await appearing(async () => await speaking.keyboard.up('Space'), speaking, 'Where is my order?');
			await sees(turn, 'I found it.');
			await hangUp(speaking);
			await speaking.context().close();
		});

		it('hears each line as it comes, with a screen reader', async () => {
			const heard = page.getByRole('log');
			expect(await heard.getAttribute('aria-live')).toBe('polite');
			await choose('Order line');
			const turn = await say('Where is my order?');
			await sees(turn, 'I found it.');
			await heard
				.getByText(/^Agent, after \d\.\d\d s: I found it\./)
				.last()
				.waitFor({ state: 'attached' });
			await hangUp();
		});

		it('can use it on a narrow screen', async () => {
			const narrow = await openConsole({ viewport: { width: 360, height: 740 } });
			const turn = await say('Where is my order?', narrow);
			await sees(turn, 'I found it.');
			const overflow = await narrow.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
			expect(overflow).toBe(0);
			await hangUp(narrow);
			await picture(narrow, 'console-narrow');
			await narrow.getByRole('button', { name: 'Rehearsals' }).click();
			await narrow.getByRole('heading', { name: 'Rehearsals' }).waitFor();
			expect(await narrow.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
			await narrow.context().close();
		});

		it.each(rowsOf(['light', 'dark'] as const, 1, whole))('finds no barrier in %s', async (colorScheme) => {
			const shown = await openConsole({ colorScheme });
			await choose('Order line', shown);
			// A long timeline takes long to look through.
			await shown.getByRole('button', { name: 'Clear', exact: true }).click();
			const turn = await say('Where is my order?', shown);
			await sees(turn, 'I found it.');
			await executionIn(turn).and(shown.getByText('success')).waitFor();
			await picture(shown, `console-${colorScheme}`);
			await turn.getByText('Raw webhook and answer').click();
			expect(await barriersOn(shown)).toEqual([]);
			await hangUp(shown);
			await shown.getByRole('button', { name: 'Rehearsals' }).click();
			await shown.getByRole('heading', { name: 'Rehearsals' }).waitFor();
			expect(await barriersOn(shown)).toEqual([]);
			await shown.context().close();
		});

		it('chooses colours by hand, which stay', async () => {
			const ground = async () => await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
			const light = await ground();
			await page.getByRole('radio', { name: 'Dark' }).check();
			const dark = await ground();
			expect(dark).not.toBe(light);
			await page.reload();
			await targetOn(page, 'Order line').waitFor();
			expect(await ground()).toBe(dark);
			// What happened is still there.
			expect(await page.locator('.turn').count()).toBeGreaterThan(10);
			await page.getByRole('radio', { name: 'Auto' }).check();
		});
	});

	describe('strangers', () => {
		const ask = async (path: string, headers: Record<string, string>, body?: object): Promise<number> =>
			await new Promise((resolve, reject) => {
				const asked = request(
					`${fixture.console.url}${path}`,
					{ method: body ? 'POST' : 'GET', headers: { 'content-type': 'application/json', ...headers } },
					(response) => {
						response.resume();
						resolve(response.statusCode!);
					},
				);
				asked.on('error', reject);
				asked.end(body && JSON.stringify(body));
			});
		const delivery = { targetId: 'agentphone:x', event: 'voiceTurn', words: 'Hello', sentAs: 'authenticated' };

		it('are not answered: other pages, other names, other addresses', async () => {
			expect(await ask('/api/targets', {})).toBe(200);
			expect(await ask('/api/targets', { host: 'console.example.org' })).toBe(403);
			expect(await ask('/api/deliveries', { origin: 'https://example.org' }, delivery)).toBe(403);
			expect(await ask('/api/deliveries', {}, delivery)).toBe(404);
			expect(await ask('/api/deliveries', {}, { ...delivery, url: 'https://example.org/' })).toBe(400);
		});

		it('are not asked: the page talks to its own server only', () => {
			expect(requested.length).toBeGreaterThan(20);
			expect(
				requested.filter((url) => !url.startsWith(`${fixture.console.url}/`) && !url.startsWith('data:') && url !== 'about:blank'),
			).toEqual([]);
		});
	});
}
