/**
 * Milliseconds on a clock that only ever runs forwards, for durations and deadlines. `Date.now()` may jump when somebody, or NTP,
 * sets the clock of the server: a caller must not be kept waiting, or cut short, by that. Counted from the start of the process,
 * so nothing of it may be stored or compared elsewhere.
 */
export const steadyNow = (): number => performance.now();
