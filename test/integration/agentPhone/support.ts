import { AgentPhoneApi } from '../../../credentials/AgentPhoneApi.credentials';
import { AgentPhone } from '../../../nodes/AgentPhone/AgentPhone.node';
import { startAgentPhoneSimulator, type AgentPhoneSimulator, type AgentPhoneSimulatorOptions } from '../../simulator';
import { NodeHarness } from '../harness/nodeHarness';

export { byId, type RunOptions } from '../harness/nodeHarness';

/** The AgentPhone node with a simulated AgentPhone to talk to. */
export class Harness extends NodeHarness<AgentPhoneSimulator> {
	static async start(options: AgentPhoneSimulatorOptions = {}): Promise<Harness> {
		const simulator = await startAgentPhoneSimulator(options);
		const { apiKey, baseUrl } = simulator;
		return new Harness(simulator, { node: AgentPhone, credentialType: AgentPhoneApi, credential: { apiKey, baseUrl } });
	}
}

const text = 'A text that has more than forty characters in it.';

/** The fields Registration: Submit cannot do without (docs/platforms/agentphone.md, 3.11). */
export const person = {
	firstName: 'Ada',
	lastName: 'Example',
	email: 'ada@example.com',
	phoneNumber: '+15005550001',
	streetAddress: '1 Main Street',
	city: 'Springfield',
	state: 'CA',
	zipCode: '90001',
	description: text,
	useCases: ['customer_care'],
	messageSamples: [text, text],
	consentFlow: text,
	optInImageUrl: 'https://example.com/opt-in.png',
};
