import type { AgentPhoneClient } from 'agentphone';

import type { AgentPhoneSimulator } from '../../simulator';
import { beforeEachVendor } from './vendor';

/** What belongs to an agent, by the vendor's own client (docs/platforms/agentphone.md, 3.1). */
describe('the vendor SDK, agents', () => {
	let simulator: AgentPhoneSimulator;
	let client: AgentPhoneClient;

	beforeEachVendor((made) => ({ simulator, client } = made));

	it('attaches and detaches a number', async () => {
		const agent_id = simulator.seedAgent().id;
		const { id, phoneNumber } = simulator.seedNumber();
		expect(await client.agents.attachNumberToAgent({ agent_id, numberId: id })).toEqual({
			agentId: agent_id,
			number: { id, phoneNumber, status: 'active', type: 'sms' },
		});
		expect((await client.agents.getAgent({ agent_id })).numbers).toEqual([{ id, phoneNumber, status: 'active', type: 'sms' }]);

		expect(await client.agents.detachNumberFromAgent({ agent_id, number_id: id })).toEqual({ success: true });
		expect(await client.numbers.getNumber({ number_id: id })).toMatchObject({ agentId: null, status: 'active' });
	});

	it('lists the conversations of one agent, without groups and metadata', async () => {
		const [agent, other] = simulator.seedAgents(2);
		const number = simulator.seedNumber({ agentId: agent.id });
		const older = simulator.seedNumberMessages(number, 2, (index) => `2026-01-01T00:00:0${index}Z`);
		const newer = simulator.seedConversation({ agentId: agent.id, metadata: { step: 1 }, createdAt: '2026-01-02T00:00:00Z' });
		simulator.seedConversation({ agentId: other.id });

		const page = await client.agents.listAgentConversations({ agent_id: agent.id });
		expect(page).toMatchObject({ hasMore: false, total: 2, data: [{ id: newer.id }, { id: older.id }] });
		expect(page.data[1]).toEqual({
			id: older.id,
			agentId: agent.id,
			phoneNumberId: number.id,
			phoneNumber: number.phoneNumber,
			participant: '+15005550001',
			lastMessageAt: '2026-01-01T00:00:01Z',
			lastMessagePreview: 'Message 2',
			messageCount: 2,
			createdAt: older.createdAt,
		});
		expect(await client.agents.listAgentConversations({ agent_id: agent.id, limit: 1, offset: 1 })).toMatchObject({
			hasMore: false,
			total: 2,
			data: [{ id: older.id }],
		});
	});

	it('lists the calls of one agent, newest first', async () => {
		const [agent, other] = simulator.seedAgents(2);
		const older = simulator.seedCall({
			agentId: agent.id,
			startedAt: '2026-01-01T00:00:00Z',
			turns: [{ transcript: 'Hi', response: 'Hello' }],
		});
		const newer = simulator.seedCall({ agentId: agent.id });
		simulator.seedCall({ agentId: other.id });

		const page = await client.agents.listAgentCalls({ agent_id: agent.id });
		expect(page).toMatchObject({ hasMore: false, total: 2, data: [{ id: newer.id }, { id: older.id }] });
		expect(page.data[1]).toMatchObject({
			agentId: agent.id,
			phoneNumberId: null,
			fromNumber: '+15005550001',
			status: 'in-progress',
			startedAt: '2026-01-01T00:00:00Z',
			endedAt: null,
			durationSeconds: null,
			lastTranscriptSnippet: 'Hello',
		});
		expect(await client.agents.listAgentCalls({ agent_id: agent.id, limit: 1 })).toMatchObject({
			hasMore: true,
			total: 2,
			data: [{ id: newer.id }],
		});
	});
});
