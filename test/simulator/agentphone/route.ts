import type { Incoming, Route as AnyRoute } from '../common/route';
import { routeMaker } from '../common/route';
import type { Endings } from './endings';
import { fromZod } from './errors';
import type { Account, State } from './state';
import type { Sender } from './webhooks/sender';

export type { Writer } from '../common/route';

/** What every operation may lean on. */
export interface Services {
	state: State;
	sender: Sender;
	endings: Endings;
	settings: {
		webhookSecretReadable: boolean;
		allowLoopbackWebhooks: boolean;
		transcriptShape: TranscriptShape;
		heartbeatMs: number;
		emojiReactions: boolean;
		recordingsNeedKey: boolean;
	};
}

/** The three shapes the sources report for a transcript (docs/platforms/agentphone.md, 3.5). */
export type TranscriptShape = 'transcript' | 'data' | 'transcripts';

interface Surroundings extends Services {
	account: Account;
}

export type Context<Query = unknown, Body = unknown> = Surroundings & Incoming<Query, Body>;

export type Route = AnyRoute<Surroundings>;

/** An operation: its schemas are checked first, as FastAPI does. */
export const route = routeMaker<Surroundings>(fromZod);
