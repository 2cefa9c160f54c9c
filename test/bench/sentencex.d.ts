declare module 'sentencex' {
	/** The sentences of a text, which joined give the text again. */
	export default function segment(language: string, text: string): string[];
}
