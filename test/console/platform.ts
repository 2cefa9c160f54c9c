import type { Executions } from './executions';
import type { Log } from './log';
import type { Delivery, EventChoice, Outbox, SentAs, Target } from './protocol';
import type { Trigger } from './workflows';

/** What every platform's part of the console works with. */
export interface Surroundings {
	/** Of n8n. */
	baseUrl: string;
	log: Log;
	executions: Executions;
}

/** One thing a person wants to send. */
export interface Sending {
	target: Target;
	event: EventChoice;
	words: string;
	sentAs: SentAs;
	callId?: string;
	caller?: string;
	/** As in `SendRequest`. */
	number?: string;
	choices?: Record<string, string>;
}

/** A platform that can be played from the page. */
export interface ConsolePlatform {
	/** Every webhook that is registered now. */
	targets(triggers: Trigger[]): Target[];
	/**
	 * Sends an event to where the target's webhook leads now. Resolves when it is on its way; the log tells the rest.
	 * @throws when there is no webhook (any more)
	 */
	send(sending: Sending): void;
	/**
	 * Sends an event once more, with another body, and proves it as the platform does.
	 * @param body an object
	 * @throws when there is no webhook (any more)
	 */
	sendAgain?(delivery: Delivery, target: Target, body: Record<string, unknown>): void;
	/** The caller hangs up. @throws when there is no such call, or it is over */
	hangUp?(target: Target, callId: string): void;
	/** What workflows did there. */
	outbox?(): Outbox;
	/** Somebody answers a call that a workflow placed. @throws when it cannot be answered (any more) */
	answer?(callId: string, targets: Target[]): void;
	/** A call that a workflow placed ends. @throws when it is over */
	end?(callId: string, how: string, targets: Target[]): void;
}

/** Two calls of one delivery are one event. */
export const copiesOf = (sentAs: SentAs): number => (sentAs === 'twice' ? 2 : 1);
