/** Names that are written with an exclamation mark. */
const NAMES =
	/(?<!\p{Script=Latin})(?:yahoo|jeopardy|joomla|yum|wham|kahoot|mamma mia|oklahoma|chips ahoy|panic|guess who|ياهو|یاهو|याहू|ইয়াহু|יאהו|야후|ヤフー|雅虎)$/iu;

/** Names that are written with a question mark. */
const NAMES_WITH_QUESTION_MARK = /(?<!\p{L})Guess$/u;

/** Latin exclamations, which are sentences of their own. */
const INTERJECTIONS =
	/(?:^|[^A-Za-z])(?:ok|okay|yes|no|hi|hello|bye|goodbye|wow|good|great|nice|perfect|sorry|please|welcome|go|oh|ah|sure|cool|thanks|thank you|congratulations|happy birthday|good luck|bravo|day|morning|night|you|luck|job|it)$/iu;

export const isNameWithMark = (before: string, mark = '!') => (mark === '?' ? NAMES_WITH_QUESTION_MARK : NAMES).test(before.slice(-20));

export const isInterjection = (before: string) => INTERJECTIONS.test(before.slice(-20));
