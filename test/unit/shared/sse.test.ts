import { SseReader } from '../../../nodes/shared/http/sse';

const encoder = new TextEncoder();

/** Everything read from the bytes, cut after every `size` of them. */
function read(text: string, size = Infinity) {
	const bytes = encoder.encode(text);
	const reader = new SseReader();
	const events = [];
	for (let at = 0; at < bytes.length; at += size) events.push(...reader.read(bytes.subarray(at, at + size)));
	return events;
}

const turn = (data: string) => ({ event: 'turn', data });

const STREAMS: Array<[what: string, text: string, events: Array<{ event: string; data: string }>]> = [
	['one event', 'event: turn\ndata: {"a":1}\n\n', [turn('{"a":1}')]],
	['several', 'event: turn\ndata: 1\n\nevent: ended\ndata: 2\n\n', [turn('1'), { event: 'ended', data: '2' }]],
	['CR LF', 'event: turn\r\ndata: 1\r\n\r\nevent: turn\r\ndata: 2\r\n\r\n', [turn('1'), turn('2')]],
	['CR alone', 'event: turn\rdata: 1\r\revent: turn\rdata: 2\r\r', [turn('1'), turn('2')]],
	['comments', ': heartbeat\n\nevent: turn\n: heartbeat\ndata: 1\n\n: heartbeat\n\n', [turn('1')]],
	['characters of several bytes', 'data: Grüße 你好 👩‍👧\n\n', [{ event: 'message', data: 'Grüße 你好 👩‍👧' }]],
	['data of several lines', 'data: a\ndata:\ndata:  b\n\n', [{ event: 'message', data: 'a\n\n b' }]],
	['no space, other fields, a line without colon', 'id: 7\nretry: 1\nevent:turn\ndata:a:b\nwhatever\n\n', [turn('a:b')]],
	['a name without data, which is no event and names no later one', 'event: turn\n\ndata: 1\n\n', [{ event: 'message', data: '1' }]],
	['a byte order mark', '\ufeffdata: 1\n\n', [{ event: 'message', data: '1' }]],
	['nothing for what is not complete', 'data: 1\n\ndata: 2\n', [{ event: 'message', data: '1' }]],
	['nothing for nothing', '\n\n\n', []],
];

describe('SseReader', () => {
	it.each(STREAMS)('reads %s, wherever the bytes are cut', (_, text, events) => {
		for (const size of [1, 2, 3, 5, 7, 11, Infinity]) expect({ size, events: read(text, size) }).toEqual({ size, events });
	});

	it('gives an event as soon as its empty line is there', () => {
		const reader = new SseReader();
		expect(reader.read('data: 1\r\n\r')).toEqual([{ event: 'message', data: '1' }]);
		expect(reader.read('\ndata: 2')).toEqual([]);
		expect(reader.read('\n\n')).toEqual([{ event: 'message', data: '2' }]);
	});
});
