import { SpeechSocket } from '../../../nodes/Hamsa/transport/socket';

const KEY = 'canary-key';

const context = {
	getCredentials: () => Promise.resolve({ apiKey: KEY, region: 'eu' }),
	getNode: () => ({ id: '1', name: 'Hamsa', type: 'hamsa', typeVersion: 1, position: [0, 0], parameters: {} }),
	getExecutionCancelSignal: () => undefined,
};

/** As Node's WebSocket does for a header that cannot be sent. */
function ThrowingWebSocket(_url: string, { headers }: { headers: Record<string, string> }): void {
	throw new TypeError(`Headers.append: "${headers['X-Api-Key']}" is an invalid header value.`);
}

it('does not show what the WebSocket throws, which may hold the key', async () => {
	const before = globalThis.WebSocket;
	globalThis.WebSocket = ThrowingWebSocket as unknown as typeof WebSocket;
	try {
		const error: unknown = await new SpeechSocket(context as never)
			.request({ type: 'tts' }, { timeoutMs: 1_000, itemIndex: 0 }, () => undefined)
			.catch((thrown: unknown) => thrown);
		expect((error as Error).message).toBe('The WebSocket to Hamsa could not be opened');
		expect(JSON.stringify([error, (error as Error).stack])).not.toContain(KEY);
	} finally {
		globalThis.WebSocket = before;
	}
});
