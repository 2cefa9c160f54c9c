import { createHash } from 'node:crypto';

import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { z } from 'zod/v3';

import { listOf } from '../actions/input';
import type { CallRecord } from '../callRecord/record';
import { isObject, parseJson } from '../json';
import { timingOf } from '../voice/turnTimes';
import { type Parsed, receive as receiveWebhook, type WebhookTrigger } from '../webhook/receive';
import type { CallEventPlatform } from './platform';

export interface CallEvent {
	/** `undefined` for a request that is not an event. */
	kind: string | undefined;
	/** As it came. */
	payload: IDataObject;
	rawBody: Buffer;
}

/** One delivery of a platform (shared/webhook/receive.ts). */
export async function receiveCallEvent(this: IWebhookFunctions, platform: CallEventPlatform): Promise<IWebhookResponseData> {
	return await receiveWebhook(this, function () {
		return callEventTrigger(this, platform);
	});
}

/** What a delivery of the platform must be to start the workflow, by the fields of the node. */
export function callEventTrigger(context: IWebhookFunctions, platform: CallEventPlatform): WebhookTrigger<CallEvent> {
	const { name, maxBodyBytes, acknowledgeWithinMs, schema, kindOf, identityOf, toRecord } = platform;
	const events = context.getNodeParameter('events', []) as string[];
	const options = context.getNodeParameter('options', {}) as { agentIds?: string; includeRaw?: boolean };
	const agentIds = listOf(options.agentIds);
	const isOfAgent = (kind: string, payload: IDataObject) =>
		agentIds.length === 0 || agentIds.includes(toRecord(kind, payload).agentId ?? '');
	return {
		maxBodyBytes,
		acknowledgeWithinMs,
		authenticate: (delivery) => platform.authenticate(context, delivery),
		parse: ({ rawBody }) => parseEvent(rawBody, { name, schema, kindOf }),
		isSelected: ({ kind, payload }) => kind !== undefined && events.includes(kind) && isOfAgent(kind, payload),
		idsOf: ({ kind, payload, rawBody }) => [JSON.stringify(identityOf(kind ?? '', payload, rawBody))],
		toItem: ({ kind, payload }) => callEventItem(platform, kind ?? '', payload, options.includeRaw === true),
		toBinary: async ({ kind, payload }) => await platform.toBinary?.(context, kind ?? '', payload),
	};
}

/** The item a workflow starts with. */
export function callEventItem(platform: CallEventPlatform, kind: string, payload: IDataObject, includeRaw: boolean): IDataObject {
	const detail = platform.detailOf?.(kind, payload);
	return {
		event: kind,
		...(detail !== undefined && { eventDetail: detail }),
		...withTiming(platform.toRecord(kind, payload)),
		...(includeRaw && { raw: platform.withoutSecrets(payload) }),
	};
}

/** The session ID of Custom LLM Trigger is the ID that the platform's events give the call. */
const withTiming = (record: CallRecord): CallRecord => ({ ...record, timing: record.timing ?? timingOf(record.callId) });

/** Parses a genuine delivery. `reason` says which field is not as documented; it holds nothing of the payload's values. */
function parseEvent(rawBody: Buffer, { name, schema, kindOf }: Pick<CallEventPlatform, 'name' | 'schema' | 'kindOf'>): Parsed<CallEvent> {
	const body = parseJson(rawBody.toString('utf8'));
	if (body === undefined) return { ok: false, reason: 'The body is not valid JSON.' };
	if (!isObject(body)) return { ok: false, reason: 'The body is not a JSON object.' };
	const parsed = schema.safeParse(body);
	if (!parsed.success) return { ok: false, reason: `Not an event of ${name}: ${issueOf(parsed.error)}.` };
	return { ok: true, event: { kind: kindOf(body), payload: body, rawBody } };
}

const issueOf = ({ issues: [issue] }: z.ZodError) => `${issue.path.join('.') || 'the body'}: ${issue.message}`;

/** For events that nothing else tells apart: the same content is the same delivery. */
export const digestOf = (rawBody: Buffer): string => createHash('sha256').update(rawBody).digest('base64url');
