/** The number of the simulated caller, where nothing else is chosen. */
export const USUAL_CALLER = '+15005550001';

/** In place of a number that the caller does not show. */
export const WITHHELD = 'withheld';
