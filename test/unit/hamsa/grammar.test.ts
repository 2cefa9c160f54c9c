import { Hamsa } from '../../../nodes/Hamsa/Hamsa.node';
import { operations } from '../../../nodes/Hamsa/actions/router';
import routes from '../../integration/hamsa/routes.json';
import { describeGrammar, describeWarnings, Grammar } from '../support/grammar';

const grammar = new Grammar(Hamsa, operations, 'Hamsa');

describeGrammar(grammar);

describeWarnings(grammar, [
	['call', 'create', /real phone, costs money, and cannot be undone/, /real phone and costs money/],
	['call', 'createFromOwnNumber', /real phone, costs money, and cannot be undone/, /real phone and costs money/],
	['call', 'createWeb', /Anyone with the token.*costs money/, /Talking costs money/],
	['campaign', 'cancel', /ends the campaign/, /no further recipients are called/],
	['campaign', 'create', /many real phones, costs money for each call, and cannot be undone/, /many real phones and costs money/],
	['campaign', 'resume', /real phones.*costs money/, /real phones and costs money/],
	['campaign', 'retry', /real phones again.*costs money/, /real phones and costs money/],
	['conversation', 'join', /Anyone can listen in.*not document/, /listen in/],
	['knowledgeItem', 'delete', /cannot be undone/, /permanently.*cannot be undone/],
	['number', 'delete', /permanently.*cannot be undone/, /permanently.*cannot be undone/],
	['ttsHistory', 'create', /costs credits/, /Costs credits/],
	['voice', 'clone', /agreed to it.*costs? credits/, /has agreed to it.*costs? credits/i],
	['webTool', 'test', /real request to this server/, /real request/],
]);

describe('the operations', () => {
	it('are those the list of the API names', () => {
		const listed = routes.flatMap((route) => ('operation' in route && route.operation !== undefined ? [route.operation] : []));
		expect([...grammar.names].sort()).toEqual([...new Set(listed)].sort());
	});

	it.each(['clone', 'create'])('agent.%s says that an agent cannot be deleted', (operation) => {
		expect(grammar.told('agent', operation)).toContain('It cannot be deleted with this node');
		expect(grammar.option('agent', operation)?.description).toContain('It cannot be deleted with this node');
	});

	it.each([
		['job', 'createAiContent'],
		['job', 'createCustomAiContent'],
		['job', 'textToSpeech'],
		['job', 'transcribe'],
		['speech', 'speechToText'],
		['speech', 'textToSpeech'],
	])('%s.%s tells agents that it costs credits', (resource, operation) => {
		expect(grammar.told(resource, operation)).toMatch(/costs credits/i);
	});

	it('offer to wait wherever something goes on after the answer', () => {
		expect(grammar.having('waitForResult')).toEqual([
			'call.create',
			'call.createFromOwnNumber',
			'job.createAiContent',
			'job.createCustomAiContent',
			'job.textToSpeech',
			'job.transcribe',
		]);
	});
});
