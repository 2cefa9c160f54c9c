import type { Caller, PlaceTurnOptions, TurnResult } from './caller';
import type { Endings } from './endings';
import { callTurn } from './seeds';
import type { State } from './state';
import type { DeliveryResult } from './webhooks/sender';

export interface CallOptions {
	agentId: string;
	/** What the caller says, turn by turn; an object bends that one turn. */
	turns: Array<string | (Omit<PlaceTurnOptions, 'agentId' | 'callId' | 'from'> & { transcript: string })>;
	callId?: string;
	from?: string;
	/** What the platform says first; it opens the history. Otherwise the call begins with a turn in which nobody has spoken. */
	greeting?: string;
	/** For every turn. */
	timeoutMs?: number;
	onLine?: PlaceTurnOptions['onLine'];
	/** After each turn. */
	onTurn?: (result: TurnResult) => void;
}

export interface CallResult {
	callId: string;
	/** The turn in which nobody has spoken; null if the platform spoke first. */
	opening: TurnResult | null;
	turns: TurnResult[];
	/** As `agent.call_ended` says it; `call_transfer` is made up, no list is documented (docs/platforms/agentphone.md, 4.5). */
	disconnectionReason: string;
	/** The delivery of `agent.call_ended`. */
	ended: DeliveryResult | null;
}

const endOf = ({ hangup, transfer, callerHungUp }: TurnResult): string | null => {
	if (callerHungUp) return 'user_hangup';
	if (hangup) return 'agent_hangup';
	return transfer ? 'call_transfer' : null;
};

/** A whole call: it is connected, the turns until somebody hangs up, then `agent.call_ended` with the same words (docs/platforms/agentphone.md, 4.5). */
export async function holdCall(
	{ state, caller, endings }: { state: State; caller: Caller; endings: Endings },
	{ agentId, turns, callId, from, greeting, timeoutMs, onLine, onTurn }: CallOptions,
): Promise<CallResult> {
	const call = caller.pickUp(agentId, callId, from);
	if (greeting !== undefined) call.turns.push(callTurn({ response: greeting }));
	const opening = greeting === undefined ? await caller.placeTurn({ timeoutMs, onLine, agentId, transcript: '', callId: call.id }) : null;
	const results: TurnResult[] = [];
	let disconnectionReason = opening && endOf(opening);
	for (const turn of disconnectionReason === null ? turns : []) {
		const own = typeof turn === 'string' ? { transcript: turn } : turn;
		const result = await caller.placeTurn({ timeoutMs, onLine, ...own, agentId, callId: call.id });
		results.push(result);
		onTurn?.(result);
		disconnectionReason = endOf(result);
		if (disconnectionReason !== null) break;
	}
	disconnectionReason ??= 'user_hangup';
	const ended = await endings.finish(state.ownerOf(agentId), call, disconnectionReason);
	return { callId: call.id, opening, turns: results, disconnectionReason, ended };
}
