import { Hamsa } from '../../../nodes/Hamsa/Hamsa.node';
import { operations } from '../../../nodes/Hamsa/actions/router';
import routes from '../../integration/hamsa/routes.json';
import { describeGrammar, describeWarnings, Grammar } from '../support/grammar';

const grammar = new Grammar(Hamsa, operations, 'Hamsa');

describeGrammar(grammar);

describeWarnings(grammar, [
	['call', 'create', /real phone, costs money, and cannot be taken back/, /real phone and costs money/],
	['call', 'createFromOwnNumber', /real phone, costs money, and cannot be taken back/, /real phone and costs money/],
	['call', 'createWeb', /Whoever has the token.*costs money/, /costs money once used/],
	['campaign', 'cancel', /ends the campaign/, /nobody else is called/],
	['campaign', 'create', /many real phones, costs money for each call, and cannot be taken back/, /many real phones and costs money/],
	['campaign', 'resume', /real phones.*costs money/, /real phones and costs money/],
	['campaign', 'retry', /real phones again.*costs money/, /real phones and costs money/],
	['conversation', 'join', /not documented.*lets whoever has it listen in/, /listen in/],
	['knowledgeItem', 'delete', /cannot be undone/, /for good which cannot be undone/],
	['number', 'delete', /for good.*cannot be undone/, /for good which cannot be undone/],
	['ttsHistory', 'create', /costs credits/, /costs credits/],
	['voice', 'clone', /agreed to it.*costs? credits/, /owner agreed to it.*costs? credits/i],
	['webTool', 'test', /really calls this server/, /really calls it/],
]);

describe('the operations', () => {
	it('are those the list of the API names', () => {
		const listed = routes.flatMap((route) => ('operation' in route && route.operation !== undefined ? [route.operation] : []));
		expect([...grammar.names].sort()).toEqual([...new Set(listed)].sort());
	});

	it.each(['clone', 'create'])('agent.%s says that an agent cannot be deleted', (operation) => {
		expect(grammar.told('agent', operation)).toContain('for good as there is no way to delete it here');
		expect(grammar.option('agent', operation)?.description).toContain('It cannot be deleted here');
	});

	it.each([
		['job', 'createAiContent'],
		['job', 'createCustomAiContent'],
		['job', 'textToSpeech'],
		['job', 'transcribe'],
		['speech', 'speechToText'],
		['speech', 'textToSpeech'],
	])('%s.%s says in its action that it costs credits: agents read nothing else', (resource, operation) => {
		expect(grammar.told(resource, operation)).toContain('costs credits');
	});

	it('offer to wait wherever something goes on after the answer', () => {
		expect(grammar.having('waitForResult')).toEqual([
			'call.create', 'call.createFromOwnNumber', 'job.createAiContent', 'job.createCustomAiContent', 'job.textToSpeech', 'job.transcribe',
		]);
	});
});
