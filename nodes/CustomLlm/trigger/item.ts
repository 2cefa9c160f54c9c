import type { IDataObject } from 'n8n-workflow';

import { directionOf } from '../../shared/callRecord/direction';
import { isObject } from '../../shared/json';
import type { LiveFields } from '../../shared/liveTrigger/liveFields';
import { CALL_STARTED_INPUT, CALLER_SILENT_INPUT } from '../../shared/liveTrigger/silence';
import { chatHistory } from './history';
import { platformOf } from './platform';
import type { ChatRequest } from './request';
import { withoutSecrets } from './secrets';
import type { ChatTurn } from './turn';

/** Tells the execution which event the item is of; removed before the workflow sees it. */
export const EVENT_FIELD = '__event';

export interface ItemOptions {
	sessionId: string;
	/** The field Filler Lines. */
	filler: string;
	includeRequest: boolean;
}

/**
 * The item a workflow starts with: `chatInput` and `sessionId`, which n8n's AI nodes look for by themselves, `chatHistory` as it was
 * really said, the platform's own instructions as `systemMessage`, and what the platform tells of the call, such as who called whom.
 */
export function toItemJson(request: ChatRequest, turn: ChatTurn, { sessionId, filler, includeRequest }: ItemOptions): IDataObject {
	const { messages, model, offered, body } = request;
	return {
		chatInput: inputOf(turn),
		sessionId,
		chatHistory: chatHistory(turn.earlier, filler),
		systemMessage: messages
			.filter(({ role }) => role === 'system' || role === 'developer')
			.map(({ text }) => text)
			.filter((text) => text !== '')
			.join('\n\n'),
		...partiesOf(body),
		channel: 'voice',
		model,
		platform: platformOf(request),
		offeredTools: offered.map(({ name }) => name),
		toolResults: turn.toolResults as unknown as IDataObject[],
		metadata: withoutSecrets(metadataOf(body)) as IDataObject,
		callStarted: turn.callStarted,
		...(includeRequest && { request: withoutSecrets(body) as IDataObject }),
		[EVENT_FIELD]: turn.kind,
	};
}

function inputOf({ lastWords, callStarted, callerSilent }: ChatTurn): string {
	if (callStarted) return CALL_STARTED_INPUT;
	return callerSilent || lastWords === '' ? CALLER_SILENT_INPUT : lastWords;
}

/** Where the number of the person on the phone is, and the number of the agent. */
const PERSON = ['customer.number', 'call.customer.number', 'extra_metadata.telnyx_end_user_target'];
const AGENT = [
	'phoneNumber.number',
	'call.phoneNumber.number',
	'phoneNumber.twilioPhoneNumber',
	'call.phoneNumber.twilioPhoneNumber',
	'extra_metadata.telnyx_agent_target',
];

/** Where the number that called is, and the number that was called. */
const FROM = [
	'extra_metadata.from',
	'elevenlabs_extra_body.system__caller_id',
	'elevenlabs_extra_body.caller_id',
	'metadata.from',
	'metadata.caller_id',
	'metadata.from_number',
];
const TO = [
	'extra_metadata.to',
	'elevenlabs_extra_body.system__called_number',
	'elevenlabs_extra_body.called_number',
	'metadata.to',
	'metadata.called_number',
	'metadata.to_number',
];

/** Where the direction of the call is. */
const DIRECTION = [
	'call.type',
	'call.direction',
	'extra_metadata.direction',
	'extra_metadata.call_direction',
	'extra_metadata.telnyx_call_direction',
	'elevenlabs_extra_body.direction',
	'elevenlabs_extra_body.call_direction',
	'metadata.direction',
	'metadata.call_direction',
	'direction',
];

/** Who called whom. In an outbound call the agent called the person. */
function partiesOf(body: IDataObject): Pick<LiveFields, 'from' | 'to' | 'direction'> {
	const direction = DIRECTION.map((path) => directionOf(textAt(body, [path]))).find((found) => found !== null) ?? null;
	if (direction === 'web') return { from: null, to: null, direction };
	const [caller, called] = direction === 'outbound' ? [AGENT, PERSON] : [PERSON, AGENT];
	return { from: textAt(body, [...caller, ...FROM]), to: textAt(body, [...called, ...TO]), direction };
}

function textAt(body: IDataObject, paths: string[]): string | null {
	for (const path of paths) {
		const value = path.split('.').reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), body);
		if (typeof value === 'string' && value.trim() !== '') return value.trim();
	}
	return null;
}

/** What belongs to the request itself and not to the call. */
const OF_THE_REQUEST = new Set([
	'messages',
	'model',
	'stream',
	'stream_options',
	'tools',
	'tool_choice',
	'parallel_tool_calls',
	'functions',
	'function_call',
	'temperature',
	'top_p',
	'n',
	'stop',
	'max_tokens',
	'max_completion_tokens',
	'presence_penalty',
	'frequency_penalty',
	'seed',
	'logprobs',
	'top_logprobs',
	'reasoning_effort',
	'verbosity',
	'service_tier',
	'store',
]);

/** What the user has the platform send about a call. Some platforms put these values directly into the body. */
function metadataOf(body: IDataObject): IDataObject {
	const { context, extra_metadata: extra, elevenlabs_extra_body: extraBody, metadata } = body;
	const direct = Object.entries(body).filter(
		([name, value]) => !OF_THE_REQUEST.has(name) && ['string', 'number', 'boolean'].includes(typeof value),
	);
	return [context, extra, extraBody, metadata].filter(isObject).reduce((all, one) => ({ ...all, ...one }), Object.fromEntries(direct));
}
