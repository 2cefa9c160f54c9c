/** How fast this n8n answered in a call. Times in milliseconds. */
export interface CallTiming {
	/** Turns that were answered. */
	turns: number;
	/** From the caller's words to our first one, filler or not: the median of the turns. */
	firstWordMs: number | null;
	slowestFirstWordMs: number | null;
	/** Turns in which the workflow said nothing in time, so that the fallback message was spoken. */
	fallbacks: number;
	/** Turns that the caller cut off. */
	interruptions: number;
}
