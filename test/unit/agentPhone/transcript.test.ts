import { dialogue, readTurns } from '../../../nodes/AgentPhone/actions/call/transcript';

const at = '2026-01-01T00:00:00Z';
const spoken = [
	{ role: 'agent', content: 'Hello', at },
	{ role: 'user', content: 'Hi', at },
];
const turns = [
	{ role: 'agent', content: 'Hello', createdAt: at },
	{ role: 'user', content: 'Hi', createdAt: at },
];
const pairs = [
	{ id: 'tr_1', transcript: null, response: 'Hello', confidence: null, createdAt: at },
	{ id: 'tr_2', transcript: 'Hi', response: null, confidence: 0.9, createdAt: at },
];

describe('readTurns', () => {
	it.each([
		['{transcript: turns}', { callId: 'c', transcript: turns }],
		['turns alone', turns],
		['{transcripts: turns}', { transcripts: turns }],
		['{data: pairs}', { data: pairs }],
		['{transcripts: pairs}', { transcripts: pairs }],
		['pairs alone', pairs],
	])('%s', (_, answer) => expect(readTurns(answer)).toEqual(spoken));

	it('makes two turns of one pair, the caller first', () => {
		expect(readTurns([{ transcript: 'Open?', response: 'Yes.' }])).toEqual([
			{ role: 'user', content: 'Open?' },
			{ role: 'agent', content: 'Yes.' },
		]);
	});

	it.each([[null], [{}], [{ transcript: null }], [[]], [[{ role: 'user', content: '  ' }]], [[{ transcript: 5 }]]])(
		'%j has no turns',
		(answer) => expect(readTurns(answer)).toEqual([]),
	);
});

it('dialogue is one line a turn', () => {
	expect(dialogue(readTurns(turns))).toBe('Agent: Hello\nUser: Hi');
	expect(dialogue([])).toBe('');
});
