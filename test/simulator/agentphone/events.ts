import type { CallEndedData, Overrides, ReactionData, TextMessageData, VoiceTurnData, WebhookEvent } from './eventTypes';
import { isoTime, newId } from './ids';

const CALLER = '+15005550001';
const AGENT_NUMBER = '+15005550002';

/** The delivery puts the real agent's id in the place of this one. */
const AGENT = 'agt_demo01';

const envelope = <Data extends object>(
	event: string,
	channel: string,
	data: Data,
	overrides: Overrides<WebhookEvent<Data>>,
): WebhookEvent<Data> => ({
	event,
	channel,
	timestamp: isoTime(),
	agentId: AGENT,
	...overrides,
	data: { ...data, ...overrides.data },
});

/** `agent.message` also carries the conversation's state and history (docs/platforms/agentphone.md, 4.4). */
const message = <Data extends object>(channel: string, data: Data, overrides: Overrides<WebhookEvent<Data>>) => ({
	...envelope('agent.message', channel, data, overrides),
	conversationState: overrides.conversationState ?? null,
	recentHistory: overrides.recentHistory ?? [],
});

/** One utterance of the caller (docs/platforms/agentphone.md, 4.5, voice turn): `transcript` is a text here. */
export const voiceTurn = (overrides: Overrides<WebhookEvent<VoiceTurnData>> = {}): WebhookEvent<VoiceTurnData> =>
	message(
		'voice',
		{
			callId: newId('call'),
			numberId: 'num_demo01',
			from: CALLER,
			to: AGENT_NUMBER,
			status: 'in-progress',
			transcript: 'I want to move my booking',
			confidence: 0.95,
			direction: 'inbound',
		},
		overrides,
	);

/** An inbound text (docs/platforms/agentphone.md, 4.5, text message); `channel` is sms unless told. */
export const textMessage = (overrides: Overrides<WebhookEvent<TextMessageData>> = {}): WebhookEvent<TextMessageData> =>
	message(
		'sms',
		{
			messageId: newId('msg'),
			conversationId: newId('conv'),
			numberId: 'num_demo01',
			from: CALLER,
			to: AGENT_NUMBER,
			contact: null,
			message: 'Is the shop open?',
			mediaUrl: null,
			mediaUrls: [],
			direction: 'inbound',
			receivedAt: isoTime(),
		},
		overrides,
	);

/** A tapback (docs/platforms/agentphone.md, 4.5, reaction): the sender is `fromNumber`, not `from`. */
export const reaction = (overrides: Overrides<WebhookEvent<ReactionData>> = {}): WebhookEvent<ReactionData> =>
	envelope(
		'agent.reaction',
		'imessage',
		{
			conversationId: newId('conv'),
			numberId: 'num_demo01',
			reactionType: 'love',
			fromNumber: CALLER,
			direction: 'inbound',
			messageId: newId('msg'),
			messageBody: 'See you at 5',
			messageMediaUrl: null,
			messageMediaUrls: [],
			createdAt: isoTime(),
		},
		overrides,
	);

/** The call is over (docs/platforms/agentphone.md, 4.5, call ended): `transcript` is an array here. */
export const callEnded = (overrides: Overrides<WebhookEvent<CallEndedData>> = {}): WebhookEvent<CallEndedData> =>
	envelope(
		'agent.call_ended',
		'voice',
		{
			callId: newId('call'),
			numberId: 'num_demo01',
			from: CALLER,
			to: AGENT_NUMBER,
			contact: null,
			direction: 'inbound',
			status: 'completed',
			startedAt: isoTime(Date.now() - 330_000),
			endedAt: isoTime(),
			durationSeconds: 330,
			disconnectionReason: 'user_hangup',
			transcript: [
				{ role: 'agent', content: 'Hello' },
				{ role: 'user', content: 'Hi' },
			],
			summary: 'Caller moved a booking.',
			userSentiment: 'Positive',
			callSuccessful: true,
		},
		overrides,
	);

/** What `POST .../test` sends (docs/platforms/agentphone.md, 4.5, test delivery): the mock of the page Testing, with fewer fields than a real text. */
export const testMessage = (overrides: Overrides<WebhookEvent<Partial<TextMessageData>>> = {}): WebhookEvent<Partial<TextMessageData>> =>
	message<Partial<TextMessageData>>(
		'sms',
		{
			conversationId: newId('conv').replace('conv_', 'conv_test'),
			numberId: 'num_demo01',
			from: CALLER,
			to: AGENT_NUMBER,
			message: 'Test message',
			direction: 'inbound',
			receivedAt: isoTime(),
		},
		{
			conversationState: { testMode: true },
			recentHistory: [{ content: 'Hello', direction: 'inbound', channel: 'sms', at: isoTime(Date.now() - 60_000) }],
			...overrides,
		},
	);
