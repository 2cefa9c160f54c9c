import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { Conversation, Message, PhoneNumber } from '../entities';
import { badRequest, forbidden, insufficientBalance, notFound, phoneNumberNotFound, validationError } from '../errors';
import { isoTime, newId } from '../ids';
import { route, type Route } from '../route';
import type { Account } from '../state';
import { normalizeRecipient, sendMessageBody, type SendMessage } from './messageSchema';

/** The line that sends: the number written out, else the one named, else the agent's first (docs/platforms/agentphone.md, 3.3). */
function senderOf(account: Account, body: SendMessage): PhoneNumber {
	const own = body.agent_id ? account.numbersOf(account.agent(body.agent_id).id) : null;
	const active = [...account.numbers.values()].filter(({ status }) => status !== 'released');
	const named = active.find(({ id, phoneNumber }) => (body.from_number ? phoneNumber === body.from_number : id === body.number_id));
	if (body.number_id || body.from_number) {
		if (!named) throw phoneNumberNotFound();
		if (own && !own.includes(named)) throw badRequest('Phone number does not belong to this agent');
		return named;
	}
	if (!own?.length) throw badRequest('Agent has no phone number assigned');
	return own[0];
}

function recipientsOf(body: SendMessage): string[] {
	return (body.recipients ?? [body.to_number ?? '']).map((recipient) => {
		const normalized = normalizeRecipient(recipient);
		if (normalized === null) throw validationError('to_number', 'Invalid recipient');
		return normalized;
	});
}

/** Groups, emails and carousels are for iMessage lines only (docs/platforms/agentphone.md, 3.3). */
function checkLine(line: PhoneNumber, recipients: string[], mediaUrls: string[]): void {
	if (line.imessage) return;
	if (recipients.length > 1) throw badRequest('Group messages require an iMessage number');
	if (recipients[0].includes('@')) throw badRequest('Email recipients require an iMessage number');
	if (mediaUrls.length > 1) throw badRequest('Carousels require an iMessage number');
}

/** The chat this goes to: a known group, the chat with that participant, or a new one. */
function conversationFor(account: Account, line: PhoneNumber, recipients: string[], channel: string): Conversation {
	const isGroup = recipients.length > 1;
	const [participant] = recipients;
	const isWhatsApp = channel === 'whatsapp';
	const known = [...account.conversations.values()].find(
		({ groupId, phoneNumberId, participant: other, channel: of }) =>
			(groupId === participant || (!isGroup && phoneNumberId === line.id && other === participant)) &&
			(of === 'whatsapp') === isWhatsApp,
	);
	if (known) return known;
	if (participant.startsWith('grp_')) throw notFound('Group');
	const groupId = isGroup ? newId('grp') : null;
	const conversation: Conversation = {
		id: newId('conv'),
		agentId: line.agentId,
		phoneNumberId: line.id,
		phoneNumber: line.phoneNumber,
		participant: groupId ?? participant,
		isGroup,
		groupId,
		groupName: null,
		groupIconUrl: null,
		participants: isGroup ? recipients.map((identifier) => ({ identifier, name: null })) : null,
		...(isWhatsApp && { channel }),
		metadata: null,
		createdAt: isoTime(),
		messages: [],
	};
	account.conversations.set(conversation.id, conversation);
	return conversation;
}

/** A reply to an unknown parent is delivered unthreaded: `reply_parent_unresolved` (docs/platforms/agentphone.md, 3.3). */
function parentOf(conversation: Conversation, line: PhoneNumber, id: string | null | undefined) {
	if (!id || !(line.imessage || conversation.channel === 'whatsapp')) return { replyTo: null, unresolved: null };
	const parent = conversation.messages.find((message) => message.id === id);
	if (!parent) return { replyTo: null, unresolved: true };
	return { replyTo: { messageId: parent.id, message: parent.body, mediaUrls: parent.mediaUrls }, unresolved: null };
}

/** WhatsApp must be enabled, and takes only templates once the 24-hour window is closed (docs/platforms/agentphone.md, 3.3, 3.4). */
function checkWhatsApp(account: Account, line: PhoneNumber, recipient: string, { template }: SendMessage): void {
	if (!line.whatsapp) throw badRequest('WhatsApp is not enabled for this number');
	const known = [...account.conversations.values()].find(
		({ phoneNumberId, participant, channel }) => channel === 'whatsapp' && phoneNumberId === line.id && participant === recipient,
	);
	const heard = known?.messages.findLast(({ direction }) => direction === 'inbound')?.receivedAt;
	if (!template && !(heard && Date.parse(heard) > Date.now() - WHATSAPP_WINDOW_MS))
		throw badRequest('The 24-hour WhatsApp window is closed. Send a template instead.');
}

/** SMS needs a registration, other channels do not (docs/platforms/agentphone.md, 3.3, 5.1). */
function checkRegistration({ outboundSms = 'enabled' }: PhoneNumber, channel: string): void {
	if (outboundSms === 'registration_required' && (channel === 'sms' || channel === 'mms'))
		throw forbidden('This number is not registered for SMS. Register at https://agentphone.example/register');
}

const WHATSAPP_WINDOW_MS = 24 * 3_600_000;

/** The channel chooses itself: iMessage if the line can, MMS with media, else SMS (docs/platforms/agentphone.md, 3.3). */
const channelOf = (line: PhoneNumber, mediaUrls: string[]) => (line.imessage ? 'imessage' : mediaUrls.length > 0 ? 'mms' : 'sms');

const TAPBACKS = ['love', 'like', 'dislike', 'laugh', 'emphasize', 'question'];

/** Signs, flags and keycaps; digits alone are none. */
const isEmoji = (text: string) =>
	/^[\p{Extended_Pictographic}\p{Emoji_Component}]+$/u.test(text) && /\p{Extended_Pictographic}|\p{RI}|\u20e3/u.test(text);

/** One of the six names, or an emoji and nothing else (docs/platforms/agentphone.md, 3.3). */
const reactionBody = z
	.object({
		reaction: z.string().refine((text) => TAPBACKS.includes(text) || isEmoji(text), 'must be a reaction or an emoji'),
	})
	.strict();

/** A message of any conversation of the account. */
function messageOf(account: Account, id: string): Message {
	const messages = [...account.conversations.values()].flatMap((conversation) => conversation.messages);
	const message = messages.find((candidate) => candidate.id === id);
	if (!message) throw notFound('Message');
	return message;
}

export const messageRoutes: Route[] = [
	// On iMessage and WhatsApp; emoji on newer lines only (docs/platforms/agentphone.md, 3.3). The id is a bare UUID in the docs.
	route({
		method: 'post',
		path: '/v1/messages/:message_id/reactions',
		body: reactionBody,
		answer: ({ account, params, body: { reaction }, settings }) => {
			const message = messageOf(account, params.message_id);
			if (message.channel !== 'imessage' && message.channel !== 'whatsapp')
				throw badRequest('Reactions are not supported on this channel');
			if (!TAPBACKS.includes(reaction) && message.channel === 'imessage' && !settings.emojiReactions) {
				throw badRequest('Custom emoji reactions are not supported on this line. Upgrade the line to use them.');
			}
			const made = {
				id: randomUUID(),
				reactionType: reaction,
				fromNumber: message.toNumber,
				direction: 'outbound',
				createdAt: isoTime(),
			};
			message.reactions.push(made);
			return {
				id: made.id,
				reaction_type: reaction,
				message_id: message.id,
				channel: message.channel === 'imessage' ? 'iMessage' : message.channel,
			};
		},
	}),

	// Costs money: refused without balance (docs/platforms/agentphone.md, 5.1).
	route({
		method: 'post',
		path: '/v1/messages',
		body: sendMessageBody,
		answer: ({ account, body, state }) => {
			const line = senderOf(account, body);
			const recipients = recipientsOf(body);
			const mediaUrls = body.media_urls ?? (body.media_url ? [body.media_url] : []);
			if (body.channel) checkWhatsApp(account, line, recipients[0], body);
			else checkLine(line, recipients, mediaUrls);
			if (state.balanceCents <= 0) throw insufficientBalance();
			const channel = body.channel ?? channelOf(line, mediaUrls);
			checkRegistration(line, channel);
			const conversation = conversationFor(account, line, recipients, channel);
			const { replyTo, unresolved } = parentOf(conversation, line, body.reply_to_message_id);
			const message: Message = {
				id: newId('msg'),
				body: body.body,
				fromNumber: line.phoneNumber,
				toNumber: conversation.groupId ?? recipients[0],
				direction: 'outbound',
				senderIdentifier: null,
				channel,
				mediaUrl: mediaUrls.at(0) ?? null,
				mediaUrls,
				receivedAt: isoTime(),
				reactions: [],
				replyTo,
			};
			conversation.messages.push(message);
			return {
				id: message.id,
				status: 'sent',
				channel: message.channel,
				from_number: message.fromNumber,
				to_number: message.toNumber,
				conversation_id: conversation.id,
				media_urls: mediaUrls,
				reply_to_message_id: replyTo?.messageId ?? null,
				reply_parent_unresolved: unresolved,
			};
		},
	}),
];
