import type { Retries } from './retries';

/** What a platform sends about its calls, and how it proves it. */
export interface CallEventSamples {
	/** One payload for each event of the trigger, by the event's value. */
	events: Record<string, object>;
	/** The ID of the call, as the payloads have it. */
	callId: string;
	/**
	 * The headers that prove a delivery.
	 *
	 * @param now the time of sending, in milliseconds since 1970
	 */
	sign: (body: Buffer, secret: string, now: number) => Record<string, string>;
	retries: Retries;
}
