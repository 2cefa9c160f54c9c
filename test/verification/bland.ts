import { BlandTrigger } from '../../nodes/Bland/BlandTrigger.node';
import type { CallDelivery, CallEventTrial } from './callEvents';

const HEADER = 'X-Webhook-Signature';

/** Changes the value of the one header that proves a delivery. */
const reworded = (change: (value: string) => string): CallDelivery => ({ changeProof: (proof) => ({ [HEADER]: change(proof[HEADER]) }) });

/** The Bland AI Trigger (docs/platforms/bland.md, 3). Bland AI signs no time. */
export const blandTrial: CallEventTrial = {
	node: 'blandTrigger',
	newTrigger: () => new BlandTrigger(),
	secretField: 'secret',
	refused: (sign) => ({
		regular: [['the signature of an empty body', 401, () => ({ changeProof: () => sign('') })]],
		matrix: [
			['a prefix before the signature', 401, () => reworded((value) => `sha256=${value}`)],
			['the header twice', 401, () => reworded((value) => `${value}, ${value}`)],
			['the signature in Base64', 401, () => reworded((value) => Buffer.from(value, 'hex').toString('base64'))],
			['zeros', 401, () => reworded((value) => '0'.repeat(value.length))],
		],
	}),
	ignored: {
		regular: [['a text', () => ({ event: { conversation_id: 'c', channel: 'sms', message: 'Hello' } })]],
		matrix: [['the leg to a person', () => ({ event: { call_id: 'c', is_proxy_agent_call: true, completed: true } })]],
	},
	// Digits come in any case.
	stillProves: (changed, original) => changed[HEADER]?.trim().toLowerCase() === original[HEADER].toLowerCase(),
	eventNames: ['call', 'latency', 'citations', 'evals', 'completed'],
};
