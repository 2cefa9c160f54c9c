import type { ServerResponse } from 'node:http';

import { transcriptOf } from '../endings';
import type { Call } from '../entities';
import { notFound } from '../errors';
import { route, type Route, type Writer } from '../route';
import type { State } from '../state';

/** How soon what is said shows on a stream. */
const LOOK_EVERY_MS = 10;

const event = (name: string, data: object) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** Past turns, then live ones, a comment when there is no news, and the end (docs/platforms/agentphone.md, 3.5). */
const streamTranscript =
	(call: Call, agentName: string | null, heartbeatMs: number, state: State): Writer =>
	(response: ServerResponse) => {
		const { id: callId, agentId, direction, fromNumber, toNumber, startedAt } = call;
		let sent = 0;
		let heartbeatAt = Date.now() + heartbeatMs;

		const tell = () => {
			for (const { role, content } of transcriptOf(call).slice(sent)) {
				response.write(event('turn', { role, content, createdAt: startedAt }));
				sent += 1;
			}
			if (call.endedAt !== null) {
				const { status, endedAt, durationSeconds } = call;
				response.end(event('ended', { callId, status, endedAt, durationSeconds }));
			} else if (Date.now() >= heartbeatAt) {
				heartbeatAt = Date.now() + heartbeatMs;
				response.write(': heartbeat\n\n');
				state.heartbeats += 1;
			}
		};

		state.openStreams.add(response);
		response.on('close', () => state.openStreams.delete(response));
		response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
		response.write(event('connected', { callId, status: call.status, agentId, agentName, direction, fromNumber, toNumber, startedAt }));
		tell();
		if (response.writableEnded) return;
		const look = setInterval(() => {
			tell();
			if (response.writableEnded) clearInterval(look);
		}, LOOK_EVERY_MS);
		response.on('close', () => clearInterval(look));
	};

/** The two answers about a call that are not JSON (docs/platforms/agentphone.md, 3.5). */
export const callMediaRoutes: Route[] = [
	route({
		method: 'get',
		path: '/v1/calls/:call_id/transcript/stream',
		answer: ({ account, params, settings, state }) => {
			const call = account.call(params.call_id);
			return streamTranscript(call, account.agents.get(call.agentId ?? '')?.name ?? null, settings.heartbeatMs, state);
		},
	}),

	// The ID is all one needs, unless a key is asked for; no recording answers as no call does.
	route({
		method: 'get',
		path: '/v1/calls/:call_id/recording',
		isPublic: true,
		answer: ({ state, params: { call_id: id } }): Writer => {
			const wav = state.recordings.get(id);
			if (!wav) throw notFound('Recording');
			return (response) =>
				response
					.writeHead(200, {
						'content-type': 'audio/wav',
						'content-length': wav.length,
						'content-disposition': `attachment; filename="recording-${id}.wav"`,
					})
					.end(wav);
		},
	}),
];
