// What the call console knows of what workflows did at AgentPhone, and the events it makes.
import { eventBody, wordsOf } from '../console/agentPhoneEvents';
import { AgentPhoneOutbox } from '../console/agentPhoneOutbox';
import { agentPhoneRecord } from '../../nodes/AgentPhone/callRecord';
import { startAgentPhoneSimulator, type AgentPhoneSimulator } from '../simulator';

let simulator: AgentPhoneSimulator;
let outbox: AgentPhoneOutbox;

beforeEach(async () => {
	simulator = await startAgentPhoneSimulator();
	outbox = new AgentPhoneOutbox(simulator);
});
afterEach(() => simulator.close());

function place(voiceMode: 'webhook' | 'hosted' = 'webhook', hasWebhook = true): string {
	const agent = simulator.seedAgent({ name: 'Recall', voiceMode });
	if (hasWebhook) simulator.seedWebhook({ agentId: agent.id, url: 'http://127.0.0.1:1/' });
	return simulator.seedCall({ agentId: agent.id, direction: 'outbound', toNumber: '+15005550001', turns: [{ response: 'Hello!' }] }).id;
}

const callNow = () => outbox.all().calls[0];

it('rings, is answered, and is over', () => {
	const id = place();
	expect(callNow()).toMatchObject({ agent: 'Recall', to: '+15005550001', greeting: 'Hello!', state: 'ringing', obstacle: null });
	expect(outbox.answer(id).greeting).toBe('Hello!');
	expect(callNow().state).toBe('answered');
	expect(() => outbox.answer(id)).toThrow('answered already');
	expect(outbox.end(id, 'completed').reason).toBe('user_hangup');
	expect(callNow()).toMatchObject({ state: 'over', end: 'Answered, talked and hung up' });
	expect(() => outbox.end(id, 'completed')).toThrow('The call is over');
});

it.each([
	['busy', 'busy', []],
	['missed', 'no-answer', []],
	['voicemail', 'completed', [null, null]],
])('may end otherwise: %s', (how, status, said) => {
	const id = place();
	outbox.end(id, how);
	const { status: now, turns } = simulator.state.callOf(id);
	expect([now, turns.map(({ transcript }) => transcript)]).toEqual([status, said]);
});

it('says why nobody can speak on it', () => {
	const hosted = place('hosted');
	expect(() => outbox.answer(hosted)).toThrow('AgentPhone speaks on this call by itself');
	const unheard = place('webhook', false);
	expect(() => outbox.answer(unheard)).toThrow('No workflow listens');
	expect(() => outbox.end(hosted, 'somehow')).toThrow('does not end like that');
});

it('shows texts that were sent, and none that came in', () => {
	const number = simulator.seedNumber();
	simulator.seedNumberMessages(number, 2, () => '2026-11-29T10:00:00Z');
	expect(outbox.all().texts).toEqual([expect.objectContaining({ body: 'Message 2', to: '+15005550001', channel: 'sms' })]);
});

it.each([
	[{}, { status: 'completed', missed: false, callerSpoke: true, sentiment: 'positive', from: '+15005550001' }],
	[
		{ outcome: 'missed', from: 'other' },
		{ status: 'missed', missed: true, from: '+15005550077' },
	],
	[{ outcome: 'silent' }, { callerSpoke: false, missed: true }],
	[{ outcome: 'failed' }, { status: 'failed' }],
	[{ outcome: 'busy' }, { status: 'busy' }],
	[{ outcome: 'voicemail' }, { status: 'voicemail' }],
	[{ mood: 'Unknown' }, { sentiment: null }],
	[{ from: 'withheld' }, { from: null }],
])('a call that ended with %j is read as such', (choices, record) => {
	const number = simulator.seedNumber();
	const { data } = eventBody('callEnded', 'A summary', choices as Record<string, string>, number);
	expect(data).toMatchObject({ numberId: number.id, to: number.phoneNumber });
	expect(agentPhoneRecord(data as never)).toMatchObject(record);
});

it('a text comes to the number of the agent', () => {
	const number = simulator.seedNumber();
	expect(eventBody('textMessage', 'Hi', { from: 'other' }, number).data).toMatchObject({
		from: '+15005550077',
		to: number.phoneNumber,
		numberId: number.id,
	});
	expect(wordsOf('textMessage', 'Hi', {})).toBe('Hi');
	expect(wordsOf('callEnded', 'Hi', { outcome: 'missed' })).toBe('Missed, nobody answered');
});
