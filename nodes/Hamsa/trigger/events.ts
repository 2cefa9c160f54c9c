import { createHash } from 'node:crypto';
import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod/v3';

import { asText, parseJson } from '../../shared/json';
import type { Parsed } from '../../shared/webhook/receive';
import { labelsOf } from '../../shared/webhook/triggerNode';
import type { CallMoment } from '../callRecord';

/** The kinds of event a trigger can listen to; one output each. */
export type EventKind = 'callStarted' | 'callAnswered' | 'transcriptionUpdate' | 'toolExecuted' | 'callEnded' | 'jobFinished' | 'other';

/** The events as the editor offers them; the names are also the labels of the outputs. */
export const EVENT_OPTIONS: Array<INodePropertyOptions & { value: EventKind }> = [
	{
		name: 'Call Answered',
		value: 'callAnswered',
		description: 'Somebody picked up',
	},
	{
		name: 'Call Ended',
		value: 'callEnded',
		description: 'A call is over: its transcript, its recording and what the agent found out',
	},
	{
		name: 'Call Started',
		value: 'callStarted',
		description: 'A call begins',
	},
	{
		name: 'Job Finished',
		value: 'jobFinished',
		description: 'A transcription, speech or text is done whose job was told this URL. Only with "I Paste the URL Myself".',
	},
	{
		name: 'Other Event',
		value: 'other',
		description: 'Any event this version of the node does not know, as it came',
	},
	{
		name: 'Tool Executed',
		value: 'toolExecuted',
		description: 'The agent used a tool: its name, input and output',
	},
	{
		name: 'Transcription Update',
		value: 'transcriptionUpdate',
		description: 'Somebody says something: many a minute, each an execution',
	},
];

export const EVENT_LABELS = labelsOf(EVENT_OPTIONS);

/** docs/platforms/hamsa.md, 10.3 */
const CALL_EVENTS = new Map<unknown, EventKind>([
	['call.started', 'callStarted'],
	['call.answered', 'callAnswered'],
	['transcription.update', 'transcriptionUpdate'],
	['tool.executed', 'toolExecuted'],
	['call.ended', 'callEnded'],
]);

const id = z.union([z.string().min(1), z.number()]).transform(String);

/**
 * What is read of an event of a call; whatever else there is stays as it came. Any field may be absent or of an unknown form
 * (docs/platforms/hamsa.md, 10.3), and an event must not be lost over that.
 */
const callEvent = z.object({ callId: id.nullish().catch(undefined), timestamp: z.unknown().optional() }).passthrough();

const jobIds = { id: id.nullish().catch(undefined), jobId: id.nullish().catch(undefined) };

/** The body of a finished job is not documented: it is or wraps the job (docs/platforms/hamsa.md, 7.5). */
const job = z
	.object({
		...jobIds,
		status: z.unknown().optional(),
		data: z
			.object({ ...jobIds, status: z.unknown().optional() })
			.passthrough()
			.nullish()
			.catch(undefined),
	})
	.passthrough();

const anyObject = z.object({}).passthrough();

export interface ParsedEvent {
	kind: EventKind;
	/** As it came. */
	payload: IDataObject;
	/** Tells one delivery from the next. */
	identity: string;
	/** Of a finished job. */
	jobId?: string;
}

/**
 * Parses the body of a genuine delivery: with an `eventType` it is an event, of a call if the name is known, and without one it
 * is a job, if it has an id. `reason` says what is missing; it holds nothing of the payload's values.
 */
export function parseEvent(rawBody: Buffer): Parsed<ParsedEvent> {
	const body = parseJson(rawBody.toString('utf8'));
	if (body === undefined) return { ok: false, reason: 'The body is not valid JSON.' };
	const object = anyObject.safeParse(body);
	if (!object.success) return { ok: false, reason: reasonOf(object.error) };
	const payload = object.data as IDataObject;
	return isNamed(payload) ? { ok: true, event: namedEvent(payload, rawBody) } : parseJob(payload, rawBody);
}

/** The kind of a payload. */
export function kindOf(payload: IDataObject): EventKind {
	return isNamed(payload) ? (CALL_EVENTS.get(payload.eventType) ?? 'other') : 'jobFinished';
}

/** Whether an event tells of a call as a whole. */
export const isCallMoment = (kind: string): kind is CallMoment => ['callStarted', 'callAnswered', 'callEnded'].includes(kind);

/** The kind of an item: a simplified one names it, any other is a payload. */
export function kindOfItem(json: IDataObject): EventKind {
	const { event, eventType, platform } = json;
	if (eventType === undefined && platform === 'hamsa' && typeof event === 'string' && isCallMoment(event)) return event;
	return kindOf(json);
}

const isNamed = ({ eventType }: IDataObject) => eventType !== undefined && eventType !== null;

function namedEvent(payload: IDataObject, rawBody: Buffer): ParsedEvent {
	const kind = kindOf(payload);
	return { kind, payload, identity: eventIdentity(kind, payload, rawBody) };
}

function parseJob(payload: IDataObject, rawBody: Buffer): Parsed<ParsedEvent> {
	const { id: own, jobId, status, data } = job.parse(payload);
	const found = jobId ?? own ?? data?.jobId ?? data?.id;
	if (found === undefined || found === null) return { ok: false, reason: 'Not a Hamsa event: neither eventType nor the id of a job.' };
	return {
		ok: true,
		event: { kind: 'jobFinished', payload, jobId: found, identity: jobIdentity(found, status ?? data?.status, rawBody) },
	};
}

/**
 * Hamsa says to know duplicates by call, type and time (docs/platforms/hamsa.md, 10.4). Besides:
 *
 * - a call ends once, and a repetition may bear a new time: for `call.ended` the call alone is enough
 * - many transcription updates and tools may share a call and a time, so there the content counts too
 * - of an event without a call, or of an unknown name, only the same content is the same delivery
 */
function eventIdentity(kind: EventKind, payload: IDataObject, rawBody: Buffer): string {
	const { callId, timestamp } = callEvent.parse(payload);
	const name = asText(payload.eventType);
	if (callId === undefined || callId === null || kind === 'other') return identity(name, callId ?? null, digestOf(rawBody));
	if (kind === 'callEnded') return identity(name, callId);
	const content = kind === 'transcriptionUpdate' || kind === 'toolExecuted' ? [digestOf(rawBody)] : [];
	return identity(name, callId, timestamp ?? null, ...content);
}

/** A job comes to a state once, whatever else the delivery holds. Without a state, only the same content is the same delivery. */
function jobIdentity(jobId: string, status: unknown, rawBody: Buffer): string {
	return typeof status === 'string' && status !== '' ? identity('job', jobId, status) : identity('job', jobId, null, digestOf(rawBody));
}

const identity = (...parts: unknown[]) => JSON.stringify(parts);

const digestOf = (rawBody: Buffer) => createHash('sha256').update(rawBody).digest('base64url');

function reasonOf({ issues: [issue] }: z.ZodError): string {
	const field = issue.path.join('.') || 'the body';
	return `Not a Hamsa event: ${field}: ${issue.message}.`;
}
