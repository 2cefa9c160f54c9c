import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { endpoint } from '../../shared/http/url';
import { apiAudio, AudioCollector } from './audio';
import type { Frame } from './frames';
import { apiRequest } from './client';
import { SpeechSocket, type Limits } from './socket';

/** One HTTP request for each item, or one WebSocket for all items of the run. */
export type Connection = 'rest' | 'socket';

/** A client for realtime speech. It never repeats a request, because each one costs credits. */
export interface SpeechClient {
	/** The audio as Hamsa sends it: a WAV file, possibly with open lengths, or samples without a header (docs/platforms/hamsa.md, 11.1 and 11.3). */
	speak: (request: IDataObject, options: Limits & { streamed: boolean }) => Promise<Buffer>;
	/** The answer, with the transcript in `text`. */
	transcribe: (request: IDataObject, limits: Limits) => Promise<IDataObject>;
	/** Must be called at the end of the run, also after an error. */
	close: () => void;
}

/** The speech client for a connection type. */
export function speechClient(this: IExecuteFunctions, connection: Connection): SpeechClient {
	return connection === 'socket' ? bySocket(this) : byRest(this);
}

/** `POST /v1/realtime/tts`, `/tts-stream` and `/stt` (docs/platforms/hamsa.md, 11.1 and 11.2). */
function byRest(context: IExecuteFunctions): SpeechClient {
	return {
		speak: async (body, { streamed, ...limits }) =>
			await apiAudio.call(context, { path: endpoint('v1', 'realtime', streamed ? 'tts-stream' : 'tts'), body, ...limits }),
		transcribe: async (body, limits) =>
			await apiRequest.call(context, { method: 'POST', path: endpoint('v1', 'realtime', 'stt'), body, ...limits }),
		close: () => undefined,
	};
}

/** `wss://.../v1/realtime/ws` (docs/platforms/hamsa.md, 11.3). */
function bySocket(context: IExecuteFunctions): SpeechClient {
	const socket = new SpeechSocket(context);
	return {
		speak: async (payload, { timeoutMs, itemIndex }) => {
			const audio = new AudioCollector(context, itemIndex);
			return await socket.request({ type: 'tts', payload }, { timeoutMs, itemIndex }, (frame) => {
				if (frame.kind === 'audio') audio.add(frame.bytes);
				return frame.kind === 'control' && frame.type === 'end' ? audio.bytes : undefined;
			});
		},
		transcribe: async (payload, limits) => ({ text: await socket.request({ type: 'stt', payload }, limits, transcriptIn) }),
		close: () => socket.close(),
	};
}

/** A transcript is plain text. The purpose of `response` is not documented: if it contains a text, that is also read as the transcript. */
function transcriptIn(frame: Frame): string | undefined {
	if (frame.kind === 'text') return frame.text;
	const { text } = frame.kind === 'control' && frame.type === 'response' ? frame.payload : {};
	return typeof text === 'string' ? text : undefined;
}
