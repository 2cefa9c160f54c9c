import { Socket } from 'node:net';

import { receiverOf } from '../../fuzz/inboundContext';
import { subjects } from '../../fuzz/subjects';
import { WrongHost } from '../../simulator/common/wrongHost';

/** Fields in which platforms, and whoever calls, may put addresses. */
const URL_FIELDS = [
	'mediaUrl',
	'mediaUrls',
	'recordingUrl',
	'audioUrl',
	'callbackUrl',
	'webhookUrl',
	'imageUrl',
	'next',
	'url',
	'href',
	'avatar',
	'$ref',
	'jobResponse',
	'ttsMediaFile',
];

/** Every text of an event becomes an address, and each object gets some more. */
function withUrls(value: unknown, url: string, key = ''): unknown {
	// What says which event it is has to stay.
	if (typeof value === 'string') return /event|type|status|channel|category|timestamp|direction/i.test(key) ? value : `${url}/${key}`;
	if (Array.isArray(value)) return value.map((entry) => withUrls(entry, url, key));
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([name, inner]: [string, unknown]) => [name, withUrls(inner, url, name)]);
	const more = URL_FIELDS.filter((name) => !(name in value)).map((name) => [
		name,
		name === 'mediaUrls' ? [`${url}/${name}`] : `${url}/${name}`,
	]);
	return Object.fromEntries([...entries, ...more]) as unknown;
}

describe.each(subjects)('$name', ({ receive, state, events, authenticated }) => {
	it('asks for nothing that a delivery names', async () => {
		const wrongHost = await WrongHost.start();
		const connect = jest.spyOn(Socket.prototype, 'connect');
		const deliver = receiverOf(receive, { ...state, staticData: {} });
		let started = 0;
		for (const [number, event] of events.entries()) {
			const body = Buffer.from(JSON.stringify(withUrls(event, wrongHost.baseUrl)));
			if ((await deliver(authenticated(body, Date.now() + number))).started) started += 1;
		}
		expect(started).toBe(events.length);
		expect(wrongHost.requests).toEqual([]);
		// Nor anywhere else.
		expect(connect).not.toHaveBeenCalled();
		connect.mockRestore();
		await wrongHost.close();
	});
});
