// Mistakes of a file as zod finds them, in words that say what to write instead.
import { distance } from 'fastest-levenshtein';
import type { z } from 'zod/v4';

export type Issue = z.core.$ZodIssue;

export const isUnknownKey = (issue?: Issue): issue is Extract<Issue, { code: 'unrecognized_keys' }> => issue?.code === 'unrecognized_keys';

const depthOf = (issues: Issue[]): number => issues[0]?.path.length ?? 0;

/** Of a choice between forms, what is wrong with the form that came nearest: an unknown key of it, or a mistake inside. */
export function innermost(issue: Issue): Issue[] {
	if (issue.code !== 'invalid_union') return [issue];
	const forms = issue.errors.map((all) =>
		all.flatMap(innermost).sort((one, other) => Number(isUnknownKey(other)) - Number(isUnknownKey(one))),
	);
	const nearest = forms.find(([first]) => isUnknownKey(first)) ?? forms.sort((one, other) => depthOf(other) - depthOf(one)).at(0) ?? [];
	if (depthOf(nearest) === 0 && !isUnknownKey(nearest[0])) return [issue];
	return nearest.map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
}

const wordsIn = (text: string): string[] => text.toLowerCase().split(' ');

/** The nearest known word, or all of them where none is near. */
export function suggestion(word: string, known: string[]): string {
	if (known.length === 0) return 'There is none at all.';
	const away = (one: string) => distance(word.toLowerCase(), one.toLowerCase());
	const [nearest] = [...known].sort((one, other) => away(one) - away(other));
	const isNear = away(nearest) <= Math.max(2, word.length / 3);
	const words = wordsIn(word);
	// A word was left out.
	const longer = words.length > 1 ? known.find((one) => words.every((part) => wordsIn(one).includes(part))) : undefined;
	const meant = isNear ? nearest : longer;
	return meant === undefined ? `Known are: ${known.join(', ')}.` : `Did you mean "${meant}"?`;
}

/** @param knownAt the keys that a place of the file may have */
export function wordsFor(issue: Issue, knownAt: (path: PropertyKey[]) => string[]): string {
	const { path } = issue;
	if (issue.code === 'unrecognized_keys') {
		const [word] = issue.keys;
		return `"${word}" is not known here. ${suggestion(word, knownAt(path))}`;
	}
	const last = path.findLast((part) => typeof part === 'string');
	if (issue.code === 'invalid_type' && issue.input === undefined) return `"${last ?? ''}" is missing`;
	if (issue.code === 'invalid_value' && typeof issue.input === 'string') {
		return `"${last ?? ''}" cannot be "${issue.input}". ${suggestion(issue.input, issue.values.map(String))}`;
	}
	return last === undefined || issue.message.includes(last) ? issue.message : `${last}: ${issue.message}`;
}
