// AgentPhone's side of the line: calls, texts, reactions and ended calls.
import { randomInt } from 'node:crypto';

import { endedEvent, type AgentPhoneSimulator, type AnswerLine, type DeliveryOverrides, type WebhookEvent } from '../simulator';
import { newId } from '../simulator/agentphone/ids';
import type { Account } from '../simulator/agentphone/state';
import { deliverAgain } from './again';
import { AGENT_PHONE_EVENTS, eventBody, phoneOf, wordsOf } from './agentPhoneEvents';
import { AgentPhoneOutbox } from './agentPhoneOutbox';
import { deliverCopies, openDelivery } from './deliver';
import { shownRequest } from './log';
import { marked, ownLinesOf, type OwnLines } from './ownLines';
import { copiesOf, type ConsolePlatform, type Sending, type Surroundings } from './platform';
import type { Delivery, HeardLine, Outbox, SentAs, Target } from './protocol';
import { choicesOf, triggerBehind, type Trigger } from './workflows';

const USUAL_SUGGESTIONS = ['Hello, who am I speaking to?', 'Can somebody call me back?', 'Thank you, goodbye.'];

const HOSTED =
	'AgentPhone answers the calls of this agent by itself (voice mode “hosted”): no workflow is asked, so there is no voice turn. ' +
	'Set its voice mode to “webhook” with AgentPhone, Agent, Update, to answer with a workflow.';

/** The platform accepts five minutes (docs/platforms/agentphone.md, 4.3). */
const STALE_SECONDS = 600;

const altered: Record<SentAs, () => DeliveryOverrides> = {
	authenticated: () => ({}),
	twice: () => ({}),
	wrongProof: () => ({ secret: 'whsec_of_somebody_else' }),
	noProof: () => ({ omitHeaders: ['X-Webhook-Signature'] }),
	changedBody: () => ({ mutateBody: (body) => body.replace('"direction":"inbound"', '"direction":"changed"') }),
	stale: () => ({ timestamp: Math.floor(Date.now() / 1000) - STALE_SECONDS }),
};

const DOES: Array<[field: string, value: unknown, words: string]> = [
	['hangup', true, 'hangs up'],
	['action', 'hangup', 'hangs up'],
	['action', 'transfer', 'transfers the call'],
];

function heard({ atMs, raw, json }: AnswerLine): HeardLine {
	const does = DOES.filter(([field, value]) => json?.[field] === value).map(([, , words]) => words);
	if (typeof json?.digits === 'string') does.push(`presses ${json.digits}`);
	const text = typeof json?.text === 'string' ? json.text.trim() : '';
	return { atMs, text, raw, ...(does.length > 0 && { does: does.join(', ') }) };
}

/** The reasons the platform names, in words. */
const ENDS: Record<string, string> = {
	user_hangup: 'The caller hung up',
	agent_hangup: 'The agent hung up',
	call_transfer: 'The call was transferred',
};

interface OpenTurn {
	delivery: Delivery;
	hangUp: AbortController;
}

export class AgentPhoneConsole implements ConsolePlatform {
	/** By call. */
	private readonly openTurns = new Map<string, OpenTurn>();
	/** What the trigger behind an agent says by itself. */
	private readonly ownLines = new Map<string, OwnLines>();
	private readonly placed: AgentPhoneOutbox;

	/** @param suggestions what callers may say, by agent */
	constructor(
		private readonly simulator: AgentPhoneSimulator,
		private readonly around: Surroundings,
		private readonly suggestions: Record<string, string[]> = {},
	) {
		this.placed = new AgentPhoneOutbox(simulator);
	}

	outbox(): Outbox {
		return this.placed.all();
	}

	/** Who was called picks up; the agent speaks first if the call has no greeting. */
	answer(callId: string, targets: Target[]): void {
		const { call, greeting } = this.placed.answer(callId);
		const target = targets.find(({ id }) => id === `agentphone:${call.agentId}`);
		const event = target?.events.find(({ value }) => value === 'voiceTurn');
		if (greeting === null && target && event)
			void this.speak(call.agentId!, { target, event, words: '', sentAs: 'authenticated', callId });
	}

	end(callId: string, how: string, targets: Target[]): void {
		const { call, reason, words } = this.placed.end(callId, how);
		const target = targets.find(({ id }) => id === `agentphone:${call.agentId}`);
		if (target) void this.tellEnd(target, callId, reason, words);
	}

	targets(triggers: Trigger[]): Target[] {
		const { master, subAccounts } = this.simulator.state;
		const accounts: Account[] = [master, ...[...subAccounts.values()].map(({ account }) => account)];
		const all = accounts.flatMap((account) =>
			[...account.agents.values()].flatMap((agent) => this.targetOf(account, agent.id, triggers)),
		);
		return [...all.filter(({ isShared }) => !isShared), ...all.filter(({ isShared }) => isShared)];
	}

	private targetOf(account: Account, agentId: string, triggers: Trigger[]): Target[] {
		const slot = account.slotFor(agentId);
		if (!slot) return [];
		const agent = account.agent(agentId);
		const { trigger, isTest } = triggerBehind(slot.webhook.url, this.around.baseUrl, triggers);
		const listensTo = trigger ? choicesOf(trigger.node, 'events', ['voiceTurn']) : [];
		const takesCalls = agent.voiceMode === 'webhook';
		if (trigger) this.ownLines.set(agentId, ownLinesOf(trigger.node));
		const events = AGENT_PHONE_EVENTS.filter(({ value }) => value !== 'voiceTurn' || takesCalls);
		return [
			{
				id: `agentphone:${agentId}`,
				platform: 'agentphone',
				name: agent.name,
				number: account.numbersOf(agentId).at(0)?.phoneNumber ?? null,
				workflow: trigger?.workflow ?? null,
				isShared: slot.slot === 'account',
				isTest,
				takesCalls,
				tellsNumber: true,
				events: events.map((event) => ({ ...event, starts: listensTo.includes(event.value) })),
				sentAs: ['authenticated', 'wrongProof', 'noProof', 'changedBody', 'stale', 'twice'],
				suggestions: this.suggestions[agentId] ?? USUAL_SUGGESTIONS,
				...(!takesCalls && { note: HOSTED }),
			},
		];
	}

	send(sending: Sending): void {
		const agentId = agentOf(sending.target);
		if (!this.simulator.state.ownerOf(agentId).slotFor(agentId)) throw new Error('No webhook is registered for this agent any more');
		if (sending.event.value === 'voiceTurn') void this.speak(agentId, sending);
		else {
			const { event, words } = sending;
			const choices = choicesIn(sending);
			const own = this.simulator.state.ownerOf(agentId).numbersOf(agentId).at(0);
			const body = eventBody(event.value, words, choices, own);
			void this.deliver(agentId, { ...sending, words: wordsOf(event.value, words, choices) }, body, altered[sending.sentAs]());
		}
	}

	sendAgain(delivery: Delivery, target: Target, body: Record<string, unknown>): void {
		const agentId = agentOf(target);
		const event = body as unknown as WebhookEvent;
		void deliverAgain(this.around, delivery, target, async (onSend) =>
			(await this.simulator.deliver({ agentId, event, id: newId('del'), onSend })).attempts.at(-1),
		);
	}

	/** The caller hangs up, also in the middle of an answer. @throws when there is no such call, or it is over */
	hangUp(target: Target, callId: string): void {
		const call = this.simulator.state.ownerOf(agentOf(target)).call(callId);
		if (call.endedAt !== null) throw new Error('The call is over');
		const open = this.openTurns.get(callId);
		open?.hangUp.abort();
		// The turn that was cut off tells of the end itself, when its last words are in the transcript.
		if (!open) void this.endCall(target, callId, 'user_hangup');
	}

	/** One sentence of the caller, and the answer line by line. A call begins before: it is connected, and nobody has spoken. */
	private async speak(agentId: string, sending: Sending): Promise<void> {
		const { target } = sending;
		const callId = sending.callId ?? newId('call');
		const connected = sending.callId ? undefined : await this.say(agentId, callId, { ...sending, words: '', sentAs: 'authenticated' });
		const ended = connected ?? (await this.say(agentId, callId, sending));
		if (ended !== undefined) await this.endCall(target, callId, ended);
	}

	/** @returns why the call is over, if it is */
	private async say(agentId: string, callId: string, sending: Sending): Promise<string | undefined> {
		const { words, sentAs } = sending;
		this.interrupt(callId);
		// Times have whole seconds: it is by a confidence of its own that a turn is told from the others of its call.
		const confidence = 0.9 + randomInt(1_000_000) / 1e7;
		const id = newId('del');
		const overrides: DeliveryOverrides = altered[sentAs]();
		let first: Delivery | undefined;
		let ended: string | undefined;
		for (let copy = 0; copy < copiesOf(sentAs); copy++) {
			const turn = await this.turn(
				sending,
				{ agentId, transcript: words, callId, id, from: phoneOf(choicesIn(sending)), data: { confidence }, ...overrides },
				first,
				[callId, String(confidence)],
			);
			first ??= turn.delivery;
			// The same bytes again, as a platform repeats what it thinks was lost.
			if (first.request) overrides.body = first.request.body;
			ended ??= turn.ended;
			if (ended === 'user_hangup') break;
		}
		return ended;
	}

	private async turn(
		sending: Sending,
		options: Parameters<AgentPhoneSimulator['placeTurn']>[0] & { callId: string },
		first: Delivery | undefined,
		marks: string[],
	): Promise<{ delivery: Delivery; ended?: string }> {
		const { log } = this.around;
		const { callId } = options;
		const delivery = openDelivery(this.around, sending, { marks, callId, first });
		const hangUp = new AbortController();
		this.openTurns.set(callId, { delivery, hangUp });
		try {
			const result = await this.simulator.placeTurn({
				...options,
				hangUp: hangUp.signal,
				onSend: (sent) => log.update(delivery, { request: shownRequest(sent) }),
				onLine: (line) =>
					log.update(delivery, {
						lines: [...delivery.lines, marked(heard(line), this.ownLines.get(options.agentId))],
						firstLineMs: delivery.firstLineMs ?? line.atMs,
					}),
			});
			const { status, headers, totalMs, problems, callerHungUp, hangup, transfer, silent, silentReason } = result;
			const record = this.simulator.state.ownerOf(options.agentId).deliveries.findLast(({ id }) => id === options.id);
			log.update(delivery, {
				isDone: true,
				status,
				headers: headers as Record<string, string>,
				totalMs,
				problems,
				answer: record?.responseBody ?? delivery.lines.map(({ raw }) => raw).join('\n'),
				error: silent && status === null && !callerHungUp ? (silentReason ?? null) : null,
				endedBy: callerHungUp ? 'caller' : hangup ? 'agent' : delivery.endedBy,
			});
			const ended = callerHungUp ? 'user_hangup' : hangup ? 'agent_hangup' : transfer ? 'call_transfer' : undefined;
			return { delivery, ...(ended && { ended }) };
		} catch (error) {
			log.update(delivery, { isDone: true, error: error instanceof Error ? error.message : String(error) });
			return { delivery };
		} finally {
			if (this.openTurns.get(callId)?.delivery === delivery) this.openTurns.delete(callId);
		}
	}

	/** The caller speaks while the agent does: the trigger ends the old answer when the new words arrive. */
	private interrupt(callId: string): void {
		const open = this.openTurns.get(callId);
		if (open) this.around.log.update(open.delivery, { endedBy: 'interruption' });
	}

	private async endCall(target: Target, callId: string, reason: string): Promise<void> {
		this.simulator.endCall(callId);
		await this.tellEnd(target, callId, reason, ENDS[reason] ?? reason);
	}

	/** Sends the event of a call that is over. */
	private async tellEnd(target: Target, callId: string, reason: string, words: string): Promise<void> {
		const agentId = agentOf(target);
		const event = target.events.find(({ value }) => value === 'callEnded')!;
		const call = this.simulator.state.ownerOf(agentId).call(callId);
		await this.deliver(agentId, { target, event, words, sentAs: 'authenticated', callId }, endedEvent(call, reason), {});
	}

	private async deliver(agentId: string, sending: Sending, body: WebhookEvent, overrides: DeliveryOverrides): Promise<void> {
		const id = newId('del');
		const { data } = body as WebhookEvent<{ callId?: string; messageId?: string }>;
		await deliverCopies(this.around, sending, {
			// An ended call is a record in the item, which names no event of the platform; turns have no reason to end.
			marks: [data.callId ?? data.messageId ?? id, sending.event.value === 'callEnded' ? [body.event, 'endedReason'] : body.event],
			send: async (onSend) => (await this.simulator.deliver({ agentId, event: body, id, ...overrides, onSend })).attempts.at(-1),
		});
	}
}

/** A number that is given goes before one that is chosen. */
const choicesIn = ({ choices = {}, number }: Sending): Record<string, string> =>
	number === undefined ? choices : { ...choices, from: number };

const agentOf = ({ id }: Target): string => id.slice(id.indexOf(':') + 1);
