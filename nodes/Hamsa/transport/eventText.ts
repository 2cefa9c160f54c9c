import { SseReader } from '../../shared/http/sse';
import { parseJson } from '../../shared/json';
import { objectOr } from './objects';

/** An event that Hamsa sends while it processes a request. */
export interface ReportedEvent {
	/** `message` if the event has no name. */
	event: string;
	/** The parsed JSON, or the text if it is not JSON. */
	data: unknown;
}

/**
 * The events in an answer. The documentation shows `{event, data}` without the transfer format (docs/platforms/hamsa.md, 4.2), so all
 * likely formats are read: server-sent events with a name, server-sent events with `{event, data}` as data, one JSON document, and
 * one JSON document per line.
 *
 * @returns `undefined` for any other format, such as a web page
 */
export function readEvents(text: string): ReportedEvent[] | undefined {
	if (text.trim() === '') return [];
	const document = parseJson(text);
	if (document !== undefined) return [document].flat().map((value) => toEvent(value));
	if (/^\s*(:|(event|data|id|retry)\s*:)/.test(text)) {
		// The added empty line completes the last event.
		return new SseReader().read(`${text}\n\n`).map(({ event, data }) => {
			const value = parseJson(data);
			return toEvent(value === undefined ? data : value, event);
		});
	}
	const lines = text
		.split(/\r\n|\r|\n/)
		.filter((line) => line.trim() !== '')
		.map(parseJson);
	return lines.includes(undefined) ? undefined : lines.map((value) => toEvent(value));
}

function toEvent(value: unknown, event = 'message'): ReportedEvent {
	const { event: name, data } = objectOr(value, {});
	return event === 'message' && typeof name === 'string' ? { event: name, data } : { event, data: value };
}
