// Orders for the callers' process (callers.ts).
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

export interface Order {
	url: string;
	/** Signs the deliveries; as a client of chat completions, the key. */
	secret: string;
	/** How it is asked; as AgentPhone delivers, if left out. */
	as?: 'chat completions';
	/** At the same time; each makes so many turns, one after the other. */
	callers: number;
	turns: number;
	/** Before each turn. */
	pauseMs: number;
	/** Leave out what was said. */
	bare?: boolean;
}

/** One call; times in milliseconds from the request on, `startedAt` and `at` since 1970. */
export interface Turn {
	callId: string;
	startedAt: number;
	/** Head of the answer. */
	firstByteMs: number;
	/** First whole line of its body. */
	firstLineMs: number;
	totalMs: number;
	status: number;
	lines: Array<{ text: string; at: number }>;
}

export interface SliceResult {
	turns: Turn[];
	elapsedMs: number;
	/** What the callers themselves cost: computing time, and the worst delay of their own clock (99 %). */
	cpuMs: number;
	lagMs: number;
}

export interface Callers {
	/** @throws when a call fails or is not answered with 200 */
	slice(order: Order): Promise<SliceResult>;
	stop(): void;
}

/** Starts the callers. They end with this process. */
export function startCallers(): Callers {
	const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'callers.ts')], { stdio: ['pipe', 'pipe', 'inherit'] });
	const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	return {
		slice: async (order) => {
			child.stdin.write(`${JSON.stringify(order)}\n`);
			const answer = await answers.next();
			if (answer.done) throw new Error('the callers have ended');
			const result = JSON.parse(answer.value) as SliceResult & { error?: string };
			if (result.error !== undefined) throw new Error(`calling ${order.url}: ${result.error}`);
			const failed = result.turns.find(({ status }) => status !== 200);
			if (failed)
				throw new Error(`calling ${order.url}: answered with ${failed.status} ${failed.lines.map(({ text }) => text).join(' ')}`);
			return result;
		},
		stop: () => void child.stdin.end(),
	};
}
