// How fast "Calls at a glance" is with 10,000 calls in the table: from the request to the last byte, until it is drawn, and for
// each filter.
//   node --import tsx test/bench/callsPage.ts
// Ends with 1 when the page takes over 1.5 s to answer or a filter over 200 ms to be drawn.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import axios from 'axios';
import type { Page } from 'playwright-core';

import { sampleRows } from '../console/calls/sample';
import type { DataTableColumnType, N8nApi } from '../e2e/harness/api';
import { EditorBrowser } from '../e2e/harness/browser';
import { repositoryRoot } from '../e2e/harness/paths';
import type { WorkflowJson } from '../e2e/harness/workflows';
import { LAZY_ISOLATES, startSharedN8n } from '../e2e/suites/fixture';

const CALLS = 10_000;
const ROUNDS = 5;
const LARGEST_ANSWER_MS = 1_500;
const LARGEST_FILTER_MS = 200;

const LOGIN = { username: 'owner', password: 'only for this' };

const middle = (values: number[]): number => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

async function publish(api: N8nApi): Promise<void> {
	const workflow = JSON.parse(await readFile(path.join(repositoryRoot, 'workflows/calls-at-a-glance.json'), 'utf8')) as WorkflowJson;
	const credential = await api.createCredential({
		name: 'Basic account',
		type: 'httpBasicAuth',
		data: { user: LOGIN.username, password: LOGIN.password },
	});
	const nodes = workflow.nodes.map((node) =>
		node.type.endsWith('.webhook') ? { ...node, credentials: { httpBasicAuth: credential } } : node,
	);
	const { parameters } = workflow.nodes.find(({ name }) => name === 'The table')!;
	const { column } = parameters.columns as { column: Array<{ name: string; type: DataTableColumnType }> };
	const table = await api.createDataTable('Call records', Object.fromEntries(column.map(({ name, type }) => [name, type])));
	// As they are kept: the newest last.
	const rows = sampleRows(Date.now(), CALLS).reverse();
	for (let start = 0; start < rows.length; start += 500) await api.insertDataTableRows(table, rows.slice(start, start + 500));
	const { id } = await api.createWorkflow({ ...workflow, nodes });
	await api.activateWorkflow(id);
}

/** @returns milliseconds of each round, and the size of the last answer in bytes */
async function answers(url: string): Promise<{ ms: number[]; bytes: number }> {
	const ms: number[] = [];
	let bytes = 0;
	for (let round = 0; round < ROUNDS; round++) {
		const started = performance.now();
		const { data } = await axios.get<ArrayBuffer>(url, { auth: LOGIN, responseType: 'arraybuffer', proxy: false });
		ms.push(performance.now() - started);
		bytes = data.byteLength;
	}
	return { ms, bytes };
}

/** Changes a field as a person does. @returns milliseconds until the page is drawn */
const change = async (page: Page, selector: string, value: string): Promise<number> =>
	await page.evaluate(
		async ([field, chosen]) => {
			const element = document.querySelector<HTMLInputElement | HTMLSelectElement>(field)!;
			const started = performance.now();
			element.value = chosen;
			element.dispatchEvent(new Event(element.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
			return await new Promise<number>((resolve) => {
				requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
			});
		},
		[selector, value] as const,
	);

async function filters(page: Page): Promise<Array<[what: string, ms: number]>> {
	const select = (index: number) => `.filters label:nth-of-type(${index}) select`;
	const steps: Array<[string, string, string]> = [
		['search, one letter', '.search input', 't'],
		['search, a word', '.search input', 'table'],
		['search, two words', '.search input', 'table friday'],
		['search cleared', '.search input', ''],
		['agent', select(2), 'Reception'],
		['agent cleared', select(2), ''],
		['platform', select(3), 'vapi'],
		['platform cleared', select(3), ''],
		['outcome', select(4), 'missed'],
		['outcome cleared', select(4), ''],
	];
	const taken: Array<[string, number]> = [];
	for (const [what, selector, value] of steps) taken.push([what, await change(page, selector, value)]);
	return taken;
}

async function main(): Promise<void> {
	const shared = await startSharedN8n({ env: LAZY_ISOLATES });
	const { n8n, api } = shared;
	try {
		await publish(api);
		const url = `${n8n.baseUrl}/webhook/calls`;
		const usual = await answers(url);
		const all = await answers(`${url}?limit=${CALLS}`);
		const show = (name: string, { ms, bytes }: typeof usual) =>
			console.log(
				`${name}: median ${Math.round(middle(ms))} ms, slowest ${Math.round(Math.max(...ms))} ms, ${(bytes / 1e6).toFixed(1)} MB`,
			);
		console.log(`${CALLS} calls in the table, ${ROUNDS} requests each`);
		show('the page, newest 5,000', usual);
		show('the page, all 10,000', all);

		const browser = await EditorBrowser.start(n8n.baseUrl);
		try {
			const page = await browser.newPage({ httpCredentials: LOGIN });
			const started = performance.now();
			await page.goto(`/webhook/calls?limit=${CALLS}`);
			await page.locator('.list').waitFor();
			console.log(`all 10,000 in the browser, until they are drawn: ${Math.round(performance.now() - started)} ms`);
			const taken = await filters(page);
			for (const [what, ms] of taken) console.log(`  ${what.padEnd(20)} ${Math.round(ms)} ms`);
			const slowest = Math.max(...taken.map(([, ms]) => ms));
			if (middle(usual.ms) > LARGEST_ANSWER_MS || slowest > LARGEST_FILTER_MS) process.exitCode = 1;
		} finally {
			await browser.stop();
		}
	} finally {
		await shared.stop();
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
