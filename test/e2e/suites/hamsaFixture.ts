// A fixture with a simulated Hamsa besides.
import { startHamsaSimulator, type HamsaSimulator } from '../../simulator';
import type { CredentialRef } from '../harness/api';
import { node, type WorkflowNode } from '../harness/workflows';
import { PACKAGE, type Fixture } from './fixture';

export const HAMSA_TRIGGER = `${PACKAGE}.hamsaTrigger`;

export type WithHamsa<S extends Fixture = Fixture> = S & {
	hamsa: HamsaSimulator;
	/** `hamsaApi` of the simulator. */
	hamsaCredential: CredentialRef;
};

/** What the credential of a simulator holds. */
export const hamsaAccount = ({ apiKey, baseUrl }: HamsaSimulator) => ({ apiKey, baseUrl, region: 'custom', scheme: 'Token' });

export async function withHamsa<S extends Fixture>(fixture: S): Promise<WithHamsa<S>> {
	const hamsa = await startHamsaSimulator();
	const hamsaCredential = await fixture.api.createCredential({ name: 'Hamsa', type: 'hamsaApi', data: hamsaAccount(hamsa) });
	const stop = async () => {
		// The simulator last: n8n gives back the webhooks it has there.
		await fixture.stop();
		await hamsa.close();
	};
	return { ...fixture, hamsa, hamsaCredential, stop };
}

/** A Hamsa Trigger that registers itself at one agent. */
export function hamsaTrigger(
	{ hamsaCredential }: Pick<WithHamsa, 'hamsaCredential'>,
	agentId: string,
	parameters: Record<string, unknown> = {},
): WorkflowNode {
	return node(
		HAMSA_TRIGGER,
		'Trigger',
		{ registration: 'api', agentId: { __rl: true, mode: 'id', value: agentId }, events: ['callEnded'], ...parameters },
		{ typeVersion: 1.1, credentials: { hamsaApi: hamsaCredential } },
	);
}
