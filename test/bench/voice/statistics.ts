export interface Summary {
	p50: number;
	p95: number;
	count: number;
}

/** Value below which the share `p` (0 to 1) of the values lies, between two values if need be. */
export function percentile(values: number[], p: number): number {
	const sorted = [...values].sort((one, other) => one - other);
	const at = (sorted.length - 1) * p;
	const below = Math.floor(at);
	return sorted[below] + (sorted[Math.ceil(at)] - sorted[below]) * (at - below);
}

export const summarize = (values: number[]): Summary => ({
	p50: percentile(values, 0.5),
	p95: percentile(values, 0.95),
	count: values.length,
});

export const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
