// Says again what a caller said, turn by turn.
import { useEffect, useRef, useState } from 'preact/hooks';

import type { Delivery, SendRequest } from '../protocol';
import type { Group } from './calls';
import { linesOfCaller } from './firstWords';
import { hangUp, send } from './server';

interface Replay {
	targetId: string;
	/** What is still to be said. */
	rest: string[];
	/** Null until the first turn of the new call has appeared. */
	callId: string | null;
	/** Deliveries before it are none of its turns. */
	startedAt: number;
}

const turnsOf = (deliveries: Delivery[], { targetId, startedAt, callId }: Replay): Delivery[] =>
	deliveries.filter(
		({ event, target, sentAt, callId: of }) =>
			event === 'voiceTurn' && target.id === targetId && sentAt >= startedAt && (callId === null || of === callId),
	);

/**
 * Plays one call at a time: the next words are said when the answer to the last ones is complete, and at the end the caller hangs up.
 * @returns whether it plays, and what begins it
 */
export function useReplay(deliveries: Delivery[], onProblem: (problem: string) => void): [boolean, (group: Group) => void] {
	const [replay, setReplay] = useState<Replay | null>(null);
	const tell = (error: unknown) => onProblem(error instanceof Error ? error.message : String(error));
	/** The turn count with which something was last said, so that each turn is answered once. */
	const saidAt = useRef(-1);

	useEffect(() => {
		if (replay === null) return;
		const turns = turnsOf(deliveries, replay);
		const spoken = turns.filter(({ words }) => words !== '');
		const isOver = deliveries.some(
			(one) => turns.some(({ callId }) => one.callId === callId) && (one.event === 'callEnded' || one.callEnd),
		);
		if (isOver) {
			setReplay(null);
			return;
		}
		if (spoken.length === 0 || turns.some(({ isDone }) => !isDone) || saidAt.current === spoken.length) return;
		saidAt.current = spoken.length;
		const callId = spoken.at(-1)!.callId!;
		const [next, ...rest] = replay.rest;
		const { targetId } = replay;
		const action = next === undefined ? hangUp({ targetId, callId }) : send(turn(targetId, next, { callId }));
		action.catch(tell);
		setReplay(next === undefined ? null : { ...replay, callId, rest });
	}, [deliveries, replay]);

	const start = (group: Group) => {
		const [first, ...rest] = linesOfCaller(group);
		const targetId = group.deliveries[0].target.id;
		saidAt.current = -1;
		setReplay({ targetId, rest, callId: null, startedAt: Date.now() });
		send(turn(targetId, first, {})).catch((error: unknown) => {
			setReplay(null);
			tell(error);
		});
	};
	return [replay !== null, start];
}

const turn = (targetId: string, words: string, more: Partial<SendRequest>): SendRequest => ({
	targetId,
	event: 'voiceTurn',
	words,
	sentAs: 'authenticated',
	...more,
});
