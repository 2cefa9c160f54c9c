// Every example of workflows/, imported as a user does it ("Import from file"), has nothing left to fill in.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Page } from 'playwright-core';

import { DRAWINGS_FILE, drawingDigest } from '../../../support/exampleDrawing';
import { picture, type EditorBrowser } from '../../harness/browser';
import { repositoryRoot } from '../../harness/paths';
import { node, workflow } from '../../harness/workflows';
import { exampleNames, readExample } from '../exampleFixture';
import { TRIGGER } from '../fixture';

const importFile = async (page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }) =>
	await page.getByTestId('workflow-import-input').setInputFiles(file);

const nodes = (page: Page) => page.getByTestId('canvas-node');

/** Texts of the nodes that have an issue. */
async function withIssues(page: Page): Promise<string[]> {
	const issue = page.getByTestId('node-issues').or(page.getByTestId('node-setup-required')).or(page.getByTestId('node-not-installed'));
	return (await nodes(page).filter({ has: issue }).allInnerTexts()).map((text) => text.trim());
}

/** The workflow alone: neither n8n's buttons nor its messages, and no more of the canvas than it needs. */
async function takePicture(page: Page, name: string): Promise<void> {
	// What was imported is selected.
	await page.getByTestId('canvas-wrapper').click({ position: { x: 5, y: 300 } });
	const shown = page.locator('.vue-flow__viewport .vue-flow__node');
	const boxes = (await Promise.all((await shown.all()).map((one) => one.boundingBox()))).filter((box) => box !== null);
	const [left, top] = [Math.min(...boxes.map(({ x }) => x)) - MARGIN, Math.min(...boxes.map(({ y }) => y)) - MARGIN];
	const [right, bottom] = [
		Math.max(...boxes.map(({ x, width }) => x + width)) + 2 * MARGIN,
		Math.max(...boxes.map(({ y, height }) => y + height)) + 2 * MARGIN,
	];
	await picture(page, `examples/${name}`, {
		style: 'body *:not(.vue-flow__viewport, .vue-flow__viewport *, :has(.vue-flow__viewport)) { visibility: hidden !important; }',
		clip: { x: left, y: top, width: right - left, height: bottom - top },
	});
}

/** Notes what the new picture of an example shows. Without SCREENSHOTS there is none. */
async function noteDrawing(name: string): Promise<void> {
	if (!process.env.SCREENSHOTS) return;
	const file = path.join(repositoryRoot, DRAWINGS_FILE);
	const before = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Record<string, string>;
	const drawings = Object.entries({ ...before, [name]: drawingDigest(await readExample(name)) }).sort(([one], [other]) =>
		one < other ? -1 : 1,
	);
	await writeFile(file, `${JSON.stringify(Object.fromEntries(drawings), undefined, '\t')}\n`);
}

/** Names below the nodes, and the sign beside the last one, are outside of their boxes. */
const MARGIN = 40;

/** An agent is missing in it. */
const incomplete = workflow('Incomplete', [
	node(TRIGGER, 'Left to fill in', { listenTo: 'agent', agent: { __rl: true, mode: 'list', value: '' } }, { typeVersion: 1.1 }),
]);

export function examplesInTheEditorSuite(getFixture: () => { browser: EditorBrowser }): void {
	let page: Page;
	beforeAll(async () => {
		page = await getFixture().browser.signIn({ viewport: { width: 1900, height: 1150 } });
		await page.goto('/workflow/new');
		await page.getByTestId('canvas-add-button').or(page.getByTestId('node-creator-plus-button')).first().waitFor();
	});
	afterAll(() => page.context().close());

	// One page for all: loading the editor takes longer than everything else here.
	afterEach(async () => {
		await page.getByTestId('canvas-wrapper').click({ position: { x: 5, y: 300 } });
		await page.keyboard.press('ControlOrMeta+a');
		await page.keyboard.press('Delete');
		await nodes(page).first().waitFor({ state: 'detached' });
	});

	it.each(exampleNames())('%s', async (name) => {
		const working = (await readExample(name)).nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
		await importFile(page, path.join(repositoryRoot, 'workflows', `${name}.json`));
		await nodes(page).first().waitFor();
		// Only what is in view exists on the canvas.
		await page.getByTestId('zoom-to-fit').click();
		await nodes(page)
			.nth(working.length - 1)
			.waitFor();
		await takePicture(page, name);
		await noteDrawing(name);

		// n8n shows issues some time after the nodes: with that of this one, it has shown all.
		await importFile(page, { name: 'incomplete.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(incomplete)) });
		await nodes(page).filter({ hasText: 'Left to fill in' }).getByTestId('node-issues').waitFor();
		expect(await withIssues(page)).toEqual([expect.stringContaining('Left to fill in') as string]);
	});
}
