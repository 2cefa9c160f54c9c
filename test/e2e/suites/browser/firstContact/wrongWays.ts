// What people do wrong at first, and the words they then see: each says what to do. A wrong key is among the credentials of newcomer.ts.
import pWaitFor from 'p-wait-for';
import type { Page } from 'playwright-core';

import { WAIT_TIMEOUT_MS } from '../../../harness/api';
import { node, webhookUrl, workflow, type WorkflowNode } from '../../../harness/workflows';
import { activate, agentTrigger, chain, PACKAGE, say as voiceReply, seedPhoneAgent } from '../../fixture';
import { hamsaTrigger } from '../../hamsaFixture';
import { chooseTarget, say, sees } from '../consolePage';
import { EditorPage } from '../editorPage';
import type { OwnWorkflowFixture } from '../fixture';

const WHEN_LISTENING = 'Problem running workflow';
const WHEN_PUBLISHING = 'Workflow could not be published';

const TAKEN = (scope: string) =>
	new RegExp(
		`already delivers ${scope} to another webhook, that of another workflow of this n8n \\(http://\\S+/webhook/\\S+\\)\\. .*` +
			'Set "If a Webhook Already Exists" to "Replace It" and publish again \\(unpublishing puts the other one back\\), ' +
			'listen to an agent that has no webhook yet, or use one trigger for both workflows',
	);

export function wrongWaysSuite(getFixture: () => OwnWorkflowFixture): void {
	let fixture: OwnWorkflowFixture;
	let page: Page;
	let editor: EditorPage;

	beforeAll(async () => {
		fixture = getFixture();
		page = await fixture.browser.signIn();
		editor = new EditorPage(page);
	});
	afterAll(() => page.context().close());

	async function open(...nodes: WorkflowNode[]): Promise<string> {
		const { id } = await fixture.api.createWorkflow(workflow(`Wrong ${Date.now()}`, nodes, chain(...nodes)));
		await page.goto(`/workflow/${id}`);
		await page.getByTestId('canvas-node').first().waitFor();
		return id;
	}

	/** What n8n shows below a title. n8n tries three times to publish. */
	async function shown(title: string): Promise<string> {
		await editor.message(title).waitFor();
		return await editor.message(title).innerText();
	}

	async function whenListening(trigger: string): Promise<string> {
		await editor.openNode(trigger);
		await editor.listen().click();
		return await shown(WHEN_LISTENING);
	}

	async function whenPublishing(): Promise<string> {
		await editor.publish();
		return await shown(WHEN_PUBLISHING);
	}

	const isPublished = async (id: string) =>
		await pWaitFor(async () => (await fixture.api.listActiveWorkflows()).some((one) => one.id === id), { timeout: WAIT_TIMEOUT_MS });

	describe('a webhook that another workflow has', () => {
		it('is refused, names who has it, and is replaced as the words say', async () => {
			const agentId = seedPhoneAgent(fixture, { name: 'Taken' });
			const slot = () => fixture.simulator.state.ownerOf(agentId).slotFor(agentId)!.webhook.url;
			await activate(fixture, [agentTrigger(fixture, agentId), voiceReply('Reply', 'Mine')]);
			const before = slot();
			const trigger = agentTrigger(fixture, agentId);
			await open(trigger, voiceReply('Reply', 'Mine now'));
			expect(await whenListening('Trigger')).toMatch(TAKEN('these events'));
			await editor.closeNode();
			const words = await whenPublishing();
			expect(words).toMatch(TAKEN('these events'));
			expect(words).toContain(before);
			expect(words).not.toContain(fixture.simulator.apiKey);

			await editor.openNode('Trigger');
			await editor.choose('ifWebhookExists', 'Replace It');
			await editor.closeNode();
			await editor.publish();
			await pWaitFor(() => slot() === webhookUrl(fixture.api.baseUrl, trigger, 'agentphone'), { timeout: WAIT_TIMEOUT_MS });
		});

		it('is refused for Hamsa as well', async () => {
			const { id } = fixture.hamsa.seedAgent({ name: 'Taken' });
			await activate(fixture, [hamsaTrigger(fixture, id)]);
			await open(hamsaTrigger(fixture, id));
			expect(await whenListening('Trigger')).toMatch(TAKEN('the events of this agent'));
		});
	});

	it.each<[string, { voiceMode: 'hosted' | 'webhook' }, boolean, RegExp]>([
		[
			'is hosted',
			{ voiceMode: 'hosted' },
			true,
			/The agent "No answer" is hosted: AgentPhone answers its callers without this workflow, .*Set Voice Mode of the agent to Webhook \(AgentPhone node: Agent, Update\) and publish again, or take Caller Speaks out of Events/,
		],
		[
			'has no number',
			{ voiceMode: 'webhook' },
			false,
			/The agent "No answer" has no phone number, so nobody can call it\. Attach one \(AgentPhone node: Agent, Attach Number\) and publish again/,
		],
	])('an agent that %s cannot be answered', async (_what, settings, hasNumber, words) => {
		const given = { name: 'No answer', ...settings };
		const agentId = hasNumber ? seedPhoneAgent(fixture, given) : fixture.simulator.seedAgent(given).id;
		await open(agentTrigger(fixture, agentId), voiceReply('Reply', 'Hello'));
		expect(await whenListening('Trigger')).toMatch(words);
		await editor.closeNode();
		expect(await whenPublishing()).toMatch(words);
	});

	it('a national number is not dialled', async () => {
		const agentId = seedPhoneAgent(fixture);
		const start = node('n8n-nodes-base.manualTrigger', 'Start');
		const byId = (value: string) => ({ __rl: true, mode: 'id', value });
		const agentPhone = (name: string, parameters: Record<string, unknown>) =>
			node(`${PACKAGE}.agentPhone`, name, parameters, { credentials: { agentPhoneApi: fixture.credential } });
		await open(
			start,
			agentPhone('Text', { resource: 'message', operation: 'send', agentId: byId(agentId), toNumber: '0151 2345678', body: 'Hello' }),
			agentPhone('Call', { resource: 'call', operation: 'createOutbound', agentId: byId(agentId), toNumber: '(0151) 2345678' }),
			node(
				`${PACKAGE}.hamsa`,
				'Campaign',
				{
					resource: 'campaign',
					operation: 'create',
					name: 'Reminders',
					agentId: byId('9f1c4c86-6a0c-4a83-8f0c-6a6f3a4f8f11'),
					callerNumber: byId('+15005550055'),
					phoneNumber: '0151-2345678',
				},
				{ credentials: { hamsaApi: fixture.hamsaCredential } },
			),
		);
		const says = 'must be a phone number in E.164 form, such as +15005550001, but is "';
		for (const [name, field, written, advice] of [
			['Text', 'To', '0151 2345678', 'For national numbers, add the field Country Code.'],
			['Call', 'To Number', '(0151) 2345678', ''],
			['Campaign', 'Phone Number', '0151-2345678', 'Correct them'],
		]) {
			await editor.openNode(name);
			await editor.executeStep().click();
			await editor.output().getByText(`${field} ${says}${written}"`).first().waitFor();
			if (advice !== '') await editor.output().getByText(advice).first().waitFor();
			await editor.closeNode();
		}
	});

	describe('a workflow that is not published', () => {
		let caller: Page;
		beforeAll(async () => {
			caller = await fixture.browser.newPage({ viewport: { width: 1280, height: 860 }, baseUrl: fixture.console.url });
			await caller.goto('/');
		});
		afterAll(() => caller.context().close());

		it.each([
			['Production URL', false, /^n8n has no published workflow at this address\. Publish the workflow;/],
			['Test URL', true, /^This is a test URL: .*Give the platform the Production URL of the trigger, and publish the workflow\.$/],
		])('is called at its %s, and the console says what is missing', async (name, test, words) => {
			const agentId = seedPhoneAgent(fixture, { name: `Pasted ${name}` });
			const trigger = agentTrigger(fixture, agentId, { registration: 'manual' });
			await fixture.api.createWorkflow(workflow('Draft', [trigger]));
			fixture.simulator.seedWebhook({ agentId, url: webhookUrl(fixture.api.baseUrl, trigger, 'agentphone', { test }) });
			await chooseTarget(caller, `Pasted ${name}`);
			const turn = await say(`Hello, ${name}?`, caller);
			await sees(turn, /^404\s*Refused$/);
			await sees(turn, words);
		});
	});

	describe('one example twice', () => {
		async function importAndPublish(name: string): Promise<string> {
			await editor.openEmpty();
			await editor.importExample(name);
			await editor.publish();
			return new URL(page.url()).pathname.split('/')[2];
		}

		it('is published twice, once the second listens to an agent of its own', async () => {
			const agentId = seedPhoneAgent(fixture, { name: 'Second', voiceMode: 'hosted' });
			const { state } = fixture.simulator;
			await importAndPublish('log-ended-calls');
			await pWaitFor(() => Boolean(state.account().webhook), { timeout: WAIT_TIMEOUT_MS });
			await importAndPublish('log-ended-calls');
			expect(await shown(WHEN_PUBLISHING)).toMatch(TAKEN('these events'));
			await editor.openNode('A call ended');
			await editor.choose('listenTo', 'One Agent');
			await editor.pick('agent', 'Second');
			await editor.closeNode();
			await editor.publish();
			await pWaitFor(() => state.ownerOf(agentId).slotFor(agentId)?.slot === 'agent', { timeout: WAIT_TIMEOUT_MS });
			expect(state.ownerOf(agentId).slotFor(agentId)!.webhook.url).not.toBe(state.account().webhook!.url);
		});

		it('has an address of its own each time', async () => {
			const first = await importAndPublish('vapi-receptionist');
			await isPublished(first);
			const second = await importAndPublish('vapi-receptionist');
			await isPublished(second);
			expect(second).not.toBe(first);
		});
	});
}
