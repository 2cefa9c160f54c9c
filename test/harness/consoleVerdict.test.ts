// What the call console says about a delivery: a failure may not look like a success.
import { marked, ownLinesOf } from '../console/ownLines';
import { inPlainWords, verdictOn } from '../console/page/verdict';
import type { Delivery, ExecutionLink, HeardLine } from '../console/protocol';

const line = (text: string, kind?: HeardLine['kind']): HeardLine => ({ atMs: 1, text, raw: text, ...(kind && { kind }) });

const execution = (status: string, error?: ExecutionLink['error']): ExecutionLink => ({
	id: '7',
	status,
	url: '',
	...(error && { error }),
});

const verdict = (given: Partial<Delivery>) =>
	verdictOn({
		isDone: true,
		event: 'voiceTurn',
		status: 200,
		error: null,
		answer: '',
		sentAs: 'authenticated',
		endedBy: null,
		lines: [],
		repeats: null,
		executions: [],
		problems: [],
		...given,
	} as Delivery);

const failed = [execution('error', { node: 'Find order', message: 'No such table' })];

it.each<[string, Partial<Delivery>, string, string]>([
	['an answer', { lines: [line('Hi.')], executions: [execution('success')] }, 'good', 'Answered'],
	['keys pressed without a word', { lines: [{ ...line(''), does: 'presses 1' }] }, 'good', 'Answered'],
	['nothing', {}, 'bad', 'Silence'],
	['the fallback message', { lines: [line('Sorry.', 'fallback')] }, 'bad', 'The caller heard the fallback message'],
	[
		'a failure',
		{ executions: failed, lines: [line('One moment.', 'filler'), line('Sorry.', 'fallback')] },
		'bad',
		'Workflow failed: the caller heard the fallback message',
	],
	['a failure in silence', { executions: failed, status: 200 }, 'bad', 'Workflow failed: the caller heard nothing'],
	[
		'a failure after a filler',
		{ executions: failed, lines: [line('One moment.', 'filler')] },
		'bad',
		'Workflow failed: the caller heard only a filler line',
	],
	[
		'a failure half way',
		{ executions: failed, lines: [line('Hi.')] },
		'bad',
		'Workflow failed: the caller heard only part of the answer',
	],
	['a failure after hanging up', { executions: failed, endedBy: 'caller' }, 'bad', 'Workflow failed: the caller heard nothing'],
	['a stopped execution', { executions: [execution('canceled')], event: 'callEnded' }, 'bad', 'Workflow stopped'],
	['a crash', { executions: [execution('crashed')], event: 'callEnded' }, 'bad', 'Workflow failed'],
	['a failed event', { executions: failed, event: 'callEnded' }, 'bad', 'Workflow failed'],
	['its repetition', { executions: failed, event: 'callEnded', repeats: 'd1' }, 'good', 'Known already'],
	[
		'what is not documented',
		{ lines: [line('Bye.')], problems: ['transfer without a transferNumber on the agent'] },
		'warn',
		'Answered, but not all of it worked',
	],
])('%s', (_what, given, tone, text) => {
	expect(verdict(given)).toMatchObject({ tone, text });
});

it('names the node that failed, and why', () => {
	expect(verdict({ executions: failed }).detail).toBe('Node “Find order”: No such table');
	expect(verdict({ executions: [execution('error', { node: null, message: 'Out of memory' })] }).detail).toBe('Out of memory');
});

it.each([
	['transfer without a transferNumber on the agent', /no transfer number.*AgentPhone, Agent, Update/],
	['unknown field: started', /does not document: started/],
	['something nobody has seen', /^Not as the platform documents it: something/],
])('says in plain words: %s', (problem, words) => {
	expect(inPlainWords(problem)).toMatch(words);
});

describe('what a trigger says by itself', () => {
	const kindOf = (text: string, parameters: object) => marked(line(text), ownLinesOf({ parameters: { ...parameters } })).kind;

	it.each<[string, object, HeardLine['kind']]>([
		['Hello, how can I help you?', {}, 'greeting'],
		['One moment, please.', {}, 'filler'],
		['One moment, please...', {}, 'filler'],
		['Einen Moment, bitte.', { options: { language: 'de-DE' } }, 'filler'],
		['I am still looking.', { filler: 'Let me see.\nI am still looking.' }, 'filler'],
		['Sorry, I could not do that just now. Please try again.', {}, 'fallback'],
		['Please call later.', { fallbackMessage: 'Please call later.' }, 'fallback'],
		['One moment, please.', { filler: '' }, undefined],
		['Your order arrives tomorrow.', {}, undefined],
		['', { greeting: '' }, undefined],
	])('%j with %j', (text, parameters, kind) => expect(kindOf(text, parameters)).toBe(kind));
});
