import type { Expression } from './collect';

/** How long a text can be that reaches the expressions of a file, in characters, and what bounds it. A later entry wins. */
const LIMITS: Array<{ files: RegExp; source?: string; length: number; because: string }> = [
	{
		files: /^nodes\/shared\/sentences\//,
		length: 4_500,
		because: 'a sentence stream adds 500 characters at a time, and keeps at most 4,000',
	},
	{ files: /^nodes\/shared\/sentences\/abbreviationKind\.ts/, length: 60, because: 'only the last 60 characters are searched' },
	{ files: /numberStops\.ts/, source: '([\\p{L}\\p{M}]+)[\\s(*_]*$', length: 100, because: 'only the last 100 characters are searched' },
	{
		files: /abbreviations\.ts/,
		source: '[\\p{L}\\p{M}\\p{N}.\\u200d]+$',
		length: 100,
		because: 'only the last 100 characters are searched',
	},
	{ files: /gluedMarks\.ts/, source: '(?:^|[\\s"', length: 100, because: 'only the last 100 characters are searched' },
	{ files: /languages\/en\.ts/, source: '\\p{Lu}[\\p{L}\\p{M}]+,', length: 60, because: 'only the last 60 characters are searched' },
	{ files: /languages\/tr\.ts/, source: '[.!?\\n]|', length: 40, because: 'only the next 40 characters are looked at' },
	{ files: /languages\/\w+\.ts/, source: '[^aeiouy', length: 100, because: 'a word' },
	{ files: /caseless\.ts/, source: '[\\p{L}\\p{M}\\p{Join_Control}.', length: 40, because: 'only the last 40 characters are searched' },
	{ files: /^nodes\/shared\/speech\//, length: 4_500, because: 'sentences of such a stream, or pieces of a line of 2,000' },
	{
		files: /^nodes\/shared\/speech\/(textRules|markupRules|rules)\.ts/,
		length: 2_000,
		because: 'bounded parts, or the 300 characters before a place',
	},
	{ files: /textRules\.ts/, source: '(?:^|\\n|[.!?', length: 300, because: 'the text before a place has 300 characters' },
	{ files: /nonSpeech\.ts/, source: '(?:[\\n.!?:', length: 300, because: 'the text before a place has 300 characters' },
	{ files: /keywords\.ts/, length: 200, because: 'longer texts are no keywords' },
	{ files: /jsonSchema\.ts/, length: 200, because: 'longer patterns are not tried' },
	{ files: /dateTime\.ts/, source: '^(.*\\d', length: 200, because: 'longer texts are not tried' },
	{ files: /^nodes\/ReceptAi\/trigger\/auth\//, length: 16_384, because: 'Node takes no more of all headers together' },
	{ files: /^nodes\/shared\/webhook\/sign/, length: 16_384, because: 'Node takes no more of all headers together' },
];

/** A text of a delivery, of a model or of a field. */
const DEFAULT = { length: 100_000, because: 'nothing else bounds it' };

/** For the place where it can be longest. */
export function longestText({ source, places }: Expression): { length: number; because: string } {
	const limitAt = (place: string) =>
		LIMITS.findLast((limit) => limit.files.test(place) && source.startsWith(limit.source ?? '')) ?? DEFAULT;
	return places.map(limitAt).reduce((longest, one) => (one.length > longest.length ? one : longest));
}
