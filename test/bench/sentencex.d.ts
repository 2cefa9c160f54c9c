/** The package has no types of its own. */
declare module 'sentencex' {
	/** The sentences of a text, given the language's subtag, such as `de`. */
	export function segment(language: string, text: string): string[];
}
