const DAY_SECONDS = 86_400;
const RETRIES = 5;
const FACTOR = 4;

/**
 * Waits in seconds before each retry. Documented: 6 attempts over about 24 hours, exponential (docs/platforms/agentphone.md,
 * 4.7). The table itself is not public; a factor of 4 gives about 4 min, 17 min, 68 min, 4.5 h, 18 h.
 */
export const RETRY_DELAYS_SECONDS: readonly number[] = (() => {
	const weights = Array.from({ length: RETRIES }, (_, retry) => FACTOR ** retry);
	const sum = weights.reduce((total, weight) => total + weight, 0);
	return weights.map((weight) => (DAY_SECONDS * weight) / sum);
})();

/** The day passes in three seconds. */
export const DEFAULT_TIME_SCALE = DAY_SECONDS / 3;
