// Two small workflows that show what Hamsa and Recept AI tell: every event on an output of its own.
import type { CredentialRef } from '../e2e/harness/api';
import { connect, node, workflow, type WorkflowJson } from '../e2e/harness/workflows';

const PACKAGE = 'n8n-nodes-voice-agents';

const HAMSA_EVENTS = ['callStarted', 'callAnswered', 'transcriptionUpdate', 'toolExecuted', 'callEnded', 'jobFinished'];

export function hamsaEvents(hamsa: CredentialRef, agentId: string): WorkflowJson {
	const trigger = node(
		`${PACKAGE}.hamsaTrigger`,
		'Something happened on a call',
		{ registration: 'api', agentId: { __rl: true, mode: 'id', value: agentId }, events: HAMSA_EVENTS },
		{ typeVersion: 1.1, credentials: { hamsaApi: hamsa } },
	);
	return showing('Hamsa call events', trigger, HAMSA_EVENTS.length);
}

export function receptEvents(recept: CredentialRef): WorkflowJson {
	const groups = ['call', 'agent', 'system'];
	const trigger = node(
		`${PACKAGE}.receptAiTrigger`,
		'A Recept AI event',
		{ events: groups, authentication: ['hmac'], signatureOptions: { timestampHeader: 'X-Timestamp' } },
		{ typeVersion: 1.1, credentials: { receptAiWebhookApi: recept } },
	);
	return showing('Recept AI: all sixteen events', trigger, groups.length);
}

function showing(name: string, trigger: ReturnType<typeof node>, outputs: number): WorkflowJson {
	const end = node('n8n-nodes-base.noOp', 'Look at what came in', {}, { position: [420, 0] });
	return workflow(
		name,
		[{ ...trigger, position: [60, 0] }, end],
		Array.from({ length: outputs }, (_, output) => connect(trigger, end, { output })),
	);
}
