import { GrowingPattern } from './growingPattern';
import type { HiddenKind, Hiding } from './hiding';

/** Length of the text before a place that rules can look at, in characters. */
export const MAX_LENGTH_BEFORE = 300;

/** A place in the text at which a rule is tried. */
export interface Place {
	/** The text from `position` on is not decided yet; it may still grow. */
	text: string;
	position: number;
	/** The text before the place as it was returned, at most `MAX_LENGTH_BEFORE` characters. */
	before: string;
	/** Whether words were returned before. */
	hasSpoken: boolean;
	/** Names of SSML elements that were opened before. */
	elements: Set<string>;
}

/** Text that is replaced. `hiding`: what follows is hidden as well. `endsTurn`: nothing after it is spoken. */
export interface Replacement {
	/** Position after the replaced text. */
	end: number;
	output: string;
	kind?: HiddenKind;
	hiding?: Hiding;
	endsTurn?: boolean;
}

/** Finds one kind of text that is not spoken as it is written: `wait` if more text is needed to decide, `undefined` if it is another text. */
export type Rule = (place: Place) => Replacement | 'wait' | undefined;

/** A rule that looks for a pattern (`GrowingPattern`). */
export function rule(source: string, replace: (match: RegExpExecArray, place: Place) => ReturnType<Rule>, flags: 'i' | '' = 'i'): Rule {
	const pattern = new GrowingPattern(source, flags);
	return (place) => {
		const match = pattern.matchAt(place.text, place.position);
		return match === 'wait' || match === undefined ? match : replace(match, place);
	};
}

/** A rule that hides what a pattern matches, and what follows it up to the end that `hiding` searches. */
export const hidingRule = (source: string, hiding: (match: RegExpExecArray, place: Place) => Hiding | undefined): Rule =>
	rule(source, (match, place) => ({ end: endOf(match), output: '\n', kind: 'hidden', hiding: hiding(match, place) }));

/** The position after a match. */
export const endOf = ({ index, 0: text }: RegExpExecArray) => index + text.length;

/** The text before the place in its line. */
export const lineBefore = ({ before }: Place) => before.slice(before.lastIndexOf('\n') + 1);

/** Whether words precede the place in its line. */
export const isMidLine = (place: Place) => /[\p{L}\p{N}]/u.test(lineBefore(place));
