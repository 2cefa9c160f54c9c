import type { ServerResponse } from 'node:http';

import type { Writer } from '../../common/route';
import { envelope } from '../envelope';
import { badRequest } from '../errors';
import { route, type Route } from '../route';
import { ONLY_WAV, soundIn, sttRequest, ttsRequest } from '../speech/requests';
import { speak, understand } from '../speech/voice';
import { rawOf, wavOf } from '../speech/wav';

/** Odd, so that samples are cut in two. */
const PIECE_BYTES = 3_201;

/** Audio in pieces; also headerless samples call themselves audio/wav (docs/platforms/hamsa.md, 11.1). */
const inPieces =
	(audio: Buffer): Writer =>
	(response: ServerResponse) => {
		response.writeHead(200, { 'content-type': 'audio/wav' });
		for (let at = 0; at < audio.length; at += PIECE_BYTES) response.write(audio.subarray(at, at + PIECE_BYTES));
		response.end();
	};

/** docs/platforms/hamsa.md, 11.1 and 11.2; the WebSocket is in speech/socket.ts. */
export const speechRoutes: Route[] = [
	route({
		method: 'post',
		path: '/v1/realtime/tts',
		body: ttsRequest,
		answer: ({ body: { text, mulaw } }) => inPieces(wavOf(speak(text, mulaw))),
	}),

	// The sources disagree about what comes (docs/platforms/hamsa.md, 11.1), so both can be had.
	route({
		method: 'post',
		path: '/v1/realtime/tts-stream',
		body: ttsRequest,
		answer: ({ body: { text, mulaw }, settings }) => {
			const sound = speak(text, mulaw);
			return inPieces(settings.ttsStream === 'raw' ? rawOf(sound) : wavOf(sound, true));
		},
	}),

	route({
		method: 'post',
		path: '/v1/realtime/stt',
		body: sttRequest,
		answer: ({ body: { audioBase64 }, settings }) => {
			const sound = soundIn(audioBase64);
			if (!sound) throw badRequest(ONLY_WAV);
			const answer = { text: understand(sound) };
			return settings.sttAnswer === 'envelope' ? envelope(answer) : answer;
		},
	}),
];
