/** How long deliveries are repeated. */
export const RETRY_WINDOW_SECONDS = 21 * 3_600;
const RETRIES = 5;
const FACTOR = 4;

/**
 * Waits in seconds before each retry. Documented: up to about 21 hours, at growing intervals, formerly 6 attempts
 * (docs/platforms/agentphone.md, 4.7). The table itself is not public; a factor of 4 gives about 4 min, 15 min, 59 min, 3.9 h, 15.8 h.
 */
export const RETRY_DELAYS_SECONDS: readonly number[] = (() => {
	const weights = Array.from({ length: RETRIES }, (_, retry) => FACTOR ** retry);
	const sum = weights.reduce((total, weight) => total + weight, 0);
	return weights.map((weight) => (RETRY_WINDOW_SECONDS * weight) / sum);
})();

/** A day passes in three seconds. */
export const DEFAULT_TIME_SCALE = 86_400 / 3;
