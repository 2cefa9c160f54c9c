import { interceptExecution, type WebhookResponse } from './response';
import { watchOver } from './watchOver';

export interface AcknowledgeOptions {
	/** How long to wait for n8n to hold an execution, in milliseconds; then the sender is asked to repeat. */
	limitMs: number;
	/** Told whether n8n holds an execution; `true` may still follow `false`. */
	onExecution: (held: boolean) => void;
}

/**
 * Answers an event with 200 as soon as n8n holds an execution for it, and not before: an event that was
 * acknowledged must survive whatever happens next. Without an execution in time it answers 503, so that
 * the sender repeats the delivery.
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
	const out = interceptExecution(res, { line: () => answer(true), end: () => answer(true) });
	const startedAt = Date.now();
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
