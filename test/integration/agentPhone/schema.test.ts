import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { IDataObject } from 'n8n-workflow';

import { Bench, byId, person } from './support';

interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

/** Where a value is not what its schema says; null passes, because previews have no word for "may be null". */
function differences(schema: Schema, value: unknown, at = ''): string[] {
	if (value === null || value === undefined) return [];
	const type = Array.isArray(value) ? 'array' : Number.isInteger(value) && schema.type === 'integer' ? 'integer' : typeof value;
	if (type !== schema.type) return [`${at} is ${type}, not ${schema.type}`];
	if (Array.isArray(value)) return value.flatMap((entry, index) => differences(schema.items!, entry, `${at}[${index}]`));
	if (type !== 'object') return [];
	return Object.entries(value).flatMap(([key, entry]) =>
		schema.properties?.[key] ? differences(schema.properties[key], entry, `${at}.${key}`) : [`${at}.${key} is not in the schema`],
	);
}

/** What the editor previews before the first run must be what comes out then. */
describe('output schemas', () => {
	let bench: Bench;

	beforeEach(async () => (bench = await Bench.start()));
	afterEach(async () => await bench.close());

	it('fit what each operation gives with the defaults', async () => {
		const agent = bench.simulator.seedAgent({ transferNumber: '+15005550009', description: 'x' });
		const number = bench.simulator.seedNumber({ agentId: agent.id, imessage: true });
		bench.simulator.seedNumberMessages(number, 1, () => '2026-01-01T00:00:00Z');
		const contact = bench.simulator.seedContact({ email: 'ada@example.com', notes: 'x' });
		const call = bench.simulator.seedCall({
			agentId: agent.id,
			status: 'completed',
			endedAt: '2026-01-01T00:00:00Z',
			durationSeconds: 12,
			recordingUrl: 'https://example.com/r.wav',
			turns: [{ transcript: 'Hi', response: 'Hello' }],
		});
		const over = bench.simulator.seedCall({ phoneNumberId: number.id, endedAt: '2026-01-01T00:00:00Z', turns: [{ transcript: 'Hi' }] });
		bench.simulator.record(over.id);
		const reaction = { id: 'r', reactionType: 'like', fromNumber: '+15005550001', direction: 'inbound', createdAt: '2026-01-01T00:00:00Z' };
		const chat = bench.simulator.seedConversation({
			phoneNumberId: number.id,
			isGroup: true,
			groupId: 'grp_1',
			groupName: 'x',
			messages: [
				{
					id: 'msg_schema', body: 'x', fromNumber: '+15005550001', toNumber: '+15005550002', direction: 'inbound', senderIdentifier: 'x', channel: 'imessage',
					mediaUrl: 'https://example.com/1.png', mediaUrls: ['https://example.com/1.png'], receivedAt: '2036-01-01T00:00:00Z', reactions: [reaction], replyTo: null,
				},
			],
		});
		const conversationId = byId(chat.id);
		const agentId = byId(agent.id);
		const callId = byId(call.id);
		const subAccountId = byId(bench.simulator.seedSubAccount().id);
		const numberId = byId(number.id);
		const contactId = byId(contact.id);
		const runs: Array<[string, IDataObject]> = [
			['agent/create', { name: 'x' }],
			['agent/get', { agentId }],
			['agent/getAll', {}],
			['agent/update', { agentId, updateFields: { language: 'de-DE' } }],
			['call/createOutbound', { agentId, toNumber: '+15005550001' }],
			['call/get', { callId }],
			['call/getAll', {}],
			['call/end', { callId }],
			['call/getTranscript', { callId }],
			['call/streamTranscript', { callId: byId(over.id) }],
			['call/getRecording', { callId: byId(over.id) }],
			['call/createWeb', { agentId }],
			['call/getAllByNumber', { numberId }],
			['conversation/get', { conversationId }],
			['conversation/getAll', {}],
			['conversation/getMessages', { conversationId }],
			['conversation/setBackground', { conversationId, imageUrl: 'https://example.com/1.png' }],
			['conversation/removeBackground', { conversationId }],
			['conversation/sendTyping', { conversationId }],
			['conversation/update', { conversationId, updateFields: { groupName: 'x' } }],
			['message/react', { messageId: 'msg_schema', reaction: 'like' }],
			['message/send', { agentId, toNumber: '+15005550001', body: 'x' }],
			['number/getAll', {}],
			['location/get', { phoneNumber: bench.simulator.seedLocation({ phoneNumber: '+15005550001' }).phoneNumber }],
			['location/refresh', {}],
			['registration/getStatus', {}],
			['registration/submit', person],
			['subAccount/create', { name: 'x' }],
			['subAccount/getAll', {}],
			['subAccount/update', { subAccountId, name: 'y' }],
			['subAccount/delete', { subAccountId }],
			['usage/getByAgent', {}],
			['usage/getByNumber', {}],
			['usage/getDaily', {}],
			['usage/getMonthly', {}],
			['usage/getTotals', {}],
			['webhook/set', { webhookOf: 'account', url: 'http://127.0.0.1:9/hook' }],
			['webhook/get', { webhookOf: 'account' }],
			['webhook/sendTest', { webhookOf: 'account' }],
			['webhook/getDeliveries', { webhookOf: 'account' }],
			['webhook/getStatistics', {}],
			['webhook/getAllTimeStatistics', {}],
			['webhook/delete', { webhookOf: 'account' }],
			['number/get', { numberId }],
			['number/buy', { additionalFields: { agentId } }],
			['number/getMessages', { numberId }],
			['agent/getVoices', { returnAll: true }],
			['agent/getCalls', { agentId }],
			['agent/getConversations', { agentId }],
			['agent/detachNumber', { agentId, numberId }],
			['agent/attachNumber', { agentId, numberId }],
			['contact/create', { phoneNumber: '+15005550099', name: 'x', additionalFields: { email: 'x@example.com', notes: 'x' } }],
			['contact/get', { contactId }],
			['contact/getAll', {}],
			['contact/update', { contactId, updateFields: { name: 'y' } }],
			['contact/checkCapabilities', { phoneNumber: '+15005550001' }],
			['contact/delete', { contactId }],
			['contactCard/set', { numberId, cardFields: { firstName: 'x', lastName: 'x', displayName: 'x' } }],
			['contactCard/get', { numberId }],
			['contactCard/delete', { numberId }],
			['number/release', { numberId }],
			['agent/delete', { agentId }],
		];
		for (const [name, parameters] of runs) {
			const file = path.resolve(__dirname, `../../../nodes/AgentPhone/__schema__/v1.0.0/${name}.json`);
			const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
			const json = await bench.first(name.replace('/', '.'), parameters as never);
			expect([name, differences(schema, json)]).toEqual([name, []]);
			// Nothing is promised that does not come.
			expect([name, Object.keys(json).sort()]).toEqual([name, Object.keys(schema.properties!).sort()]);
		}
	});
});
