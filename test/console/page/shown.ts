// Which part of everything the timeline shows.
import { useState } from 'preact/hooks';

import type { Delivery, Outbox, Target } from '../protocol';

export interface Filter {
	search: string;
	/** Only what belongs to the chosen target. */
	isOnlyTarget: boolean;
	/** Unix time; what is older is hidden. */
	clearedAt: number;
}

export const EVERYTHING: Filter = { search: '', isOnlyTarget: false, clearedAt: 0 };

const holds = (text: string, search: string) => text.toLowerCase().includes(search.trim().toLowerCase());

const textIn = ({ target, label, words, lines, callId, executions }: Delivery): string =>
	[
		target.name,
		target.workflow?.name ?? '',
		label,
		words,
		...lines.map(({ text }) => text),
		callId ?? '',
		...executions.map(({ error }) => error?.message ?? ''),
	].join('\n');

/** @param openCallId the call that goes on is never hidden by clearing */
export function shownOf(
	deliveries: Delivery[],
	{ texts, calls }: Outbox,
	{ search, isOnlyTarget, clearedAt }: Filter,
	target: Target | undefined,
	openCallId: string | undefined,
): { deliveries: Delivery[]; outbox: Outbox } {
	const isIts = (id: string | null) => !isOnlyTarget || id === target?.id;
	return {
		deliveries: deliveries.filter(
			(one) =>
				isIts(one.target.id) &&
				(one.sentAt > clearedAt || (openCallId !== undefined && one.callId === openCallId)) &&
				holds(textIn(one), search),
		),
		outbox: {
			texts: texts.filter(
				({ at, body, to, agent }) =>
					at > clearedAt && (!isOnlyTarget || agent === target?.name) && holds([body, to, agent].join('\n'), search),
			),
			calls: calls.filter(
				({ at, to, agent, targetId, state }) =>
					(at > clearedAt || state !== 'over') && isIts(targetId) && holds([to, agent].join('\n'), search),
			),
		},
	};
}

export const useFilter = (): [Filter, (change: Partial<Filter>) => void] => {
	const [filter, setFilter] = useState(EVERYTHING);
	return [filter, (change) => setFilter((before) => ({ ...before, ...change }))];
};
