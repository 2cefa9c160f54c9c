// Platforms that tell of their calls by webhook: a secret that each of them and n8n know, and a workflow that all of them start.
import { randomBytes } from 'node:crypto';

import type { CallEventSecrets } from '../console/callEvents';
import type { N8nApi } from '../e2e/harness/api';
import { connect, node, workflow, type WorkflowJson } from '../e2e/harness/workflows';
import { callEventPlatforms } from '../simulator/callEvents';

/** A credential for each platform, by the last part of its trigger's URL. */
export async function makeCallEventSecrets(api: N8nApi): Promise<Record<string, CallEventSecrets>> {
	const entries = callEventPlatforms.map(async ({ path, platform, credential: type, credentialData }) => {
		const secret = randomBytes(24).toString('base64url');
		const credential = await api.createCredential({ name: `Simulated ${platform.name}`, type, data: credentialData(secret) });
		return [path, { credential, secret }] as const;
	});
	return Object.fromEntries(await Promise.all(entries));
}

/** A trigger of each platform, all joined to one node: the record of a call is the same behind all of them. */
export function callEvents(secrets: Record<string, CallEventSecrets>): WorkflowJson {
	const end = node('n8n-nodes-base.noOp', 'The call', {}, { position: [420, 0] });
	const triggers = callEventPlatforms.map(({ node: type, path, platform, credential, parameters }, index) =>
		node(
			`n8n-nodes-voice-agents.${type}`,
			`${platform.name}: the call has ended`,
			{ events: platform.defaultEvents, ...parameters },
			{ typeVersion: 1.1, position: [60, index * 180], credentials: { [credential]: secrets[path].credential } },
		),
	);
	const links = triggers.flatMap((trigger, index) =>
		callEventPlatforms[index].platform.defaultEvents.map((_, output) => connect(trigger, end, { output })),
	);
	return workflow('One record for every call', [...triggers, end], links);
}
