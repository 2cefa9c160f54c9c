// Words typed into the search of n8n's panels of nodes, each of which has to list its nodes. n8n lists the memory of an AI Agent only
// among the nodes of AI; where an agent's memory is chosen there is no search (see customLlmCall.ts).
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Page } from 'playwright-core';

import { repositoryRoot } from '../../harness/paths';
import { node, workflow } from '../../harness/workflows';
import type { BrowserFixture } from './fixture';

/** A word, and the nodes it has to find, named as the panel names them: without the word Trigger. */
type Search = [word: string, names: string[]];

/** How long the list may take to show what was typed, in milliseconds. */
const LIST_TIMEOUT_MS = 10_000;

/** A node and what finds it. */
interface NodeWords {
	name: string;
	kind: 'trigger' | 'action' | 'memory';
	words: string[];
}

function builtNodes(): NodeWords[] {
	const folder = path.join(repositoryRoot, 'dist/nodes');
	const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.node.json'));
	return files.map((file) => {
		const { alias } = read(file) as { alias: string[] };
		const { displayName, group, outputs } = read(file.replace('.node.json', '.description.json')) as {
			displayName: string;
			group: string[];
			outputs: unknown;
		};
		const name = displayName.replace(/ Trigger$/, '');
		const action = JSON.stringify(outputs).includes('ai_memory') ? 'memory' : 'action';
		return { name, kind: group.includes('trigger') ? 'trigger' : action, words: [name, displayName, ...alias] };
	});
}

/** Every word of the nodes once, whatever its capitals. */
function searchesFor(nodes: NodeWords[]): Search[] {
	const searches = new Map<string, { word: string; names: Set<string> }>();
	for (const { name, words } of nodes) {
		for (const word of words) {
			const key = word.toLowerCase();
			if (!searches.has(key)) searches.set(key, { word, names: new Set() });
			searches.get(key)!.names.add(name);
		}
	}
	return [...searches.values()].map(({ word, names }) => [word, [...names]]);
}

/**
 * Types each word into an emptied search and waits until the list shows its names.
 * @returns a sentence for each word that did not find its nodes in time
 */
const missingIn = async (page: Page, searches: Search[]): Promise<string[]> =>
	await page.evaluate(
		async ([all, timeoutMs]) => {
			const input = document.querySelector<HTMLInputElement>('[data-test-id=node-creator-search-bar]')!;
			const isListed = (name: string) =>
				Array.from(document.querySelectorAll('[data-test-id=node-creator-item-name]')).some(
					(item) => item.textContent?.trim() === name,
				);
			/** @returns whether the list came to be so, in time */
			const lists = async (text: string, isRight: () => boolean): Promise<boolean> => {
				input.value = text;
				input.dispatchEvent(new Event('input', { bubbles: true }));
				// Whoever goes down the list does not wait a third of a second for n8n to begin the search.
				input.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
				const end = performance.now() + timeoutMs;
				while (!isRight()) {
					if (performance.now() > end) return false;
					await new Promise((resolve) => setTimeout(resolve, 10));
				}
				return true;
			};
			const missing: string[] = [];
			for (const [word, names] of all) {
				// Each takes the whole timeout.
				if (missing.length === 10) break;
				if (!(await lists('', () => !names.some(isListed)))) missing.push(`${names.join(', ')} listed before "${word}" is typed`);
				if (!(await lists(word, () => names.every(isListed))))
					missing.push(`"${word}" does not find ${names.filter((name) => !isListed(name)).join(', ')}`);
			}
			return missing;
		},
		[searches, LIST_TIMEOUT_MS] as const,
	);

type Panel = 'triggers' | 'all nodes' | 'AI nodes';

/** Types words in panels of nodes, which are opened with the mouse. */
function panelsSuite(getFixture: () => BrowserFixture, searches: Partial<Record<Panel, Search[]>>): void {
	let page: Page;
	beforeAll(async () => {
		page = await getFixture().browser.signIn();
	});
	afterAll(() => page.context().close());

	async function openPanel(panel: Panel): Promise<void> {
		if (panel === 'triggers') {
			await page.goto('/workflow/new');
			await page.getByTestId('canvas-add-button').or(page.getByTestId('node-creator-plus-button')).first().click();
		} else {
			const start = workflow('Words', [node('n8n-nodes-base.manualTrigger', 'Start')]);
			await page.goto(`/workflow/${(await getFixture().api.createWorkflow(start)).id}`);
			await page.getByTestId('canvas-handle-plus').first().click();
		}
		await page.getByTestId('node-creator-search-bar').waitFor();
		if (panel !== 'AI nodes') return;
		const item = (name: RegExp) => page.getByTestId('node-creator-item-name').filter({ hasText: name });
		await item(/^\s*AI\s*$/).click();
		await item(/AI Agent/)
			.first()
			.waitFor();
	}

	it.each(Object.entries(searches) as Array<[Panel, Search[]]>)('in the panel of %s', async (panel, words) => {
		await openPanel(panel);
		expect(await missingIn(page, words)).toEqual([]);
	});
}

/** Every word of every node. */
export function everyWordSuite(getFixture: () => BrowserFixture): void {
	const nodes = builtNodes();
	panelsSuite(getFixture, {
		triggers: searchesFor(nodes.filter(({ kind }) => kind === 'trigger')),
		'all nodes': searchesFor(nodes.filter(({ kind }) => kind !== 'memory')),
		// By its name: when a word finds other nodes too, n8n may leave out those of other categories.
		'AI nodes': nodes.filter(({ kind }) => kind === 'memory').map(({ name }): Search => [name, [name]]),
	});
}

const PLATFORMS = ['AgentPhone', 'Hamsa', 'Recept AI', 'Vapi', 'Retell AI', 'ElevenLabs', 'Bland AI'];

/** What somebody types who has one of the platforms. */
export function everyNameSuite(getFixture: () => BrowserFixture): void {
	const named = (names: string[]): Search[] => names.map((name) => [name.toLowerCase(), [name]]);
	panelsSuite(getFixture, {
		triggers: [...named([...PLATFORMS, 'Custom LLM']), ['livekit', ['Custom LLM']], ['voice', [...PLATFORMS, 'Custom LLM']]],
		'all nodes': named(['AgentPhone', 'Hamsa', 'Voice Reply']),
	});
}
