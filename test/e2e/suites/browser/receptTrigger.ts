// What a user sees of the Recept AI Trigger, in n8n's real editor: what belongs to a way of authentication comes and goes with it.
import type { Page } from 'playwright-core';

import { picture } from '../../harness/browser';
import { node, workflow } from '../../harness/workflows';
import { PACKAGE } from '../fixture';
import type { BrowserFixture } from './fixture';

export function receptTriggerSuite(getFixture: () => BrowserFixture): void {
	let fixture: BrowserFixture;
	let page: Page;

	beforeAll(async () => {
		fixture = getFixture();
		page = await fixture.browser.signIn();
	});
	afterAll(() => page.context().close());

	async function open(parameters: Record<string, unknown>): Promise<void> {
		const trigger = node(`${PACKAGE}.receptAiTrigger`, 'Something happened', parameters, { typeVersion: 1.1 });
		const { id } = await fixture.api.createWorkflow(workflow('Recept AI', [trigger]));
		await page.goto(`/workflow/${id}`);
		await page.getByTestId('canvas-node').first().waitFor();
	}

	const openNode = () => page.getByTestId('canvas-node').filter({ hasText: 'Something happened' }).dblclick();
	const field = (name: string) => page.getByTestId(`parameter-input-${name}`);
	const credential = () => page.getByText(/Credential for Recept AI Webhook API|Select credential|Set up credential/);

	it('has an output for each group chosen, always in the same order', async () => {
		await open({ events: ['user.actions', 'agent', 'call.ended'], options: { otherEvents: true } });
		const labels = page.getByTestId('canvas-handle-main-output').or(page.locator('[data-handlepos="right"]'));
		await labels.first().waitFor();
		const text = await page.getByTestId('canvas-node').first().innerText();
		const places = ['Call', 'Agent', 'System', 'Other'].map((label) => text.search(new RegExp(`^${label}$`, 'm')));
		expect(places.every((place) => place >= 0)).toBe(true);
		expect(places).toEqual([...places].sort((one, other) => one - other));
		await picture(page, 'recept-trigger-outputs');
	});

	it('asks for the header and the secret of a signature', async () => {
		await open({ authentication: ['hmac'] });
		await openNode();
		await field('authentication').waitFor();
		await field('signatureHeader').waitFor();
		await credential().first().waitFor();
		expect(await field('keyHeader').count()).toBe(0);
		expect(await field('allowedAddresses').count()).toBe(0);
		await picture(page, 'recept-trigger-hmac');
	});

	it('asks for all that is needed if several are required', async () => {
		await open({ authentication: ['apiKey', 'bearer', 'ipAllowList'], tokenType: 'jwt' });
		await openNode();
		for (const name of ['keyHeader', 'tokenType', 'jwtAlgorithm', 'allowedAddresses']) await field(name).waitFor();
		await credential().first().waitFor();
		expect(await field('signatureHeader').count()).toBe(0);
	});

	it('warns without authentication, and asks for no secret', async () => {
		await open({ authentication: ['none'] });
		await openNode();
		await page.getByText('Without authentication, anybody who learns the URL').waitFor();
		expect(await credential().count()).toBe(0);
		await picture(page, 'recept-trigger-none');
	});
}
