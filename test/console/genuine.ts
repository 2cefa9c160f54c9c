import type { SentAs } from './protocol';

/** Whether a trigger should take what is sent like this, once; anything else it should refuse. */
export const isGenuine = (sentAs: SentAs): boolean => sentAs === 'authenticated' || sentAs === 'twice';
