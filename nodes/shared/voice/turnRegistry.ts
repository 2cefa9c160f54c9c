import { randomUUID } from 'node:crypto';

import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { omitField } from '../actions/fields';
import { setBounded } from '../boundedMap';
import type { VoiceTurn } from './turn';

/** Carries the turn's number from the webhook to the execution; taken out before the workflow sees the item. */
const MARK = '__voiceTurn';

/** Turns and executions remembered at most, the oldest forgotten first: those that go on long after their turn ended. */
const MAX_ENTRIES = 5_000;

/**
 * What is known here of the turn that an execution answers.
 *
 * - `listening`: the caller hears what is said now
 * - `closed`: the turn has been closed; what is said now is heard by nobody
 * - `gone`: the caller hung up, or spoke again
 * - `unknown`: the turn is held by another process (queue mode), or there is none
 */
export type TurnStatus = 'listening' | 'closed' | 'gone' | 'unknown';

/** What is left of a turn when it has ended: a turn itself holds on to its whole response. */
interface TurnRecord {
	status: 'listening' | 'closed' | 'gone';
}

let lastNumber = 0;

/** So that no other process's number is taken for one of ours. */
const PROCESS = randomUUID();

/** Turns whose execution has not begun yet, by the number their items carry. */
const pendingTurns = new Map<string, TurnRecord>();

/** The open turn of each conversation. */
const open = new Map<string, VoiceTurn>();

/** Of the executions of this process: their turn, if it is here too, and whether they have closed it. */
const executions = new Map<string, { line?: TurnRecord; closed: boolean }>();

/**
 * Takes note of an open turn.
 *
 * @param conversation tells calls apart, across workflows
 * @param interrupt whether a turn of the same conversation that is still open ends now: the caller has spoken into it
 * @returns puts the turn's number into the item that starts the execution
 */
export function registerTurn(turn: VoiceTurn, conversation: string, interrupt: boolean): (json: IDataObject) => IDataObject {
	const number = `${PROCESS}:${++lastNumber}`;
	const line: TurnRecord = { status: 'listening' };
	if (interrupt) open.get(conversation)?.interrupt();
	open.set(conversation, turn);
	setBounded(pendingTurns, number, line, MAX_ENTRIES);
	turn.onEnd(() => {
		line.status = turn.status;
		if (open.get(conversation) === turn) open.delete(conversation);
	});
	return (json) => ({ ...json, [MARK]: number });
}

/** Number of turns this process holds as open; for tests of leaks. */
export const openTurnCount = (): number => open.size;

/** The trigger's first act in the execution: notes which turn it answers, and gives the items without the number. */
export function attachExecution(this: IExecuteFunctions, items: INodeExecutionData[]): INodeExecutionData[] {
	return items.map((item) => {
		const number = item.json[MARK];
		if (typeof number !== 'string') return item;
		setBounded(executions, this.getExecutionId(), { line: pendingTurns.get(number), closed: false }, MAX_ENTRIES);
		pendingTurns.delete(number);
		return { ...item, json: omitField(MARK, item.json) };
	});
}

/** Whether the caller hears what this execution says now. */
export function status(this: IExecuteFunctions): TurnStatus {
	const known = executions.get(this.getExecutionId());
	if (known?.closed) return 'closed';
	return known?.line?.status ?? 'unknown';
}

/** This execution has closed its turn. Known here also when the turn is held elsewhere. */
export function markClosed(this: IExecuteFunctions): void {
	const known = executions.get(this.getExecutionId());
	if (known) known.closed = true;
}
