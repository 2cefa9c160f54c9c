/** What Hamsa stores, field by field as it answers (docs/platforms/hamsa.md, 2 to 9). */

/** docs/platforms/hamsa.md, 2.2, the nested v2 form. */
export interface Agent {
	id: string;
	name: string;
	type: 'Single Prompt' | 'Flow Agent';
	conversation: Record<string, unknown>;
	voice: Record<string, unknown>;
	llm: Record<string, unknown>;
	callSettings: Record<string, unknown>;
	tools: unknown[];
	knowledgeBaseItemsIds: string[];
	voiceDictionaryIds: string[];
	phoneNumber: { type: 'TWILIO' | 'SIP'; id: string } | null;
	webhookUrl: string | null;
	webhookAuth: { authKey: string; authSecret: string } | null;
	workflow: Record<string, unknown> | null;
	outcomeResponseShape: Record<string, unknown> | null;
	createdAt: string;
	updatedAt: string;
}

/** The seven states of a call (docs/platforms/hamsa.md, 2.3). */
export const CALL_STATES = ['PENDING', 'IN_PROGRESS', 'COMPLETED', 'NO_ANSWER', 'FAILED', 'FORWARDED', 'TERMINATED'] as const;

export type CallState = (typeof CALL_STATES)[number];

/** docs/platforms/hamsa.md, 6: the job of a call, whose id is the conversation's. What `jobResponse` and the logs hold is not documented. */
/** One step of a call (docs/platforms/hamsa.md, 9). */
export interface CallLogEntry {
	category: string;
	message: string;
	payload: Record<string, unknown> | null;
}

export interface Conversation {
	id: string;
	title: string;
	model: string;
	type: 'VOICE_AGENTS';
	status: CallState;
	processingType: string;
	voiceAgentId: string | null;
	agentDetails: Record<string, unknown> | null;
	jobResponse: Record<string, unknown> | null;
	/** The recording. */
	mediaUrl: string | null;
	callParams: { machineNumber: string | null; userNumber: string | null };
	/** Seconds. */
	callDuration: number | null;
	channelType: 'Telephone' | 'TELEPHONE' | 'Web';
	callAnalysis: Record<string, unknown> | null;
	/** The web tools and knowledge of the agent. */
	voiceAgent: Record<string, unknown> | null;
	logs: Array<{ id: string; timestamp: string; payload: unknown }>;
	performanceMetrics: Record<string, unknown> | null;
	createdAt: string;
	updatedAt: string;
}

/** What a project used on one day (docs/platforms/hamsa.md, 9). */
export interface UsageDay {
	/** ISO time. */
	date: string;
	cost: number;
	requests: number;
	tokens: number;
	transcription: number;
}

/** docs/platforms/hamsa.md, 4.1. `isActive` without an agent in the question; for each agent see `State.activations`. */
export interface KnowledgeItem {
	id: string;
	userId: string;
	projectId: string;
	itemName: string;
	fileSize: string | null;
	type: 'TEXT' | 'FILE' | 'URL';
	status: string;
	failureReason: string | null;
	content: string | null;
	itemUrl: string | null;
	itemUrls: string[];
	wordsNumber: number | null;
	extension: string | null;
	createdAt: string;
	isActive: boolean;
	used: boolean;
}

/** docs/platforms/hamsa.md, 4.2. What requests call `timeOut` is `timeout` here. */
export interface WebTool {
	id: string;
	persistentId: string;
	version: number;
	name: string;
	type: 'FUNCTION' | 'MCP';
	userId: string;
	projectId: string;
	isActive: boolean;
	async: boolean;
	description: string;
	collectionId: string | null;
	toolSettings: {
		serverUrl: string;
		methodType: string;
		timeout: number | null;
		authToken: string | null;
		httpHeaders: Record<string, string>;
		pathParameters: Record<string, string>;
	};
	params: Record<string, unknown>;
	messages: Array<{ type: string; content: string }>;
}

/** docs/platforms/hamsa.md, 8: no page shows a voice; these fields are what working clients read. */
export interface Voice {
	id: string;
	name: string;
	dialect: { languageCode: string } | null;
}

/** docs/platforms/hamsa.md, 8 */
export interface TtsHistory {
	id: string;
	audio: string;
	downloadUrl: string;
	script: string;
	createdAt: string;
	ttsVoice: { name: string; dialect: { languageCode: string; language: string } | null };
}

/** docs/platforms/hamsa.md, 8 */
export interface Dictionary {
	id: string;
	name: string;
	words: Array<{ word: string; pronunciation: string }>;
	createdAt: string;
	updatedAt: string;
}

/** docs/platforms/hamsa.md, 3. */
export interface PhoneNumber {
	id: string;
	number: string;
	label: string;
	type: 'TWILIO' | 'SIP';
	userId: string;
	voiceAgentId: string | null;
	sipInboundConfigs: { originationUri: string } | null;
	sipOutboundConfigs: Record<string, unknown> | null;
	createdAt: string;
	updatedAt: string;
}

export type RecipientState = 'PENDING' | 'QUEUED' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED' | 'NO_ANSWER';

/** docs/platforms/hamsa.md, 5. */
export interface Recipient {
	id: string;
	campaignId: string;
	phoneNumber: string;
	name: string | null;
	ignoreE164Validation: boolean;
	dynamicVariables: Record<string, unknown>;
	status: RecipientState;
	latestActionTimestamp: string | null;
	attempts: number;
	maxAttempts: number;
	nextRetryAt: string | null;
	/** The conversation of the latest call. */
	jobId: string | null;
	lastError: string | null;
	completedAt: string | null;
	createdAt: string;
	updatedAt: string;
}

export type CampaignState = 'SCHEDULED' | 'PENDING' | 'RUNNING' | 'PAUSED' | 'COMPLETED' | 'CANCELLED' | 'FAILED';

/** docs/platforms/hamsa.md, 5. */
export interface Campaign {
	id: string;
	name: string;
	status: CampaignState;
	sendType: string;
	scheduledDate: string | null;
	scheduledTimezone: string | null;
	timeRange: { days: string[]; startCallingTime: string; endCallingTime: string } | null;
	reservedConcurrency: number | null;
	webhookUrl: string | null;
	projectId: string;
	userId: string;
	voiceAgentId: string;
	phoneNumberId: string;
	createdAt: string;
	updatedAt: string;
	/** Shown by Get only, in groups. */
	recipients: Recipient[];
}

/** docs/platforms/hamsa.md, 7.4. Whether `webhookAuth` is ever shown is not documented; it is, so that a test sees what becomes of it. */
export interface Job {
	id: string;
	title: string | null;
	type: 'TRANSCRIPTION' | 'TRANSLATION' | 'TTS' | 'AI_CONTENT';
	status: 'PENDING' | 'COMPLETED' | 'FAILED';
	model: string | null;
	processingType: string;
	mediaUrl: string | null;
	jobResponse: unknown;
	totalCost: number | null;
	usageTime: number | null;
	fromLng: string | null;
	toLng: string | null;
	fromScript: string | null;
	toScript: string | null;
	/** Of AI content: the transcription it is about. */
	relevantJobId: string | null;
	webhookUrl: string | null;
	webhookAuth: { authKey: string; authSecret: string } | null;
	createdAt: string;
	updatedAt: string;
	/** What was asked for: never shown. */
	wanted: { text?: string; parts?: string[]; srt?: boolean };
}
