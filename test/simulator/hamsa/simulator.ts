import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Faults } from '../common/faults';
import type { RecordedRequest } from '../common/recorder';
import { RateLimiter } from './rateLimiter';
import { Seeds } from './seeds';
import { createServer } from './server';
import type { Settings } from './settings';
import { State } from './state';

export interface HamsaSimulatorOptions extends Partial<Settings> {
	apiKey?: string;
	/** 0, the default, takes any free port. */
	port?: number;
}

/** A Hamsa to test against: strict where the API is documented, tolerant where it is not (api/hamsa.md). */
export class HamsaSimulator {
	readonly apiKey: string;
	readonly requests: RecordedRequest[] = [];
	readonly faults = new Faults();
	readonly state = new State();
	/** May be changed while the simulator runs. */
	readonly settings: Settings;
	private readonly rateLimiter: RateLimiter;
	private readonly seeds = new Seeds(this.state);
	private readonly server: Server;
	private port = 0;

	readonly seedAgent = this.seeds.agent.bind(this.seeds);

	constructor({ apiKey = 'hamsa-simulator-key', errorShape = 'nested', successFlag = true, allowLoopbackWebhooks = true, timeScale = 60, resetIn = 'seconds' }: HamsaSimulatorOptions) {
		this.apiKey = apiKey;
		this.settings = { errorShape, successFlag, allowLoopbackWebhooks, timeScale, resetIn };
		this.rateLimiter = new RateLimiter(this.settings);
		const services = { state: this.state, settings: this.settings };
		const { requests, faults, rateLimiter } = this;
		this.server = createHttpServer(createServer({ apiKey, services, requests, faults, rateLimiter }));
	}

	get baseUrl(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	async listen(port: number): Promise<void> {
		this.server.listen(port, '127.0.0.1');
		await once(this.server, 'listening');
		this.port = (this.server.address() as AddressInfo).port;
	}

	async close(): Promise<void> {
		if (!this.server.listening) return;
		const closed = once(this.server, 'close');
		this.server.close();
		this.server.closeAllConnections();
		await closed;
	}

	clearRequests(): void {
		this.requests.length = 0;
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
