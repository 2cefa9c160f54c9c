import type { INodeParameters } from 'n8n-workflow';

import type { AgentPhoneSimulator } from '../../simulator';
import type { Platform, Scenario } from '../harness/scenario';
import { Harness, byId, person } from './support';

/** A code that was sent a moment ago. */
const verification = {
	id: 'ver_1',
	phoneNumber: '+15005550001',
	code: '012345',
	attemptsRemaining: 3,
	expiresAt: Infinity,
	verified: false,
};

const group = { isGroup: true, groupId: 'grp_1', groupName: 'Friends', participants: [{ identifier: '+15005550001', name: 'Ada' }] };

/** A webhook nobody listens at: the test delivery is answered at once. */
const NOBODY = 'http://127.0.0.1:9/hook';

const THEN = '2026-01-01T00:00:00Z';

/** Something of everything with all its fields filled, on an iMessage line. */
function populate(simulator: AgentPhoneSimulator, operation: string): Scenario {
	const agent = simulator.seedAgent({ transferNumber: '+15005550009', description: 'Answers the phone' });
	const number = simulator.seedNumber({ agentId: agent.id, imessage: true });
	const message = {
		id: 'msg_1',
		body: 'Hello',
		fromNumber: '+15005550001',
		toNumber: '+15005550002',
		direction: 'inbound' as const,
		senderIdentifier: '+15005550001',
		channel: 'imessage' as const,
		mediaUrl: 'https://example.com/1.png',
		mediaUrls: ['https://example.com/1.png'],
		receivedAt: '2036-01-01T00:00:00Z',
		reactions: [{ id: 'r', reactionType: 'like' as const, fromNumber: '+15005550001', direction: 'inbound' as const, createdAt: THEN }],
		replyTo: null,
	};
	simulator.seedNumberMessages(number, 1, () => THEN);
	const conversation = simulator.seedConversation({
		phoneNumberId: number.id,
		// Only a conversation with one person tells what can be sent in it.
		...(operation !== 'conversation.get' && operation !== 'conversation.update' && group),
		messages: [message],
	});
	const turns = [{ transcript: 'Hi', response: 'Hello' }];
	const call = simulator.seedCall({
		agentId: agent.id,
		phoneNumberId: number.id,
		turns,
		// Only a call in progress can be ended.
		...(operation !== 'call.end' && { status: 'completed', endedAt: THEN, durationSeconds: 12 }),
	});
	simulator.record(call.id);
	const contact = simulator.seedContact({ email: 'ada@example.com', notes: 'Calls in the morning' });
	simulator.seedWebhook({ url: NOBODY });
	simulator.seedWebhook({ url: NOBODY, agentId: agent.id });
	simulator.seedDelivery();
	simulator.seedDelivery({ slot: agent.id });
	simulator.state.master.contactCards.set(number.id, { firstName: 'Ada', lastName: 'Example', displayName: 'Ada', avatarUrl: null });
	const subAccount = simulator.seedSubAccount();
	simulator.state.master.verifications.set(verification.id, { ...verification });
	const { phoneNumber } = simulator.seedLocation({ phoneNumber: '+15005550001' });
	return {
		ids: {
			agent_id: agent.id,
			number_id: number.id,
			message_id: message.id,
			conversation_id: conversation.id,
			call_id: call.id,
			contact_id: contact.id,
			sub_account_id: subAccount.id,
			phone_number: phoneNumber,
		},
		parameters: {
			agentId: byId(agent.id),
			numberId: byId(number.id),
			messageId: message.id,
			conversationId: byId(conversation.id),
			callId: byId(call.id),
			contactId: byId(contact.id),
			subAccountId: byId(subAccount.id),
			...needed[operation],
		},
	};
}

/** What each operation cannot do without, besides the locators. */
const needed: Record<string, INodeParameters> = {
	'agent.create': { name: 'Front desk' },
	'agent.update': { updateFields: { name: 'Front desk' } },
	'call.createOutbound': { toNumber: '+15005550001' },
	'contact.checkCapabilities': { phoneNumber: '+15005550001' },
	'contact.create': { phoneNumber: '+15005550077', name: 'Ada' },
	'contact.update': { updateFields: { name: 'Ada' } },
	'contactCard.set': { cardFields: { firstName: 'Ada' } },
	'conversation.setBackground': { imageUrl: 'https://example.com/picture.jpg' },
	'conversation.update': { updateFields: { metadata: '{"ticket": 1}' } },
	'location.get': { phoneNumber: '+15005550001' },
	'message.send': { toNumber: '+15005550001', body: 'Hello' },
	'number.lookup': { phoneNumbers: '+15005550001' },
	'registration.submit': person,
	'subAccount.create': { name: 'Customer' },
	'subAccount.update': { name: 'Customer' },
	'verification.check': { verificationId: verification.id, code: '012345' },
	'verification.send': { phoneNumber: '+15005550001' },
	'webhook.set': { url: 'https://example.com/hook' },
};

/** For the checks that hold for every operation. */
export const platform: Platform<AgentPhoneSimulator> = { start: async () => await Harness.start(), populate };
