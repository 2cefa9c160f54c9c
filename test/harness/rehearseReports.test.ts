// Reports of rehearsals: for the terminal, for CI services and for people.
import { XMLParser, XMLValidator } from 'fast-xml-parser';

import { junitReport } from '../rehearse/report/junit';
import { pageReport } from '../rehearse/report/page';
import { terminalReport, terminalTotal } from '../rehearse/report/terminal';
import type { Outcome, Played, PlayedTurn } from '../rehearse/result';

const turn = (more: Partial<PlayedTurn> = {}): PlayedTurn => ({
	act: 'caller: Do you have a table?',
	atMs: 4_200,
	lines: [
		{ atMs: 300, text: 'Let me see.', raw: '' },
		{ atMs: 900, text: 'At <eight> & "nine".', raw: '', does: 'hangs up' },
	],
	totalMs: 1_000,
	executions: [{ id: '12', url: 'http://127.0.0.1:1/workflow/w/executions/12', status: 'success' }],
	checks: [
		{ name: 'heard "eight"', is: 'passed', detail: '' },
		{ name: 'first word within 1 s', is: 'passed', detail: '0.3 s' },
		{ name: 'ran Book { time: "20:30" }', is: 'failed', detail: '"Book" ran with time: "21:30", in execution 12.' },
		{ name: 'means "confirms"', is: 'notJudged', detail: 'no key' },
	],
	...more,
});

const run = (is: Played['is'], turns = [turn()]): Played => ({ is, turns, left: is === 'failed' ? 1 : 0, ms: 6_400 });

const outcome = (more: Partial<Outcome> = {}): Outcome => ({
	file: 'a.yaml',
	title: 'Reception & <co>',
	is: 'failed',
	reason: '',
	played: [run('failed')],
	mustPass: 1,
	...more,
});

const good = outcome({ title: 'Good', is: 'passed', played: [run('passed', [turn({ checks: turn().checks.slice(0, 2) })])] });
const broken = outcome({ title: 'b.yaml', is: 'couldNotRun', reason: 'b.yaml:3: "herd" is not known here.', played: [] });
const flaky = outcome({ title: 'Flaky', is: 'passed', played: [run('passed'), run('failed')], mustPass: 1 });

interface Suite {
	'@name': string;
	'@tests': string;
	'@failures': string;
	'@errors': string;
	'@skipped': string;
	properties: { property: Array<{ '@name': string; '@value': string }> };
	testcase: Array<{
		'@name': string;
		'@classname': string;
		failure?: { '@message': string; '#text': string };
		skipped?: unknown;
		error?: unknown;
	}>;
}

function suitesIn(xml: string): Suite[] {
	expect(XMLValidator.validate(xml)).toBe(true);
	const parser = new XMLParser({
		ignoreAttributes: false,
		attributeNamePrefix: '@',
		isArray: (name) => ['testsuite', 'testcase', 'property'].includes(name),
	});
	return (parser.parse(xml) as { testsuites: { testsuite: Suite[] } }).testsuites.testsuite;
}

describe('terminal', () => {
	it('shows the call with its checks, and why one failed', () => {
		expect(terminalReport(outcome()).split('\n')).toEqual([
			'FAILED  Reception & <co>  (a.yaml)  6.4 s',
			'  0:04  caller   Do you have a table?',
			'  0:04  agent    Let me see. / At <eight> & "nine". (hangs up)',
			'        ok      heard "eight"',
			'        ok      first word within 1 s (0.3 s)',
			'        FAILED  ran Book { time: "20:30" }',
			'                "Book" ran with time: "21:30", in execution 12.',
			'                execution 12: http://127.0.0.1:1/workflow/w/executions/12',
			'        skipped means "confirms" (no key)',
			'  stopped: 1 more turns depend on this one',
		]);
	});

	it('counts', () => {
		expect(terminalTotal([outcome(), good, broken])).toBe(
			'3 rehearsals, 1 passed, 1 failed, 1 could not run, 1 check not judged  12.8 s',
		);
		expect(terminalReport(broken)).toBe('COULD NOT RUN  b.yaml  (a.yaml)\n  b.yaml:3: "herd" is not known here.');
		expect(terminalReport(flaky)).toContain('1 of 2 runs passed, 1 must');
	});
});

describe('JUnit', () => {
	it('has a suite a file and a case a check', () => {
		const [suite, other, third] = suitesIn(junitReport([outcome(), good, broken], { n8n: '2.41.1' }));
		expect(suite).toMatchObject({ '@tests': '4', '@failures': '1', '@errors': '0', '@skipped': '1' });
		expect(suite.testcase.map((one) => one['@name'])).toEqual([
			'turn 1: heard "eight"',
			'turn 1: first word within 1 s',
			'turn 1: ran Book { time: "20:30" }',
			'turn 1: means "confirms"',
		]);
		expect(suite.testcase[2].failure).toMatchObject({
			'@message': expect.stringContaining('21:30') as unknown,
			'#text': expect.stringContaining('agent: At <eight>') as unknown,
		});
		expect(suite.testcase[3].skipped).toBeDefined();
		const properties = Object.fromEntries(suite.properties.property.map((one) => [one['@name'], one['@value']]));
		expect(properties).toEqual({ n8n: '2.41.1', file: 'a.yaml', 'execution 1': 'http://127.0.0.1:1/workflow/w/executions/12' });
		expect(other).toMatchObject({ '@tests': '2', '@failures': '0' });
		expect(third).toMatchObject({ '@tests': '1', '@errors': '1' });
		expect(third.testcase[0].error).toBeDefined();
	});

	it('fails for no run that may fail', () => {
		const [suite] = suitesIn(junitReport([flaky]));
		expect(suite['@failures']).toBe('0');
		expect(suite.testcase.filter(({ failure }) => failure !== undefined)).toEqual([]);
		expect(suite.properties.property).toContainEqual({ '@name': 'runs', '@value': '1 of 2 runs passed, 1 must' });
	});

	it('is well-formed whatever was said', () => {
		const hostile = `]]></failure>"'&\u0000\u0007\uFFFF\uD800 </testsuite>`;
		const checks = [{ name: hostile, is: 'failed' as const, detail: hostile }];
		const xml = junitReport([outcome({ title: hostile, played: [run('failed', [turn({ act: hostile, checks })])] })]);
		expect(suitesIn(xml)).toHaveLength(1);
		for (const character of ['\u0000', '\u0007', '\uFFFF', '\uD800']) expect(xml).not.toContain(character);
	});
});

describe('page', () => {
	const page = pageReport([outcome(), good, broken, flaky], 'Sunday');

	it('shows verdicts, the call, and why a check failed', () => {
		expect(page).toContain('4 rehearsals, 2 passed, 1 failed, 1 could not run');
		expect(page).toContain('<span class="failed">FAILED</span> Reception &amp; &lt;co&gt;');
		expect(page).toContain('agent: At &lt;eight&gt; &amp; &quot;nine&quot;.');
		expect(page).toContain('&quot;Book&quot; ran with time: &quot;21:30&quot;, in execution 12.');
		expect(page).toContain('First word: 0.3 s (median), 0.3 s at worst.');
	});

	it('needs nothing from outside, and runs nothing', () => {
		expect(page).not.toMatch(/<script|<img|<link|<iframe|\bsrc=|url\(|@import|\son\w+=/i);
		expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
		expect([...page.matchAll(/https?:\/\/[^"<]*/g)].map(([url]) => url)).toEqual(
			Array.from({ length: 3 }, () => 'http://127.0.0.1:1/workflow/w/executions/12'),
		);
	});

	it('shows hostile words as text', () => {
		const act = 'caller: </script><img src=x onerror=alert(1)>';
		const hostile = pageReport([outcome({ played: [run('failed', [turn({ act })])] })], '');
		expect(hostile).toContain('&lt;img src=x');
		expect(hostile).not.toContain('<img');
	});
});
