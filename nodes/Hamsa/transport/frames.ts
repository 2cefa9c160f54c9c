import type { IDataObject } from 'n8n-workflow';

import { objectOr } from './objects';

/** A message from Hamsa over the WebSocket (docs/platforms/hamsa.md, 11.3). */
export type Frame =
	| { kind: 'control'; type: string; payload: IDataObject }
	/** A progress message, which is never a transcript. */
	| { kind: 'progress' }
	| { kind: 'text'; text: string }
	| { kind: 'audio'; bytes: Uint8Array };

const CONTROL_TYPES = new Set(['ack', 'end', 'error', 'info', 'response']);

/** Reads a frame. A transcript is plain text that may look like JSON, so only an object with a known type is a control frame. */
export function frameOf(data: string | ArrayBuffer): Frame {
	if (typeof data !== 'string') return { kind: 'audio', bytes: new Uint8Array(data) };
	if (/^\s*\[thinking\b/i.test(data)) return { kind: 'progress' };
	const { type, payload } = parsedObject(data);
	if (typeof type !== 'string' || !CONTROL_TYPES.has(type)) return { kind: 'text', text: data };
	return { kind: 'control', type, payload: objectOr(payload, {}) };
}

function parsedObject(text: string): IDataObject {
	if (!text.trimStart().startsWith('{')) return {};
	try {
		return JSON.parse(text) as IDataObject;
	} catch {
		return {};
	}
}
