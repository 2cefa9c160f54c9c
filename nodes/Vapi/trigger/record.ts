import type { IDataObject } from 'n8n-workflow';

import { withoutHidden } from '../../shared/callEvents/hiddenFields';
import { callRecord, numberOf, textOf, type CallDirection, type CallRecord } from '../../shared/callRecord/record';
import { isoTime } from '../../shared/callRecord/times';
import { isObject } from '../../shared/json';
import { statusOf } from './endedReasons';
import { HIDDEN } from './hidden';
import { transcriptOf } from './transcript';

const DIRECTIONS = new Map<unknown, CallDirection>([
	['inboundPhoneCall', 'inbound'],
	['outboundPhoneCall', 'outbound'],
	['webCall', 'web'],
	['vapi.websocketCall', 'web'],
]);

/** The record of a call from the `message` of any event: the end-of-call report tells all of it. */
export function vapiRecord(message: IDataObject): CallRecord {
	const call = objectOf(message.call);
	const artifact = objectOf(message.artifact, call.artifact);
	const analysis = objectOf(message.analysis, call.analysis);
	const [assistant, assistantOfCall] = [objectOf(message.assistant), objectOf(call.assistant)];
	const answeredAt = isoTime(message.startedAt) ?? isoTime(call.startedAt);
	const endedAt = isoTime(message.endedAt) ?? isoTime(call.endedAt);
	const reason = textOf(message.endedReason) ?? textOf(call.endedReason);
	// Older deliveries have what is now in the artifact directly in the message.
	const lists = [artifact.messages, message.messages, artifact.messagesOpenAIFormatted].filter((list) => Array.isArray(list));
	const transcript = transcriptOf(lists.find(({ length }) => length > 0) ?? lists[0], answeredAt);
	const didCallerSpeak = transcript?.some(({ role }) => role === 'caller') ?? false;
	const recording = [artifact.presignedMonoUrl, artifact.presignedStereoUrl].map(textOf).find((address) => address !== null);
	return callRecord({
		platform: 'vapi',
		callId: call.id,
		agentId: firstText(call.assistantId, assistant.id, assistantOfCall.id, call.squadId, call.workflowId),
		agentName: firstText(assistant.name, assistantOfCall.name, lastActivated(artifact.assistantActivations)),
		...partiesOf(message, call),
		// A scheduled call was created long before.
		startedAt: answeredAt ?? (isObject(call.schedulePlan) ? null : isoTime(call.createdAt)),
		answeredAt,
		endedAt,
		durationSeconds: answeredAt && endedAt ? undefined : durationOf(message),
		status: statusOf(reason, didCallerSpeak),
		endedReason: reason,
		transcript,
		transcriptText: textOf(artifact.transcript) ?? textOf(message.transcript) ?? undefined,
		summary: firstText(analysis.summary, message.summary),
		successful: successOf(analysis.successEvaluation),
		// The other addresses of recordings want the API key.
		recordingUrl: recording,
		recordingExpiresAt: isoTime(artifact.presignedUrlsExpiresAt),
		cost: { amount: message.cost ?? call.cost, currency: 'USD' },
		variables: [variablesOf(artifact.variableValues), analysis.structuredData, outputsOf(artifact.structuredOutputs)],
	});
}

const objectOf = (...values: unknown[]): IDataObject => values.find(isObject) ?? {};

const firstText = (...values: unknown[]): string | undefined => values.map(textOf).find((text) => text !== null) ?? undefined;

function lastActivated(activations: unknown): unknown {
	const last: unknown = Array.isArray(activations) ? activations.at(-1) : undefined;
	return isObject(last) ? last.assistantName : undefined;
}

/** Which side is the caller follows from the direction; without one neither is told. */
function partiesOf(message: IDataObject, call: IDataObject): { direction: CallDirection | null; from?: string; to?: string } {
	const direction = DIRECTIONS.get(call.type) ?? null;
	const sideOf = (field: string) => {
		const parties = [objectOf(message[field]), objectOf(call[field])];
		return firstText(...parties.flatMap(({ number, twilioPhoneNumber, sipUri }) => [number, twilioPhoneNumber, sipUri]));
	};
	const [customer, ours] = [sideOf('customer'), sideOf('phoneNumber')];
	if (direction === 'inbound') return { direction, from: customer, to: ours };
	return direction === 'outbound' ? { direction, from: ours, to: customer } : { direction };
}

/** In seconds, as older deliveries tell it; undefined if none does. */
function durationOf({ durationSeconds, durationMs }: IDataObject): number | undefined {
	const milliseconds = numberOf(durationMs);
	return numberOf(durationSeconds) ?? (milliseconds === null ? undefined : milliseconds / 1000);
}

/** Documented as a text; rubrics other than pass or fail give a number, a word or a list, which say nothing for certain. */
function successOf(evaluation: unknown): boolean | undefined {
	if (typeof evaluation === 'boolean') return evaluation;
	const word = textOf(evaluation)?.trim().toLowerCase();
	return word === 'true' ? true : word === 'false' ? false : undefined;
}

/** Vapi puts objects of its own between the variables, such as the number with its tokens. */
function variablesOf(values: unknown): IDataObject {
	const entries = Object.entries(objectOf(values));
	const [nested, plain] = [true, false].map((isNested) =>
		Object.fromEntries(entries.filter(([, value]) => isNested === (typeof value === 'object'))),
	);
	return { ...plain, ...withoutHidden(nested, HIDDEN) };
}

/** `{<id>: {name, result}}` as `{<name>: result}`. */
function outputsOf(outputs: unknown): IDataObject {
	const list = isObject(outputs) || Array.isArray(outputs) ? Object.values(outputs).filter(isObject) : [];
	return Object.fromEntries(
		list.flatMap(({ name, result }) => (typeof name === 'string' && result !== undefined ? [[name, result]] : [])),
	) as IDataObject;
}
