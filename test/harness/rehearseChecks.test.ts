// Each check of a rehearsal, seen passing, and failing for its own reason.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { CHECKS } from '../rehearse/checks';
import { judgeMeaning } from '../rehearse/checks/means';
import { judgeAll, judgeHouseRules } from '../rehearse/judge';
import type { HouseRule } from '../rehearse/format';
import type { Observation } from '../rehearse/observation';
import { delivery } from './deliveryFixture';
import { does, execution, ran, says, observation } from './rehearseFixture';

type Sample = [name: string, given: unknown, passes: Partial<Observation>, fails: Partial<Observation>, why: string];

const slow = says('One moment, please.', 'Here it is.');
const late = { lines: [{ atMs: 2_310, text: 'Yes.', raw: '' }] };
const node = (name: string, fromMs: number, toMs: number) => ({ name, fromMs, toMs });
const inFind = delivery({ executions: [{ ...execution('7'), nodes: [node('Find', 100, 2_000)] }] });
const old = (more: object) =>
	delivery({ id: 'd0', sentAt: 998_000, totalMs: 2_100, lines: [{ atMs: 500, text: 'Once', raw: '' }], ...more });
const rows = (...all: Array<Record<string, unknown>>) => ({ rows: async () => await Promise.resolve(all) });
const texts = (...all: Array<{ to: string; body: string }>) => ({ sent: { texts: all, calls: [] } });

const SAMPLES: Sample[] = [
	[
		'heard',
		'Half past EIGHT!',
		says('At half', 'past eight.'),
		says('We are full.'),
		'Heard "We are full." Expected "Half past EIGHT!" in it.',
	],
	['heard', 'eight', says('at eight'), says('in the eighties'), 'Heard "in the eighties". Expected'],
	['heard any', ['20:30', 'eight'], says('At eight.'), says('At nine.'), 'Expected one of these in it: "20:30", "eight".'],
	['heard exactly', 'at eight', says('At eight.'), says('At eight, yes.'), 'Expected exactly "at eight".'],
	['heard exactly', 'here it is', slow, says('One moment, please.', 'Here it is now.'), 'Expected exactly "here it is".'],
	['not heard', 'sorry', says('Gladly.'), says('I am sorry.'), '"sorry" must not be in it.'],
	['heard like', '/table (two|2)/i', says('Table 2.'), says('Table five.'), 'It does not match /table (two|2)/i.'],
	['fallback message', undefined, says('Sorry, please call again.'), says('Gladly.'), 'Expected the fallback message'],
	[
		'first word within',
		1_000,
		says('Yes.'),
		{ ...late, deliveries: [inFind] },
		'First word after 2.3 s (limit 1 s); 1.9 s of it in node "Find".',
	],
	['first word within', 1_000, says('Yes.'), { lines: [] }, 'First word never came.'],
	['filler within', 500, slow, says('Here it is.'), 'A filler line never came.'],
	['filler within', 500, slow, { ...slow, fillers: [] }, 'The trigger has no filler line.'],
	['done within', 1_500, {}, { deliveries: [delivery({ totalMs: 4_200 })] }, 'The end of the answer after 4.2 s (limit 1.5 s).'],
	[
		'silence at most',
		2_000,
		says('Yes.'),
		{ ...says('Yes.'), deliveries: [delivery({ totalMs: 4_500 })] },
		'4.2 s of silence after 0.3 s (limit 2 s).',
	],
	[
		'interrupted within',
		500,
		{ interrupted: old({}) },
		{ interrupted: old({ totalMs: 3_000 }) },
		'The old answer ended 1 s after the caller spoke',
	],
	['interrupted within', 500, { interrupted: old({}) }, {}, 'No answer was still coming'],
	[
		'interrupted within',
		500,
		{ interrupted: old({}) },
		{ interrupted: old({ lines: [{ atMs: 2_900, text: 'upon', raw: '' }] }) },
		'1 lines of the old answer were still spoken: "upon".',
	],
	[
		'ran',
		{ node: 'Book', with: { people: 4 } },
		{ runs: [ran('Book', { a: [{ people: 'four' }] })] },
		{ runs: [ran('Book', { people: 2 })] },
		'"Book" ran with people: 2, in execution 7.',
	],
	['ran', { node: 'Book', with: {} }, { runs: [ran('book')] }, { runs: [ran('Find')] }, '"Book" did not run. These ran: "Find".'],
	['ran once', { node: 'Book', with: {} }, { runs: [ran('Book')] }, { runs: [ran('Book'), ran('Book')] }, '"Book" ran 2 times.'],
	[
		'not ran',
		{ node: 'Book', with: { people: 4 } },
		{ runs: [ran('Book', { people: 2 })] },
		{ runs: [ran('Book', { people: 4 })] },
		'"Book" ran, in execution 7.',
	],
	['ran nothing', undefined, { deliveries: [delivery()] }, {}, 'It started execution 7.'],
	['refused', undefined, { deliveries: [delivery({ status: 401 })] }, {}, 'It was answered with 200.'],
	[
		'refused',
		undefined,
		{ deliveries: [delivery({ status: 503, sentAs: 'wrongProof' })] },
		{ deliveries: [delivery({ status: 503 })] },
		'It was answered with 503.',
	],
	[
		'refused',
		undefined,
		{ deliveries: [delivery({ status: 401, sentAs: 'stale' })] },
		{ deliveries: [delivery({ status: 500, sentAs: 'stale' })] },
		'It was answered with 500.',
	],
	[
		'refused',
		undefined,
		{ deliveries: [delivery({ status: 401 })] },
		{ deliveries: [delivery({ status: null, error: 'reset' })] },
		'There was no answer: reset.',
	],
	[
		'row',
		{ table: 'Bookings', with: { people: 4 } },
		rows({ id: 1, people: '4' }),
		rows({ id: 1, people: 2 }),
		'It has 1 rows, the last with { people: 2 }.',
	],
	['row', { table: 'Bookings', with: { people: 4 } }, rows({ people: 4 }), rows(), 'No such row in "Bookings". It is empty.'],
	[
		'sent text',
		{ to: 'caller', contains: '20:30' },
		texts({ to: '+15005550001', body: 'At 20:30.' }),
		texts({ to: '+15005550001', body: 'At 21.' }),
		'Not as expected. There was +15005550001: "At 21.".',
	],
	['sent text', { to: 'caller' }, texts({ to: '+15005550001', body: '' }), {}, 'No text message was made.'],
	['placed call', { to: '+1555' }, { sent: { texts: [], calls: [{ to: '+1555', body: '' }] } }, {}, 'No call was made.'],
	['hangs up', undefined, does('hangs up'), says('Goodbye.'), 'The agent did not hang up. The agent stayed on the line.'],
	['transfers', undefined, does('transfers the call'), does('hangs up'), 'The call was not transferred. The agent hangs up.'],
	[
		'transfers to',
		'+1555',
		does('transfers the call to +1555'),
		does('transfers the call to +1666'),
		'The call was transferred to +1666.',
	],
	['transfers to', '+1555', { ...does('transfers the call'), transferNumber: '+1555' }, says('No.'), 'The call was not transferred.'],
	['presses', '1#', does('presses 1#'), does('presses 2'), 'The agent presses 2. Expected the keys 1#.'],
	['stays on the line', undefined, says('Yes.'), does('transfers the call'), 'The agent transfers the call.'],
];

it.each(SAMPLES)('%s %j', async (name, given, passes, fails, why) => {
	expect(await judgeAll([{ name, given }], observation(passes))).toMatchObject([{ is: 'passed' }]);
	const [{ is, detail }] = await judgeAll([{ name, given }], observation(fails));
	expect(is).toBe('failed');
	expect(detail).toContain(why);
});

it('has a sample of every check that needs no model', () => {
	expect([...new Set(SAMPLES.map(([name]) => name)), 'means'].sort()).toEqual(Object.keys(CHECKS).sort());
});

it('does not judge what it cannot know', async () => {
	const results = await judgeAll([{ name: 'transfers to', given: '+1555' }], observation(does('transfers the call')));
	expect(results.map(({ is }) => is)).toEqual(['notJudged']);
});

it('fails, and does not break off, when a check cannot look', async () => {
	const broken = observation({ rows: async () => await Promise.reject(new Error('There is no Data Table "X".')) });
	expect(await judgeAll([{ name: 'row', given: { table: 'X', with: {} } }], broken)).toMatchObject([
		{ is: 'failed', detail: 'There is no Data Table "X".' },
	]);
});

describe('house rules', () => {
	const forged = delivery({ sentAs: 'wrongProof', status: 401, executions: [] });
	const broken: Array<[HouseRule, Partial<Observation>, string]> = [
		['failure', { runs: [{ ...ran('Find'), error: 'no database' }] }, 'Node "Find" failed in execution 7: no database'],
		['failure', { deliveries: [delivery({ executions: [execution('7', 'crashed')] })] }, 'Execution 7 ended with crashed.'],
		['silence', { lines: [] }, 'The caller heard nothing.'],
		['silence', { lines: [], deliveries: [delivery({ error: 'no answer within 30000 ms' })] }, 'no answer within 30000 ms'],
		['fallback message', says('Sorry, please call again.'), 'The caller heard the fallback message'],
		['odd words', says('Your order is undefined.'), 'The caller heard "undefined"'],
		['odd words', says('You have [object Object].'), '[object Object]'],
		['odd words', says('See https://example.com'), 'https://'],
		['odd words', says('We have **one** table.'), '**'],
		['undocumented', { deliveries: [delivery({ problems: ['line after the closing line: {}'] })] }, 'line after the closing line'],
		[
			'extra executions',
			{ deliveries: [delivery({ executions: [execution('7'), execution('8')] })] },
			'One delivery started 2 executions: 7, 8.',
		],
		['extra executions', { deliveries: [{ ...forged, executions: [execution('9')] }] }, 'not genuine started execution 9'],
	];

	it.each(broken)('%s: %j', (rule, more, why) => {
		const results = judgeHouseRules({ allow: [], expect: [] }, observation(more));
		expect(results).toEqual([{ name: `house rule: ${rule}`, is: 'failed', detail: expect.stringContaining(why) as unknown }]);
		expect(judgeHouseRules({ allow: [rule], expect: [] }, observation(more))).toEqual([
			{ name: 'house rules', is: 'passed', detail: '' },
		]);
	});

	it('are kept by a usual turn, a refused one, one that is cut off and one that only hangs up', () => {
		const kept = (more: Partial<Observation>) => judgeHouseRules({ allow: [], expect: [] }, observation(more)).map(({ is }) => is);
		expect(kept({})).toEqual(['passed']);
		expect(kept({ deliveries: [forged], lines: [] })).toEqual(['passed']);
		expect(kept({ deliveries: [delivery({ endedBy: 'interruption' })], lines: [] })).toEqual(['passed']);
		expect(kept({ lines: [{ atMs: 1, text: '', raw: '', does: 'hangs up' }] })).toEqual(['passed']);
		expect(kept({ deliveries: [], lines: [] })).toEqual([]);
	});

	it('let the fallback message pass where it is expected', () => {
		const expected = [{ name: 'fallback message', given: undefined }];
		const spoken = observation({ ...says('Sorry, please call again.'), runs: [{ ...ran('Find'), error: 'no database' }] });
		expect(judgeHouseRules({ allow: [], expect: expected }, spoken)).toMatchObject([{ is: 'passed' }]);
	});
});

describe('means', () => {
	const ask = async (content: string, status = 200) => {
		let asked = '';
		const server = createServer((request, response) => {
			request.on('data', (chunk: Buffer) => (asked += chunk.toString()));
			request.on('end', () => response.writeHead(status).end(JSON.stringify({ choices: [{ message: { content } }] })));
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		const verdict = await judgeMeaning('offers a table', 'caller: Hi', 'At eight.', { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: url });
		server.close();
		return { verdict, asked };
	};

	it('is not judged without a key, and never passes for that', async () => {
		expect(await judgeMeaning('a', 'b', 'c', {})).toMatchObject({
			is: 'notJudged',
			why: expect.stringContaining('OPENAI_API_KEY') as unknown,
		});
	});

	it('is judged by a model, with its reason', async () => {
		const good = await ask('{"passes": true, "reason": "It does."}');
		expect(good.verdict).toEqual({ is: 'passed', note: 'It does.' });
		expect(good.asked).toContain('At eight.');
		expect((await ask('{"passes": false, "reason": "No table."}')).verdict).toEqual({ is: 'failed', why: 'Judge: No table.' });
	});

	it.each([
		['no JSON', 'Sure!', 200],
		['another form', '{"passes": "yes"}', 200],
		['a refusal', '', 401],
	])('is not judged by %s', async (_what, content, status) => {
		expect((await ask(content, status)).verdict).toMatchObject({ is: 'notJudged' });
	});
});
