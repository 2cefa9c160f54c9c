/**
 * One thing that goes wrong. Delay first, then: nothing more (only slow), a `status`, or a `reset` connection.
 * A refused operation has not acted; with `actThenFail` it acts and the client still sees the failure
 * (500, the given status, or the reset), so that blind repeating shows.
 */
export interface Fault {
	method?: string;
	/** A text is the exact path without the query; a RegExp is tried on it. */
	path?: RegExp | string;
	/** How many matching requests it hits; 1 if left out. */
	times?: number;
	delayMs?: number;
	status?: number;
	body?: unknown;
	headers?: Record<string, string>;
	reset?: boolean;
	actThenFail?: boolean;
}

export class Faults {
	private planned: Array<Fault & { left: number }> = [];

	add(fault: Fault): void {
		this.planned.push({ ...fault, left: fault.times ?? 1 });
	}

	clear(): void {
		this.planned = [];
	}

	/** The first planned fault that fits, used up by one. */
	take(method: string, path: string): Fault | undefined {
		const fault = this.planned.find((candidate) => candidate.left > 0 && matches(candidate, method, path));
		if (fault) fault.left -= 1;
		return fault;
	}
}

function matches(fault: Fault, method: string, path: string): boolean {
	if (fault.method && fault.method.toUpperCase() !== method) return false;
	if (fault.path === undefined) return true;
	return typeof fault.path === 'string' ? fault.path === path : path.search(fault.path) >= 0;
}
