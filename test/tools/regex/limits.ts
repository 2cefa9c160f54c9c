import type { Expression } from './collect';

/** How long a text can be that reaches the expressions of a file, in characters, and what bounds it. */
const LIMITS: Array<[files: RegExp, length: number, because: string]> = [];

/** A text of a delivery, of a model or of a field: nothing else bounds it. */
const DEFAULT = { length: 100_000, because: 'nothing bounds it' };

export function longestText({ places }: Expression): { length: number; because: string } {
	const found = places.map((place) => LIMITS.find(([files]) => files.test(place)));
	return found
		.map((one) => (one ? { length: one[1], because: one[2] } : DEFAULT))
		.reduce((longest, one) => (one.length > longest.length ? one : longest));
}
