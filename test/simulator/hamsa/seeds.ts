import { newRecipient } from './campaignLife';
import type {
	Agent,
	Campaign,
	Conversation,
	Dictionary,
	KnowledgeItem,
	PhoneNumber,
	Recipient,
	TtsHistory,
	UsageDay,
	Voice,
	WebTool,
} from './entities';
import { isoTime, newId } from './ids';
import type { State } from './state';

/** Puts things in place without going through the API. */
export class Seeds {
	constructor(private readonly state: State) {}

	agent(fields: Partial<Agent> = {}): Agent {
		const now = isoTime();
		const agent: Agent = {
			id: newId(),
			name: 'Reception',
			type: 'Single Prompt',
			conversation: {
				greetingMessage: 'Hello',
				greetingMessageType: 'TEXT',
				preamble: 'You answer the phone.',
				pokeMessages: [],
				params: {},
			},
			voice: { voiceId: newId(), lang: 'en' },
			llm: {},
			callSettings: {},
			tools: [],
			knowledgeBaseItemsIds: [],
			voiceDictionaryIds: [],
			phoneNumber: null,
			webhookUrl: null,
			webhookAuth: null,
			workflow: null,
			outcomeResponseShape: null,
			createdAt: now,
			updatedAt: now,
			...fields,
		};
		this.state.agents.set(agent.id, agent);
		return agent;
	}

	usageDay(fields: Partial<UsageDay> = {}): UsageDay {
		const day: UsageDay = { date: isoTime(), cost: 1.5, requests: 3, tokens: 1_000, transcription: 7, ...fields };
		this.state.usage.push(day);
		return day;
	}

	/** A finished call, unless told otherwise. */
	conversation(fields: Partial<Conversation> = {}): Conversation {
		const now = isoTime();
		const conversation: Conversation = {
			id: newId(),
			title: 'Call',
			model: 'Hamsa-Conversational-V1.0',
			type: 'VOICE_AGENTS',
			status: 'COMPLETED',
			processingType: 'real-time',
			voiceAgentId: null,
			agentDetails: null,
			jobResponse: null,
			mediaUrl: null,
			callParams: { machineNumber: '+15550100200', userNumber: '+15550100999' },
			callDuration: 42,
			channelType: 'Telephone',
			callAnalysis: null,
			voiceAgent: null,
			logs: [],
			performanceMetrics: null,
			createdAt: now,
			updatedAt: now,
			...fields,
		};
		this.state.conversations.set(conversation.id, conversation);
		return conversation;
	}

	knowledgeItem(fields: Partial<KnowledgeItem> = {}): KnowledgeItem {
		const item: KnowledgeItem = {
			id: newId(),
			userId: newId(),
			projectId: this.state.projectId,
			itemName: 'Opening hours',
			fileSize: '1KB',
			type: 'TEXT',
			status: 'PROCESSED',
			failureReason: null,
			content: 'We are open from Sunday to Thursday, from nine to five.',
			itemUrl: null,
			itemUrls: [],
			wordsNumber: 11,
			extension: null,
			createdAt: isoTime(),
			isActive: true,
			used: false,
			...fields,
		};
		this.state.knowledgeItems.set(item.id, item);
		return item;
	}

	webTool({
		toolSettings,
		...fields
	}: Partial<Omit<WebTool, 'toolSettings'>> & { toolSettings?: Partial<WebTool['toolSettings']> } = {}): WebTool {
		const tool: WebTool = {
			id: newId(),
			persistentId: newId(),
			version: 1,
			name: 'Find order',
			type: 'FUNCTION',
			userId: newId(),
			projectId: this.state.projectId,
			isActive: true,
			async: false,
			description: 'Looks up an order by its number',
			collectionId: null,
			toolSettings: {
				serverUrl: 'https://example.com/orders',
				methodType: 'POST',
				timeout: null,
				authToken: null,
				httpHeaders: {},
				pathParameters: {},
				...toolSettings,
			},
			params: { type: 'object', properties: {} },
			messages: [],
			...fields,
		};
		this.state.webTools.set(tool.id, tool);
		return tool;
	}

	voice(fields: Partial<Voice> = {}): Voice {
		const voice: Voice = { id: newId(), name: 'Layan', dialect: { languageCode: 'pls' }, ...fields };
		this.state.voices.set(voice.id, voice);
		return voice;
	}

	ttsHistory(fields: Partial<TtsHistory> = {}): TtsHistory {
		const id = newId();
		const audio = `https://cdn.example.com/tts-histories/${id}.wav`;
		const history: TtsHistory = {
			id,
			audio,
			downloadUrl: `${audio}?response-content-disposition=attachment`,
			script: 'Hello',
			createdAt: isoTime(),
			ttsVoice: { name: 'Layan', dialect: { languageCode: 'pls', language: 'ar' } },
			...fields,
		};
		this.state.ttsHistories.set(id, history);
		return history;
	}

	dictionary(fields: Partial<Dictionary> = {}): Dictionary {
		const now = isoTime();
		const words = [{ word: 'ibuprofen', pronunciation: 'eye-byoo-PROH-fen' }];
		const dictionary: Dictionary = { id: newId(), name: 'Medicines', words, createdAt: now, updatedAt: now, ...fields };
		this.state.dictionaries.set(dictionary.id, dictionary);
		return dictionary;
	}

	number(fields: Partial<PhoneNumber> = {}): PhoneNumber {
		const now = isoTime();
		const number: PhoneNumber = {
			id: newId(),
			number: `+1555010${String(this.state.numbers.size).padStart(4, '0')}`,
			label: 'Front desk',
			type: 'TWILIO',
			userId: this.state.userId,
			voiceAgentId: null,
			sipInboundConfigs: null,
			sipOutboundConfigs: null,
			createdAt: now,
			updatedAt: now,
			...fields,
		};
		this.state.numbers.set(number.id, number);
		return number;
	}

	/** About to begin, unless told otherwise. */
	campaign({
		recipients = [{}],
		...fields
	}: Partial<Omit<Campaign, 'recipients'>> & { recipients?: Array<Partial<Recipient>> } = {}): Campaign {
		const now = isoTime();
		const id = fields.id ?? newId();
		const campaign: Campaign = {
			id,
			name: 'Renewals',
			status: 'SCHEDULED',
			sendType: 'NOW',
			scheduledDate: null,
			scheduledTimezone: null,
			timeRange: null,
			reservedConcurrency: null,
			webhookUrl: null,
			projectId: this.state.projectId,
			userId: this.state.userId,
			voiceAgentId: newId(),
			phoneNumberId: newId(),
			createdAt: now,
			updatedAt: now,
			...fields,
			recipients: recipients.map((recipient) => newRecipient(id, recipient)),
		};
		this.state.campaigns.set(id, campaign);
		return campaign;
	}
}
