// The mock payloads AgentPhone's own documentation sends to a webhook with curl (its page "Testing"), letter for letter:
// they carry no signature, so anybody could have sent them, and they must start nothing.
import axios from 'axios';

import { textMessage } from '../../simulator';
import { activate, agentTrigger, noOp, seedPhoneAgent, type Fixture } from './fixture';

const SMS = `{
"event": "agent.message",
"channel": "sms",
"timestamp": "2025-12-03T10:05:00Z",
"agentId": "agent_123",
"data": {
"conversationId": "conv_test456",
"numberId": "num_abc",
"from": "+14155551234",
"to": "+18571234567",
"message": "Test message",
"direction": "inbound",
"receivedAt": "2025-12-03T10:05:00Z"
},
"conversationState": { "testMode": true },
"recentHistory": [
{ "content": "Hello", "direction": "inbound", "channel": "sms", "at": "2025-12-03T10:04:00Z" }
]
}`;

const VOICE = `{
"event": "agent.message",
"channel": "voice",
"timestamp": "2025-12-03T10:05:00Z",
"agentId": "agent_123",
"data": {
"callId": "call_abc123",
"numberId": "num_abc",
"from": "+14155551234",
"to": "+18571234567",
"status": "in-progress",
"transcript": "I need help with my order",
"confidence": 0.95,
"direction": "inbound"
},
"conversationState": null,
"recentHistory": [
{ "content": "Hello, how can I help?", "direction": "outbound", "channel": "voice", "at": "2025-12-03T10:04:30Z" }
]
}`;

const CURL = `{
"event": "agent.message",
"channel": "voice",
"agentId": "agent_123",
"data": {
"callId": "call_test",
"from": "+14155551234",
"to": "+18571234567",
"transcript": "What are your hours?",
"confidence": 0.95,
"direction": "inbound"
},
"conversationState": null,
"recentHistory": []
}`;

const MOCKS = [
	['the SMS payload', SMS],
	['the voice payload', VOICE],
	['the payload of the curl command', CURL],
] as const;

export function seedMocksSuite(getFixture: () => Fixture): void {
	let fixture: Fixture;
	let agentId: string;
	let workflowId: string;
	let url: string;
	beforeAll(async () => {
		fixture = getFixture();
		agentId = seedPhoneAgent(fixture);
		const events = ['textMessage', 'voiceTurn', 'reaction', 'callEnded'];
		({ id: workflowId } = await activate(fixture, [agentTrigger(fixture, agentId, { events, filler: 'One moment.' }), noOp('Work')]));
		url = fixture.simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!.url;
	});

	const post = async (body: string, headers: Record<string, string> = {}) =>
		await axios.post<unknown>(url, Buffer.from(body), {
			headers: { 'Content-Type': 'application/json', ...headers },
			validateStatus: null,
			proxy: false,
		});

	describe.each(MOCKS)('%s', (_what, body) => {
		it.each<[string, Record<string, string>, string]>([
			['as it is', {}, 'The header X-Webhook-Signature is missing.'],
			[
				'with an id and a time',
				{ 'X-Webhook-ID': 'del_1', 'X-Webhook-Timestamp': String(Math.floor(Date.now() / 1000)) },
				'The header X-Webhook-Signature is missing.',
			],
			[
				'with a signature made up',
				{ 'X-Webhook-Signature': `sha256=${'0'.repeat(64)}` },
				'The header X-Webhook-Timestamp is missing.',
			],
		])('is refused %s, and the sender told what is missing', async (_how, headers, error) => {
			const { status, data } = await post(body, headers);
			expect({ status, data }).toEqual({ status: 401, data: { error } });
		});
	});

	it('starts something when it is signed, so it was the signature that was missing', async () => {
		expect(await fixture.api.listExecutions(workflowId)).toEqual([]);
		for (const [, body] of MOCKS) {
			const { attempts } = await fixture.simulator.deliver({ agentId, event: textMessage(), body });
			expect(attempts[0].status).toBe(200);
		}
		await fixture.api.waitForExecutions(workflowId, MOCKS.length);
		expect(await fixture.api.listExecutions(workflowId)).toHaveLength(MOCKS.length);
	});
}
