import type { IDataObject } from 'n8n-workflow';

import { contentOf, objectIn } from '../callContent';
import type { ParsedEvent } from './events';

/** The item a workflow starts with: the payload as it came, but an ended call flattened if wished, and a job's id on top. */
export function toItemJson({ kind, payload, jobId }: ParsedEvent, simplify: boolean): IDataObject {
	if (kind === 'jobFinished') return { ...payload, jobId };
	return kind === 'callEnded' && simplify ? flatCall(payload) : payload;
}

/**
 * An ended call without its nesting (docs/platforms/hamsa.md, 10.3). Every field is always there; what Hamsa left out is null or
 * empty, so that an expression never fails over it.
 */
export function flatCall(payload: IDataObject): IDataObject {
	const { eventType, callId, agentId = null, agentName = null, projectId = null, timestamp } = payload;
	const places = placesOf(payload);
	const first = (name: string) => places.map((place) => place[name]).find((value) => value !== undefined && value !== null) ?? null;
	return {
		eventType,
		callId,
		conversationId: first('conversationId') ?? places.find(({ jobResponse }) => jobResponse)?.id ?? null,
		agentId,
		agentName,
		projectId,
		timestamp: timestamp ?? objectIn(payload.data).timestamp ?? null,
		recordingUrl: first('conversationRecording') ?? first('mediaUrl'),
		...contentOf({ transcription: first('transcription'), outcomeResult: first('outcomeResult') }),
	};
}

/**
 * Where the content of a call may be, the likeliest place first: `data` is documented as doubled and was seen single, and a conversation
 * holds the same in `jobResponse` (docs/platforms/hamsa.md, 6 and 10.3).
 */
function placesOf(payload: IDataObject): IDataObject[] {
	const outer = objectIn(payload.data);
	return [objectIn(outer.data), outer, payload].flatMap((place) => [place, objectIn(place.jobResponse)]);
}
