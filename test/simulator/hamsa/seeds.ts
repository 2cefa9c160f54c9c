import type { Agent } from './entities';
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
			conversation: { greetingMessage: 'Hello', greetingMessageType: 'TEXT', preamble: 'You answer the phone.', pokeMessages: [], params: {} },
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
}
