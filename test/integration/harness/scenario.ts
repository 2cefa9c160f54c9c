import type { INodeParameters } from 'n8n-workflow';

import type { NodeHarness, PlatformSimulator, RunOptions } from './nodeHarness';

/** What an operation finds when it is run. */
export interface Scenario {
	/** The simulator's own, for the placeholders of paths. */
	ids: Record<string, string>;
	/** The fields without which the operation cannot do. */
	parameters: INodeParameters;
	options?: RunOptions;
}

/** How the operations of a platform are run, each in a scenario of its own. */
export interface Platform<Simulator extends PlatformSimulator> {
	start: () => Promise<NodeHarness<Simulator>>;
	/** Fills the simulator with something of everything. */
	populate: (simulator: Simulator, operation: string) => Scenario;
}

/** In a fresh scenario for the operation. */
export async function inScenario<Simulator extends PlatformSimulator>(
	{ start, populate }: Platform<Simulator>,
	operation: string,
	use: (harness: NodeHarness<Simulator>, scenario: Scenario) => Promise<void>,
): Promise<void> {
	const harness = await start();
	try {
		await use(harness, populate(harness.simulator, operation));
	} finally {
		await harness.close();
	}
}
