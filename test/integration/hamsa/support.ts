import { HamsaApi } from '../../../credentials/HamsaApi.credentials';
import { Hamsa } from '../../../nodes/Hamsa/Hamsa.node';
import { startHamsaSimulator, type HamsaSimulator, type HamsaSimulatorOptions } from '../../simulator';
import { NodeHarness } from '../harness/nodeHarness';

export { byId, type RunOptions } from '../harness/nodeHarness';

let harnesses = 0;

/** The Hamsa node with a simulated Hamsa to talk to. */
export class Harness extends NodeHarness<HamsaSimulator> {
	static async start(options: HamsaSimulatorOptions = {}): Promise<Harness> {
		// A key of its own: the node remembers the project of an account, and ports come round again.
		const simulator = await startHamsaSimulator({ apiKey: `hamsa-simulator-key-${++harnesses}`, ...options });
		const { apiKey, baseUrl } = simulator;
		return new Harness(simulator, { node: Hamsa, credentialType: HamsaApi, credential: { apiKey, region: 'custom', baseUrl } });
	}
}
