// What comes in on a busy line within an hour.

export const KINDS = ['voiceTurn', 'slowVoiceTurn', 'textMessage', 'callEnded', 'hamsaCallEnded', 'receptCallEvent'] as const;

export type Kind = (typeof KINDS)[number];

export const isVoice = (kind: Kind): boolean => kind === 'voiceTurn' || kind === 'slowVoiceTurn';

/**
 * Twenty lines that are never free: a turn every six seconds each, one in ten with a look-up; a call lasts thirty turns, and ends.
 * Besides, texts that are answered, and the ended calls of two more platforms.
 */
export const HOUR: Readonly<Record<Kind, number>> = {
	voiceTurn: 10_800,
	slowVoiceTurn: 1_200,
	textMessage: 600,
	callEnded: 400,
	hamsaCallEnded: 300,
	receptCallEvent: 700,
};

export const TURNS_PER_CALL = 30;

/** Shares of the events that come a second time, and of forged ones among them. */
const REPEATED = 0.02;
const FORGED = 0.01;

/** A repetition comes at most so many deliveries after the first one: at once, or some seconds later. */
const REPEATED_WITHIN = 400;

/**
 * - `event`: genuine, and new: it must be executed once
 * - `repetition`: of an event that came before; acknowledged, and executed no second time
 * - `forged`: refused
 */
export type Part = 'event' | 'repetition' | 'forged';

export interface Arrival {
	/** Stands in the delivery, and so in the execution's data. A repetition has that of its event. */
	token: string;
	/** Of voice turns: which call they belong to. */
	callId: string;
	kind: Kind;
	part: Part;
	/** When it is due, in milliseconds from the start; only under an open load. */
	atMs: number;
}

/** Mulberry32: the same numbers from 0 to 1 for the same seed. */
function randomOf(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

function shuffle(values: unknown[], random: () => number): void {
	for (let last = values.length - 1; last > 0; last--) {
		const other = Math.floor(random() * (last + 1));
		[values[last], values[other]] = [values[other], values[last]];
	}
}

/**
 * The deliveries of a part of the hour, in the order they come.
 *
 * @param phase begins every token, which are different in every phase
 * @param share of the hour, 0 to 1
 * @param lines calls held at the same time; of one call, no turn comes before all others had one
 */
export function deliveries(phase: string, share: number, lines: number, seed: number): Arrival[] {
	const random = randomOf(seed);
	const kinds = KINDS.flatMap((kind) => Array.from({ length: Math.round(HOUR[kind] * share) }, () => kind));
	shuffle(kinds, random);
	let turns = 0;
	const callOf = () => {
		const turn = turns++;
		return `call_${phase}_${turn % lines}_${Math.floor(turn / lines / TURNS_PER_CALL)}`;
	};
	const order: Array<{ place: number; arrival: Arrival }> = [];
	const add = (place: number, kind: Kind, part: Part, token: string, callId: string) =>
		order.push({ place, arrival: { token, callId, kind, part, atMs: 0 } });
	kinds.forEach((kind, index) => {
		const token = `load-${phase}-${index}-`;
		const callId = isVoice(kind) ? callOf() : `call_${phase}_${index}`;
		add(index, kind, 'event', token, callId);
		if (random() < REPEATED) add(index + 0.5 + Math.floor(random() * REPEATED_WITHIN), kind, 'repetition', token, callId);
		if (random() < FORGED) add(index + 0.25, kind, 'forged', `load-${phase}-${index}-forged-`, callId);
	});
	return order.sort((one, other) => one.place - other.place).map(({ arrival }) => arrival);
}

/** The same, each at a time of its own: as independent callers do, so many a second on average (a Poisson process). */
export function timed(arrivals: Arrival[], perSecond: number, seed: number): Arrival[] {
	const random = randomOf(seed);
	let atMs = 0;
	return arrivals.map((arrival) => {
		atMs += (-Math.log(1 - random()) * 1000) / perSecond;
		return { ...arrival, atMs };
	});
}

/** All of it as events nobody has to check: what n8n's own Webhook node makes of forged and repeated ones. */
export const unchecked = (arrivals: Arrival[]): Arrival[] =>
	arrivals.map((arrival) =>
		arrival.part === 'repetition' ? { ...arrival, part: 'event', token: `${arrival.token}again-` } : { ...arrival, part: 'event' },
	);
