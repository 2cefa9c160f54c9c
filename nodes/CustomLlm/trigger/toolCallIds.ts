import { randomUUID } from 'node:crypto';

/** Beginnings of the IDs of tool calls: for what controls the call, and for the platform's other tools. */
const PREFIXES = { control: 'call_n8nc_', platform: 'call_n8nt_' };

export const newToolCallId = (kind: keyof typeof PREFIXES): string => `${PREFIXES[kind]}${randomUUID()}`;

/** Whether a call was made to control the call, such as to hang up. Its result needs no answer. */
export const isControlCall = (id: string): boolean => id.startsWith(PREFIXES.control);
