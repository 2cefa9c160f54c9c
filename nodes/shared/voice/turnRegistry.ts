import { randomUUID } from 'node:crypto';

import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { omitField } from '../actions/fields';
import { setBounded } from '../boundedMap';
import { type CallControl, withControlSchemas } from './callControl';
import { COMMAND_CHUNK, type ExecutionSignal, signalContent } from './command';
import type { VoiceTurn } from './turn';
import { workflowAdvice } from './workflowAdvice';

/** Field of the item that passes the turn's ID from the webhook to the execution; removed before the workflow sees the item. */
const TURN_ID_FIELD = '__voiceTurn';

/** Field of the item that tells the execution how the platform carries out commands; removed as well. */
const CONTROL_FIELD = '__callControl';

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
	/** Set once the execution has started in this process: writes a remark into the execution's data. */
	remark?: (text: string) => void;
}

let turnCount = 0;

/** Prefix of turn IDs, so that those of other processes are not mistaken for ours. */
const PROCESS_ID = randomUUID();

/** Turns whose execution has not started yet, by turn ID. */
const pendingTurns = new Map<string, TurnRecord>();

/** The open turn of each conversation. */
const openTurns = new Map<string, VoiceTurn>();

/** By execution ID: the turn, if it belongs to this process, how its platform carries out commands, and whether the execution has closed it. */
const executions = new Map<string, { turn?: TurnRecord; control?: CallControl; closed: boolean }>();

/** What the trigger keeps of a turn it has registered. */
export interface RegisteredTurn {
	/** Adds the turn's ID, and what its platform can carry out, to the item that starts the execution. */
	label: (json: IDataObject) => IDataObject;
	/** Writes a remark into the data of the turn's execution, unless that runs in another process (queue mode). */
	remark: (text: string) => void;
}

/**
 * Registers an open turn.
 *
 * @param conversation ID of the call, unique across workflows
 * @param interrupt whether an open turn of the same conversation ends now, because the caller interrupted it
 */
export function registerTurn(turn: VoiceTurn, conversation: string, interrupt: boolean): RegisteredTurn {
	const turnId = `${PROCESS_ID}:${++turnCount}`;
	const record: TurnRecord = { status: 'listening' };
	if (interrupt) openTurns.get(conversation)?.interrupt();
	openTurns.set(conversation, turn);
	setBounded(pendingTurns, turnId, record, MAX_ENTRIES);
	turn.onEnd(() => {
		record.status = turn.status;
		if (openTurns.get(conversation) === turn) openTurns.delete(conversation);
	});
	const marks = { [TURN_ID_FIELD]: turnId, [CONTROL_FIELD]: controlMark(turn.control) };
	return { label: (json) => ({ ...json, ...marks }), remark: (text) => record.remark?.(text) };
}

/** Of the tools only what decides whether a command can be carried out. */
const controlMark = (control: CallControl): IDataObject =>
	(control.by === 'tools' ? { ...control, tools: withControlSchemas(control.tools) } : control) as unknown as IDataObject;

/** Number of open turns in this process, for tests of memory leaks. */
export const openTurnCount = (): number => openTurns.size;

/**
 * Links the execution to its turn, and returns the items without the turn ID. The trigger calls it at the start of the execution.
 * From then on the turn learns when the execution is stopped, by hand or by its time limit, and when it has ended.
 */
export function attachExecution(this: IExecuteFunctions, items: INodeExecutionData[]): INodeExecutionData[] {
	return items.map((item) => {
		const turnId = item.json[TURN_ID_FIELD];
		if (typeof turnId !== 'string') return item;
		const turn = pendingTurns.get(turnId);
		if (turn) turn.remark = (text) => this.customData.set(REMARK_KEY, text);
		const control = item.json[CONTROL_FIELD] as unknown as CallControl | undefined;
		setBounded(executions, this.getExecutionId(), { turn, control, closed: false }, MAX_ENTRIES);
		pendingTurns.delete(turnId);
		signalEnd.call(this);
		this.addExecutionHints(...workflowAdvice(this));
		return { ...item, json: omitField(CONTROL_FIELD, omitField(TURN_ID_FIELD, item.json)) };
	});
}

/** Under which name a remark stands in the data of an execution. */
const REMARK_KEY = 'voiceTurn';

/** Chunks reach the process that holds the response in every mode; n8n itself tells it neither of these (docs/voice-streaming.md). */
function signalEnd(this: IExecuteFunctions): void {
	const send = async (signal: ExecutionSignal) => {
		if (this.isStreaming()) await this.sendChunk(COMMAND_CHUNK, 0, signalContent(signal));
	};
	// n8n does not wait for this one, so a chunk that cannot be sent would end the process.
	this.onExecutionCancellation(() => void send('cancelled').catch(() => undefined));
	this.onExecutionFinish?.(async () => await send('ended'));
}

/** Whether the caller hears what this execution says now. */
export function getTurnStatus(this: IExecuteFunctions): TurnStatus {
	const execution = executions.get(this.getExecutionId());
	if (execution?.closed) return 'closed';
	return execution?.turn?.status ?? 'unknown';
}

/** How the platform of this execution's turn carries out commands; `undefined` without a turn. */
export function getCallControl(this: IExecuteFunctions): CallControl | undefined {
	return executions.get(this.getExecutionId())?.control;
}

/** Records that this execution has closed its turn, also if the turn belongs to another process. */
export function markClosed(this: IExecuteFunctions): void {
	const execution = executions.get(this.getExecutionId());
	if (execution) execution.closed = true;
}
