import { retell } from '../../../nodes/Retell/trigger/platform';
import type { CallEventPlatform } from '../../../nodes/shared/callEvents/platform';
import { retellSamples } from './retell';
import type { CallEventSamples } from './samples';

/** A platform whose trigger is declared as a `CallEventPlatform`, with what it sends. */
export interface SimulatedCallEvents {
	platform: CallEventPlatform;
	/** The name of the trigger node. */
	node: string;
	/** The last part of the trigger's URL. */
	path: string;
	credential: string;
	/** The credential's fields that make the trigger accept `secret`. */
	credentialData: (secret: string) => Record<string, string>;
	/** The fields of the node besides the events, if its defaults do not accept `samples.sign`. */
	parameters?: Record<string, unknown>;
	samples: CallEventSamples;
}

export const callEventPlatforms: SimulatedCallEvents[] = [
	{
		platform: retell,
		node: 'retellTrigger',
		path: 'retell',
		credential: 'retellWebhookApi',
		credentialData: (secret) => ({ apiKey: secret }),
		samples: retellSamples,
	},
];
