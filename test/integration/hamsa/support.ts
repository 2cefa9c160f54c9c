import { HamsaApi } from '../../../credentials/HamsaApi.credentials';
import { Hamsa } from '../../../nodes/Hamsa/Hamsa.node';
import { startHamsaSimulator, type HamsaSimulator, type HamsaSimulatorOptions } from '../../simulator';
import { NodeBench } from '../harness/bench';

export { byId, type RunOptions } from '../harness/bench';

let benches = 0;

/** The Hamsa node with a simulated Hamsa to talk to. */
export class Bench extends NodeBench<HamsaSimulator> {
	static async start(options: HamsaSimulatorOptions = {}): Promise<Bench> {
		// A key of its own: the node remembers the project of an account, and ports come round again.
		const simulator = await startHamsaSimulator({ apiKey: `hamsa-simulator-key-${++benches}`, ...options });
		const { apiKey, baseUrl } = simulator;
		return new Bench(simulator, { node: Hamsa, credentialType: HamsaApi, credential: { apiKey, region: 'custom', baseUrl } });
	}
}
