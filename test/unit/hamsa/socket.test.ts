import { SpeechSocket } from '../../../nodes/Hamsa/transport/socket';

const KEY = 'canary-key';

const context = {
	getCredentials: () => Promise.resolve({ apiKey: KEY, region: 'eu' }),
	getNode: () => ({ id: '1', name: 'Hamsa', type: 'hamsa', typeVersion: 1, position: [0, 0], parameters: {} }),
	getExecutionCancelSignal: () => undefined,
};

it('does not show what the WebSocket throws, which may hold the key', async () => {
	const before = globalThis.WebSocket;
	globalThis.WebSocket = class {
		constructor(_url: string, { headers }: { headers: Record<string, string> }) {
			throw new TypeError(`Headers.append: "${headers['X-Api-Key']}" is an invalid header value.`);
		}
	} as unknown as typeof WebSocket;
	try {
		const asked = new SpeechSocket(context as never).request({ type: 'tts' }, { timeoutMs: 1_000, itemIndex: 0 }, () => undefined);
		const error = await asked.then(
			() => undefined,
			(thrown: Error) => thrown,
		);
		expect(error?.message).toBe('The WebSocket to Hamsa could not be opened');
		expect(JSON.stringify([error, error?.stack])).not.toContain(KEY);
	} finally {
		globalThis.WebSocket = before;
	}
});
