import { CALL_MARK } from './textRules';

/** The start of a sentence or clause. */
const START = '(?<=^\\s*|[\\p{Sentence_Terminal}\\u2026,;:\\u060c\\u061b\\u3001\\uff0c"\\u201d\\u2019)\\]]\\s*|\\s[\\u2013\\u2014]\\s*)';

/** What a voice does, or what is heard, as it is written in stage directions. */
const ACTION =
	'(?:(?:[a-z]+ly|short|long|brief|soft|light|slight|deep|small|warm|nervous|awkward) )?(?:' +
	'paus(?:es|ing)|pause|sigh(?:s|ing)?|laugh(?:s|ing|ter)|chuckl(?:es|ing|e)|giggl(?:es|ing|e)|smil(?:es|ing)|grin(?:s|ning)|nod(?:s|ding)|cough(?:s|ing)|' +
	'gasp(?:s|ing)?|whisper(?:s|ing)|shrug(?:s|ging)|wink(?:s|ing)|sniff(?:s|les|ing)|sob(?:s|bing)|groan(?:s|ing)|humm(?:s|ing)|hums|yawn(?:s|ing)|inhal(?:es|ing)|' +
	'exhal(?:es|ing)|breath(?:es|ing)|clear(?:s|ing)(?: (?:his|her|their|my))? throat|tak(?:es|ing) a(?: deep)? breath|hesitat(?:es|ing)|typ(?:es|ing)|waits|thinks|listens|' +
	'beat|silence|applause|hold music|music|ringing|beeps?|dial tone|phone rings|keyboard clicking|keyboard sounds|typing sounds|' +
	'check(?:s|ing) (?:the |his |her |their |your )?(?:calendar|system|schedule|notes|records|screen|computer|account|database|list|file)|' +
	"looks (?:up|at|through)|speak(?:s|ing) \\w+|in an? \\w+ (?:voice|tone)|cheerfully|warmly|softly|gently|excitedly)(?: [a-z' ]{1,40})?";

/** Stage directions of English texts: `*pauses*`, `[laughs]`, `(smiling)`. Emphasis such as `*really*` is none. */
const STAGE_DIRECTIONS: RegExp[] = [
	new RegExp(`${START}\\*${ACTION}[.\\u2026]{0,3}\\*(?![\\p{L}\\p{N}*])`, 'gu'),
	new RegExp(`\\[${ACTION}[.\\u2026]{0,3}\\](?![(\\[:])`, 'giu'),
	new RegExp(`${START}\\(${ACTION}[.\\u2026]{0,3}\\)(?![\\p{L}\\p{N}])`, 'giu'),
];

/** Gaps of a template that nobody filled in: `[Your Name]`, `[insert date here]`. */
const PLACEHOLDERS: RegExp[] = [
	/\[(?:your|insert|enter|add|my)\s[^\]\n]{1,60}\](?![([:])/giu,
	/\[(?:[A-Z][\w'\u2019/]{0,30}\s){1,4}(?:Name|Number|Address|Date|Time|Company|Email|Phone|Here)\](?![([:])/gu,
	/\[(?:name|company)\](?![([:])/giu,
	/\(source[s]?:\s[^()\n]{1,200}\)/giu,
];

const CAPITALS = '[A-Z][A-Z0-9]*(?:[_ -][A-Z0-9]+){0,5}(?::[^\\]\\n]{0,80})?';

/** Words that start a command to the telephone system. */
const COMMAND =
	'(?:TRANSFER|HANGUP|HANG|END|ENDCALL|DISCONNECT|ESCALATE|HANDOFF|FORWARD|CALL|GOODBYE|TERMINATE|HOLD|WAIT|PAUSE|SILENCE|STOP|DONE|VOICEMAIL|DTMF|NO|SKIP|EOS|EOT|TOOL|AVAILABLE)';

/** Tags in capitals that control a workflow: `[TRANSFER]`, `[END_CALL]`, `<TRANSFER: billing>`. Names of keys ("Press [ENTER]") are none. */
const CONTROL_TAGS: RegExp[] = [
	/\[\/?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+){1,5}(?::[^\]\n]{0,80})?\](?!\()/gu,
	new RegExp(
		`(?<!(?:press|hit|push|click|tap|choose|select|the|or|and)\\s)\\[\\/?${COMMAND}(?![A-Za-z0-9])[A-Z0-9 _-]{0,40}(?::[^\\]\\n]{0,80})?\\](?![(:])`,
		'gu',
	),
	new RegExp(`${START}\\[(?=[A-Z0-9_ -]{3})${CAPITALS}\\](?=\\s*$)`, 'gu'),
	/<\/?[A-Z][A-Z0-9_ -]{2,30}(?::[^<>\n]{0,80})?\/?>/gu,
	/\{\{[^{}\n]{1,80}\}\}|\{[A-Z][A-Z0-9]*(?:_[A-Z0-9]+){0,5}(?<=[A-Z0-9_]{3})\}/gu,
];

/** Sources: `[doc1]`, `[cite: 1, 2]`, `【4:0†source】`. */
const SOURCES: RegExp[] = [
	/\s{0,9}\[(?:doc|document|source|src|ref|cite|citation|web|file|search)s?[ _:#-]{0,2}(?:\d[^\]\n]{0,40}|start|end)?\](?!\()/giu,
	/\s{0,9}\[(?:source|cite|citation|ref)s?\s?:[^\]\n]{1,100}\](?!\()/giu,
	/\ue200[^\ue201]{0,200}\ue201/gu,
	/\s\[\d{1,3}(?:, ?\d{1,3}){0,5}\](?=[.,;!?](?:\s|$))(?<!(?:press|dial|keys?|options?|type|enter|choose|select|push|hit|or|and|numbers?)\s\[[\d, ]{1,30}\])/giu,
];

const CALLED_NAME = `[A-Za-z_][\\w.]*\\s?:?\\s?${CALL_MARK}`;

/** The name of a function before the mark of its call, with list brackets around it. */
const CALL = new RegExp(
	`(?<alone>(?:^|[.!?\\u2026]\\s)\\s*)?(?:(?:tool|function)\\s?calls?:?\\s|calling (?:the )?(?:function |tool )?:?|(?:tool|function|action):\\s)?` +
		`\\[?(?:(?:await|return)\\s)?${CALLED_NAME}(?:\\s*,\\s*${CALLED_NAME})*\\]?(?<stop>\\.{1,3}|[;,]?)`,
	'gi',
);

/**
 * Removes what is written for a workflow, an actor or a template and not for the caller: control tags, function calls, sources,
 * and in English also stage directions and placeholders.
 *
 * @param text a sentence, or a part of one
 */
export function withoutDirections(text: string, { isEnglish }: { isEnglish: boolean }): string {
	const result = text.replace(CALL, (_, alone: string | undefined, stop: string) => (alone === undefined ? stop : alone));
	if (!/[[({<*\ue200]/.test(result)) return result;
	const patterns = [...SOURCES, ...CONTROL_TAGS, ...(isEnglish ? [...STAGE_DIRECTIONS, ...PLACEHOLDERS] : [])];
	return patterns.reduce((rest, pattern) => rest.replace(pattern, ' '), result).replace(/\[\s*\]/g, ' ');
}
