import { AgentPhone } from '../../../nodes/AgentPhone/AgentPhone.node';
import { languages, reactions, sendStyles } from '../../../nodes/AgentPhone/actions/common/options';
import { operations } from '../../../nodes/AgentPhone/actions/router';
import { describeGrammar, describeWarnings, Grammar } from '../support/grammar';

const grammar = new Grammar(AgentPhone, operations, 'AgentPhone');

describeGrammar(grammar);

describeWarnings(grammar, [
	['call', 'createOutbound', /costs money.*cannot be undone/, /real phone.*costs money/],
	['call', 'createWeb', /valid for 30 seconds.*costs money/, /30 seconds.*costs money/],
	['call', 'getRecording', /may be public.*anyone with the link/, /recording/],
	['call', 'streamTranscript', /waits until the call ends/, /Waits until the call ends/],
	['number', 'buy', /costs money.*every month/, /Costs money now and every month/],
	['number', 'lookup', /costs money.*\$0\.009 for each/, /Costs money for each number/],
	['number', 'release', /permanently.*cannot be recovered/, /permanently.*cannot be recovered/],
	['registration', 'submit', /charged \$25/, /Charged \$25 each time/],
	['subAccount', 'delete', /cannot be undone/, /cannot be undone/],
	['verification', 'check', /costs money.*one of three attempts/, /one of three attempts.*costs money/],
	['verification', 'send', /real phone/, /real phone/],
	[
		'webhook',
		'set',
		/replaces the existing webhook.*new signing secret/,
		/replaces the existing webhook and creates a new signing secret/,
	],
]);

describe('the operations', () => {
	it('are those of the API', () => {
		expect(grammar.names).toEqual([
			'agent.attachNumber',
			'agent.create',
			'agent.delete',
			'agent.detachNumber',
			'agent.get',
			'agent.getAll',
			'agent.getCalls',
			'agent.getConversations',
			'agent.getVoices',
			'agent.update',
			'call.createOutbound',
			'call.createWeb',
			'call.end',
			'call.get',
			'call.getAll',
			'call.getAllByNumber',
			'call.getRecording',
			'call.getTranscript',
			'call.streamTranscript',
			'contact.checkCapabilities',
			'contact.create',
			'contact.delete',
			'contact.get',
			'contact.getAll',
			'contact.update',
			'contactCard.delete',
			'contactCard.get',
			'contactCard.set',
			'conversation.get',
			'conversation.getAll',
			'conversation.getMessages',
			'conversation.removeBackground',
			'conversation.sendTyping',
			'conversation.setBackground',
			'conversation.update',
			'location.get',
			'location.refresh',
			'message.react',
			'message.send',
			'number.buy',
			'number.get',
			'number.getAll',
			'number.getMessages',
			'number.lookup',
			'number.release',
			'registration.getStatus',
			'registration.submit',
			'subAccount.create',
			'subAccount.delete',
			'subAccount.getAll',
			'subAccount.update',
			'usage.getByAgent',
			'usage.getByNumber',
			'usage.getDaily',
			'usage.getMonthly',
			'usage.getTotals',
			'verification.check',
			'verification.send',
			'webhook.delete',
			'webhook.get',
			'webhook.getAllTimeStatistics',
			'webhook.getDeliveries',
			'webhook.getStatistics',
			'webhook.sendTest',
			'webhook.set',
		]);
	});

	it('offer Simplify wherever an agent or a call is answered', () => {
		expect(grammar.having('simplify')).toEqual([
			'agent.create',
			'agent.get',
			'agent.getAll',
			'agent.getCalls',
			'agent.update',
			'call.createOutbound',
			'call.get',
			'call.getAll',
			'call.getAllByNumber',
			'conversation.get',
			'conversation.getAll',
			'conversation.getMessages',
			'conversation.update',
			'webhook.getDeliveries',
		]);
	});
});

describe('what reaches people', () => {
	it('message.send tells agents that it costs money', () => {
		expect(grammar.told('message', 'send')).toMatch(/real phone.*costs money/i);
	});

	it('placing a call tells what waiting for its end costs, and what is better', () => {
		const field = grammar.shownFor('call', 'createOutbound').find(({ name }) => name === 'waitUntilEnded');
		expect(field).toMatchObject({
			default: false,
			description: expect.stringMatching(/occupies a worker.*Call Ended.*AgentPhone Trigger/) as string,
		});
		expect(grammar.option('call', 'createOutbound')?.description).toContain('costs money');
	});

	it.each(['get', 'set'])('webhook.%s keeps the signing secret back unless told otherwise', (operation) => {
		const field = grammar.shownFor('webhook', operation).find(({ name }) => name === 'returnSecret');
		expect(field).toMatchObject({
			type: 'boolean',
			default: false,
			description: expect.stringMatching(/forge events.*stores it/) as string,
		});
	});
});

describe('option lists', () => {
	it('are complete (docs/platforms/agentphone.md, 3.1 and 3.3)', () => {
		expect(new Set(languages.map(({ value }) => value)).size).toBe(63);
		expect(sendStyles.map(({ value }) => value).sort()).toEqual(
			'balloons celebration confetti echo fireworks gentle invisible lasers loud love slam spotlight'.split(' '),
		);
		expect(reactions.map(({ value }) => value)).toEqual('dislike emphasize laugh like love question'.split(' '));
	});
});
