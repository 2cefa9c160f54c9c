const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Texts as they are spoken to the caller, one word after the other. Times are in milliseconds of one clock. */
export class Speech {
	private readonly spoken: Array<{ text: string; startsAt: number }> = [];
	private freeAt = 0;

	/** @param msPerWord how long a word takes; 0 speaks at once what arrives */
	constructor(private readonly msPerWord: number) {}

	take(text: string, at: number): void {
		for (const word of wordsOf(text)) {
			const startsAt = Math.max(this.freeAt, at);
			this.spoken.push({ text: word, startsAt });
			this.freeAt = startsAt + this.msPerWord;
		}
	}

	/** How many words have begun. */
	countAt(at: number): number {
		return this.spoken.filter(({ startsAt }) => startsAt <= at).length;
	}

	/** The first words, as far as they came. */
	first(count: number): string {
		return this.spoken
			.slice(0, count)
			.map(({ text }) => text)
			.join('')
			.trim();
	}
}

/** Each word with the signs and blanks behind it; nothing is lost. */
function wordsOf(text: string): string[] {
	const parts: string[] = [];
	for (const { segment, isWordLike } of words.segment(text)) {
		if (isWordLike || parts.length === 0) parts.push(segment);
		else parts[parts.length - 1] += segment;
	}
	return parts;
}
