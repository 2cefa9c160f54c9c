import { monotonicNow } from '../clock';
import { interceptExecution, type WebhookResponse } from './response';
import { watchOver } from './watchOver';

export interface AcknowledgeOptions {
	/** How long to wait for n8n to hold an execution, in milliseconds; then the sender is asked to repeat. */
	limitMs: number;
	/** Told whether n8n holds an execution; `true` may still follow `false`. */
	onExecution: (held: boolean) => void;
}

/** n8n writes `{"type":"keepalive"}` every 30 seconds. */
const KEEPALIVE = /^\s*(\{"type":"keepalive"\})?\s*$/;

/**
 * Answers an event with 200 as soon as n8n holds an execution for it, and not before: an event that was
 * acknowledged must survive whatever happens next. Without an execution in time, or with one that ended before
 * it began, it answers 503, so that the sender repeats the delivery.
 */
export function acknowledgeWhenHeld(res: WebhookResponse, { limitMs, onExecution }: AcknowledgeOptions): void {
	let open = true;
	const answer = (held: boolean) => {
		onExecution(held);
		if (!open) return;
		open = false;
		writeHead(res, held ? 200 : 503);
		out.end(held ? '{"received":true}' : '{"error":"No execution could be started in time. Please deliver again."}');
	};
	const out = interceptExecution(res, {
		// While a job waits to be queued, n8n keeps the connection open with lines of its own; they say nothing of an execution.
		line: (line) => {
			if (!KEEPALIVE.test(line)) answer(true);
		},
		// The trigger's first word (begin.ts) never came: n8n could not start the execution, or not even queue it, and keeps nothing
		// of the event. If it did run after all, its delivery is remembered, and the repetition ends at the trigger.
		end: () => {
			if (open) answer(false);
		},
	});
	const startedAt = monotonicNow();
	void watchOver({
		isOpen: () => open,
		lastHeardAt: () => startedAt,
		limitMs,
		onSilence: () => answer(false),
	});
}

/** Answers at once with `body` as JSON and ends the response. */
export function answerNow(res: WebhookResponse, status: number, body: object): void {
	writeHead(res, status);
	res.end(JSON.stringify(body));
}

function writeHead(res: WebhookResponse, status: number): void {
	res.status(status);
	res.setHeader('Content-Type', 'application/json');
	if (status === 503) res.setHeader('Retry-After', '5');
}
