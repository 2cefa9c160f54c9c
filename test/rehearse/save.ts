// Makes the file of a rehearsal from a call that was made in the console.
import { stringify } from 'yaml';

import type { Delivery, SentAs } from '../console/protocol';
import { USUAL_CALLER, WITHHELD } from './caller';
import { isRefused } from './checks/did';

/** A conversation of the console, oldest first: one call, or events. */
export type Conversation = readonly Delivery[];

const DELIVERED: Partial<Record<SentAs, string>> = {
	twice: 'twice',
	wrongProof: 'forged',
	noProof: 'unsigned',
	changedBody: 'changed',
	stale: 'stale',
};

const HALF_SECOND_MS = 500;

/** Rounded up, with half a second to spare: a test machine is slower than a good moment of this one. */
const limitFor = (ms: number): string => `${((Math.ceil(ms / HALF_SECOND_MS) + 1) * HALF_SECOND_MS) / 1000} s`;

type Written = string | Record<string, unknown>;

/** A text that a check holds against what is heard; the last sentence is what an answer comes to. */
function lastWords({ lines }: Delivery): string | undefined {
	return lines.findLast(({ text }) => text !== '')?.text;
}

function controlOf({ lines }: Delivery): Written[] {
	const does = lines.flatMap((line) => line.does?.split(', ') ?? []);
	return does.flatMap((one): Written[] => {
		const [, to] = /^transfers the call to (.+)$/.exec(one) ?? [];
		const [, keys] = /^presses (.+)$/.exec(one) ?? [];
		if (one === 'hangs up') return ['hangs up'];
		if (to) return [{ 'transfers to': to }];
		if (one.startsWith('transfers the call')) return ['transfers'];
		return keys ? [{ presses: keys }] : [];
	});
}

function checksFor(delivery: Delivery): Written[] {
	const { executions, lines, endedBy } = delivery;
	if (isRefused(delivery)) return ['refused', ...(executions.length === 0 ? ['ran nothing'] : [])];
	// An answer that was cut off may be cut off elsewhere next time.
	if (endedBy === 'interruption' || endedBy === 'caller') return [];
	const words = lastWords(delivery);
	const first = lines.find(({ text }) => text !== '')?.atMs;
	const nodes = [...new Set(executions.flatMap(({ nodes: all = [] }) => all.map(({ name }) => name)))];
	return [
		...(words === undefined ? [] : [{ heard: words }]),
		...(first === undefined ? [] : [{ 'first word within': limitFor(first) }]),
		...nodes.map((name) => ({ ran: name })),
		...controlOf(delivery),
	];
}

function actOf({ event, label, words }: Delivery): Record<string, unknown> {
	if (event === 'voiceTurn') return { says: words };
	if (event === 'textMessage') return { texts: words };
	return { event: words === '' ? label : { [label]: words } };
}

/** How long the caller listened before they interrupted, if they did. */
function interruption(delivery: Delivery, before: Delivery | undefined): Record<string, unknown> {
	if (before?.endedBy !== 'interruption' || delivery.event !== 'voiceTurn') return {};
	return { 'interrupts after': `${delivery.sentAt - before.sentAt} ms` };
}

function turnOf(delivery: Delivery, before: Delivery | undefined): Record<string, unknown> {
	const delivered = DELIVERED[delivery.sentAs];
	const expect = checksFor(delivery);
	return {
		...actOf(delivery),
		...interruption(delivery, before),
		...(delivered && { delivered }),
		...(expect.length > 0 && { expect }),
	};
}

/** Who called, where it is not the usual number. */
function callerOf({ target, request }: Delivery): { caller?: string } {
	if (target.platform !== 'agentphone' || !request) return {};
	const { data } = JSON.parse(request.body) as { data?: { from?: string | null; fromNumber?: string } };
	const from = data?.from === undefined ? data?.fromNumber : data.from;
	if (from === undefined || from === USUAL_CALLER) return {};
	return { caller: from ?? WITHHELD };
}

/** A call that began with this delivery was connected before: AgentPhone tells that with an empty turn. */
const isOpening = ({ event, words }: Delivery, index: number): boolean => index === 0 && event === 'voiceTurn' && words === '';

/** What the end of a call tells by itself is no act of the caller. */
const tellsTheEnd = ({ event, callId }: Delivery, index: number): boolean => event === 'callEnded' && callId !== null && index > 0;

/**
 * A rehearsal that passes on the workflow as it is: each turn with its last words, its first word, the nodes that ran and how
 * the call went on. Times are rounded up.
 * @param conversation deliveries of one target, oldest first
 * @param caller the platform that made the call, where the target has several: a value of its `callers`
 * @returns the text of a file, for `npm run rehearse`
 * @throws Error when there is nothing to make one of
 */
export function asRehearsal(conversation: Conversation, caller?: string): string {
	const all = conversation.filter(({ repeats, isDone }) => repeats === null && isDone).filter((one, index) => !tellsTheEnd(one, index));
	const [first] = all;
	const opening = first && isOpening(first, 0) ? first : undefined;
	const acts = opening ? all.slice(1) : all;
	if (!first || acts.length === 0) throw new Error('There is nothing in this conversation to rehearse');
	const greeting = opening && lastWords(opening);
	const words = acts[0].words === '' ? acts[0].label : acts[0].words;
	return stringify(
		{
			rehearsal: `${first.target.name}: ${words}`.slice(0, 100),
			call: first.target.name,
			...(caller !== undefined && { as: caller }),
			...callerOf(first),
			...(greeting !== undefined && { opening: [{ heard: greeting }] }),
			turns: acts.map((delivery, index) => turnOf(delivery, acts[index - 1])),
		},
		{ lineWidth: 120 },
	);
}
