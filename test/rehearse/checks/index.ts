import { call } from './call';
import type { Check } from './check';
import { did } from './did';
import { means } from './means';
import { said } from './said';
import { time } from './time';

export { written } from './check';

/** Every check of a rehearsal, by the words it is written with. */
export const CHECKS: Record<string, Check> = { ...said, ...time, ...did, ...call, ...means };
