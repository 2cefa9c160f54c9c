// The first hour with the package in n8n's real editor: finding the nodes, setting them up with the mouse, trying them out,
// and reading what went wrong.
import pWaitFor from 'p-wait-for';
import type { Locator, Page } from 'playwright-core';

import { hamsaCallEvent, ReceptAiSender, receptEvent } from '../../../simulator';
import { WAIT_TIMEOUT_MS, isWebhookRegistered } from '../../harness/api';
import { picture, type EditorBrowser } from '../../harness/browser';
import { node, webhookUrl, workflow, type WorkflowJson } from '../../harness/workflows';
import { hamsaAccount, hamsaTrigger } from '../hamsaFixture';
import { aiAgent, chain, noOp, PACKAGE, seedPhoneAgent } from '../fixture';
import { EditorPage } from './editorPage';
import { rowsOf, type BrowserFixture, type Thoroughness } from './fixture';

export function newcomerSuite(getFixture: () => BrowserFixture, { whole = false }: Thoroughness = {}): void {
	let fixture: BrowserFixture;
	let browser: EditorBrowser;
	let page: Page;
	let editor: EditorPage;

	beforeAll(async () => {
		fixture = getFixture();
		({ browser } = fixture);
		page = await browser.signIn();
		editor = new EditorPage(page);
	});
	afterAll(() => page.context().close());

	async function open(json: WorkflowJson): Promise<string> {
		const { id } = await fixture.api.createWorkflow(json);
		await page.goto(`/workflow/${id}`);
		await page.getByTestId('canvas-node').first().waitFor();
		return id;
	}

	// --- the panel of nodes ---

	async function search(words: string, on = editor): Promise<Locator> {
		await on.searchBar().fill(words);
		return on.listed();
	}

	/** The panel of an empty workflow: nodes that start one. */
	async function openFirstPanel(on = editor): Promise<void> {
		await on.openEmpty();
		await on.firstStep().click();
		await on.searchBar().waitFor();
	}

	const addNext = async () => {
		await editor.plus().click();
		await editor.searchBar().waitFor();
	};

	/** The panel behind a node: all nodes, and those that are a node and a trigger as one. */
	async function openNextPanel(): Promise<void> {
		const { id } = await fixture.api.createWorkflow(workflow('Search', [node('n8n-nodes-base.manualTrigger', 'Start')]));
		await page.goto(`/workflow/${id}`);
		await addNext();
	}

	/** @throws unless all of these have icons, drawn, and made for the colour scheme */
	async function haveIcons(items: Locator, colorScheme: 'dark' | 'light'): Promise<void> {
		const icons = async () =>
			await items
				.locator('img')
				.evaluateAll((images) =>
					images.map((image) => ({ src: (image as HTMLImageElement).src, drawn: (image as HTMLImageElement).naturalWidth > 0 })),
				);
		await pWaitFor(async () => (await icons()).every(({ drawn }) => drawn), { timeout: WAIT_TIMEOUT_MS });
		const all = await icons();
		expect(all.length).toBeGreaterThanOrEqual(await items.count());
		expect(all.filter(({ src }) => src.includes('.dark.') !== (colorScheme === 'dark'))).toEqual([]);
	}

	const isFound = async (words: string, names: string[]) => {
		// What an earlier search has found must be gone.
		await (await search('no such node')).first().waitFor({ state: 'detached' });
		const items = await search(words);
		for (const name of names) await items.filter({ hasText: name }).first().waitFor();
	};

	describe('a trigger is found', () => {
		beforeAll(async () => await openFirstPanel());

		// The panel leaves out the word Trigger.
		it.each(
			rowsOf(
				[
					['agentphone', ['AgentPhone']],
					['hamsa', ['Hamsa']],
					['recept ai', ['Recept AI']],
					['phone', ['AgentPhone', 'Hamsa', 'Recept AI']],
					['call', ['AgentPhone', 'Hamsa', 'Recept AI']],
					['phone call', ['AgentPhone']],
					['caller', ['AgentPhone']],
					['answer the phone', ['AgentPhone']],
					['sms', ['AgentPhone']],
					['receptionist', ['Recept AI']],
				],
				4,
				whole,
			),
		)('by "%s"', isFound);
	});

	describe('a node is found', () => {
		beforeAll(async () => await openNextPanel());

		it.each(
			rowsOf(
				[
					['agentphone', ['AgentPhone']],
					['hamsa', ['Hamsa']],
					['voice reply', ['Voice Reply']],
					['phone', ['AgentPhone', 'Hamsa', 'Voice Reply']],
					['call', ['AgentPhone', 'Hamsa', 'Voice Reply']],
					['make a phone call', ['AgentPhone', 'Hamsa']],
					['speak to caller', ['Voice Reply']],
					['hang up', ['Voice Reply']],
					['transcribe', ['Hamsa']],
					['text to speech', ['Hamsa']],
				],
				4,
				whole,
			),
		)('by "%s"', isFound);

		// n8n hides a node here that says of itself that it is one of AI, unless it is an agent.
		it.each(
			rowsOf(
				[
					['AgentPhone', 'Create an outbound call'],
					['Hamsa', 'Transcribe a recording'],
					['Voice Reply', 'Say something and let the caller speak'],
				],
				1,
				whole,
			),
		)('%s, with its operations', async (name, action) => {
			await openNextPanel();
			await (await search(name)).filter({ hasText: name }).first().click();
			await page.getByText(action, { exact: true }).first().waitFor();
		});
	});

	describe('a first workflow', () => {
		it('is built with the mouse, published, and answers a call', async () => {
			const agentId = seedPhoneAgent(fixture, { name: 'My first agent' });
			await openFirstPanel();
			await (await search('phone')).filter({ hasText: 'AgentPhone' }).first().click();
			await page.getByText('On caller speaks', { exact: true }).click();

			// The only credential of its kind is chosen already.
			await editor.credentialIsChosen('AgentPhone');
			await editor.pick('agent', 'My first agent');
			await editor.closeNode();

			await addNext();
			await (await search('speak to caller')).filter({ hasText: 'Voice Reply' }).first().click();
			await page.getByText('Say something and let the caller speak', { exact: true }).click();
			await editor.field('text').locator('textarea').fill('Hello, this is my first agent.');
			await editor.closeNode();
			await page.getByTestId('zoom-to-fit').click();
			await picture(page, 'first-workflow');

			await editor.publish();
			await pWaitFor(() => fixture.simulator.state.ownerOf(agentId).slotFor(agentId)?.webhook.url.includes('/webhook/') === true, {
				timeout: WAIT_TIMEOUT_MS,
			});
			const turn = await fixture.simulator.placeTurn({ agentId, transcript: 'Is anybody there?' });
			expect(turn.spoken).toEqual(['One moment, please.', 'Hello, this is my first agent.']);
			expect(turn.problems).toEqual([]);
		});
	});

	describe('a single step', () => {
		const manually = (action: ReturnType<typeof node>) => {
			const start = node('n8n-nodes-base.manualTrigger', 'Start');
			const next = noOp('What comes next');
			return workflow('One step', [start, action, next], chain(start, action, next));
		};
		const agentPhone = (parameters: Record<string, unknown>) =>
			node(`${PACKAGE}.agentPhone`, 'Ask', parameters, { credentials: { agentPhoneApi: fixture.credential } });
		const hamsa = (parameters: Record<string, unknown>) =>
			node(`${PACKAGE}.hamsa`, 'Ask', parameters, { credentials: { hamsaApi: fixture.hamsaCredential } });

		it.each(
			rowsOf(
				[
					['AgentPhone', () => agentPhone({ resource: 'call', operation: 'get' }), ['callId', 'durationSeconds', 'recordingUrl']],
					['Hamsa', () => hamsa({ resource: 'campaign', operation: 'get' }), ['id', 'status']],
				],
				1,
				whole,
			),
		)('of %s shows what it will give before it ever ran', async (name, action, names) => {
			await open(manually(action()));
			await editor.openNode('What comes next');
			const input = editor.input();
			await input.getByTestId('schema-preview-warning').waitFor();
			for (const one of names) await input.getByText(one, { exact: true }).first().waitFor();
			await picture(page, `newcomer-schema-${name.toLowerCase()}`);
		});

		it('runs alone, and shows what came', async () => {
			const agentId = seedPhoneAgent(fixture, { name: 'Called agent' });
			fixture.simulator.seedCall({ agentId, fromNumber: '+15005550033' });
			await open(manually(agentPhone({ resource: 'call', operation: 'getAll' })));
			await editor.openNode('Ask');
			await editor.executeStep().click();
			await editor.output().getByText('+15005550033').first().waitFor();
		});

		it('says in words what went wrong', async () => {
			const other = await browser.signIn();
			const { id } = await fixture.api.createWorkflow(
				manually(agentPhone({ resource: 'call', operation: 'get', callId: { __rl: true, mode: 'id', value: 'call_of_nobody' } })),
			);
			await other.goto(`/workflow/${id}`);
			const failing = new EditorPage(other);
			await failing.openNode('Ask');
			await failing.executeStep().click();
			const output = failing.output();
			await output.getByText('AgentPhone found nothing under this ID').first().waitFor();
			await output.getByText('Check the ID, and that it belongs to the account or sub-account of the credential.').first().waitFor();
			const shown = await output.innerText();
			expect(shown).not.toContain('Request failed');
			expect(shown).not.toContain(fixture.simulator.apiKey);
			await picture(other, 'newcomer-error');
			await other.context().close();
		});

		it('of Voice Reply says that nobody heard it', async () => {
			await open(manually(node(`${PACKAGE}.voiceReply`, 'Ask', { operation: 'say', text: 'Hello' })));
			await editor.openNode('Ask');
			await editor.executeStep().click();
			await editor.output().getByText('Nobody heard this: no caller is waiting.').first().waitFor();
		});
	});

	describe('a test event', () => {
		const listen = async () => await editor.listen().click();
		const arrives = async (text: string) => await editor.output().getByText(text).first().waitFor();

		it('of Hamsa is heard', async () => {
			const agent = fixture.hamsa.seedAgent({ name: 'Test agent' });
			const trigger = hamsaTrigger(fixture, agent.id);
			await open(workflow('Hamsa', [trigger]));
			await editor.openNode('Trigger');
			await listen();
			await pWaitFor(() => fixture.hamsa.state.agents.get(agent.id)?.webhookUrl?.includes('/webhook-test/') === true, {
				timeout: WAIT_TIMEOUT_MS,
			});
			await fixture.hamsa.deliver({ agentId: agent.id, event: hamsaCallEvent('call.ended') });
			await arrives('transcriptText');
		});

		it('of Recept AI is heard', async () => {
			const secret = 'hmac-secret-0123456789';
			const credential = await fixture.api.createCredential({
				name: 'Recept AI',
				type: 'receptAiWebhookApi',
				data: { authenticationTypes: ['hmac'], hmacSecret: secret },
			});
			const trigger = node(
				`${PACKAGE}.receptAiTrigger`,
				'Trigger',
				{ events: ['call'] },
				{ typeVersion: 1.1, credentials: { receptAiWebhookApi: credential } },
			);
			await open(workflow('Recept AI', [trigger]));
			await editor.openNode('Trigger');
			await listen();
			const url = webhookUrl(fixture.api.baseUrl, trigger, 'recept-ai', { test: true });
			await pWaitFor(() => isWebhookRegistered(url), { timeout: WAIT_TIMEOUT_MS });
			const sender = new ReceptAiSender({ url, auth: [{ method: 'hmac', secret }], allowLoopback: true });
			await sender.deliver(receptEvent('call.ended'));
			await arrives('call.ended');
		});
	});

	describe('a credential', () => {
		/** Fills the field in the window of a credential and saves, which tests it. */
		async function save(fieldName: string, value: string): Promise<Locator> {
			const dialog = page.getByTestId('credential-edit-dialog');
			await editor.field(fieldName, dialog).locator('input').fill(value);
			await page.getByTestId('credential-save-button').click();
			return dialog;
		}

		it.each(
			rowsOf(
				[
					[
						'hamsaApi',
						'apiKey',
						() => hamsaAccount(fixture.hamsa),
						'hamsa-wrong-key-0123456789',
						'Hamsa did not accept the API key. Copy it whole from Settings, API Keys',
					],
					[
						'agentPhoneWebhookApi',
						'signingSecret',
						() => ({ signingSecret: 'whsec_0123456789abcdef' }),
						'not-a-signing-secret',
						'A signing secret starts with',
					],
					[
						'hamsaWebhookApi',
						'secret',
						() => ({ secret: 'a-long-secret-0123456789', scheme: 'Bearer' }),
						'too-short',
						'The secret should have 16 characters or more',
					],
					[
						'receptAiWebhookApi',
						'jwtSecret',
						() => ({ authenticationTypes: ['jwtSecret'], jwtSecret: 'a-long-secret-0123456789-0123456789' }),
						'too-short',
						'The JWT secret must have at least 32 characters',
					],
				],
				1,
				whole,
			),
		)('%s says whether it will do, and never what it holds', async (type, secret, account, wrong, reason) => {
			const data: Record<string, unknown> = account();
			const name = `To test: ${type}`;
			await fixture.api.createCredential({ name, type, data });
			await page.goto('/home/credentials');
			await page.getByText(name).first().click();
			const dialog = await save(secret, wrong);
			await dialog
				.getByText(/Couldn.t connect/)
				.first()
				.waitFor();
			await dialog.getByText('More details').click();
			await dialog.getByText(reason).first().waitFor();
			expect(await dialog.innerText()).not.toContain(wrong);
			await save(secret, data[secret] as string);
			await page.getByTestId('credentials-config-container-test-success').waitFor();
		});
	});

	const describeNightly = whole ? describe : () => undefined;
	describeNightly('the panel of nodes', () => {
		it.each(['light', 'dark'] as const)('shows icons that fit, in %s', async (colorScheme) => {
			const other = await browser.signIn({ colorScheme });
			const panel = new EditorPage(other);
			await openFirstPanel(panel);
			const ours = (await search('voice agent', panel)).filter({ hasText: /AgentPhone|Hamsa|Recept AI/ });
			await ours.nth(2).waitFor();
			await haveIcons(ours, colorScheme);
			await picture(other, `newcomer-panel-${colorScheme}`);
			await other.context().close();
		});
	});

	describeNightly('an AI Agent', () => {
		it('is offered our nodes as tools', async () => {
			const other = await browser.signIn();
			const { agent, model, modelConnection } = aiAgent(fixture);
			const { id } = await fixture.api.createWorkflow(workflow('Tools', [agent, model], [modelConnection]));
			await other.goto(`/workflow/${id}`);
			const tools = new EditorPage(other);
			await tools.openNode('Agent');
			await tools.plusInNode('ai_tool').click();
			await tools.searchBar().waitFor();
			for (const [words, name] of [
				['agentphone', 'AgentPhone Tool'],
				['hamsa', 'Hamsa Tool'],
				['hang up', 'Voice Reply Tool'],
			]) {
				const items = (await search(words, tools)).filter({ hasText: name });
				await items.first().waitFor();
				await haveIcons(items, 'light');
			}
			await picture(other, 'newcomer-tools');
			await other.context().close();
		});
	});
}
