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

describe('a transcript that grew while it was written', () => {
	const turn = (role: string, content: string, createdAt?: string) => ({ role, content, ...(createdAt && { createdAt }) });
	const spokenIn = (answer: unknown) => readTurns(answer).map(({ role, content }) => `${role}: ${content}`);

	it.each([
		['a turn that the next one begins with', ['I want', 'I want to book', 'I want to book a table'], ['I want to book a table']],
		['equal neighbours', ['Yes.', 'Yes.'], ['Yes.']],
		['turns that do not begin alike', ['I want', 'to book'], ['I want', 'to book']],
		['a turn that begins with the next one', ['I want to book', 'I want'], ['I want to book', 'I want']],
		['a turn that another one comes after', ['Yes.', 'No.', 'Yes. Please'], ['Yes.', 'No.', 'Yes. Please']],
	])('%s', (_, contents, expected) => {
		expect(readTurns(contents.map((content) => turn('user', content))).map(({ content }) => content)).toEqual(expected);
	});

	it('"Yes." stays where somebody else goes on with it', () => {
		expect(spokenIn([turn('agent', 'Yes.'), turn('user', 'Yes. Please')])).toEqual(['agent: Yes.', 'user: Yes. Please']);
		expect(spokenIn([turn('user', 'Yes.'), turn('agent', 'Fine.'), turn('user', 'Yes. Please')])).toEqual([
			'user: Yes.',
			'agent: Fine.',
			'user: Yes. Please',
		]);
	});

	it('holds for pairs, where the answer comes with the last of them', () => {
		const grown = [
			{ transcript: 'I want', response: null },
			{ transcript: 'I want to book', response: '' },
			{ transcript: 'I want to book', response: 'For when?' },
		];
		expect(spokenIn({ data: grown })).toEqual(['user: I want to book', 'agent: For when?']);
	});

	it('keeps the time at which the turn began', () => {
		const grown = [turn('user', 'I want', at), turn('user', 'I want to book', '2026-01-01T00:00:02Z')];
		expect(readTurns(grown)).toEqual([{ role: 'user', content: 'I want to book', at }]);
		expect(readTurns([turn('user', 'I'), turn('user', 'I want', at)])).toEqual([{ role: 'user', content: 'I want', at }]);
	});
});

it('dialogue is one line a turn', () => {
	expect(dialogue(readTurns(turns))).toBe('Agent: Hello\nUser: Hi');
	expect(dialogue([])).toBe('');
});
