import type { IDataObject } from 'n8n-workflow';

import { SseReader } from '../../shared/http/sse';
import { parseJson } from '../../shared/json';

/** One thing Hamsa reports while it does something. */
export interface ReportedEvent {
	/** "message" if it has no name. */
	event: string;
	/** JSON, or a text that is none. */
	data: unknown;
}

/**
 * The events of an answer. The documentation shows `{event, data}` and does not say how it is sent (docs/platforms/hamsa.md, 4.2), so all
 * likely ways are read: server-sent events whose name is the event's, the same with `{event, data}` as their data, one JSON
 * document, and one JSON document a line.
 *
 * @returns undefined if it is none of these, such as a web page
 */
export function readEvents(text: string): ReportedEvent[] | undefined {
	if (text.trim() === '') return [];
	const document = parseJson(text);
	if (document !== undefined) return [document].flat().map((value) => reported(value));
	if (/^\s*(:|(event|data|id|retry)\s*:)/.test(text)) {
		// The last event counts also if nobody wrote the empty line after it.
		return new SseReader().read(`${text}\n\n`).map(({ event, data }) => {
			const value = parseJson(data);
			return reported(value === undefined ? data : value, event);
		});
	}
	const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').map(parseJson);
	return lines.includes(undefined) ? undefined : lines.map((value) => reported(value));
}

function reported(value: unknown, event = 'message'): ReportedEvent {
	const { event: named, data } = (typeof value === 'object' && value !== null ? value : {}) as IDataObject;
	return event === 'message' && typeof named === 'string' ? { event: named, data } : { event, data: value };
}
