import type { INodeParameters } from 'n8n-workflow';

import type { NodeBench, PlatformSimulator, RunOptions } from './bench';

/** What an operation finds when it is run. */
export interface World {
	/** The simulator's own, for the placeholders of paths. */
	ids: Record<string, string>;
	/** The fields without which the operation cannot do. */
	parameters: INodeParameters;
	options?: RunOptions;
}

/** How the operations of a platform are run, each in a world of its own. */
export interface Platform<Simulator extends PlatformSimulator> {
	start: () => Promise<NodeBench<Simulator>>;
	/** Fills the simulator with something of everything. */
	populate: (simulator: Simulator, operation: string) => World;
}

/** In a fresh world for the operation. */
export async function inWorld<Simulator extends PlatformSimulator>(
	{ start, populate }: Platform<Simulator>,
	operation: string,
	use: (bench: NodeBench<Simulator>, world: World) => Promise<void>,
): Promise<void> {
	const bench = await start();
	try {
		await use(bench, populate(bench.simulator, operation));
	} finally {
		await bench.close();
	}
}
