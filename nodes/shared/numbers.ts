export interface NumberRange {
	min: number;
	/** None if left out. */
	max?: number;
	whole?: boolean;
}

/** A number, or its text in digits; `undefined` for anything else, such as what a missing field gives. */
export function numberIn(value: unknown): number | undefined {
	const number = typeof value === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value) ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A field of a trigger, which has no item to put an error on: brought into its range, or the usual value if it is no number. */
export function numberWithin(value: unknown, { min, max = Infinity, whole = false, usual }: NumberRange & { usual: number }): number {
	const number = numberIn(value) ?? usual;
	return Math.min(Math.max(whole ? Math.round(number) : number, min), max);
}
