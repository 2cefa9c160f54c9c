// What a value does over time.
import { percentile } from '../voice/statistics';

export interface TurnRecord {
	slope: number;
	at0: number;
}

/** Least squares. */
export function fit(points: Array<{ x: number; y: number }>): TurnRecord {
	const mean = (read: (point: { x: number; y: number }) => number) =>
		points.reduce((total, point) => total + read(point), 0) / points.length;
	const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
	const slope =
		points.reduce((total, point) => total + (point.x - x) * (point.y - y), 0) /
		points.reduce((total, point) => total + (point.x - x) ** 2, 0);
	return { slope, at0: y - slope * x };
}

export interface Spread {
	p50: number;
	p95: number;
	p99: number;
	most: number;
	count: number;
}

export const spreadOf = (values: number[]): Spread => ({
	p50: percentile(values, 0.5),
	p95: percentile(values, 0.95),
	p99: percentile(values, 0.99),
	most: percentile(values, 1),
	count: values.length,
});

/** Values in so many equal stretches of time; one nothing happened in is undefined. */
export function stretches(
	values: Array<{ at: number; value: number }>,
	from: number,
	to: number,
	count: number,
): Array<number[] | undefined> {
	const found: Array<number[] | undefined> = Array.from({ length: count }, () => undefined);
	for (const { at, value } of values) {
		const index = Math.min(Math.max(Math.floor(((at - from) / (to - from)) * count), 0), count - 1);
		(found[index] ??= []).push(value);
	}
	return found;
}
