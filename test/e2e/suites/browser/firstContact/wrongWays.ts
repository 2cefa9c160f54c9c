// What people do wrong at first, and the words they then see: each says what to do. A wrong key is among the credentials of
// editor.ts and newcomer.ts.
import pWaitFor from 'p-wait-for';
import type { Page } from 'playwright-core';

import { WAIT_TIMEOUT_MS } from '../../../harness/api';
import { connect, node, webhookUrl, workflow, type WorkflowNode } from '../../../harness/workflows';
import { activate, agentTrigger, PACKAGE, say as voiceReply, seedPhoneAgent } from '../../fixture';
import { hamsaTrigger } from '../../hamsaFixture';
import { chooseTarget, say, sees } from '../consolePage';
import { EditorPage } from '../editorPage';
import type { OwnWorkflowFixture } from '../fixture';

const WHEN_LISTENING = 'Problem running workflow';
const WHEN_PUBLISHING = 'Workflow could not be published';
/** Of a workflow that has another trigger as well, such as the one an example is set up with. */
const WHEN_PUBLISHING_PARTLY = 'Some triggers could not be activated';

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

	/** Opens a workflow, of a first node and those that it leads to. */
	async function open(first: WorkflowNode, ...next: WorkflowNode[]): Promise<void> {
		const connections = next.map((one) => connect(first, one));
		const { id } = await fixture.api.createWorkflow(workflow(`Wrong ${Date.now()}`, [first, ...next], connections));
		await page.goto(`/workflow/${id}`);
		await page.getByTestId('canvas-node').first().waitFor();
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

	it.each<[what: string, resource: string, operation: string, field: string, written: string, advice: string]>([
		['text', 'message', 'send', 'To', '0151 2345678', 'For national numbers, add the field Country Code.'],
		['call', 'call', 'createOutbound', 'To Number', '(0151) 2345678', ''],
		['campaign', 'campaign', 'create', 'Phone Number', '0151-2345678', 'Correct them: no valid recipient is left.'],
	])('a national number gets no %s', async (what, resource, operation, field, written, advice) => {
		const agent = { __rl: true, mode: 'id', value: seedPhoneAgent(fixture) };
		const numbers = { toNumber: written, phoneNumber: written, callerNumber: { __rl: true, mode: 'id', value: '+15005550055' } };
		const ofHamsa = what === 'campaign';
		await open(
			node('n8n-nodes-base.manualTrigger', 'Start'),
			node(
				`${PACKAGE}.${ofHamsa ? 'hamsa' : 'agentPhone'}`,
				'Wrong number',
				{ resource, operation, agentId: agent, ...numbers, name: 'Reminders', body: 'Hello' },
				{ credentials: ofHamsa ? { hamsaApi: fixture.hamsaCredential } : { agentPhoneApi: fixture.credential } },
			),
		);
		await editor.openNode('Wrong number');
		await editor.executeStep().click();
		const words = `${field} must be a phone number in E.164 form, such as +15005550001, but is "${written}"`;
		await editor.output().getByText(words).first().waitFor();
		expect(await editor.output().innerText()).toContain(advice);
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
			expect(await shown(WHEN_PUBLISHING_PARTLY)).toMatch(TAKEN('these events'));
			await editor.openNode('A call ended');
			await editor.choose('listenTo', 'One Agent');
			await editor.pick('agent', 'Second');
			await editor.closeNode();
			await editor.publish();
			await pWaitFor(() => state.ownerOf(agentId).slotFor(agentId)?.slot === agentId, { timeout: WAIT_TIMEOUT_MS });
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
