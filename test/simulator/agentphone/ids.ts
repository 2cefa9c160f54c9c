import { randomBytes } from 'node:crypto';

/** The documented id prefixes (docs/platforms/agentphone.md, 1, "ID prefixes seen"). */
export type IdPrefix = 'agt' | 'num' | 'ct' | 'voice' | 'conv' | 'call' | 'msg' | 'wh' | 'del' | 'grp' | 'tr' | 'sub' | 'ver';

export const newId = (prefix: IdPrefix): string => `${prefix}_${randomBytes(9).toString('hex')}`;

/** `whsec_` is part of the key, not decoration (docs/platforms/agentphone.md, 4.3). */
export const newSecret = (): string => `whsec_${randomBytes(24).toString('base64url')}`;

/** What a browser joins a web call with; its look is not documented. */
export const newWebToken = (): string => randomBytes(24).toString('base64url');

/** Timestamps as in every example of the docs: UTC, whole seconds. */
export const isoTime = (ms: number = Date.now()): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
