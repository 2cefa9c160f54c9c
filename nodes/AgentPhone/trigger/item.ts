import type { IDataObject } from 'n8n-workflow';

import { withoutInvisible } from '../../shared/actions/plainText';
import { directionOf } from '../../shared/callRecord/direction';
import { textOf } from '../../shared/callRecord/record';
import { toldIn } from '../../shared/callRecord/told';
import { isObject } from '../../shared/json';
import type { LiveFields } from '../../shared/liveTrigger/liveFields';
import { CALL_STARTED_INPUT, CALLER_SILENT_INPUT } from '../../shared/liveTrigger/silence';
import { agentPhoneRecord, numberIdOf } from '../callRecord';
import type { EventKind } from './eventKinds';
import { keywordActionOf } from './keywords';

/** What is known of a voice turn besides its payload. */
export interface TurnState {
	/** The call has just been connected, and nobody has spoken. */
	callStarted: boolean;
	/** The caller has said nothing since the agent spoke. */
	callerSilent: boolean;
}

/** Whether nobody has said anything in this turn: its transcript is empty or invisible, null or missing (docs/platforms/agentphone.md, 4.5). */
export const isSilentTurn = ({ data }: IDataObject): boolean => withoutInvisible(textIn(dataOf(data).transcript)).trim() === '';

/** What somebody wrote: `message`, which may be an object for the answer to a button, or `body` (docs/platforms/agentphone.md, 4.5). */
export function messageTextOf({ data }: IDataObject): string {
	const { message, body } = dataOf(data);
	const found = [message, dataOf(message).text, dataOf(message).body, body].find((value) => typeof value === 'string' && value !== '');
	return textIn(found);
}

/**
 * The item a workflow starts with: the payload as it came, preceded by what all live events tell (shared/liveTrigger/liveFields.ts);
 * `chatHistory`, what was said before, as chat messages; who wrote (`sender`), where to answer (`replyTo`: the group, or the
 * person) and `messageId`; for a keyword its `keywordAction`. What the payload calls by one of these names is still in its `data`.
 */
export function toItemJson(kind: EventKind, payload: IDataObject, turn?: TurnState): IDataObject {
	const data = dataOf(payload.data);
	switch (kind) {
		case 'voiceTurn': {
			const live = liveFields(payload, { chatInput: spokenInput(data, turn), sessionId: data.callId });
			return { ...live, ...turn, chatHistory: chatHistory(payload), ...payload, ...live };
		}
		case 'textMessage':
		case 'optOutKeyword': {
			const chatInput = messageTextOf(payload);
			const live = liveFields(payload, { chatInput, sessionId: toldIn([data], ['conversationId', 'from']) });
			const keyword = kind === 'optOutKeyword' && { keywordAction: keywordActionOf(chatInput) };
			return { ...live, ...addressesOf(data), ...keyword, chatHistory: chatHistory(payload), ...payload, ...live };
		}
		case 'reaction': {
			const live = liveFields(payload, { chatInput: null, sessionId: toldIn([data], ['conversationId', 'fromNumber', 'from']) });
			return { ...live, ...addressesOf(data), ...payload, ...live };
		}
		default:
			return payload;
	}
}

/** The item of an ended call with *Simplify*: its record, and what the record has no field for. */
export function endedCallItem({ agentId, data, conversationState }: IDataObject): IDataObject {
	const call = dataOf(data);
	const record = agentPhoneRecord({ ...call, agentId: agentId ?? call.agentId });
	return {
		event: 'callEnded' satisfies EventKind,
		...record,
		numberId: numberIdOf(call),
		contact: call.contact ?? null,
		conversationState: conversationState ?? null,
	};
}

function liveFields(
	{ channel, data }: IDataObject,
	{ chatInput, sessionId }: { chatInput: string | null; sessionId: unknown },
): LiveFields {
	const { direction, ...call } = dataOf(data);
	const isWeb = directionOf(direction) === 'web';
	const numberIn = (...names: string[]) => (isWeb ? null : textOf(toldIn([call], names)));
	return {
		chatInput,
		sessionId: textOf(sessionId),
		from: numberIn('from', 'fromNumber'),
		to: numberIn('to', 'toNumber'),
		direction: directionOf(direction),
		channel: textOf(channel)?.toLowerCase() ?? null,
	};
}

function spokenInput({ transcript }: IDataObject, turn?: TurnState): string {
	if (turn?.callStarted) return CALL_STARTED_INPUT;
	if (turn?.callerSilent) return CALLER_SILENT_INPUT;
	return textIn(transcript);
}

/** Answering `from` in a group would begin a private chat (docs/platforms/agentphone.md, 4.5). */
function addressesOf(data: IDataObject): IDataObject {
	const from = data.from || data.fromNumber || null;
	return {
		sender: data.senderIdentifier || from,
		replyTo: dataOf(data.group).groupId || from,
		messageId: data.messageId || data.id || null,
	};
}

/**
 * `recentHistory` (docs/platforms/agentphone.md, 4.4) as messages of a chat: what came in is the user's. In a group, each is
 * preceded by who wrote it.
 */
function chatHistory({ recentHistory, data }: IDataObject): Array<{ role: 'assistant' | 'user'; content: string }> {
	const isGroup = isObject(dataOf(data).group);
	const messages: unknown[] = Array.isArray(recentHistory) ? recentHistory : [];
	return messages
		.map(dataOf)
		.filter(({ content }) => typeof content === 'string' && content !== '')
		.map((message) => {
			const role = isAgents(message) ? 'assistant' : 'user';
			const sender = textIn(message.senderIdentifier);
			const content = String(message.content);
			return { role, content: isGroup && role === 'user' && sender !== '' ? `${sender}: ${content}` : content };
		});
}

/** Entries have a `direction`; `role` was seen instead. */
export const isAgents = ({ direction, role }: IDataObject): boolean =>
	direction === undefined || direction === null ? role === 'assistant' || role === 'agent' : direction === 'outbound';

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Empty for what is no object. */
const dataOf = (value: unknown): IDataObject => (isObject(value) ? value : {});
