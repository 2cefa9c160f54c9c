// What "Calls at a glance" makes of rows, addresses and cells, also of hostile ones.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { cell, csvOf } from '../../console/calls/csv';
import { daysShown, filtered, filtersIn, isFiltered, NO_FILTERS, putInto, type Filters } from '../../console/calls/filters';
import { callsIn, saidIn, transcriptText } from '../../console/calls/rows';
import { duration, number, orDash, platformName, seconds } from '../../console/calls/words';
import { aCall, rowOf, type CallRecord } from '../../support/callRecords';

const root = path.resolve(__dirname, '../../..');

const callOf = (given: Partial<CallRecord>) => callsIn([rowOf(aCall(given))])[0];

describe('rows', () => {
	it('that hold no call are left out', () => {
		expect(callsIn([{}, null, 'x', 7, [], { callId: 'without a time' }, { callId: '', at: '2026-11-02T09:00:00Z' }])).toEqual([]);
	});

	it('take any type in any column', () => {
		const [call] = callsIn([
			{
				callId: 'x',
				at: '2026-11-02T09:00:00Z',
				durationSeconds: '12',
				missed: 1,
				successful: 0,
				status: 5,
				sentiment: 'angry',
				costAmount: Number.NaN,
				transcript: 9,
				recordingUrl: {},
			},
		]);
		expect(call).toMatchObject({
			durationSeconds: null,
			outcome: 'missed',
			successful: false,
			mood: null,
			cost: null,
			transcript: null,
			recordingUrl: null,
			platform: 'unknown',
		});
	});

	it('of the same call are one: the one that tells more', () => {
		const full = rowOf(aCall({ callId: 'x' }));
		const poor = { ...full, summary: null };
		for (const rows of [
			[full, poor],
			[poor, full],
		])
			expect(callsIn(rows).map(({ summary }) => summary)).toEqual(['Booked a table.']);
		expect(callsIn([full, { ...full, platform: 'vapi' }])).toHaveLength(2);
	});

	it.each([
		['javascript:alert(1)', null],
		['data:text/html,x', null],
		[' https://example.org/a.mp3', null],
		['https://example.org/a.mp3', 'https://example.org/a.mp3'],
	])('a recording at %s is offered as %s', (recordingUrl, expected) => {
		expect(callOf({ recordingUrl }).recordingUrl).toBe(expected);
	});

	it('read a transcript that is a list, a text, or broken', () => {
		expect(saidIn(callOf({}))).toEqual([
			{ role: 'agent', text: 'Hello, how can I help?', atMs: 1_000 },
			{ role: 'caller', text: 'I would like to book a table.', atMs: 5_000 },
		]);
		expect(saidIn(callOf({ transcript: [], transcriptText: 'Agent: Hi' }))).toBe('Agent: Hi');
		expect(saidIn(callOf({ transcript: [], transcriptText: '[broken' }))).toBe('[broken');
		expect(saidIn(callOf({ transcript: [], transcriptText: '' }))).toEqual([]);
		expect(transcriptText(callOf({}))).toBe('Agent: Hello, how can I help?\nCaller: I would like to book a table.');
	});
});

describe('filters', () => {
	const calls = callsIn([
		rowOf(aCall({ callId: 'a', startedAt: new Date(2026, 10, 2, 0, 0).toISOString() })),
		rowOf(
			aCall({
				callId: 'b',
				startedAt: new Date(2026, 10, 3, 23, 59).toISOString(),
				platform: 'vapi',
				agentName: null,
				agentId: 'asst_1',
			}),
		),
		rowOf(
			aCall({
				callId: 'c',
				startedAt: new Date(2026, 10, 4, 12, 0).toISOString(),
				status: 'failed',
				endedReason: 'error',
				summary: 'CRÈME brûlée',
			}),
		),
	]);
	const fit = (change: Partial<Filters>) => filtered(calls, { ...NO_FILTERS, ...change }).map(({ callId }) => callId);

	it.each<[Partial<Filters>, string[]]>([
		[{}, ['c', 'b', 'a']],
		[{ agent: 'asst_1' }, ['b']],
		[{ platform: 'vapi' }, ['b']],
		[{ outcome: 'failed' }, ['c']],
		[{ reason: 'error' }, ['c']],
		[{ from: '2026-11-03' }, ['c', 'b']],
		[{ to: '2026-11-03' }, ['b', 'a']],
		[{ from: '2026-11-02', to: '2026-11-02' }, ['a']],
		[{ search: 'TABLE how' }, ['c', 'b', 'a']],
		[{ search: 'crème' }, ['c']],
		[{ search: '  brûlée   table ' }, ['c']],
		[{ search: 'role' }, []],
	])('%j leave %j', (change, expected) => {
		expect(fit(change)).toEqual(expected);
	});

	it('stand in an address and come back', () => {
		const filters: Filters = {
			search: 'a & b',
			agent: 'x=y',
			platform: 'vapi',
			outcome: 'missed',
			reason: 'é',
			from: '2026-11-02',
			to: '2026-11-03',
		};
		const query = new URLSearchParams('days=90');
		putInto(query, filters);
		expect(query.get('days')).toBe('90');
		expect(filtersIn(new URLSearchParams(query.toString()))).toEqual(filters);
		putInto(query, NO_FILTERS);
		expect(query.toString()).toBe('days=90');
	});

	it.each([
		['', '', '2026-10-29', '2026-11-28'],
		['2026-11-02', '', '2026-11-02', '2026-11-28'],
		['0002-01-01', '9999-12-31', '2026-10-29', '2026-11-28'],
		['2026-11-20', '2026-11-10', '2026-11-10', '2026-11-10'],
	])('from %j to %j draw the days %s to %s', (from, to, first, last) => {
		const readAt = new Date(2026, 10, 28, 12).getTime();
		expect(daysShown({ ...NO_FILTERS, from, to }, 30, readAt)).toEqual({ from: first, to: last });
	});

	it('that mean nothing are none', () => {
		const filters = filtersIn(new URLSearchParams('outcome=constructor&from=yesterday&to=2026-13-45&other=1'));
		expect(isFiltered(filters)).toBe(false);
	});
});

describe('the file for spreadsheets', () => {
	it.each([
		['=1+1', "'=1+1"],
		['+15005550001', "'+15005550001"],
		['-2', "'-2"],
		['@SUM(A1)', "'@SUM(A1)"],
		['\t=1', "'\t=1"],
		['  =1', "'  =1"],
		['\r=1', '"\'\r=1"'],
		['=HYPERLINK("https://example.org","x")', '"\'=HYPERLINK(""https://example.org"",""x"")"'],
		['a "b", c', '"a ""b"", c"'],
		['two\nlines', '"two\nlines"'],
		['plain', 'plain'],
		[null, ''],
		[-2, '-2'],
		[true, 'true'],
	])('writes %j as %j', (value, expected) => {
		expect(cell(value)).toBe(expected);
	});

	it('has a line a call, and numbers as the page shows them', () => {
		const calls = [callOf({ summary: '=cmd' })];
		const [head, line, end] = csvOf(calls, false).split('\r\n');
		expect(head.startsWith('\uFEFFplatform,callId,')).toBe(true);
		expect(line).toContain(',… 0001,');
		expect(line).toContain(",'=cmd,");
		expect(end).toBe('');
		expect(csvOf(calls, true)).toContain(",'+15005550001,");
	});
});

describe('words', () => {
	it('show what is not told as a dash', () => {
		expect([orDash(null, String), orDash(0, String)]).toEqual(['–', '0']);
	});

	it('shorten numbers', () => {
		expect([number('+15005550001', false), number('+15005550001', true), number('911', false)]).toEqual([
			'… 0001',
			'+15005550001',
			'911',
		]);
	});

	it('know durations and platforms', () => {
		expect([duration(65), duration(3_723), duration(59.7), seconds(612), seconds(2_400), seconds(12_000)]).toEqual([
			'1:05',
			'1:02:03',
			'1:00',
			'0.61 s',
			'2.4 s',
			'12 s',
		]);
		expect([platformName('vapi'), platformName('constructor')]).toEqual(['Vapi', 'constructor']);
	});
});

describe('the workflow', () => {
	const shown = () => {
		const { nodes } = JSON.parse(readFileSync(path.join(root, 'workflows/calls-at-a-glance.json'), 'utf8')) as {
			nodes: Array<{ name: string; parameters: { responseBody: string } }>;
		};
		return nodes.find(({ name }) => name === 'Show the page')!.parameters.responseBody;
	};

	it('holds the page as it is now', () => {
		execFileSync(process.execPath, ['--import', 'tsx', 'test/tools/callsPage.ts', '--check'], { cwd: root, stdio: 'pipe' });
	});

	it('lets rows in at two places, before the script, and nothing from elsewhere', () => {
		const page = shown();
		expect(page.match(/\{\{/g)).toHaveLength(2);
		expect(page.lastIndexOf('{{')).toBeLessThan(page.lastIndexOf('<script>'));
		expect(page.match(/<[^>]*\b(?:src|href)="[^"]*"/g)).toEqual(['<link rel="icon" href="data:,"']);
	});

	it('never takes text for HTML', () => {
		const folder = path.join(root, 'test/console/calls');
		const sources = readdirSync(folder).filter((name) => /\.tsx?$/.test(name));
		expect(sources.length).toBeGreaterThan(8);
		expect(
			sources.filter((name) => /innerHTML|insertAdjacent|document\.write/i.test(readFileSync(path.join(folder, name), 'utf8'))),
		).toEqual([]);
	});
});
