import type {
	Agent,
	CallLogEntry,
	Campaign,
	Conversation,
	Dictionary,
	Job,
	KnowledgeItem,
	PhoneNumber,
	TtsHistory,
	UsageDay,
	Voice,
	WebTool,
} from './entities';
import { notFound } from './errors';
import { newId } from './ids';

/** Everything the one project of the key owns. */
export class State {
	readonly projectId = newId();
	readonly agents = new Map<string, Agent>();
	readonly usage: UsageDay[] = [];
	/** Calls: a call's job id is its conversation's (docs/platforms/hamsa.md, 2.3). */
	readonly conversations = new Map<string, Conversation>();
	/** Logs of calls by the ID of the call (docs/platforms/hamsa.md, 9). */
	readonly callLogs = new Map<string, CallLogEntry[]>();
	/** How many reads of an ended call, by its ID, still show no transcript. */
	readonly lateTranscripts = new Map<string, number>();
	/** All but calls. */
	readonly jobs = new Map<string, Job>();
	readonly numbers = new Map<string, PhoneNumber>();
	readonly campaigns = new Map<string, Campaign>();
	/** Whose numbers and campaigns they are. */
	readonly userId = newId();
	readonly knowledgeItems = new Map<string, KnowledgeItem>();
	readonly webTools = new Map<string, WebTool>();
	/** What was turned on and off for an agent: by the agent's id and the thing's (docs/platforms/hamsa.md, 4). */
	readonly activations = new Map<string, Map<string, boolean>>();
	readonly voices = new Map<string, Voice>();
	/** Voices ready for realtime use (docs/platforms/hamsa.md, 8). */
	readonly preloadedVoices = new Set<string>();
	readonly ttsHistories = new Map<string, TtsHistory>();
	readonly dictionaries = new Map<string, Dictionary>();

	agent(id: string): Agent {
		return found(this.agents.get(id), 'Voice agent');
	}

	conversation(id: string): Conversation {
		return found(this.conversations.get(id), 'Conversation');
	}

	job(id: string): Job {
		return found(this.jobs.get(id), 'Job');
	}

	number(id: string): PhoneNumber {
		return found(this.numbers.get(id), 'Phone number');
	}

	/** By the number itself, as several routes want it. */
	ownNumber(number: string): PhoneNumber {
		return found(
			[...this.numbers.values()].find((own) => own.number === number),
			'Phone number',
		);
	}

	campaign(id: string): Campaign {
		return found(this.campaigns.get(id), 'Campaign');
	}

	knowledgeItem(id: string): KnowledgeItem {
		return found(this.knowledgeItems.get(id), 'Knowledge base item');
	}

	webTool(id: string): WebTool {
		return found(this.webTools.get(id), 'Web tool');
	}

	voice(id: string): Voice {
		return found(this.voices.get(id), 'Voice');
	}

	setActive(agentId: string, thingId: string, isActive: boolean): void {
		const things = this.activations.get(agentId) ?? new Map<string, boolean>();
		this.activations.set(agentId, things.set(thingId, isActive));
	}

	/** Whether it is turned on for the agent; undefined if the agent has nothing to do with it. */
	isActiveFor(agentId: string, thingId: string, attached: string[] = []): boolean | undefined {
		return this.activations.get(agentId)?.get(thingId) ?? (attached.includes(thingId) ? true : undefined);
	}

	/** Several routes want to be told the project, and there is only the key's. */
	checkProject(id: string): void {
		if (id !== this.projectId) throw notFound('Project');
	}
}

export function found<T>(value: T | undefined, what: string): T {
	if (value === undefined) throw notFound(what);
	return value;
}
