/** What AgentPhone stores, field by field as it answers (docs/platforms/agentphone.md, 3). */

export interface CustomTool {
	name: string;
	description: string;
	url: string;
	method?: 'GET' | 'POST';
	headers?: Record<string, string> | null;
	parameters?: Record<string, unknown> | null;
	timeoutMs?: number | null;
	speakDuringExecution?: boolean | null;
	executionMessage?: string | null;
}

/** docs/platforms/agentphone.md, 3.1; `numbers` is added when an agent is shown. */
export interface Agent {
	id: string;
	name: string;
	description: string | null;
	voiceMode: 'webhook' | 'hosted';
	enableMessaging: boolean;
	modelTier: 'turbo' | 'balanced' | 'max';
	systemPrompt: string | null;
	beginMessage: string | null;
	voice: string;
	transferNumber: string | null;
	customTools: CustomTool[] | null;
	voicemailMessage: string | null;
	callScreeningIdentity: string | null;
	callScreeningPurpose: string | null;
	sttMode: 'fast' | 'accurate';
	ambientSound: 'none' | 'office' | 'coffee-shop' | 'outdoor';
	denoisingMode: 'noise-cancellation' | 'noise-and-background-speech-cancellation';
	maxSilenceMs: number;
	voiceSpeed: number;
	interruptionSensitivity: number;
	enableBackchannel: boolean;
	language: string;
	createdAt: string;
}

/** docs/platforms/agentphone.md, 3.2. `imessage` and `whatsapp` are never shown: they decide the channels of a message (3.3). */
export interface PhoneNumber {
	id: string;
	phoneNumber: string;
	country: string;
	status: string;
	type: string;
	agentId: string | null;
	createdAt: string;
	imessage: boolean;
	/** Whether SMS can be sent; `enabled` if left out. */
	outboundSms?: 'enabled' | 'activating' | 'registration_required';
	/** Whether messages can be sent over WhatsApp; not if left out. */
	whatsapp?: boolean;
}

/** docs/platforms/agentphone.md, 3.6. `imessage` is never shown: it is what the live check of capabilities finds. */
export interface Contact {
	id: string;
	phoneNumber: string;
	name: string;
	email: string | null;
	notes: string | null;
	createdAt: string;
	updatedAt: string;
	imessage: boolean;
}

/** docs/platforms/agentphone.md, 3.7. `avatarUrl` is never shown, only whether there is one. */
export interface ContactCard {
	firstName: string | null;
	lastName: string | null;
	displayName: string | null;
	avatarUrl: string | null;
}

/** One exchange of a call: what the caller said and what the agent answered (3.5, `transcripts[]`). */
export interface CallTurn {
	id: string;
	transcript: string | null;
	response: string | null;
	confidence: number | null;
	createdAt: string;
}

/** docs/platforms/agentphone.md, 3.5. Web calls have no numbers. `hosted` is never shown: a call with its own `systemPrompt` posts no voice turns. */
export interface Call {
	id: string;
	agentId: string | null;
	phoneNumberId: string | null;
	phoneNumber: string | null;
	fromNumber: string | null;
	toNumber: string | null;
	direction: 'inbound' | 'outbound' | 'web';
	status: string;
	startedAt: string;
	endedAt: string | null;
	durationSeconds: number | null;
	recordingUrl: string | null;
	recordingAvailable: boolean;
	turns: CallTurn[];
	hosted: boolean;
	/** Never shown: no audio is kept (docs/platforms/agentphone.md, 3.5). */
	recordingDisabled?: boolean;
	/** Never shown: it was asked to end, which takes a moment. */
	ending?: boolean;
	/** So many reads of the ended call still show no transcript. */
	lateFor?: number;
}

/** docs/platforms/agentphone.md, 3.4, Message. */
export interface Message {
	id: string;
	body: string;
	fromNumber: string;
	toNumber: string;
	direction: 'inbound' | 'outbound';
	senderIdentifier: string | null;
	channel: string | null;
	mediaUrl: string | null;
	mediaUrls: string[];
	receivedAt: string;
	reactions: Array<{ id: string; reactionType: string; fromNumber: string; direction: string; createdAt: string }>;
	replyTo: { messageId: string; message: string; mediaUrls: string[] } | null;
}

/** docs/platforms/agentphone.md, 3.4, ConversationDetail. */
export interface Conversation {
	id: string;
	agentId: string | null;
	phoneNumberId: string;
	phoneNumber: string;
	participant: string;
	isGroup: boolean;
	groupId: string | null;
	groupName: string | null;
	groupIconUrl: string | null;
	participants: Array<{ identifier: string; name: string | null }> | null;
	/** WhatsApp is a conversation of its own; left out, it is that of the line. */
	channel?: string;
	metadata: Record<string, unknown> | null;
	createdAt: string;
	messages: Message[];
}

/** The wallpaper of an iMessage chat (docs/platforms/agentphone.md, 3.4). */
export interface Background {
	id: string;
	version: number;
	imageUrl: string;
}

/** docs/platforms/agentphone.md, 3.8. */
export interface Webhook {
	id: string;
	url: string;
	secret: string;
	status: string;
	contextLimit: number;
	timeout: number;
	createdAt: string;
}

/** docs/platforms/agentphone.md, 3.8. `slot` is never shown: the agent whose webhook was used, or `account`. */
export interface Delivery {
	id: string;
	messageId: string | null;
	eventType: string | null;
	channel: string | null;
	status: 'pending' | 'success' | 'failed';
	httpStatus: number | null;
	errorMessage: string | null;
	responseBody: string | null;
	attemptCount: number;
	lastAttemptAt: string | null;
	nextRetryAt: string | null;
	createdAt: string;
	slot: string;
}

/** docs/platforms/agentphone.md, 3.10: untyped there; a name is all that is documented. */
export interface SubAccount {
	id: string;
	name: string;
	createdAt: string;
}

/** docs/platforms/agentphone.md, 3.11, `GET /v1/register/status`. */
export interface Registration {
	campaign_status: 'none' | 'pending' | 'approved';
	message: string;
	stage: string | null;
}

/** A code sent by text (docs/platforms/agentphone.md, 3.14). Only its ID is ever shown. */
export interface Verification {
	id: string;
	phoneNumber: string;
	/** Six digits. */
	code: string;
	/** Unix time in milliseconds. */
	expiresAt: number;
	attemptsRemaining: number;
	verified: boolean;
}

/** What a lookup finds out about any number (docs/platforms/agentphone.md, 3.2). */
export interface LookedUp {
	lineType: 'mobile' | 'landline' | 'voip';
	country: string;
	rcsEnabled: boolean;
}

/** docs/platforms/agentphone.md, 3.12. The values of `status` and the unit of `lastUpdated` are not documented. */
export interface Location {
	phoneNumber: string;
	latitude: number | null;
	longitude: number | null;
	status: string;
	lastUpdated: number;
}
