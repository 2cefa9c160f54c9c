// The platforms' nodes in n8n's real editor: every resource opens, every list lists and searches.
import type { Page } from 'playwright-core';

import { operations as agentPhone } from '../../../../nodes/AgentPhone/actions/router';
import { operations as hamsa } from '../../../../nodes/Hamsa/actions/router';
import type { Operations } from '../../../../nodes/shared/actions/operations';
import type { CredentialRef } from '../../harness/api';
import { picture } from '../../harness/browser';
import { node, workflow } from '../../harness/workflows';
import { PACKAGE, seedPhoneAgent } from '../fixture';
import type { BrowserFixture } from './fixture';

/** Nodes in a row of the canvas. */
const COLUMNS = 6;

type List = [what: string, parameters: Record<string, unknown>, field: string, wanted: string, other: string];

export function operationsSuite(getFixture: () => BrowserFixture): void {
	let fixture: BrowserFixture;
	let page: Page;

	const credentials: Record<string, CredentialRef> = {};

	beforeAll(async () => {
		fixture = getFixture();
		page = await fixture.browser.signIn();
		credentials.agentPhoneApi = fixture.credential;
		credentials.hamsaApi = fixture.hamsaCredential;
		fillAgentPhone();
		fillHamsa();
	});
	afterAll(() => page.context().close());

	function fillAgentPhone(): void {
		const agentId = seedPhoneAgent(fixture, { name: 'Order line' });
		seedPhoneAgent(fixture, { name: 'Reception' });
		fixture.simulator.seedContact({ name: 'Ada Example' });
		fixture.simulator.seedContact({ name: 'Grace Sample' });
		fixture.simulator.seedConversation({ participant: '+15005550011' });
		fixture.simulator.seedConversation({ participant: '+15005550022' });
		fixture.simulator.seedCall({ agentId, fromNumber: '+15005550033' });
		fixture.simulator.seedCall({ agentId, fromNumber: '+15005550044' });
		fixture.simulator.seedNumber({ phoneNumber: '+15005550055' });
		fixture.simulator.seedNumber({ phoneNumber: '+15005550066' });
		fixture.simulator.seedSubAccount('North branch');
		fixture.simulator.seedSubAccount('South branch');
		fixture.simulator.seedVoice({ voice_name: 'Amber' });
		fixture.simulator.seedVoice({ voice_name: 'Cedar' });
	}

	function fillHamsa(): void {
		const agent = fixture.hamsa.seedAgent({ name: 'Order line' });
		fixture.hamsa.seedAgent({ name: 'Reception' });
		fixture.hamsa.seedNumber({ number: '+15005550055', voiceAgentId: agent.id });
		fixture.hamsa.seedNumber({ number: '+15005550066' });
		fixture.hamsa.seedCampaign({ name: 'Renewals' });
		fixture.hamsa.seedCampaign({ name: 'Reminders' });
		fixture.hamsa.seedConversation({ callParams: { machineNumber: '+15005550055', userNumber: '+15005550011' } });
		fixture.hamsa.seedConversation({ callParams: { machineNumber: '+15005550055', userNumber: '+15005550022' } });
		fixture.hamsa.seedKnowledgeItem({ itemName: 'Price list' });
		fixture.hamsa.seedKnowledgeItem({ itemName: 'Opening hours' });
		fixture.hamsa.seedWebTool({ name: 'look_up_order' });
		fixture.hamsa.seedWebTool({ name: 'book_table' });
		fixture.hamsa.seedJob({ title: 'Board meeting' });
		fixture.hamsa.seedJob({ title: 'Interview' });
		fixture.hamsa.seedVoice({ name: 'Amber' });
		fixture.hamsa.seedVoice({ name: 'Cedar' });
	}

	/** Opens a workflow with all these nodes: n8n's editor is loaded once for them. */
	async function openWorkflow(type: string, nodes: Record<string, Record<string, unknown>>): Promise<void> {
		const credential = `${type}Api`;
		const placed = Object.entries(nodes).map(([name, parameters], index) =>
			node(`${PACKAGE}.${type}`, name, parameters, {
				credentials: { [credential]: credentials[credential] },
				position: [(index % COLUMNS) * 240 + 1, Math.floor(index / COLUMNS) * 180],
			}),
		);
		const { id } = await fixture.api.createWorkflow(workflow('Operations', placed));
		await page.goto(`/workflow/${id}`);
		await page.getByTestId('canvas-node').first().waitFor();
		await page.getByTestId('zoom-to-fit').click();
	}

	async function openNode(name: string): Promise<void> {
		await page.getByTestId('canvas-node').filter({ hasText: name }).dblclick();
		await page.getByTestId('parameter-input-operation').waitFor();
	}

	const closeNode = async () => {
		await page.getByTestId('ndv-close-button').click();
		await page.getByTestId('ndv-close-button').waitFor({ state: 'detached' });
	};

	function describeEditor(type: string, operations: Operations, lists: List[]): void {
		const resources = Object.entries(operations).map(([resource, its]) => [resource, Object.keys(its)] as const);

		describe(type, () => {
			beforeAll(async () => {
				const ofResources = resources.map(([resource, [operation]]) => [`Resource ${resource}.`, { resource, operation }]);
				const ofLists = lists.map(([what, parameters]) => [`List of ${what}.`, parameters]);
				await openWorkflow(type, Object.fromEntries([...ofResources, ...ofLists]) as Record<string, Record<string, unknown>>);
			});
			afterEach(() => closeNode());

			it.each(resources)('%s opens with all its operations', async (resource, names) => {
				await openNode(`Resource ${resource}.`);
				await page.getByTestId('parameter-input-operation').click();
				const options = page.locator('.el-select-dropdown__item:visible, [role="option"]:visible');
				await options.first().waitFor();
				// The last entry is n8n's own "Custom API Call", where the credential allows it.
				const labels = (await options.allInnerTexts())
					.map((label) => label.split('\n')[0])
					.filter((label) => label !== 'Custom API Call');
				expect(labels).toHaveLength(names.length);
				if (type === 'agentPhone' && resource === 'call') await picture(page, 'operations-of-call');
				await page.keyboard.press('Escape');
			});

			it.each(lists)('%s are listed and found', async (what, _parameters, field, wanted, other) => {
				await openNode(`List of ${what}.`);
				await page.getByTestId(`resource-locator-${field}`).getByTestId('rlc-input').click();
				const items = page.getByTestId('rlc-item');
				await items.filter({ hasText: wanted }).first().waitFor();
				await items.filter({ hasText: other }).first().waitFor();
				await page.getByTestId('rlc-search').fill(wanted);
				await items.filter({ hasText: other }).first().waitFor({ state: 'detached' });
				await items.filter({ hasText: wanted }).first().click();
				expect(await page.getByTestId(`resource-locator-${field}`).getByTestId('rlc-input').inputValue()).toContain(wanted);
			});
		});
	}

	describeEditor('agentPhone', agentPhone, [
		['agents', { resource: 'agent', operation: 'get' }, 'agentId', 'Reception', 'Order line'],
		['contacts', { resource: 'contact', operation: 'get' }, 'contactId', 'Ada Example', 'Grace Sample'],
		['conversations', { resource: 'conversation', operation: 'get' }, 'conversationId', '+15005550011', '+15005550022'],
		['calls', { resource: 'call', operation: 'get' }, 'callId', '+15005550033', '+15005550044'],
		['numbers', { resource: 'number', operation: 'get' }, 'numberId', '+15005550055', '+15005550066'],
		['sub-accounts', { resource: 'subAccount', operation: 'update' }, 'subAccountId', 'North branch', 'South branch'],
		[
			'voices',
			{ resource: 'call', operation: 'createOutbound', additionalFields: { voice: { __rl: true, mode: 'list', value: '' } } },
			'voice',
			'Amber',
			'Cedar',
		],
	]);

	describeEditor('hamsa', hamsa, [
		['agents', { resource: 'agent', operation: 'get' }, 'agentId', 'Reception', 'Order line'],
		['numbers', { resource: 'number', operation: 'get' }, 'numberId', '+15005550055', '+15005550066'],
		['campaigns', { resource: 'campaign', operation: 'get' }, 'campaignId', 'Renewals', 'Reminders'],
		['conversations', { resource: 'conversation', operation: 'get' }, 'conversationId', '+15005550011', '+15005550022'],
		['knowledge items', { resource: 'knowledgeItem', operation: 'get' }, 'knowledgeItemId', 'Price list', 'Opening hours'],
		['web tools', { resource: 'webTool', operation: 'get' }, 'webToolId', 'look_up_order', 'book_table'],
		['jobs', { resource: 'job', operation: 'get' }, 'jobId', 'Board meeting', 'Interview'],
		['voices', { resource: 'voice', operation: 'preload' }, 'voiceId', 'Amber', 'Cedar'],
	]);
}
