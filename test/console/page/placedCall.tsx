import type { JSX } from 'preact';

import type { PlacedCall } from '../protocol';
import { Icon } from './icons';
import { clock } from './words';

export interface PlacedCallActions {
	onAnswer: (call: PlacedCall) => void;
	onEnd: (call: PlacedCall, how: string) => void;
}

const STATES: Record<PlacedCall['state'], string> = { ringing: 'Ringing', answered: 'Answered', over: 'Over' };

/** Answer it, or let it end in another way. */
function Choices({ call, onAnswer, onEnd }: PlacedCallActions & { call: PlacedCall }): JSX.Element {
	return (
		<div class="sent-actions" role="group" aria-label={`Call to ${call.to}`}>
			{call.obstacle === null && (
				<button type="button" onClick={() => onAnswer(call)}>
					Answer
				</button>
			)}
			{call.ends.map(({ value, label }) => (
				<button key={value} type="button" class="quiet" onClick={() => onEnd(call, value)}>
					{label}
				</button>
			))}
			{call.obstacle !== null && <p class="hint">{call.obstacle}</p>}
		</div>
	);
}

/** A call that a workflow placed: it rings here. */
export function PlacedCallCard({ call, ...actions }: PlacedCallActions & { call: PlacedCall }): JSX.Element {
	const { at, to, from, agent, greeting, state, end } = call;
	return (
		<article class="sent">
			<p class="event">
				<Icon name="phone" />
				<strong>Call to {to ?? 'an unknown number'}</strong>
				<span class="soft">{[agent, from].filter((part) => part !== null).join(', ')}</span>
				<span class={`badge badge-${state}`}>{state === 'over' ? (end ?? STATES.over) : STATES[state]}</span>
				<span class="at">{clock(at)}</span>
			</p>
			{greeting !== null && state !== 'ringing' && <p class="sent-body">Says first: {greeting}</p>}
			{state === 'ringing' && <Choices call={call} {...actions} />}
			{state === 'answered' && <p class="hint">You are on this call: say something below, or hang up.</p>}
		</article>
	);
}
