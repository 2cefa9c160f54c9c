// A caller hears words even if nobody chose to answer calls: AgentPhone takes any answer but one of its own form for silence.
import { AgentPhoneTrigger } from '../../../nodes/AgentPhone/AgentPhoneTrigger.node';
import { triggerOf } from '../../../nodes/AgentPhone/trigger/receive';
import type { Delivery } from '../../../nodes/shared/webhook/receive';
import { contextOf } from '../../fuzz/inboundContext';
import { startAgentPhoneSimulator, voiceTurn, type AgentPhoneSimulator } from '../../simulator';
import { startReceiver, type Receiver } from '../../verification/receiver';

const ENGLISH = 'Sorry, I could not do that just now. Please try again.';
const SECRET = 'whsec_0123456789abcdef';

let simulator: AgentPhoneSimulator;
let receiver: Receiver;
const parameters: Record<string, unknown> = {};

beforeAll(async () => {
	simulator = await startAgentPhoneSimulator();
	const credentials = { agentPhoneWebhookApi: { signingSecret: SECRET, previousSigningSecret: '' } };
	receiver = await startReceiver(new AgentPhoneTrigger(), { parameters: parameters as never, credentials, staticData: {} });
});
afterAll(async () => {
	await receiver.stop();
	await simulator.close();
});

const deliver = async (given: Record<string, unknown>, data: Record<string, unknown> = {}) => {
	Object.assign(parameters, { registration: 'manual', options: {}, filler: '', fallbackMessage: ENGLISH, ...given });
	const agentId = simulator.seedAgent().id;
	simulator.seedWebhook({ agentId, url: receiver.url });
	return (await simulator.deliver({ agentId, event: voiceTurn({ data }), secret: SECRET })).attempts[0];
};

it.each<[what: string, parameters: object, data: Record<string, unknown>, heard: string]>([
	['the fallback message', { events: ['callEnded'] }, {}, ENGLISH],
	['the fallback message of the node', { events: ['callEnded', 'textMessage'], fallbackMessage: 'We are closed.' }, {}, 'We are closed.'],
	['in the language of the node', { events: ['reaction'], options: { language: 'es-ES' } }, {}, 'Lo siento'],
	['something, with an empty fallback message', { events: ['other'], fallbackMessage: ' ' }, {}, ENGLISH],
	['something, with no event chosen', { events: [] }, {}, ENGLISH],
	['something, at the beginning of the call', { events: ['callEnded'] }, { transcript: '' }, ENGLISH],
	['something, where the answer is one JSON object', { events: ['callEnded'], options: { answerFormat: 'json' } }, {}, ENGLISH],
])('says %s', async (_what, given, data, heard) => {
	const before = receiver.started;
	const { status, body } = await deliver(given as never, data);
	expect(status).toBe(200);
	const answer = JSON.parse(body) as { text: string };
	expect(Object.keys(answer)).toEqual(['text']);
	expect(answer.text).toContain(heard);
	expect(receiver.started).toBe(before);
});

it.each([true, undefined])('tells Voice Reply whether the agent is without transfer number: %s', (withoutTransferNumber) => {
	const registration = { key: 'k', webhook: { secret: SECRET }, ...(withoutTransferNumber && { withoutTransferNumber }) };
	const state = {
		parameters: { registration: 'api', events: ['voiceTurn'], options: {} },
		credentials: {},
		staticData: { registration },
	};
	const payload = { event: 'agent.message', channel: 'voice', data: { callId: 'call_1', transcript: 'Hi' } };
	const answer = triggerOf.call(contextOf(state as never)).answerLive!({ kind: 'voiceTurn', payload }, {} as Delivery)!;
	const res = { once: () => res, status: () => res, setHeader: () => res, removeHeader: () => res, flushHeaders: () => res };
	answer.open({ ...res, write: () => true, end: () => res } as never, () => undefined);
	expect(answer.label({}).__callControl).toEqual({ by: 'commands', ...(withoutTransferNumber && { withoutTransferNumber }) });
});

it('says nothing to a delivery that is not genuine', async () => {
	Object.assign(parameters, { events: ['callEnded'] });
	const agentId = simulator.seedAgent().id;
	simulator.seedWebhook({ agentId, url: receiver.url });
	const [{ status, body }] = (await simulator.deliver({ agentId, event: voiceTurn(), secret: 'whsec_forged_0123456789' })).attempts;
	expect(status).toBe(401);
	expect(body).not.toContain('Sorry');
});
