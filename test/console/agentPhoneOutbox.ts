// What workflows did at the simulated AgentPhone: texts and calls.
import type { AgentPhoneSimulator } from '../simulator';
import type { Call } from '../simulator/agentphone/entities';
import { callTurn } from '../simulator/agentphone/seeds';
import type { Account } from '../simulator/agentphone/state';
import { CALL_ENDS } from './agentPhoneEvents';
import type { Outbox, PlacedCall, SentText } from './protocol';

/** A call that was answered ends with this, said or not. */
const TALKED = 'completed';

/** How a placed call can end: by the names of a call's ends, without those that only incoming ones have. */
const ENDS = [
	{ value: TALKED, label: 'Answered, talked and hung up' },
	{ value: 'missed', label: 'No answer' },
	{ value: 'busy', label: 'Busy' },
	{ value: 'voicemail', label: 'Voicemail answered' },
	{ value: 'failed', label: 'Failed' },
];

const accountsOf = ({ state: { master, subAccounts } }: AgentPhoneSimulator): Account[] => [
	master,
	...[...subAccounts.values()].map(({ account }) => account),
];

const nameOf = (account: Account, agentId: string | null) => account.agents.get(agentId ?? '')?.name ?? null;

/** Times have whole seconds: at the end of one, so that nothing comes before what caused it. */
const timeOf = (text: string) => Date.parse(text) + 999;

function textsOf(account: Account): SentText[] {
	return [...account.conversations.values()].flatMap(({ agentId, messages }) =>
		messages
			.filter(({ direction }) => direction === 'outbound')
			.map(({ id, receivedAt, fromNumber, toNumber, body, channel }) => ({
				id,
				at: timeOf(receivedAt),
				from: fromNumber,
				to: toNumber,
				body,
				channel: channel ?? 'sms',
				agent: nameOf(account, agentId),
			})),
	);
}

/** Calls that a workflow placed, and what has become of them. */
export class AgentPhoneOutbox {
	/** When a call was answered, by its ID. */
	private readonly answeredAt = new Map<string, number>();
	private readonly ends = new Map<string, string>();

	constructor(private readonly simulator: AgentPhoneSimulator) {}

	/** Oldest first. */
	all(): Outbox {
		const accounts = accountsOf(this.simulator);
		return { texts: accounts.flatMap(textsOf), calls: accounts.flatMap((account) => this.callsOf(account)) };
	}

	/** @throws Error when there is no such call, or it is over */
	private open(callId: string): Call {
		const call = this.simulator.state.callOf(callId);
		if (call.endedAt !== null) throw new Error('The call is over');
		return call;
	}

	/** @returns the call, and what the platform says first. @throws Error when nobody can speak on it */
	answer(callId: string): { call: Call; greeting: string | null } {
		const call = this.open(callId);
		const shown = this.shown(this.simulator.state.ownerOf(call.agentId ?? ''), call);
		if (shown.obstacle !== null) throw new Error(shown.obstacle);
		if (shown.state === 'answered') throw new Error('The call is answered already');
		this.answeredAt.set(callId, Date.now());
		return { call, greeting: shown.greeting };
	}

	/** Ends the call. @returns it, the reason the platform names, and the end in words. @throws Error when it is over */
	end(callId: string, how: string): { call: Call; reason: string; words: string } {
		const call = this.open(callId);
		const words = ENDS.find(({ value }) => value === how)?.label;
		if (words === undefined) throw new Error('A call does not end like that');
		const { status, reason, transcript } = CALL_ENDS[how];
		if (how === TALKED && !call.turns.some(({ transcript: said }) => said !== null))
			call.turns.push(callTurn({ transcript: 'Yes, speaking.' }), callTurn({ response: 'Thank you. Goodbye!' }));
		else if (how === 'voicemail') call.turns.push(callTurn({ response: transcript[0].content }));
		else if (how !== TALKED) call.turns.length = 0;
		this.ends.set(callId, words);
		this.simulator.endCall(callId, status);
		return { call, reason: reason ?? status, words };
	}

	private callsOf(account: Account): PlacedCall[] {
		return [...account.calls.values()].filter(({ direction }) => direction === 'outbound').map((call) => this.shown(account, call));
	}

	private shown(account: Account, call: Call): PlacedCall {
		const { id, startedAt, fromNumber, toNumber, agentId, turns, endedAt, hosted, status } = call;
		const hasWebhook = agentId !== null && account.slotFor(agentId) !== null;
		const speaksItself = hosted || account.agents.get(agentId ?? '')?.voiceMode === 'hosted';
		const answeredAt = this.answeredAt.get(id) ?? null;
		return {
			id,
			platform: 'agentphone',
			at: timeOf(startedAt),
			from: fromNumber,
			to: toNumber,
			agent: nameOf(account, agentId),
			targetId: hasWebhook ? `agentphone:${agentId}` : null,
			greeting: turns.find(({ transcript }) => transcript === null)?.response ?? null,
			state: endedAt !== null ? 'over' : answeredAt === null ? 'ringing' : 'answered',
			answeredAt,
			end: endedAt === null ? null : (this.ends.get(id) ?? status),
			obstacle: obstacleOf(hasWebhook, speaksItself),
			ends: ENDS,
		};
	}
}

function obstacleOf(hasWebhook: boolean, speaksItself: boolean): string | null {
	if (speaksItself) return 'AgentPhone speaks on this call by itself, as the call or its agent has a prompt.';
	return hasWebhook ? null : 'No workflow listens to this agent.';
}
