import { createHash } from 'node:crypto';

import { BlandTrigger } from '../../nodes/Bland/BlandTrigger.node';
import type { CallEventTrial } from './callEvents';

const HEADER = 'X-Webhook-Signature';

/** The Bland AI Trigger (docs/platforms/bland.md, 3). No time is signed. */
export const blandTrial: CallEventTrial = {
	node: 'blandTrigger',
	newTrigger: () => new BlandTrigger(),
	secretField: 'secret',
	refused: () => ({
		matrix: [
			['an object that is no event, rightly signed', 400, () => ({ body: '{"hello":"world"}' })],
			['a prefix', 401, () => ({ changeProof: (proof) => ({ [HEADER]: `sha256=${proof[HEADER]}` }) })],
			['a digest without a key', 401, () => ({ changeProof: () => ({ [HEADER]: createHash('sha256').update('').digest('hex') }) })],
			['two signatures', 401, () => ({ changeProof: (proof) => ({ [HEADER]: `${proof[HEADER]}, ${proof[HEADER]}` }) })],
		],
	}),
	ignored: {
		matrix: [
			['a text message', () => ({ event: { conversation_id: 'c', channel: 'sms', message: 'Hello' } })],
			['the leg to a person', () => ({ event: { call_id: 'c', completed: true, created_at: 'x', is_proxy_agent_call: true } })],
		],
	},
	stillProves: (changed, original) => changed[HEADER]?.trim().toLowerCase() === original[HEADER].toLowerCase(),
	eventNames: ['call', 'latency', 'citations', 'evals', 'Call connected'],
};
