import { monotonicNow } from '../clock';
import { interceptExecution, writeHead, type WebhookResponse } from './response';
import { watchOver } from './watchOver';

export interface AcknowledgeOptions {
	/** How long to wait for n8n to hold an execution, in milliseconds; then the sender is asked to repeat. */
	limitMs: number;
	/** Told whether n8n holds an execution; `true` may still follow `false`. */
	onExecution: (held: boolean) => void;
}

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
		writeJsonHead(res, held ? 200 : 503);
		out.end(held ? '{"received":true}' : '{"error":"No execution could be started in time. Please deliver again."}');
	};
	const out = interceptExecution(res, {
		started: () => answer(true),
		line: () => undefined,
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
	writeJsonHead(res, status);
	res.end(JSON.stringify(body));
}

const writeJsonHead = (res: WebhookResponse, status: number) =>
	writeHead(res, status, { 'Content-Type': 'application/json', ...(status === 503 && { 'Retry-After': '5' }) });
