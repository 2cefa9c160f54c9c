/** The envelope of every event (docs/platforms/agentphone.md, 4.4). */
export interface WebhookEvent<Data extends object = object> {
	event: string;
	channel: string;
	timestamp: string;
	agentId: string;
	data: Data;
	conversationState?: Record<string, unknown> | null;
	recentHistory?: HistoryItem[];
}

/** docs/platforms/agentphone.md, 4.4: `messageId` only for texts. */
export interface HistoryItem {
	messageId?: string;
	content: string;
	direction: 'inbound' | 'outbound';
	channel: string;
	at: string;
}

/** Any part of the documented shape may be replaced; `data` field by field. */
export type Overrides<Event extends WebhookEvent> = Partial<Omit<Event, 'data'>> & {
	data?: Partial<Event['data']> & Record<string, unknown>;
};

export interface VoiceTurnData {
	callId: string;
	numberId: string | null;
	from: string | null;
	to: string | null;
	status: string;
	transcript: string;
	confidence: number;
	direction: string;
}

export interface TextMessageData {
	messageId: string;
	conversationId: string | null;
	numberId: string | null;
	from: string;
	to: string;
	contact: { id: string; name: string; email: string | null; phoneNumber: string } | null;
	message: string;
	mediaUrl: string | null;
	mediaUrls: string[];
	direction: string;
	receivedAt: string;
}

export interface ReactionData {
	conversationId: string;
	numberId: string;
	reactionType: string;
	fromNumber: string;
	direction: string;
	messageId: string;
	messageBody: string;
	messageMediaUrl: string | null;
	messageMediaUrls: string[];
	createdAt: string;
}

export interface CallEndedData {
	callId: string;
	numberId: string | null;
	from: string | null;
	to: string | null;
	contact: TextMessageData['contact'];
	direction: string;
	status: string;
	startedAt: string;
	endedAt: string;
	durationSeconds: number;
	disconnectionReason: string | null;
	transcript: Array<{ role: 'agent' | 'user'; content: string }>;
	summary: string | null;
	userSentiment: string | null;
	callSuccessful: boolean | null;
}
