/** Pseudo-random numbers from 0 to 1 (mulberry32): a failing seed can be repeated. */
export function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

/** The text in pieces of 1 to `longest` UTF-16 units, as a token stream may come; surrogate pairs are cut too. */
export function cut(text: string, seed: number, longest = 7): string[] {
	const random = randomFrom(seed);
	const pieces: string[] = [];
	for (let at = 0; at < text.length; ) {
		const length = 1 + Math.floor(random() * longest);
		pieces.push(text.slice(at, at + length));
		at += length;
	}
	return pieces;
}
