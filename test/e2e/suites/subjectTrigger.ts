// The trigger of a subject of test/fuzz, on a real n8n.
import type { Subject } from '../../fuzz/subjects';
import { node, webhookUrl } from '../harness/workflows';
import { activate, noOp, PACKAGE, type RegularFixture } from './fixture';

/** Publishes the subject's trigger, as it accepts its deliveries. */
export async function publishSubject(
	fixture: RegularFixture,
	{ type, path, state }: Subject,
): Promise<{ workflowId: string; url: string }> {
	const [[credentialType, data]] = Object.entries(state.credentials);
	const credential = await fixture.api.createCredential({ name: credentialType, type: credentialType, data });
	const trigger = node(`${PACKAGE}.${type}`, 'Trigger', state.parameters, {
		typeVersion: 1.1,
		credentials: { [credentialType]: credential },
	});
	const { id } = await activate(fixture, [trigger, noOp('Work')]);
	return { workflowId: id, url: webhookUrl(fixture.n8n.baseUrl, trigger, path) };
}
