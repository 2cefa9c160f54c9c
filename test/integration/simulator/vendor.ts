import { AgentPhoneClient, AgentPhoneError } from 'agentphone';

import { startAgentPhoneSimulator, type AgentPhoneSimulator, type AgentPhoneSimulatorOptions } from '../../simulator';

export interface Vendor {
	simulator: AgentPhoneSimulator;
	/** The vendor's own. */
	client: AgentPhoneClient;
}

/** Before each test a new simulator and a client of it, which does not repeat; after it the simulator ends. */
export function beforeEachVendor(use: (vendor: Vendor) => unknown, options: AgentPhoneSimulatorOptions = {}): void {
	let simulator: AgentPhoneSimulator;
	beforeEach(async () => {
		simulator = await startAgentPhoneSimulator(options);
		use({ simulator, client: new AgentPhoneClient({ token: simulator.apiKey, baseUrl: simulator.baseUrl, maxRetries: 0 }) });
	});
	afterEach(async () => await simulator.close());
}

/** What the client throws. */
export async function failure(attempt: PromiseLike<unknown>): Promise<AgentPhoneError> {
	const error: unknown = await Promise.resolve(attempt).then(
		() => null,
		(reason: unknown) => reason,
	);
	if (!(error instanceof AgentPhoneError)) throw new Error(`No AgentPhoneError: ${String(error)}`);
	return error;
}
