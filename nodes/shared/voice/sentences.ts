/** A first sentence longer than this, in characters, may break at a clause so that speech starts sooner. */
const LONG_FIRST_SENTENCE = 60;

/** The first clause must be worth a breath: shorter ones sound chopped. */
const SHORTEST_CLAUSE = 20;

/** A clause ends at one of these followed by a space, or at an East Asian comma. */
const CLAUSE_END = /[,;:\u060c\u061b]\s|[\u3001\uff0c\uff1b]/gu;

/**
 * Words whose full stop does not end a sentence; `Intl.Segmenter` knows none of them. Compared in
 * lower case without the stop.
 */
const ABBREVIATIONS = new Set(
	'mr mrs ms dr prof sr jr st vs etc e.g i.e approx dept no nos vol inc ltd co corp ave blvd fig ca sra srta ud uds d.h z.b bzw usw ca nr str mme mlle'.split(' '),
);

/**
 * Groups text that arrives in pieces of any size (a language model's tokens) into whole sentences.
 * Nothing is lost, doubled or reordered: the pieces put in, joined, equal the sentences given out, joined.
 */
export class SentenceStream {
	private readonly segmenter: Intl.Segmenter;

	private pending = '';

	private first = true;

	/** @param locale BCP 47 tag of the spoken language; an unknown one falls back to the engine's own. */
	constructor(locale: string) {
		this.segmenter = new Intl.Segmenter(supported(locale), { granularity: 'sentence' });
	}

	/** Adds a piece; returns the sentences that are whole now. The last one waits for more text or for `flush`. */
	push(piece: string): string[] {
		this.pending += piece;
		const sentences = this.wholeSentences();
		if (this.first && sentences.length === 0) sentences.push(...this.firstClause());
		if (sentences.some((sentence) => sentence.trim() !== '')) this.first = false;
		return sentences;
	}

	/** The rest, or an empty string. The next piece starts a new answer. */
	flush(): string {
		const rest = this.pending;
		this.pending = '';
		this.first = true;
		return rest;
	}

	private wholeSentences(): string[] {
		const sentences: string[] = [];
		let open = '';
		for (const { segment } of this.segmenter.segment(this.pending)) {
			if (open !== '' && endsSentence(open)) {
				sentences.push(open);
				open = '';
			}
			open += segment;
		}
		this.pending = open;
		return sentences;
	}

	private firstClause(): string[] {
		if (this.pending.length < LONG_FIRST_SENTENCE) return [];
		for (const { 0: mark, index } of this.pending.matchAll(CLAUSE_END)) {
			const end = index + mark.length;
			if (end < SHORTEST_CLAUSE) continue;
			const clause = this.pending.slice(0, end);
			this.pending = this.pending.slice(end);
			return [clause];
		}
		return [];
	}
}

function supported(locale: string): string | undefined {
	try {
		return Intl.Segmenter.supportedLocalesOf(locale)[0];
	} catch {
		return undefined;
	}
}

/** Whether the segment boundary after `text` really ends a sentence: not after "Dr." or "e.g.". */
function endsSentence(text: string): boolean {
	const lastWord = /(\S+)\.\s*$/u.exec(text)?.[1];
	if (lastWord === undefined) return true;
	const bare = lastWord.replace(/^[("'\u201c\u2018[]+/u, '');
	// A single capital letter is an initial, as in "J. Smith"; but a lone "I." does end a sentence.
	if (/^\p{Lu}$/u.test(bare)) return bare === 'I';
	// "1." at the start of a line is a list number: it belongs to what follows.
	if (/^\d{1,2}$/u.test(bare) && bare === text.trim().slice(0, -1)) return false;
	return !ABBREVIATIONS.has(bare.toLowerCase());
}
