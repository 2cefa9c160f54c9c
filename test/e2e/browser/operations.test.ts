// The AgentPhone node in n8n's real editor: every resource opens, every list lists and searches.
import type { Page } from 'playwright-core';

import { operations } from '../../../nodes/AgentPhone/actions/router';
import { EditorBrowser, picture } from '../harness/browser';
import { node, workflow } from '../harness/workflows';
import { PACKAGE, seedPhoneAgent, startRegularStage, type RegularStage } from '../suites/stage';

let stage: RegularStage;
let browser: EditorBrowser;
let page: Page;

beforeAll(async () => {
	stage = await startRegularStage();
	browser = await EditorBrowser.start(stage.api.baseUrl);
	page = await browser.signIn();
	const agentId = seedPhoneAgent(stage, { name: 'Order line' });
	seedPhoneAgent(stage, { name: 'Reception' });
	stage.simulator.seedContact({ name: 'Ada Example' });
	stage.simulator.seedContact({ name: 'Grace Sample' });
	stage.simulator.seedConversation({ participant: '+15005550011' });
	stage.simulator.seedConversation({ participant: '+15005550022' });
	stage.simulator.seedCall({ agentId, fromNumber: '+15005550033' });
	stage.simulator.seedCall({ agentId, fromNumber: '+15005550044' });
	stage.simulator.seedNumber({ phoneNumber: '+15005550055' });
	stage.simulator.seedNumber({ phoneNumber: '+15005550066' });
	stage.simulator.seedSubAccount('North branch');
	stage.simulator.seedSubAccount('South branch');
	stage.simulator.seedVoice({ voice_name: 'Amber' });
	stage.simulator.seedVoice({ voice_name: 'Cedar' });
}, 300_000);

afterAll(async () => {
	await browser?.stop();
	await stage?.stop();
});

async function openNode(parameters: Record<string, unknown>): Promise<void> {
	const one = node(`${PACKAGE}.agentPhone`, 'Node', parameters, { credentials: { agentPhoneApi: stage.credential } });
	const { id } = await stage.api.createWorkflow(workflow('Operations', [one]));
	await page.goto(`/workflow/${id}`);
	await page.getByTestId('canvas-node').first().dblclick();
	await page.getByTestId('parameter-input-operation').waitFor();
}

const resources = Object.entries(operations).map(([resource, its]) => [resource, Object.keys(its)] as const);

it.each(resources)('%s opens with all its operations', async (resource, names) => {
	await openNode({ resource, operation: names[0] });
	await page.getByTestId('parameter-input-operation').click();
	const options = page.locator('.el-select-dropdown__item:visible, [role="option"]:visible');
	await options.first().waitFor();
	// The last entry is n8n's own "Custom API Call", where the credential allows it.
	const labels = (await options.allInnerTexts()).map((label) => label.split('\n')[0]).filter((label) => label !== 'Custom API Call');
	expect(labels).toHaveLength(names.length);
	if (resource === 'call') await picture(page, 'operations-of-call');
});

it.each([
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
])('%s are listed and found', async (_what, parameters, field, wanted, other) => {
	await openNode(parameters);
	await page.getByTestId(`resource-locator-${field}`).getByTestId('rlc-input').click();
	const items = page.getByTestId('rlc-item');
	await items.filter({ hasText: wanted }).first().waitFor();
	await items.filter({ hasText: other }).first().waitFor();
	await page.getByTestId('rlc-search').fill(wanted);
	await items.filter({ hasText: other }).first().waitFor({ state: 'detached' });
	await items.filter({ hasText: wanted }).first().click();
	expect(await page.getByTestId(`resource-locator-${field}`).getByTestId('rlc-input').inputValue()).toContain(wanted);
});
