// Orders for the platforms' process (platforms.ts).
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

import type { Webhook } from '../../simulator';
import type { Arrival, Kind } from './hour';

/** Where deliveries go, and how they prove themselves. */
export type Target =
	| { platform: 'agentPhone'; webhook: Webhook }
	| { platform: 'hamsa'; url: string; authorization: string }
	| { platform: 'recept'; url: string; secret: string }
	/** n8n's own Webhook node, which checks nothing. */
	| { platform: 'none'; url: string };

export type Targets = Record<Kind, Target>;

export interface Order {
	targets: Targets;
	arrivals: Arrival[];
	/** What must be among the words of a voice turn's answer. */
	answer: string;
	/**
	 * So many at the same time, each sending the next one as soon as its last is answered, until all are sent or the time is over.
	 * Without, each is sent when it is due, whatever became of the others.
	 */
	closedLoop?: { senders: number; seconds: number };
}

export interface Outcome {
	arrival: Arrival;
	/** When it was sent, in milliseconds since 1970, and how late that was (open load only). */
	sentAt: number;
	lateMs: number;
	/** Null when no answer came. */
	status: number | null;
	/** First whole line of the body; of voice turns only. */
	firstLineMs?: number;
	totalMs: number;
	/** What was wrong about the answer. */
	wrong?: string;
}

export interface Delivered {
	outcomes: Outcome[];
	elapsedMs: number;
	/** What the sending itself cost: computing time, and the worst delay of its clock (99 %). */
	cpuMs: number;
	lagMs: number;
}

export interface Platforms {
	deliver(order: Order): Promise<Delivered>;
	stop(): void;
}

/** Starts the platforms. They end with this process. */
export function startPlatforms(): Platforms {
	const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'platforms.ts')], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	return {
		deliver: async (order) => {
			child.stdin.write(`${JSON.stringify(order)}\n`);
			const answer = await answers.next();
			if (answer.done) throw new Error('the platforms have ended');
			const result = JSON.parse(answer.value) as Delivered & { error?: string };
			if (result.error !== undefined) throw new Error(result.error);
			return result;
		},
		stop: () => void child.stdin.end(),
	};
}
