export interface NumberRange {
	min: number;
	/** No upper limit if left out. */
	max?: number;
	whole?: boolean;
}

/** Reads a finite number, or a text that contains one in decimal notation; `undefined` for any other value, such as that of a missing field. */
export function numberIn(value: unknown): number | undefined {
	const number = typeof value === 'string' && /^\s*[+-]?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i.test(value) ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/**
 * Clamps a number to its range, or returns `fallback` if the value is not a number. For the fields of a trigger, which
 * has no item that an error could be reported on.
 */
export function numberWithin(value: unknown, { min, max = Infinity, whole = false, fallback }: NumberRange & { fallback: number }): number {
	const number = numberIn(value) ?? fallback;
	return Math.min(Math.max(whole ? Math.round(number) : number, min), max);
}
