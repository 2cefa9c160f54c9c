import { bland } from '../../../nodes/Bland/trigger/platform';
import { elevenLabs } from '../../../nodes/ElevenLabs/trigger/platform';
import { retell } from '../../../nodes/Retell/trigger/platform';
import type { CallEventPlatform } from '../../../nodes/shared/callEvents/platform';
import { vapi } from '../../../nodes/Vapi/trigger/platform';
import { blandSamples } from './bland';
import { elevenLabsSamples } from './elevenLabs';
import { retellSamples } from './retell';
import type { CallEventSamples } from './samples';
import { vapiSamples } from './vapi';

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
		platform: vapi,
		node: 'vapiTrigger',
		path: 'vapi',
		credential: 'vapiWebhookApi',
		credentialData: (secret) => ({ secret }),
		samples: vapiSamples,
	},
	{
		platform: retell,
		node: 'retellTrigger',
		path: 'retell',
		credential: 'retellWebhookApi',
		credentialData: (secret) => ({ apiKey: secret }),
		samples: retellSamples,
	},
	{
		platform: bland,
		node: 'blandTrigger',
		path: 'bland',
		credential: 'blandWebhookApi',
		credentialData: (secret) => ({ secret }),
		samples: blandSamples,
	},
	{
		platform: elevenLabs,
		node: 'elevenLabsTrigger',
		path: 'elevenlabs',
		credential: 'elevenLabsWebhookApi',
		credentialData: (secret) => ({ secret }),
		samples: elevenLabsSamples,
	},
];
