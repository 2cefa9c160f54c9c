import { sleep as n8nSleep } from 'n8n-workflow';

/**
 * Milliseconds on a monotonic clock, for durations and deadlines. `Date.now()` jumps when the server's clock is set (by NTP, for
 * example), which would delay or cut off a reply to a caller. The value counts from the start of the process, so it must not be
 * stored or compared with values of another process.
 */
export const monotonicNow = (): number => performance.now();

/** Waits the given milliseconds. n8n's function, because the rules for community nodes forbid `setTimeout`. */
export const sleep = async (ms: number): Promise<void> => await n8nSleep(ms);
