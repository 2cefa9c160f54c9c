import type { Agent, CallState, Conversation } from './entities';
import { isoTime, newId } from './ids';
import type { Seeds } from './seeds';
import type { State } from './state';
import { callEvent, endedData, type CallEventType } from './webhooks/events';
import type { Delivery, Sender, WebhookAuth } from './webhooks/sender';

export interface Placing {
	toNumber: string | null;
	fromNumber: string | null;
	voiceAgentId: string | null;
	agentDetails: Record<string, unknown> | null;
	params: Record<string, unknown>;
	/** Of the call itself; without one, the agent's is called. */
	webhookUrl?: string;
	webhookAuth?: WebhookAuth | null;
	channelType?: Conversation['channelType'];
}

export type CallEnd = Exclude<CallState, 'PENDING' | 'IN_PROGRESS'>;

interface TurnRecord {
	callId: string;
	placing: Placing;
	agent: Agent | undefined;
}

/** The life of calls, with the five events sent as it goes (docs/platforms/hamsa.md, 2.3 and 10.3). */
export class Calls {
	/** How long a call takes, before `timeScale`; null: until it is told to end. */
	takesMs: number | null = null;
	/** Whether a web call's answer names the call beside its token (docs/platforms/hamsa.md, 2.4). */
	webCallNamesJob = false;
	/** Whether the record of a call is there at once: the vendor's own client asks several times for it (docs/platforms/hamsa.md, 2.3). */
	recordedAtOnce = true;
	private readonly lines = new Map<string, TurnRecord>();
	private readonly unrecorded = new Map<string, Conversation>();

	constructor(
		private readonly state: State,
		private readonly seeds: Seeds,
		private readonly sender: Sender,
	) {}

	/** Places a call. Events are sent in their order, one after the other. */
	place(placing: Placing): Conversation {
		const { toNumber, fromNumber, voiceAgentId, agentDetails, channelType = 'Telephone' } = placing;
		const agent = voiceAgentId === null ? undefined : this.state.agent(voiceAgentId);
		const call = this.seeds.conversation({
			status: 'PENDING',
			voiceAgentId,
			agentDetails,
			callDuration: null,
			channelType,
			callParams: { machineNumber: fromNumber, userNumber: toNumber },
		});
		this.lines.set(call.id, { callId: `call_${newId()}`, placing, agent });
		if (!this.recordedAtOnce) {
			this.state.conversations.delete(call.id);
			this.unrecorded.set(call.id, call);
		}
		void this.tell(call.id, 'call.started');
		if (this.takesMs !== null) void this.sender.pause(this.takesMs).then(() => this.end(call.id));
		return call;
	}

	/** Somebody picks up. */
	async answer(id: string): Promise<void> {
		const call = this.record(id);
		if (call.status !== 'PENDING') return;
		call.status = 'IN_PROGRESS';
		await this.tell(id, 'call.answered');
		await this.tell(id, 'transcription.update');
	}

	/** Ends a call. Resolves when its last event was taken or given up; undefined without a webhook. */
	async end(
		id: string,
		status: CallEnd = 'COMPLETED',
		outcomeResult: Record<string, unknown> = { resolved: true },
	): Promise<Delivery | undefined> {
		const call = this.record(id);
		if (this.sender.closed.aborted || (call.status !== 'PENDING' && call.status !== 'IN_PROGRESS')) return undefined;
		const spoken = status === 'COMPLETED' || status === 'FORWARDED';
		const transcription: Array<Record<string, string>> = spoken ? [{ Agent: 'Hello' }, { User: 'Hi' }] : [];
		const outcome = { ...outcomeResult, ...this.lines.get(id)?.placing.params };
		const mediaUrl = spoken ? `https://storage.example.org/${id}.mp3` : null;
		Object.assign(call, {
			status,
			callDuration: spoken ? 42 : 0,
			mediaUrl,
			jobResponse: { transcription, outcomeResult: outcome },
			updatedAt: isoTime(),
		});
		const data = endedData({
			timestamp: isoTime(),
			conversationId: id,
			conversationRecording: mediaUrl,
			transcription,
			outcomeResult: outcome,
		});
		return await this.tell(id, 'call.ended', data);
	}

	private record(id: string): Conversation {
		const late = this.unrecorded.get(id);
		if (late) {
			this.state.conversations.set(id, late);
			this.unrecorded.delete(id);
		}
		return this.state.conversation(id);
	}

	private async tell(id: string, eventType: CallEventType, data?: Record<string, unknown>): Promise<Delivery | undefined> {
		const line = this.lines.get(id);
		if (!line) return undefined;
		const { callId, placing, agent } = line;
		const own = placing.webhookUrl !== undefined;
		const url = own ? placing.webhookUrl : (agent?.webhookUrl ?? undefined);
		if (url === undefined) return undefined;
		const auth = own ? (placing.webhookAuth ?? null) : (agent?.webhookAuth ?? null);
		const event = callEvent(eventType, {
			callId,
			projectId: this.state.projectId,
			agentId: agent?.id ?? null,
			agentName: agent?.name ?? null,
			...(data && { data }),
		});
		return await this.sender.deliver({ url, auth, event, retry: true });
	}
}
