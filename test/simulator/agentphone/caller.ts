import type { IncomingHttpHeaders } from 'node:http';

import { VoiceAnswer, type AnswerLine } from './answer';
import type { Agent, Call } from './entities';
import type { HistoryItem, VoiceTurnData } from './eventTypes';
import { voiceTurn } from './events';
import { newId } from './ids';
import { listen, type Heard, type ListenOptions } from './listening';
import { omit } from '../common/omit';
import { callTurn, makeCall } from './seeds';
import type { State } from './state';
import { noteAttempt, openDelivery } from './webhooks/log';
import { prepareDelivery, type DeliveryOverrides } from './webhooks/prepare';
import type { Sender } from './webhooks/sender';

export interface PlaceTurnOptions extends DeliveryOverrides, ListenOptions {
	agentId: string;
	/** Empty for a call that has just been connected, or a caller who says nothing (docs/platforms/agentphone.md, 4.5). */
	transcript: string;
	/** A running call, or the id of a new one. */
	callId?: string;
	/** Of a new call; null for a number that is withheld. */
	from?: string | null;
	/** Instead of what was said in this call so far. */
	recentHistory?: HistoryItem[];
	conversationState?: Record<string, unknown> | null;
	data?: Partial<VoiceTurnData> & Record<string, unknown>;
}

export interface TurnResult {
	callId: string;
	/** X-Webhook-ID. */
	id: string;
	/** Null when no answer began. */
	status: number | null;
	contentType: string | null;
	headers: IncomingHttpHeaders;
	/** Up to and with the closing line. */
	lines: AnswerLine[];
	/** Lines after it. */
	afterClose: AnswerLine[];
	/** The closing line's object. */
	final: Record<string, unknown> | null;
	spoken: string[];
	/** Nothing was said and nothing done. */
	silent: boolean;
	silentReason?: string;
	hangup: boolean;
	transfer: boolean;
	digits: string | null;
	/** By `hangUpAfterLines` or `hangUpAfterMs`. */
	callerHungUp: boolean;
	/** Since the post: status line and headers; first byte of the body; first whole line; end. */
	headMs: number | null;
	firstByteMs: number | null;
	firstLineMs: number | null;
	totalMs: number;
	/** Everything the documentation does not allow or promise. */
	problems: string[];
}

/** What was said so far, oldest first (docs/platforms/agentphone.md, 4.5). */
const historyOf = (call: Call): HistoryItem[] =>
	call.turns.flatMap(({ transcript, response, createdAt: at }) => [
		...(transcript === null ? [] : [{ content: transcript, direction: 'inbound' as const, channel: 'voice', at }]),
		...(response === null ? [] : [{ content: response, direction: 'outbound' as const, channel: 'voice', at }]),
	]);

/** Voice turns are posted in webhook mode only, and not for a call with its own prompt (docs/platforms/agentphone.md, 4.1). */
function checkPosted({ id, voiceMode }: Agent, call: Call): void {
	if (voiceMode === 'hosted' || call.hosted) throw new Error(`Hosted mode: no voice turns are posted for agent ${id}`);
	if (call.endedAt !== null) throw new Error(`Call ${call.id} is over`);
}

function whySilent({ cut, lost, status, body }: Heard, lines: AnswerLine[], timeoutMs: number): string {
	if (cut === 'time-out') return `no answer within ${timeoutMs} ms`;
	if (cut === 'hang-up') return 'the caller hung up';
	if (lost) return `connection failed: ${lost}`;
	if (status !== null && (status < 200 || status > 299)) return `status ${status}`;
	if (body.trim() === '') return 'empty body';
	return lines.some(({ json }) => json !== null) ? 'nothing to say' : 'not a JSON object';
}

/** A caller on the line: posts what is said and listens to the answer (docs/platforms/agentphone.md, 4.5, 4.6). */
export class Caller {
	constructor(
		private readonly state: State,
		private readonly sender: Sender,
	) {}

	/** The call with this id, or a new inbound one to the agent's first number. */
	pickUp(agentId: string, callId?: string, from?: string | null): Call {
		const account = this.state.ownerOf(agentId);
		const known = account.calls.get(callId ?? '');
		if (known) return known;
		const number = account.numbersOf(agentId).at(0);
		const call = makeCall({
			agentId,
			...(callId !== undefined && { id: callId }),
			...(from !== undefined && { fromNumber: from }),
			...(number && { phoneNumberId: number.id, phoneNumber: number.phoneNumber, toNumber: number.phoneNumber }),
		});
		account.calls.set(call.id, call);
		return call;
	}

	/** One sentence of the caller. It is not retried (docs/platforms/agentphone.md, 4.6: not documented, and useless). */
	async placeTurn(options: PlaceTurnOptions): Promise<TurnResult> {
		const { agentId, transcript, conversationState } = options;
		const account = this.state.ownerOf(agentId);
		const agent = account.agent(agentId);
		const call = this.pickUp(agentId, options.callId, options.from);
		checkPosted(agent, call);
		const slot = account.slotFor(agentId);
		if (!slot) throw new Error(`No webhook is registered for agent ${agentId}`);

		const { id: callId, phoneNumberId: numberId, fromNumber: from, toNumber: to, direction } = call;
		const event = voiceTurn({
			agentId,
			conversationState,
			recentHistory: options.recentHistory ?? historyOf(call),
			data: { callId, numberId, from, to, direction, transcript, ...options.data },
		});
		const id = options.id ?? newId('del');
		const prepared = prepareDelivery(slot.webhook, event, id, options);
		const delivery = openDelivery(account, slot.slot, id, event);
		const answer = new VoiceAnswer(agent.transferNumber);
		const heard = await listen(prepared, answer, this.sender.closed, options);

		const reason = whySilent(heard, answer.lines, prepared.timeoutMs);
		const failed = heard.lost !== null || heard.cut === 'time-out';
		noteAttempt(delivery, { status: heard.status, body: heard.body, ms: heard.totalMs, ...(failed && { error: reason }) }, null);
		call.turns.push(
			callTurn({ transcript: transcript || null, response: answer.spoken.join(' ') || null, confidence: event.data.confidence }),
		);

		const { lines, afterClose, final, spoken, silent, hangup, transfer, digits, problems } = answer;
		return {
			callId,
			id,
			...omit(heard, 'body', 'cut', 'lost'),
			...{ lines, afterClose, final, spoken, silent, hangup, transfer, digits, problems },
			...(silent && { silentReason: reason }),
			callerHungUp: heard.cut === 'hang-up',
		};
	}
}
