import type { Attack } from './attack';
import { bodyAttacks } from './body';
import { connectionAttacks } from './connection';
import { headerAttacks } from './headers';

export { largeAttacks } from './large';

/** All that take little of the machine. */
export const attacks: Attack[] = [...connectionAttacks, ...headerAttacks, ...bodyAttacks];
