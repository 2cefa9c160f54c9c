import type { Delivery, HeardLine } from '../console/protocol';
import type { Turn } from './format';
import type { CheckResult } from './result';

/** Longer than any platform waits for an answer. */
export const ANSWER_TIMEOUT_MS = 90_000;

/** For an execution that waited for the end of a call. */
export const WAKE_TIMEOUT_MS = 15_000;

/** What was sent for a turn, while it is still answered. */
export interface Sent {
	turn: Turn;
	act: string;
	atMs: number;
	deliveries: Delivery[];
	opening: Delivery | undefined;
	interrupted: Delivery | null;
	/** Deliveries before it whose executions waited for this turn. */
	woken: Delivery[];
	/** What kept the turn from being played, as a check that failed. */
	obstacle?: CheckResult;
}

/** Whether something goes on, or waits, because of a delivery. */
export const isOpen = ({ executions }: Delivery): boolean =>
	executions.some(({ status }) => ['waiting', 'new', 'running', 'unknown'].includes(status));

/** Whether a line is heard, or does something. */
export const isSomething = ({ text, does }: HeardLine): boolean => text !== '' || does !== undefined;
