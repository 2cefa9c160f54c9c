import { createServer as createHttpServer } from 'node:http';

import { Caller, type PlaceTurnOptions, type TurnResult } from './caller';
import { holdCall, type CallOptions, type CallResult } from './conversation';
import { Endings, markEnded } from './endings';
import type { Call, CallTurn } from './entities';
import { Faults } from '../common/faults';
import { RateLimiter, type RateLimit } from './rateLimiter';
import { Listener } from '../common/listener';
import type { RecordedRequest } from '../common/recorder';
import { makeWav } from '../common/wav';
import type { Services, TranscriptShape } from './route';
import { callTurn, Seeds } from './seeds';
import { createServer } from './server';
import { State } from './state';
import { DEFAULT_TIME_SCALE } from './webhooks/schedule';
import { Sender, type DeliverOptions, type DeliveryResult } from './webhooks/sender';

export interface AgentPhoneSimulatorOptions {
	apiKey?: string;
	/** 0, the default, takes any free port. */
	port?: number;
	/** Divides the waits between retries; the default makes a day three seconds. */
	timeScale?: number;
	/** Whether GET shows a webhook's secret in clear; unverified in reality, so both can be tried. */
	webhookSecretReadable?: boolean;
	allowLoopbackWebhooks?: boolean;
	/** Which of the three reported shapes the transcript has (docs/platforms/agentphone.md, 3.5). */
	transcriptShape?: TranscriptShape;
	/** How often a transcript stream without news shows that it lives (docs/platforms/agentphone.md, 3.5: every 15 s). */
	heartbeatMs?: number;
	/** Whether the lines are new enough for reactions with any emoji (docs/platforms/agentphone.md, 3.3). */
	emojiReactions?: boolean;
	/** Whether recordings are answered to requests with the key only: sources disagree, so both can be tried (docs/platforms/agentphone.md, 3.5). */
	recordingsNeedKey?: boolean;
}

export class AgentPhoneSimulator {
	readonly apiKey: string;
	readonly requests: RecordedRequest[] = [];
	readonly faults = new Faults();
	readonly state = new State();
	/** May be changed while the simulator runs. */
	readonly settings: Services['settings'];
	private readonly seeds = new Seeds(this.state);
	private readonly rateLimiter = new RateLimiter();
	private readonly sender: Sender;
	private readonly endings: Endings;
	private readonly caller: Caller;
	private readonly listener: Listener;

	readonly seedAgent = this.seeds.agent.bind(this.seeds);
	readonly seedAgents = this.seeds.agents.bind(this.seeds);
	readonly seedNumber = this.seeds.number.bind(this.seeds);
	readonly seedCall = this.seeds.call.bind(this.seeds);
	readonly seedVoice = this.seeds.voice.bind(this.seeds);
	readonly seedContact = this.seeds.contact.bind(this.seeds);
	readonly seedContacts = this.seeds.contacts.bind(this.seeds);
	readonly seedNumberMessages = this.seeds.numberMessages.bind(this.seeds);
	readonly seedConversation = this.seeds.conversation.bind(this.seeds);
	readonly seedWebhook = this.seeds.webhook.bind(this.seeds);
	readonly seedSubAccount = this.seeds.subAccount.bind(this.seeds);
	readonly seedLocation = this.seeds.location.bind(this.seeds);
	readonly seedDelivery = this.seeds.delivery.bind(this.seeds);

	constructor({
		apiKey = 'sk_live_simulator',
		timeScale = DEFAULT_TIME_SCALE,
		webhookSecretReadable = true,
		allowLoopbackWebhooks = true,
		transcriptShape = 'transcript',
		heartbeatMs = 15_000,
		emojiReactions = true,
		recordingsNeedKey = false,
	}: AgentPhoneSimulatorOptions) {
		this.apiKey = apiKey;
		this.sender = new Sender(this.state, timeScale);
		this.endings = new Endings(this.sender);
		this.caller = new Caller(this.state, this.sender);
		const { state, sender, endings, requests, faults, rateLimiter } = this;
		this.settings = { webhookSecretReadable, allowLoopbackWebhooks, transcriptShape, heartbeatMs, emojiReactions, recordingsNeedKey };
		const { settings } = this;
		const services = { state, sender, endings, settings };
		this.listener = new Listener(createHttpServer(createServer({ apiKey, services, requests, faults, rateLimiter })));
	}

	get baseUrl(): string {
		return this.listener.baseUrl;
	}

	async listen(port: number): Promise<void> {
		await this.listener.listen(port);
	}

	/** Stops retries, open turns and connections. */
	async close(): Promise<void> {
		this.endings.close();
		this.sender.close();
		await this.listener.close();
	}

	clearRequests(): void {
		this.requests.length = 0;
	}

	/** 429 on every n-th request; null ends it. */
	rateLimit(limit: RateLimit | null): void {
		this.rateLimiter.set(limit);
	}

	/** The shared wallet; at zero, calls and messages are refused with INSUFFICIENT_BALANCE. */
	setBalance(cents: number): void {
		this.state.balanceCents = cents;
	}

	/** Something is said on a call that runs. */
	say(callId: string, turn: Partial<CallTurn>): void {
		this.state.callOf(callId).turns.push(callTurn(turn));
	}

	/** A call is over, without its webhook event. */
	endCall(callId: string, status = 'completed'): void {
		markEnded(this.state.callOf(callId), status);
	}

	/** Once a call has ended, its event has an empty transcript, and so have so many answers to its read (docs/platforms/agentphone.md, 4.5). */
	transcriptComesLate(callId: string, reads: number): void {
		this.state.callOf(callId).lateFor = reads;
	}

	/** Gives a call a recording, as an account with the add-on has it; none if it was placed without (docs/platforms/agentphone.md, 3.5). */
	record(callId: string, wav: Buffer = makeWav()): Buffer {
		const call = this.state.callOf(callId);
		if (call.recordingDisabled) return wav;
		this.state.recordings.set(callId, wav);
		const recordingUrl = `${this.baseUrl}/v1/calls/${callId}/recording`;
		Object.assign(call, { recordingAvailable: true, recordingUrl });
		return wav;
	}

	/** A browser starts a web call: null once the 30 seconds of its token are over (docs/platforms/agentphone.md, 3.5). */
	joinWebCall(accessToken: string, now = Date.now()): Call | null {
		const token = this.state.webTokens.get(accessToken);
		return token && now < token.expiresAt ? token.call : null;
	}

	/** Sends an event, signed, to the agent's webhook or else the account's; see `DeliveryOverrides` for wrong ones. */
	deliver(options: DeliverOptions): Promise<DeliveryResult> {
		return this.sender.deliver(options);
	}

	/** One sentence of a caller, and what is heard in return. */
	placeTurn(options: PlaceTurnOptions): Promise<TurnResult> {
		return this.caller.placeTurn(options);
	}

	/** A whole call with its `agent.call_ended`. */
	call(options: CallOptions): Promise<CallResult> {
		const { state, caller, endings } = this;
		return holdCall({ state, caller, endings }, options);
	}
}

export async function startAgentPhoneSimulator(options: AgentPhoneSimulatorOptions = {}): Promise<AgentPhoneSimulator> {
	const simulator = new AgentPhoneSimulator(options);
	await simulator.listen(options.port ?? 0);
	return simulator;
}
