import { sleep as n8nSleep } from 'n8n-workflow';

/**
 * Milliseconds on a clock that only ever runs forwards, for durations and deadlines. `Date.now()` may jump when somebody, or NTP,
 * sets the clock of the server: a caller must not be kept waiting, or cut short, by that. Counted from the start of the process,
 * so nothing of it may be stored or compared elsewhere.
 */
export const monotonicNow = (): number => performance.now();

/** Nodes may not use timers of their own; n8n offers this one. */
export const sleep = async (ms: number): Promise<void> => await n8nSleep(ms);
