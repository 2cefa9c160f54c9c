import { randomUUID } from 'node:crypto';

/** All ids look like UUIDs in real code (docs/platforms/hamsa.md, 1.1). */
export const newId = (): string => randomUUID();

export const isoTime = (ms: number = Date.now()): string => new Date(ms).toISOString();
