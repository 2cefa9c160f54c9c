/** Why a turn's connection was cut from the caller's side. */
export type CutReason = 'time-out' | 'endless' | 'hang-up' | 'linger';

/** The connection of one turn, with the clocks that may cut it. */
export class TurnRecord {
	reason: CutReason | null = null;
	readonly signal: AbortSignal;
	private readonly controller = new AbortController();
	private readonly clocks = new Map<CutReason, NodeJS.Timeout>();

	/** `closed` cuts it too, without a reason: the simulator ends. */
	constructor(closed: AbortSignal) {
		this.signal = AbortSignal.any([closed, this.controller.signal]);
	}

	/** The first reason stays. */
	cut(reason: CutReason): void {
		this.reason ??= reason;
		this.controller.abort();
	}

	cutAfter(ms: number, reason: CutReason): void {
		if (!this.clocks.has(reason))
			this.clocks.set(
				reason,
				setTimeout(() => this.cut(reason), ms),
			);
	}

	stop(reason: CutReason): void {
		clearTimeout(this.clocks.get(reason));
	}

	release(): void {
		for (const clock of this.clocks.values()) clearTimeout(clock);
	}
}
