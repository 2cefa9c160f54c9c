import type { AgentPhoneClient } from 'agentphone';
import type { INodeParameters } from 'n8n-workflow';

import { expectSameRequest, type KnownGaps } from './oracle';
import { Harness, byId } from './support';

/** What there is in the account when both come. */
interface Fixture {
	agentId: string;
	numberId: string;
	/** Not the agent's. */
	freeNumberId: string;
	callId: string;
	contactId: string;
}

interface Case {
	operation: string;
	node: (fixture: Fixture) => INodeParameters;
	sdk: (client: AgentPhoneClient, fixture: Fixture) => PromiseLike<unknown>;
	ignore?: KnownGaps;
}

const NO_LIMIT = { 'query.limit': 'SDK 1.0.17 has no limit on this list; the API documents one (docs/platforms/agentphone.md, 6)' };
const NO_SEARCH = { 'query.search': 'SDK 1.0.17 has no search on contacts; the API describes one (docs/platforms/agentphone.md, 6)' };

const tool = { name: 'find_order', description: 'Finds an order', url: 'https://example.com/find', method: 'GET' as const };

const cases: Case[] = [
	// Agents
	{
		operation: 'agent.create',
		node: () => ({
			name: 'Front desk',
			voiceMode: 'hosted',
			systemPrompt: 'Be kind',
			additionalFields: {
				ambientSound: 'office',
				customTools: { tool: [tool] },
				enableMessaging: false,
				interruptionSensitivity: 0.5,
				language: 'de-DE',
				maxSilenceMs: 20_000,
				transferNumber: '+1 (500) 555-0009',
				voice: byId('elevenlabs-Grace-British'),
			},
		}),
		sdk: ({ agents }) =>
			agents.createAgent({
				name: 'Front desk',
				voiceMode: 'hosted',
				systemPrompt: 'Be kind',
				ambientSound: 'office',
				customTools: [tool],
				enableMessaging: false,
				interruptionSensitivity: 0.5,
				language: 'de-DE',
				maxSilenceMs: 20_000,
				transferNumber: '+15005550009',
				voice: 'elevenlabs-Grace-British',
			}),
	},
	{
		operation: 'agent.get',
		node: ({ agentId }) => ({ agentId: byId(agentId) }),
		sdk: ({ agents }, { agentId }) => agents.getAgent({ agent_id: agentId }),
	},
	{ operation: 'agent.getAll', node: () => ({ limit: 7 }), sdk: ({ agents }) => agents.listAgents({ offset: 0 }), ignore: NO_LIMIT },
	{
		operation: 'agent.update',
		node: ({ agentId }) => ({ agentId: byId(agentId), updateFields: { description: '', voiceSpeed: 1.5 } }),
		sdk: ({ agents }, { agentId }) => agents.updateAgent({ agent_id: agentId, description: '', voiceSpeed: 1.5 }),
	},
	{
		operation: 'agent.delete',
		node: ({ agentId }) => ({ agentId: byId(agentId) }),
		sdk: ({ agents }, { agentId }) => agents.deleteAgent({ agent_id: agentId }),
	},
	{ operation: 'agent.getVoices', node: () => ({}), sdk: ({ agents }) => agents.listVoices() },
	{
		operation: 'agent.attachNumber',
		node: ({ agentId, freeNumberId }) => ({ agentId: byId(agentId), numberId: byId(freeNumberId) }),
		sdk: ({ agents }, { agentId, freeNumberId }) => agents.attachNumberToAgent({ agent_id: agentId, numberId: freeNumberId }),
	},
	{
		operation: 'agent.detachNumber',
		node: ({ agentId, numberId }) => ({ agentId: byId(agentId), numberId: byId(numberId) }),
		sdk: ({ agents }, { agentId, numberId }) => agents.detachNumberFromAgent({ agent_id: agentId, number_id: numberId }),
	},
	{
		operation: 'agent.getConversations',
		node: ({ agentId }) => ({ agentId: byId(agentId), limit: 7 }),
		sdk: ({ agents }, { agentId }) => agents.listAgentConversations({ agent_id: agentId, limit: 7, offset: 0 }),
	},
	{
		operation: 'agent.getCalls',
		node: ({ agentId }) => ({ agentId: byId(agentId), limit: 7 }),
		sdk: ({ agents }, { agentId }) => agents.listAgentCalls({ agent_id: agentId, limit: 7, offset: 0 }),
	},

	// Calls
	{
		operation: 'call.createOutbound',
		node: ({ agentId, numberId }) => ({
			agentId: byId(agentId),
			toNumber: '+1 500 555 0001',
			additionalFields: {
				fromNumberId: byId(numberId),
				initialGreeting: 'Hello {{name}}',
				modelTier: 'max',
				systemPrompt: 'Ask {{name}}',
				variables: { pair: [{ key: 'name', value: 'Ada' }] },
			},
		}),
		sdk: ({ calls }, { agentId, numberId }) =>
			calls.createOutboundCall({
				agentId,
				toNumber: '+15005550001',
				fromNumberId: numberId,
				initialGreeting: 'Hello {{name}}',
				modelTier: 'max',
				systemPrompt: 'Ask {{name}}',
				variables: { name: 'Ada' },
			}),
	},
	{
		operation: 'call.get',
		node: ({ callId }) => ({ callId: byId(callId) }),
		sdk: ({ calls }, { callId }) => calls.getCall({ call_id: callId }),
	},
	{
		operation: 'call.getAll',
		node: () => ({ limit: 7, filters: { direction: 'inbound', search: '500', status: 'completed', type: 'pstn' } }),
		sdk: ({ calls }) => calls.listCalls({ offset: 0, direction: 'inbound', search: '500', status: 'completed', type: 'pstn' }),
		ignore: NO_LIMIT,
	},
	{
		operation: 'call.end',
		node: ({ callId }) => ({ callId: byId(callId) }),
		sdk: ({ calls }, { callId }) => calls.endCall({ call_id: callId }),
	},
	{
		operation: 'call.getTranscript',
		node: ({ callId }) => ({ callId: byId(callId) }),
		sdk: ({ calls }, { callId }) => calls.getCallTranscript({ call_id: callId }),
	},

	// Messages
	{
		operation: 'message.send',
		node: ({ agentId }) => ({
			agentId: byId(agentId),
			toNumber: '+15005550001',
			body: 'Hi',
			additionalFields: { mediaUrls: 'https://example.com/1.png', sendStyle: 'slam', replyToMessageId: 'msg_1' },
		}),
		sdk: ({ messages }, { agentId }) =>
			messages.sendMessage({
				agent_id: agentId,
				to_number: '+15005550001',
				body: 'Hi',
				media_urls: ['https://example.com/1.png'],
				send_style: 'slam',
				reply_to_message_id: 'msg_1',
			}),
	},

	// Numbers
	{ operation: 'number.getAll', node: () => ({ limit: 7 }), sdk: ({ numbers }) => numbers.listNumbers({ offset: 0 }), ignore: NO_LIMIT },
	{
		operation: 'number.buy',
		node: ({ agentId }) => ({ country: 'CA', additionalFields: { areaCode: '604', agentId: byId(agentId) } }),
		sdk: ({ numbers }, { agentId }) => numbers.createNumber({ country: 'CA', areaCode: '604', agentId }),
	},
	{
		operation: 'number.get',
		node: ({ numberId }) => ({ numberId: byId(numberId) }),
		sdk: ({ numbers }, { numberId }) => numbers.getNumber({ number_id: numberId }),
	},
	{
		operation: 'number.release',
		node: ({ numberId }) => ({ numberId: byId(numberId) }),
		sdk: ({ numbers }, { numberId }) => numbers.deleteNumber({ number_id: numberId }),
	},
	{
		operation: 'number.getMessages',
		node: ({ numberId }) => ({
			numberId: byId(numberId),
			limit: 7,
			filters: { receivedAfter: '2026-01-01T01:00:00+01:00', receivedBefore: '2026-01-02T00:00:00Z' },
		}),
		sdk: ({ numbers }, { numberId }) =>
			numbers.getMessages({ number_id: numberId, limit: 7, after: '2026-01-01T00:00:00.000Z', before: '2026-01-02T00:00:00.000Z' }),
	},

	// Contacts
	{
		operation: 'contact.getAll',
		node: () => ({ limit: 7, filters: { search: 'Ada' } }),
		sdk: ({ contacts }) => contacts.listContacts({ limit: 7, offset: 0 }),
		ignore: NO_SEARCH,
	},
	{
		operation: 'contact.create',
		node: () => ({ phoneNumber: '+15005550099', name: 'Ada', additionalFields: { email: 'ada@example.com', notes: 'Likes tea' } }),
		sdk: ({ contacts }) =>
			contacts.createContact({ phoneNumber: '+15005550099', name: 'Ada', email: 'ada@example.com', notes: 'Likes tea' }),
	},
	{
		operation: 'contact.get',
		node: ({ contactId }) => ({ contactId: byId(contactId) }),
		sdk: ({ contacts }, { contactId }) => contacts.getContact({ contact_id: contactId }),
	},
	{
		operation: 'contact.update',
		node: ({ contactId }) => ({ contactId: byId(contactId), updateFields: { name: 'Countess', notes: '' } }),
		sdk: ({ contacts }, { contactId }) => contacts.updateContact({ contact_id: contactId, name: 'Countess', notes: null }),
	},
	{
		operation: 'contact.delete',
		node: ({ contactId }) => ({ contactId: byId(contactId) }),
		sdk: ({ contacts }, { contactId }) => contacts.deleteContact({ contact_id: contactId }),
	},
	{
		operation: 'contact.checkCapabilities',
		node: () => ({ phoneNumber: '+15005550001' }),
		sdk: ({ contacts }) => contacts.getContactCapabilities({ phone_number: '+15005550001' }),
	},

	// Contact cards
	{
		operation: 'contactCard.get',
		node: ({ numberId }) => ({ numberId: byId(numberId) }),
		sdk: ({ contactCards }, { numberId }) => contactCards.getContactCard({ number_id: numberId }),
	},
	{
		operation: 'contactCard.set',
		node: ({ numberId }) => ({
			numberId: byId(numberId),
			cardFields: { displayName: 'The Shop', avatarUrl: 'https://example.com/1.png' },
		}),
		sdk: ({ contactCards }, { numberId }) =>
			contactCards.putContactCard({ number_id: numberId, displayName: 'The Shop', avatarUrl: 'https://example.com/1.png' }),
	},
	{
		operation: 'contactCard.delete',
		node: ({ numberId }) => ({ numberId: byId(numberId) }),
		sdk: ({ contactCards }, { numberId }) => contactCards.deleteContactCard({ number_id: numberId }),
	},
];

describe("the node and the vendor's SDK send the same", () => {
	let harness: Harness;
	let fixture: Fixture;

	beforeEach(async () => {
		harness = await Harness.start();
		const { simulator } = harness;
		const { id: agentId } = simulator.seedAgent();
		const { id: numberId } = simulator.seedNumber({ agentId, imessage: true });
		simulator.state.master.contactCards.set(numberId, { firstName: 'Ada', lastName: null, displayName: null, avatarUrl: null });
		fixture = {
			agentId,
			numberId,
			freeNumberId: simulator.seedNumber().id,
			callId: simulator.seedCall({ agentId }).id,
			contactId: simulator.seedContact({ name: 'Ada' }).id,
		};
	});
	afterEach(async () => await harness.close());

	it.each(cases.map((example) => [example.operation, example] as const))('%s', async (operation, { node, sdk, ignore }) => {
		await expectSameRequest(
			harness.simulator,
			async () => await harness.run(operation, node(fixture)),
			(client) => sdk(client, fixture),
			{ ignore },
		);
	});

	const get = async () => await harness.run('agent.get', { agentId: byId(fixture.agentId) });

	it.each<[string, () => Promise<unknown>, Case['sdk'], KnownGaps]>([
		['another path', get, ({ agents }) => agents.getAgent({ agent_id: 'agt_other' }), {}],
		['another method', get, ({ agents }, { agentId }) => agents.deleteAgent({ agent_id: agentId }), {}],
		['a query more', get, ({ agents }, { agentId }) => agents.getAgent({ agent_id: agentId }, { queryParams: { wait: true } }), {}],
		['a body more', get, ({ agents }, { agentId }) => agents.updateAgent({ agent_id: agentId, name: 'x' }), {}],
		['no request', get, () => Promise.resolve(), {}],
		[
			'a request refused',
			async () => await harness.run('agent.get', { agentId: byId('agt_x') }),
			({ agents }) => agents.getAgent({ agent_id: 'agt_x' }),
			{},
		],
		['a gap that is none', get, ({ agents }, { agentId }) => agents.getAgent({ agent_id: agentId }), { 'query.limit': 'made up' }],
	])('the comparison finds %s', async (_, node, sdk, ignore) => {
		await expect(expectSameRequest(harness.simulator, node, (client) => sdk(client, fixture), { ignore })).rejects.toThrow();
	});
});
