import { randomUUID } from 'node:crypto';

import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { omitField } from '../actions/fields';
import { setBounded } from '../boundedMap';
import type { VoiceTurn } from './turn';

/** Field of the item that passes the turn's ID from the webhook to the execution; removed before the workflow sees the item. */
const TURN_ID_FIELD = '__voiceTurn';

/** Maximum number of turns and of executions in memory; the oldest entries are evicted. */
const MAX_ENTRIES = 5_000;

/**
 * Status of the turn of an execution, as far as this process knows it.
 *
 * - `listening`: the caller hears what is said now
 * - `closed`: the turn has been closed; the caller does not hear what is said now
 * - `gone`: the caller hung up, or spoke again
 * - `unknown`: the turn belongs to another process (queue mode), or there is none
 */
export type TurnStatus = 'listening' | 'closed' | 'gone' | 'unknown';

/** Status of a turn without a reference to it, so that an ended turn and its response can be garbage-collected. */
interface TurnRecord {
	status: 'listening' | 'closed' | 'gone';
}

let turnCount = 0;

/** Prefix of turn IDs, so that those of other processes are not mistaken for ours. */
const PROCESS_ID = randomUUID();

/** Turns whose execution has not started yet, by turn ID. */
const pendingTurns = new Map<string, TurnRecord>();

/** The open turn of each conversation. */
const openTurns = new Map<string, VoiceTurn>();

/** By execution ID: the turn, if it belongs to this process, and whether the execution has closed it. */
const executions = new Map<string, { turn?: TurnRecord; closed: boolean }>();

/**
 * Registers an open turn.
 *
 * @param conversation ID of the call, unique across workflows
 * @param interrupt whether an open turn of the same conversation ends now, because the caller interrupted it
 * @returns a function that adds the turn's ID to the item that starts the execution
 */
export function registerTurn(turn: VoiceTurn, conversation: string, interrupt: boolean): (json: IDataObject) => IDataObject {
	const turnId = `${PROCESS_ID}:${++turnCount}`;
	const record: TurnRecord = { status: 'listening' };
	if (interrupt) openTurns.get(conversation)?.interrupt();
	openTurns.set(conversation, turn);
	setBounded(pendingTurns, turnId, record, MAX_ENTRIES);
	turn.onEnd(() => {
		record.status = turn.status;
		if (openTurns.get(conversation) === turn) openTurns.delete(conversation);
	});
	return (json) => ({ ...json, [TURN_ID_FIELD]: turnId });
}

/** Number of open turns in this process, for tests of memory leaks. */
export const openTurnCount = (): number => openTurns.size;

/** Links the execution to its turn, and returns the items without the turn ID. The trigger calls it at the start of the execution. */
export function attachExecution(this: IExecuteFunctions, items: INodeExecutionData[]): INodeExecutionData[] {
	return items.map((item) => {
		const turnId = item.json[TURN_ID_FIELD];
		if (typeof turnId !== 'string') return item;
		setBounded(executions, this.getExecutionId(), { turn: pendingTurns.get(turnId), closed: false }, MAX_ENTRIES);
		pendingTurns.delete(turnId);
		return { ...item, json: omitField(TURN_ID_FIELD, item.json) };
	});
}

/** Whether the caller hears what this execution says now. */
export function getTurnStatus(this: IExecuteFunctions): TurnStatus {
	const execution = executions.get(this.getExecutionId());
	if (execution?.closed) return 'closed';
	return execution?.turn?.status ?? 'unknown';
}

/** Records that this execution has closed its turn, also if the turn belongs to another process. */
export function markClosed(this: IExecuteFunctions): void {
	const execution = executions.get(this.getExecutionId());
	if (execution) execution.closed = true;
}
