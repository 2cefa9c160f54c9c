// Rehearsals on what `npm start` shows: those of the examples, some that must fail, and one that is made from a call.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { Target } from '../../../console/protocol';
import { calleesOfTheTestBed, type Callee } from '../../../rehearse/callees';
import { parseRehearsal, readRehearsal } from '../../../rehearse/read';
import { rehearse } from '../../../rehearse/rehearse';
import { terminalReport } from '../../../rehearse/report/terminal';
import { checksOf, type Outcome } from '../../../rehearse/result';
import { asRehearsal } from '../../../rehearse/save';
import { TestBed } from '../../../rehearse/testBed';
import type { ConsoleDemo } from '../../../start/demo';
import type { Thoroughness } from './fixture';

const folder = path.join(__dirname, '../../../rehearse/examples');

const failed = ({ played }: Outcome) =>
	played.flatMap((run) => checksOf(run).flatMap(({ is, name, detail }) => (is === 'failed' ? [{ name, detail }] : [])));

/** Too long for every run; one of an agent with tools is in all. */
const NIGHTLY = [
	'call-and-wait',
	'elevenlabs-receptionist',
	'livekit-receptionist',
	'order-status-breaks',
	'lead-capture',
	'restaurant-table',
];

/** Of one file. */
const EQUAL_RUNS = 20;

export function rehearsalsSuite(getFixture: () => ConsoleDemo, { whole = false }: Thoroughness = {}): void {
	let testBed: TestBed;
	beforeAll(async () => {
		testBed = await TestBed.of(getFixture());
	});
	afterAll(() => testBed.close());

	const playText = async (text: string, on = testBed) =>
		await rehearse({ file: path.join(folder, 'of-a-test.yaml'), rehearsal: parseRehearsal(text, 'a.yaml') }, on);

	it.each(['receptionist', ...(whole ? NIGHTLY : [])])('passes: %s', async (name) => {
		const file = path.join(folder, `${name}.yaml`);
		const outcome = await rehearse(await readRehearsal(file), testBed);
		expect({ is: outcome.is, report: outcome.is === 'passed' ? '' : terminalReport(outcome) }).toEqual({
			is: 'passed',
			report: '',
		});
	});

	it('knows without n8n who can be called', async () => {
		const { callees } = await calleesOfTheTestBed();
		// An agent without a workflow of its own may be left by another test.
		const targets = (await testBed.client.targets()).filter(
			({ isShared, name }) => !isShared || ['Survey', 'Your own agent'].includes(name),
		);
		const isCallee = (target: Target) =>
			callees.some(({ names }) => names.includes(target.name) && names.includes(target.workflow?.name ?? ''));
		expect(targets.filter((target) => !isCallee(target)).map(({ name }) => name)).toEqual([]);
		const isTarget = ({ names: [first] }: Callee) => targets.some(({ name, workflow }) => [name, workflow?.name].includes(first));
		expect(callees.filter((callee) => !isTarget(callee)).map(({ names }) => names)).toEqual([]);
	});

	if (whole) {
		it('gives one verdict on equal runs', async () => {
			const file = path.join(folder, 'front-desk-says-goodbye.yaml');
			const { is, played } = await rehearse(await readRehearsal(file), testBed, { runs: EQUAL_RUNS });
			const verdicts = played.map((run) => checksOf(run).map((one) => `${one.name}: ${one.is}`));
			expect({ is, runs: verdicts.length }).toEqual({ is: 'passed', runs: EQUAL_RUNS });
			expect(verdicts).toEqual(verdicts.map(() => verdicts[0]));
		});
	}

	it('fails for a workflow that says and does something else', async () => {
		const changed = `rehearsal: A\ncall: Order status from a database\npretend: { Look it up: { status: is lost } }\nturns:\n  - says: Order 4711?\n`;
		expect(failed(await playText(`${changed}    expect: [{ heard: arrives tomorrow }, { ran: { node: Tell the status } }]\n`))).toEqual(
			[{ name: 'heard "arrives tomorrow"', detail: expect.stringContaining('is lost') as unknown }],
		);
		const breaks = changed.replace('{ status: is lost }', 'fails');
		expect(failed(await playText(breaks)).map(({ name }) => name)).toEqual(['house rule: failure', 'house rule: fallback message']);
	});

	it('plays on the console of another process', async () => {
		const { console: shown } = getFixture();
		const other = await TestBed.on(shown.url);
		try {
			const text =
				'rehearsal: A\ncall: Order status from a database\nturns:\n  - says: Order 4711?\n    expect: [heard: arrives tomorrow]\n';
			expect(await playText(text, other)).toMatchObject({ is: 'passed' });
			expect(await playText(`${text}script: [{ says: Hi }]\n`, other)).toMatchObject({
				is: 'couldNotRun',
				reason: expect.stringContaining('leave out --on') as unknown,
			});
		} finally {
			await other.close();
		}
	});

	it('makes a rehearsal of a call, and it passes unedited', async () => {
		const before = new Set(testBed.client.deliveries().map(({ id }) => id));
		await playText('rehearsal: A\ncall: Order line\nturns:\n  - says: Where is my order?\n');
		const call = testBed.client.deliveries().filter(({ id }) => !before.has(id));
		const temporary = await mkdtemp(path.join(os.tmpdir(), 'rehearsal-'));
		try {
			const file = path.join(temporary, 'saved.yaml');
			await writeFile(file, asRehearsal(call));
			const outcome = await rehearse(await readRehearsal(file), testBed);
			expect(failed(outcome)).toEqual([]);
			expect(checksOf(outcome.played[0]).length).toBeGreaterThan(5);
		} finally {
			await rm(temporary, { recursive: true });
		}
	});
}
