import { randomUUID } from 'node:crypto';

import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { without } from '../actions/fields';
import { remember } from '../boundedMap';
import type { VoiceTurn } from './turn';

/** Carries the turn's number from the webhook to the execution; taken out before the workflow sees the item. */
const MARK = '__voiceTurn';

/** Turns and executions remembered at most, the oldest forgotten first: those that go on long after their turn ended. */
const REMEMBER_AT_MOST = 5_000;

/**
 * What is known here of the turn that an execution answers.
 *
 * - `listening`: the caller hears what is said now
 * - `closed`: the turn has been closed; what is said now is heard by nobody
 * - `gone`: the caller hung up, or spoke again
 * - `unknown`: the turn is held by another process (queue mode), or there is none
 */
export type Hearing = 'listening' | 'closed' | 'gone' | 'unknown';

/** What is left of a turn when it has ended: a turn itself holds on to its whole response. */
interface Line {
	hearing: 'listening' | 'closed' | 'gone';
}

let lastNumber = 0;

/** So that no other process's number is taken for one of ours. */
const PROCESS = randomUUID();

/** Turns whose execution has not begun yet, by the number their items carry. */
const awaited = new Map<string, Line>();

/** The open turn of each conversation. */
const open = new Map<string, VoiceTurn>();

/** Of the executions of this process: their turn, if it is here too, and whether they have closed it. */
const bound = new Map<string, { line?: Line; closed: boolean }>();

/**
 * Takes note of an open turn.
 *
 * @param conversation tells calls apart, across workflows
 * @param interrupt whether a turn of the same conversation that is still open ends now: the caller has spoken into it
 * @returns puts the turn's number into the item that starts the execution
 */
export function holdTurn(turn: VoiceTurn, conversation: string, interrupt: boolean): (json: IDataObject) => IDataObject {
	const number = `${PROCESS}:${++lastNumber}`;
	const line: Line = { hearing: 'listening' };
	if (interrupt) open.get(conversation)?.interrupt();
	open.set(conversation, turn);
	remember(awaited, number, line, REMEMBER_AT_MOST);
	turn.onEnd(() => {
		line.hearing = turn.hearing;
		if (open.get(conversation) === turn) open.delete(conversation);
	});
	return (json) => ({ ...json, [MARK]: number });
}

/** Number of turns this process holds as open; for tests of leaks. */
export const openTurns = (): number => open.size;

/** The trigger's first act in the execution: notes which turn it answers, and gives the items without the number. */
export function bindTurn(this: IExecuteFunctions, items: INodeExecutionData[]): INodeExecutionData[] {
	return items.map((item) => {
		const number = item.json[MARK];
		if (typeof number !== 'string') return item;
		remember(bound, this.getExecutionId(), { line: awaited.get(number), closed: false }, REMEMBER_AT_MOST);
		awaited.delete(number);
		return { ...item, json: without(MARK, item.json) };
	});
}

/** Whether the caller hears what this execution says now. */
export function hearing(this: IExecuteFunctions): Hearing {
	const known = bound.get(this.getExecutionId());
	if (known?.closed) return 'closed';
	return known?.line?.hearing ?? 'unknown';
}

/** This execution has closed its turn. Known here also when the turn is held elsewhere. */
export function noteClosed(this: IExecuteFunctions): void {
	const known = bound.get(this.getExecutionId());
	if (known) known.closed = true;
}
