import { readEvents } from '../../../nodes/Hamsa/transport/eventText';

const events = [
	{ event: 'attempt', data: { message: 'Starting' } },
	{ event: 'response', data: { status: 200 } },
];

describe('readEvents', () => {
	it.each([
		['server-sent events with names', 'event: attempt\ndata: {"message": "Starting"}\n\nevent: response\ndata: {"status": 200}\n\n'],
		[
			'server-sent events that are told of within',
			'data: {"event": "attempt", "data": {"message": "Starting"}}\r\n\r\ndata: {"event": "response", "data": {"status": 200}}\r\n\r\n',
		],
		[
			'server-sent events without the last empty line',
			': hello\nid: 1\nevent: attempt\ndata: {"message": "Starting"}\n\nevent: response\ndata: {"status": 200}',
		],
		['one JSON document', JSON.stringify(events)],
		['one JSON document a line', `${events.map((event) => JSON.stringify(event)).join('\n')}\n`],
	])('reads %s', (_, text) => {
		expect(readEvents(text)).toEqual(events);
	});

	it.each<[string, string, unknown]>([
		['a text that is no JSON', 'event: attempt\ndata: Starting\n\n', [{ event: 'attempt', data: 'Starting' }]],
		[
			'a name of its own before one within',
			'event: result\ndata: {"event": "attempt", "data": 1}\n\n',
			[{ event: 'result', data: { event: 'attempt', data: 1 } }],
		],
		[
			'no name at all',
			'{"success": true, "data": {"status": 200}}',
			[{ event: 'message', data: { success: true, data: { status: 200 } } }],
		],
		['an event without data', '{"event": "done"}', [{ event: 'done', data: undefined }]],
		['a number', '7', [{ event: 'message', data: 7 }]],
		['null', 'data: null\n\n', [{ event: 'message', data: null }]],
		['nothing', ' \n', []],
	])('reads %s', (_, text, read) => {
		expect(readEvents(text)).toEqual(read);
	});

	it.each(['<!doctype html>\n<p>Hello</p>', 'Hello', '{"event": "attempt"}\nHello'])('knows that %j is something else', (text) => {
		expect(readEvents(text)).toBeUndefined();
	});
});
