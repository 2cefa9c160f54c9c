/** What somebody asks for by a keyword: to get no more texts, to get them again, or help. */
export type KeywordAction = 'optOut' | 'optIn' | 'help';

/**
 * The keywords carriers of the US and Canada have senders honour (CTIA Messaging Principles and Best Practices; the French ones
 * by the Canadian Telecommunications Association's code for common short codes). YES is none of them here: it answers questions.
 */
const KEYWORDS: Record<KeywordAction, string[]> = {
	optOut: [
		'STOP',
		'STOPALL',
		'STOP ALL',
		'UNSUBSCRIBE',
		'CANCEL',
		'END',
		'QUIT',
		'REVOKE',
		'OPTOUT',
		'OPT OUT',
		'OPT-OUT',
		'ARRET',
		'ARRÊT',
	],
	optIn: ['START', 'UNSTOP', 'SUBSCRIBE', 'OPTIN', 'OPT IN', 'OPT-IN'],
	help: ['HELP', 'INFO', 'AIDE'],
};

const ACTIONS = new Map(
	Object.entries(KEYWORDS).flatMap(([action, words]) => words.map((word) => [word, action as KeywordAction] as const)),
);

/** Longest text that can be a keyword, with the signs around it. */
const MAX_LENGTH = 200;

/** The action of a text that is a keyword and nothing else, whatever its case and the signs around it; `undefined` for any other text. */
export function keywordActionOf(text: string): KeywordAction | undefined {
	if (text.length > MAX_LENGTH) return undefined;
	const word = text
		.normalize('NFC')
		.toUpperCase()
		.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
		.replace(/\s+/g, ' ');
	return ACTIONS.get(word);
}
