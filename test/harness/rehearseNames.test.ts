// What a rehearsal names is looked for before anything is started.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import type { WorkflowJson } from '../e2e/harness/workflows';
import { tablesIn } from '../rehearse/names';
import { readRehearsal, readText } from '../rehearse/read';
import { mistakesIn } from '../rehearse/resolve';

const folder = path.join(__dirname, '../rehearse/examples');

const mistakes = async (text: string, file = path.join(folder, 'a.yaml')): Promise<string[]> =>
	(await mistakesIn(readText(text, file))).map((one) => one.replace(`${folder}/`, ''));

const receptionist = (lines: string) => `rehearsal: A\ncall: Receptionist with AI Agent and tools\n${lines}`;

it.each(readdirSync(folder))('finds everything that an example names: %s', async (name) => {
	expect(await mistakesIn(await readRehearsal(path.join(folder, name)))).toEqual([]);
});

it('finds everything that the first example of the docs names', async () => {
	const page = readFileSync(path.join(__dirname, '../../docs/rehearsals.md'), 'utf8');
	const [, first] = /```yaml\n(rehearsal:[\s\S]*?)```/.exec(page)!;
	expect(await mistakes(first)).toEqual([]);
});

it.each([
	[
		'turns: [{ says: Hi, expect: [{ ran: Bok }] }]\n',
		'a.yaml:3: "Receptionist with AI Agent and tools" has no node "Bok". Did you mean "Book"?',
	],
	[
		'turns:\n  - says: Hi\n    expect:\n      - heard: a\n      - not ran: Free appointment\n',
		'a.yaml:7: .* Did you mean "Free appointments"\\?',
	],
	['turns:\n  - says: Hi\n    expect:\n      - ran once: { node: Boook }\n', 'a.yaml:6: .*"Boook". Did you mean "Book"'],
	['opening:\n  - ran: Hang upp\nturns: [{ says: Hi }]\n', 'a.yaml:4: .* Did you mean "Hang up"'],
	[
		'turns: [{ says: Hi }]\nafterwards:\n  - row:\n      table: Front desk appointment\n',
		'a.yaml:5: There is no Data Table .* Did you mean "Front desk appointments"',
	],
	['turns: [{ says: Hi }]\nafterwards: [{ row: { table: Zebra } }]\n', 'a.yaml:4: There is no Data Table "Zebra". Known are: '],
	['script:\n  - says: a\n  - calls: { tool: Bouk }\nturns: [{ says: Hi }]\n', 'a.yaml:5: .* has no tool "Bouk". Did you mean "Book"'],
	[
		'pretend:\n  Hours: {}\n  opening hours: fails\nturns: [{ says: Hi }]\n',
		'a.yaml:4: .*"Hours".*a.yaml:5: .*"opening hours". Did you mean "Opening hours"',
	],
	['turns:\n  - says: Hi\n  - event: Call endet\n', 'a.yaml:5: .* has no event "Call endet". It has: Voice turn, '],
	['as: Vapi\nturns: [{ says: Hi }]\n', 'a.yaml:3: .* is not called as "Vapi"'],
])('names line and nearest name: %j', async (lines, words) => {
	expect((await mistakes(receptionist(lines))).join(' ')).toMatch(new RegExp(words.replace(/[?]$/, '\\?'), 's'));
});

it.each([
	['Order lin', 'a.yaml:2: Nobody is called "Order lin". Did you mean "Order line"?'],
	['Zebra', 'a.yaml:2: Nobody is called "Zebra". Known are: '],
	['Greet callers by name, from Airtable', 'a.yaml:2: The example "Greet callers by name, from Airtable" needs an account of yours'],
])('knows who can be called: %s', async (name, words) => {
	expect((await mistakes(`rehearsal: A\ncall: ${name}\nturns: [{ says: Hi }]\n`))[0]).toContain(words);
});

it.each(['order LINE', 'Answer a call with Voice Reply', 'Front desk', '"+15005550100"', 'Receptionist on Vapi'])(
	'calls %s',
	async (name) => {
		expect(await mistakes(`rehearsal: A\ncall: ${name}\nturns: [{ event: Call ended }]\n`)).toEqual(
			name === 'Receptionist on Vapi' ? [expect.stringContaining('has no event "Call ended". It has: Voice turn.')] : [],
		);
	},
);

it.each([
	['Receptionist on Vapi', '"+15005550077"', undefined],
	['Receptionist on Vapi', 'withheld', 'a.yaml:3: "caller": only calls of AgentPhone can be withheld here'],
	['Receptionist on LiveKit', '"+15005550077"', 'a.yaml:3: "caller": "LiveKit" does not tell who calls'],
	['Order line', 'withheld', undefined],
])('knows whose number can be chosen: %s, %s', async (name, number, words) => {
	const text = `rehearsal: A\ncall: ${name}\ncaller: ${number}\nturns: [{ says: Hi }]\n`;
	expect(await mistakes(text)).toEqual(words === undefined ? [] : [words]);
});

it('has no voice turn for an agent of which the platform speaks itself', async () => {
	expect(await mistakes('rehearsal: A\ncall: Survey\nturns: [{ says: Hi }]\n')).toEqual([
		expect.stringContaining('has no event "voiceTurn"'),
	]);
});

describe('a workflow of your own', () => {
	let temporary: string;
	beforeAll(() => {
		temporary = mkdtempSync(path.join(os.tmpdir(), 'rehearsal-'));
		const example = JSON.parse(readFileSync(path.join(__dirname, '../../workflows/order-status.json'), 'utf8')) as WorkflowJson;
		writeFileSync(path.join(temporary, 'good.json'), JSON.stringify(example));
		writeFileSync(path.join(temporary, 'nobody.json'), JSON.stringify({ ...example, nodes: example.nodes.slice(-1) }));
		writeFileSync(path.join(temporary, 'broken.json'), '{');
		writeFileSync(path.join(temporary, 'other.json'), '{"nodes": 3}');
	});
	afterAll(() => rmSync(temporary, { recursive: true }));

	it.each([
		['good', 'Look it up', undefined],
		['god', 'Look it up', 'a.yaml:2: There is no workflow file .*god.json. Did you mean "good.json"\\?'],
		['broken', 'Look it up', 'a.yaml:2: .*broken.json is not JSON'],
		['other', 'Look it up', 'a.yaml:2: .*other.json is no workflow'],
		['nobody', 'Look it up', 'a.yaml:2: .*nobody.json has no trigger of n8n-nodes-voice-agents'],
		['good', 'Look up', 'a.yaml:5: "Order status from a database" has no node "Look up". Did you mean "Look it up"\\?'],
	])('is looked for beside the rehearsal: %s, %s', async (name, node, words) => {
		const text = `rehearsal: A\nworkflow: ./${name}.json\nturns:\n  - says: Hi\n    expect: [ran: ${node}]\n`;
		const found = await mistakes(text, path.join(temporary, 'a.yaml'));
		expect(found).toEqual(words === undefined ? [] : [expect.stringMatching(words)]);
	});
});

it('does not know all tables where one is chosen by its ID', () => {
	const using = (dataTableId: object) =>
		[{ nodes: [{ type: 'n8n-nodes-base.dataTable', parameters: { dataTableId } }] }] as unknown as WorkflowJson[];
	expect(tablesIn(using({ mode: 'name', value: 'Bookings' }))).toEqual({ names: ['Bookings'], areAll: true });
	expect(tablesIn(using({ mode: 'list', value: 'x1', cachedResultName: 'Bookings' }))).toEqual({ names: ['Bookings'], areAll: true });
	expect(tablesIn(using({ mode: 'id', value: 'x1' })).areAll).toBe(false);
	expect(tablesIn(using({ mode: 'name', value: '={{ $json.table }}' })).areAll).toBe(false);
});
