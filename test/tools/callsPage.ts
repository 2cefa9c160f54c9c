// Puts the page of test/console/calls into workflows/calls-at-a-glance.json, where n8n serves it.
//
//   node --import tsx test/tools/callsPage.ts            writes the workflow
//   node --import tsx test/tools/callsPage.ts --check    only says whether it is up to date; ends with 1 if it is not
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { buildCallsPage } from '../console/calls/build';
import type { WorkflowJson } from '../e2e/harness/workflows';

const file = path.resolve(__dirname, '../../workflows/calls-at-a-glance.json');

/** What n8n evaluates in the page: the only places where rows come in. `}}` would end an expression, so braces stand apart. */
const ROWS = `{{ JSON.stringify({
	rows: $input.all().map((one) => one.json),
	days: Math.min(Math.max(Math.trunc(Number($('The page is opened').first().json.query.days)) || 30, 1), 366),
	limit: Math.min(Math.max(Math.trunc(Number($('The page is opened').first().json.query.limit)) || 5000, 1), 10000),
	readAt: $now.toUTC().toISO()
}).replaceAll('<', '\\\\u003c') }}`;

/**
 * Of the newest 200 only, and of copies: each field of an item that an expression reads crosses the border of n8n's isolate, and 5,000
 * calls took seconds.
 */
const WITHOUT_SCRIPT = `{{ ((calls, all, safe) => '<h1>Calls at a glance</h1><p>' + (all > calls.length ? 'The newest ' : '') + calls.length + ' calls, '
	+ calls.filter((one) => one.status === 'completed' && !one.missed).length + ' answered, '
	+ calls.filter((one) => one.missed && one.status !== 'failed').length + ' missed, '
	+ calls.filter((one) => one.status === 'failed').length + ' failed. Filters, charts and details need JavaScript.</p>'
	+ '<table><tr><th>When (UTC)</th><th>Who</th><th>Agent</th><th>Seconds</th><th>Status</th><th>Summary</th></tr>'
	+ calls.map((one) => '<tr><td>' + [
		String(one.at).slice(0, 16).replace('T', ' '),
		'… ' + String((one.direction === 'outbound' ? one.to : one.from) ?? '–').slice(-4),
		one.agentName ?? one.agentId, one.durationSeconds, one.status, one.summary
	].map(safe).join('</td><td>') + '</td></tr>').join('') + '</table>'
)(
	JSON.parse(JSON.stringify($input.all().slice(0, 200).map((one) => one.json))).filter((one) => one.callId)
		.sort((one, other) => one.at > other.at ? -1 : 1),
	$input.all().length - ($input.first().json.callId ? 0 : 1),
	(value) => String(value ?? '–').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
) }}`;

const NODE = 'Show the page';

/** @throws when n8n would take something of the page for an expression, or change it */
function checked(page: string): string {
	const fixed = page.replace(ROWS, '').replace(WITHOUT_SCRIPT, '');
	if (fixed.includes('{{')) throw new Error('The page contains {{, with which an expression of n8n begins');
	if (/\.\s*constructor/.test(fixed)) throw new Error('The page contains .constructor, and n8n evaluates no such parameter');
	// n8n halves doubled backslashes in front of an expression.
	if (page.slice(0, page.indexOf(ROWS)).replace(WITHOUT_SCRIPT, '').includes('\\\\'))
		throw new Error('The page contains \\\\ before its last expression, which n8n makes one backslash');
	return page;
}

async function main(): Promise<void> {
	const { values: options } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
	const page = await buildCallsPage();
	const body = `=${checked(page({ rows: ROWS, withoutScript: WITHOUT_SCRIPT }))}`;
	const before = readFileSync(file, 'utf8');
	const workflow = JSON.parse(before) as WorkflowJson;
	const shown = workflow.nodes.find(({ name }) => name === NODE);
	if (!shown) throw new Error(`${file} has no node "${NODE}"`);
	shown.parameters.responseBody = body;
	const after = `${JSON.stringify(workflow, null, 2)}\n`;
	if (after === before) return;
	if (options.check) {
		console.error('workflows/calls-at-a-glance.json is not up to date: run node --import tsx test/tools/callsPage.ts');
		process.exitCode = 1;
		return;
	}
	writeFileSync(file, after);
	console.log(`workflows/calls-at-a-glance.json: a page of ${Math.round(body.length / 1024)} KB`);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
