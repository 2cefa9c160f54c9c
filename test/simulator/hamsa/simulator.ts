import { createServer as createHttpServer } from 'node:http';

import { Faults } from '../common/faults';
import { Listener } from '../common/listener';
import type { RecordedRequest } from '../common/recorder';
import { Calls, type CallEnd } from './calls';
import { advance, type CallOutcome } from './campaignLife';
import type { Campaign, Recipient } from './entities';
import { Exports } from './exports';
import { Jobs, type JobOutcome } from './jobs';
import { RateLimiter } from './rateLimiter';
import { Seeds } from './seeds';
import { createServer } from './server';
import type { Settings } from './settings';
import { SpeechSocketServer } from './speech/socket';
import { State } from './state';
import { Sender, type Delivery, type DeliverOptions } from './webhooks/sender';

export interface HamsaSimulatorOptions extends Partial<Settings> {
	apiKey?: string;
	/** 0, the default, takes any free port. */
	port?: number;
}

/** A Hamsa to test against: strict where the API is documented, tolerant where it is not (docs/platforms/hamsa.md). */
export class HamsaSimulator {
	/** May be changed while the simulator runs: the project then has a new key, and no other. */
	apiKey: string;
	readonly requests: RecordedRequest[] = [];
	readonly faults = new Faults();
	readonly state = new State();
	/** May be changed while the simulator runs. */
	readonly settings: Settings;
	/** The WebSocket for speech. */
	readonly socket: SpeechSocketServer;
	readonly jobs: Jobs;
	readonly calls: Calls;
	readonly callExports: Exports;
	private readonly sender: Sender;
	private readonly rateLimiter: RateLimiter;
	private readonly seeds = new Seeds(this.state);
	private readonly listener: Listener;

	readonly seedAgent = this.seeds.agent.bind(this.seeds);
	readonly seedKnowledgeItem = this.seeds.knowledgeItem.bind(this.seeds);
	readonly seedWebTool = this.seeds.webTool.bind(this.seeds);
	readonly seedVoice = this.seeds.voice.bind(this.seeds);
	readonly seedTtsHistory = this.seeds.ttsHistory.bind(this.seeds);
	readonly seedDictionary = this.seeds.dictionary.bind(this.seeds);
	readonly seedUsageDay = this.seeds.usageDay.bind(this.seeds);
	readonly seedConversation = this.seeds.conversation.bind(this.seeds);
	readonly seedNumber = this.seeds.number.bind(this.seeds);
	readonly seedCampaign = this.seeds.campaign.bind(this.seeds);

	constructor({
		apiKey = 'hamsa-simulator-key',
		errorShape = 'nested',
		successFlag = true,
		allowLoopbackWebhooks = true,
		timeScale = 60,
		resetIn = 'seconds',
		ttsStream = 'riff',
		sttAnswer = 'bare',
		webhookSecretReadable = true,
	}: HamsaSimulatorOptions) {
		this.apiKey = apiKey;
		this.settings = { errorShape, successFlag, allowLoopbackWebhooks, timeScale, resetIn, ttsStream, sttAnswer, webhookSecretReadable };
		this.rateLimiter = new RateLimiter(this.settings);
		this.sender = new Sender(this.state, this.settings);
		this.jobs = new Jobs(this.state, this.sender, () => this.baseUrl);
		this.calls = new Calls(this.state, this.seeds, this.sender);
		this.callExports = new Exports(() => this.baseUrl);
		const { jobs, calls, callExports } = this;
		const services = { state: this.state, settings: this.settings, jobs, calls, callExports };
		const { requests, faults, rateLimiter } = this;
		const server = createHttpServer(createServer({ apiKey: () => this.apiKey, services, requests, faults, rateLimiter }));
		this.listener = new Listener(server);
		this.socket = new SpeechSocketServer(apiKey, requests);
		this.socket.attach(server);
	}

	get baseUrl(): string {
		return this.listener.baseUrl;
	}

	async listen(port: number): Promise<void> {
		await this.listener.listen(port);
	}

	async close(): Promise<void> {
		this.sender.close();
		this.socket.close();
		await this.listener.close();
	}

	clearRequests(): void {
		this.requests.length = 0;
	}

	/** Everything sent to a webhook, with its attempts. */
	get deliveries(): Delivery[] {
		return this.sender.deliveries;
	}

	/** Sends an event to an address or to the webhook of an agent. Resolves when it was taken or given up. */
	async deliver(options: DeliverOptions): Promise<Delivery> {
		return await this.sender.deliver(options);
	}

	seedJob(...given: Parameters<Jobs['seed']>): ReturnType<Jobs['seed']> {
		return this.jobs.seed(...given);
	}

	/** How long jobs take, before `timeScale`; null: until `finishJob`; 0: done in the first answer. */
	jobTakes(ms: number | null): void {
		this.jobs.takesMs = ms;
	}

	/** Ends a job. Resolves when its webhook was called, or gives undefined without one. */
	async finishJob(id: string, outcome?: JobOutcome): Promise<Delivery | undefined> {
		return await this.jobs.finish(id, outcome);
	}

	/** Somebody picks up. */
	async answerCall(id: string): Promise<void> {
		await this.calls.answer(id);
	}

	/** Ends a call. Resolves when its webhook was called, or gives undefined without one. */
	async endCall(id: string, status?: CallEnd, outcomeResult?: Record<string, unknown>): Promise<Delivery | undefined> {
		return await this.calls.end(id, status, outcomeResult);
	}

	/** One step in the life of a campaign. */
	advanceCampaign(id: string, outcome?: (recipient: Recipient) => CallOutcome): Campaign {
		return advance(this.state, this.seeds, id, outcome);
	}

	/** So many requests a minute (a minute of `timeScale`); null ends it. */
	rateLimit(limit: number | null): void {
		this.rateLimiter.limit = limit;
	}
}

export async function startHamsaSimulator(options: HamsaSimulatorOptions = {}): Promise<HamsaSimulator> {
	const simulator = new HamsaSimulator(options);
	await simulator.listen(options.port ?? 0);
	return simulator;
}
