// The file of a rehearsal: what may stand in it, and what is said of a mistake.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { CHECKS } from '../rehearse/checks';
import { HOUSE_RULES, rehearsal } from '../rehearse/format';
import { FileError, parseRehearsal, readRehearsal } from '../rehearse/read';
import { optionsIn } from '../rehearse/options';

const GOOD = `rehearsal: A table
call: Reception
turns:
  - says: Hi
    expect:
      - heard: half past eight
      - first word within: 1.5 s
      - hangs up
      - ran: { node: Find, with: { people: 4 } }
`;

const mistakeIn = (text: string): string => {
	try {
		parseRehearsal(text, 'a.yaml');
	} catch (error) {
		if (error instanceof FileError) return error.message;
		throw error;
	}
	return 'no mistake';
};

const without = (old: string, by: string): string => {
	expect(GOOD).toContain(old);
	return mistakeIn(GOOD.replace(old, by));
};

it('reads checks with and without a value, times, and what is left out', () => {
	const { turns, runs, pretend } = parseRehearsal(GOOD, 'a.yaml');
	expect({ runs, pretend }).toEqual({ runs: 1, pretend: {} });
	expect(turns[0]).toMatchObject({ says: 'Hi', delivered: 'as usual', allow: [] });
	expect(turns[0].expect).toEqual([
		{ name: 'heard', given: 'half past eight' },
		{ name: 'first word within', given: 1_500 },
		{ name: 'hangs up', given: undefined },
		{ name: 'ran', given: { node: 'Find', with: { people: 4 } } },
	]);
});

it('takes JSON with the same keys', () => {
	expect(parseRehearsal(JSON.stringify({ rehearsal: 'A', call: 'B', turns: [{ says: '' }] }), 'a.json').call).toBe('B');
});

it.each([
	['heard: half', 'herd: half', 'a.yaml:6: "herd" is not known here. Did you mean "heard"?'],
	['turns:', 'turn:', 'a.yaml:3: "turn" is not known here. Did you mean "turns"?'],
	['call: R', 'cal: R', 'a.yaml:2: "cal" is not known here. Did you mean "call"?'],
	['says: Hi', 'say: Hi', 'a.yaml:4: "say" is not known here. Did you mean "says"?'],
	['people: 4 }', 'people: 4 }, nde: 4', 'a.yaml:9: "nde" is not known here. Did you mean "node"?'],
	['node: Find', 'nod: Find', 'a.yaml:9: "nod" is not known here. Did you mean "node"?'],
	['- hangs up', '- completely: wrong', 'a.yaml:8: "completely" is not known here. Known are: heard, '],
	['expect:', 'delivered: forget\n    expect:', 'a.yaml:5: "delivered" cannot be "forget". Did you mean "forged"?'],
	['expect:', 'allow: [silense]\n    expect:', 'a.yaml:5: "allow" cannot be "silense". Did you mean "silence"?'],
])('names line and nearest word: %s', (old, by, words) => {
	expect(without(old, by)).toContain(words);
});

it.each([
	['1.5 s', '1.5', 'a.yaml:7: first word within: write a time with its unit'],
	['1.5 s', '1.5 sec', 'a.yaml:7: first word within: write a time with its unit'],
	['hangs up', 'hangs up: 3', 'a.yaml:8: hangs up: takes no value'],
	['- heard: half past eight', '- heard like: /(/', 'a.yaml:6: heard like: write a regular expression'],
	['- hangs up', '- heard: a\n        hangs up: b', 'a.yaml:8: expect: write one check here'],
	['- hangs up', '- [1]', 'write one check here'],
	['call: R', 'workflow: x.json\ncall: R', 'write either "call"'],
	['call: Reception\n', '', 'write either "call"'],
	['says: Hi', 'waits: 8 s\n    says: Hi', 'a.yaml:4: turns: a turn needs one of: says, texts'],
	['says: Hi', 'interrupts after: 1 s\n    says: Hi', 'there is no answer to interrupt yet'],
	['call: R', 'runs: 0\ncall: R', 'a.yaml:2: runs: '],
	['call: R', 'runs: 2\nmust pass: 3\ncall: R', '"must pass" is more than "runs"'],
	['call: R', 'script: [{ when: a }]\ncall: R', 'a.yaml:2: a line of the script needs'],
	['call: R', 'pretend: { A: 3 }\ncall: R', 'a.yaml:2: A: write "fails", or the fields'],
	['A table', '[A table', 'a.yaml:'],
	['rehearsal: A table\n', '', 'a.yaml:1: rehearsal: write a text'],
])('says what to write: %s', (old, by, words) => {
	expect(without(old, by)).toContain(words);
});

it.each([
	['"+15005550077"', '+15005550077'],
	['+1 (500) 555-0077', '+15005550077'],
	['+49 30 901820', '+4930901820'],
	['withheld', 'withheld'],
])('takes who calls: %s', (written, caller) => {
	expect(parseRehearsal(GOOD.replace('call: R', `caller: ${written}\ncall: R`), 'a.yaml').caller).toBe(caller);
});

it.each([
	['+15005550077', 'a.yaml:2: caller: put the number in quotes: write "+", the country code'],
	['015112345678', 'a.yaml:2: caller: put the number in quotes'],
	['"0151 12345678"', '"015112345678" has no country code: write "+"'],
	['"0049 151 12345678"', 'has no country code: write "+"'],
	['"+1500"', '"+1500" is too short for a number of its country'],
	['"+15005550077123"', 'is too long for a number of its country'],
	['"+99912345678"', 'begins with no country code'],
	['"+1500CALLME"', 'is no phone number: write "+"'],
	['"+"', 'is no phone number: write "+"'],
	['""', 'has no country code'],
	['anonymous', 'has no country code'],
	['[1]', 'a.yaml:2: caller: write "+"'],
])('refuses who calls, and says what to write: %s', (written, words) => {
	expect(without('call: R', `caller: ${written}\ncall: R`)).toContain(words);
});

it('knows that texts have a sender', () => {
	expect(
		without('says: Hi', 'texts: Hi').concat(mistakeIn(GOOD.replace('says', 'texts').replace('call: R', 'caller: withheld\ncall: R'))),
	).toBe('no mistakea.yaml:5: turns: a text message has a sender: "caller" cannot be withheld here');
});

it('knows that a file is not there', async () => {
	await expect(readRehearsal('/nowhere/a.yaml')).rejects.toThrow('there is no such file');
});

const folder = path.join(__dirname, '../rehearse/examples');

it.each(readdirSync(folder))('can be read: %s', async (name) => {
	await expect(readRehearsal(path.join(folder, name))).resolves.toBeDefined();
});

it('refuses a command without files, or with a wrong number of runs', () => {
	expect(optionsIn(['a.yaml', '--runs', '5', '--check'])).toMatchObject({ files: ['a.yaml'], runs: 5, check: true, strict: false });
	expect(() => optionsIn([])).toThrow('npm run rehearse');
	expect(() => optionsIn(['a.yaml', '--runs', 'many'])).toThrow('1 to 100');
	expect(() => optionsIn(['a.yaml', '--often'])).toThrow("Unknown option '--often'");
	expect(optionsIn(['a.yaml', '--watch', '--queue'])).toMatchObject({ watch: true, queue: true });
	expect(() => optionsIn(['a.yaml', '--queue', '--on', 'http://127.0.0.1:1'])).toThrow('leave out one of --queue and --on');
	expect(() => optionsIn(['a.yaml', '--watch', '--check'])).toThrow('leave out one of --watch and --check');
});

describe('docs/rehearsals.md', () => {
	const page = readFileSync(path.join(__dirname, '../../docs/rehearsals.md'), 'utf8');
	const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text);
	const [, table] = /## Checks\n([\s\S]*?)\n\n`means`/.exec(page)!;
	const rows = table.split('\n').filter((line) => line.startsWith('| `'));
	const samples = rows.flatMap((row) => [...row.split(' | ')[0].matchAll(/`([^`]+)`/g)].map(([, text]) => text.replace(/\\\|/g, '|')));

	it.each(blocks)('has an example that can be read: %#', (text) => {
		const whole = /^rehearsal:/m.test(text) ? text : `${text}rehearsal: A\ncall: B\nturns: [{ says: Hi }]\n`;
		expect(parseRehearsal(whole, 'docs').turns.length).toBeGreaterThan(0);
	});

	it.each(samples)('shows a check as it may be written: %s', (sample) => {
		expect(mistakeIn(`rehearsal: A\ncall: B\nturns:\n  - says: Hi\n    expect:\n      - ${sample}\n`)).toBe('no mistake');
	});

	it('has every check and every key', () => {
		expect([...new Set(samples.map((sample) => sample.split(':')[0]))].sort()).toEqual(Object.keys(CHECKS).sort());
		for (const key of Object.keys(rehearsal.shape)) expect(page).toContain(`\`${key}\``);
		for (const rule of HOUSE_RULES) expect(page).toContain(`| \`${rule}\` |`);
	});
});
