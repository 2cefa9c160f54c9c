// What a scripted model takes out of a conversation: names, numbers, times, and the rows a tool has found.
import type { ChatMessage, ChatRequest } from '../../e2e/harness/openAiStandIn';
import { eveningIn, peopleIn } from './evening';
import { words, type Language } from './rule';

/** Values by name; one that is not known is left out. */
export type Facts = Record<string, string>;

export function textOf({ content }: Pick<ChatMessage, 'content'>): string {
	if (Array.isArray(content)) return content.map((part) => part.text ?? '').join('');
	return content ?? '';
}

const LANGUAGES: Array<[Language, RegExp]> = [
	['ar', /\p{Script=Arabic}/u],
	['es', /[¿¡ñ]|(?<!\p{L})(?:hola|gracias|quiero|quisiera|cita|persona|habla|español|adiós|por favor)(?!\p{L})/iu],
	['de', /ß|(?<!\p{L})(?:guten|danke|ich|bitte|termin|haben sie|tschüss|auf wiederhören)(?!\p{L})/iu],
];

export const languageOf = (said: string): Language => LANGUAGES.find(([, signs]) => signs.test(said))?.[0] ?? 'en';

const INTRODUCES = /(?:my name is|my name's|this is|i am|i'm|me llamo|mi nombre es|soy|mein name ist|ich heiße|ich bin|اسمي)\s{1,3}/giu;
const NAME = /^\p{Lu}[\p{L}'-]{0,30}(?:\s\p{Lu}[\p{L}'-]{0,30})?|^\p{Lo}{2,20}/u;

/** A whole answer, such as "Ada Example."; "Yes." is none. */
export const ONLY_A_NAME =
	/^(?!(?:[Yy]es|[Nn]o|[Ss]ure|[Oo]kay|[Pp]lease|[Tt]hank|[Tt]hanks|[Mm]aybe)(?!\p{L}))(\p{Lu}[\p{L}' -]{1,40})[.!]?$/u;

function nameIn(said: string): string | undefined {
	for (const { 0: words, index } of said.matchAll(INTRODUCES)) {
		const [name] = NAME.exec(said.slice(index + words.length)) ?? [];
		if (name) return name;
	}
	return undefined;
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const DAY = words(...DAYS);
const sentences = (text: string): string[] => text.split(/(?<=[.!?؟])\s{1,3}/u).filter((one) => one.trim() !== '');

const NEEDS = words('need', 'want', 'would like', 'looking for', 'book', 'order', 'moved', 'move', 'quote', 'quiero', 'brauche', 'möchte');
const LATER = words('call me', 'call back', 'tomorrow', 'next week', 'this afternoon', 'by email', 'mañana', 'morgen');

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The JSON list or object that a tool has answered. */
function rowsIn(text: string): Array<Record<string, unknown>> {
	try {
		const parsed = JSON.parse(text) as unknown;
		return [parsed].flat().filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null);
	} catch {
		return [];
	}
}

/** "Monday at 10:00". @param slot such as `2030-01-31 10:00` */
function spokenTime(slot: string): string {
	const [, date, time] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})/.exec(slot) ?? [];
	return date ? `${DAYS[new Date(`${date}T00:00Z`).getUTCDay()]} at ${time}` : slot;
}

/** What a sentence or a transcript of the caller tells. @param said the newest last */
export function factsIn(said: string[]): Facts {
	const newest = said.at(-1) ?? '';
	const all = said.flatMap(sentences);
	const found: Record<string, string | undefined> = {
		said: newest,
		name: said.map(nameIn).findLast(Boolean),
		company: /(?:from|of|von|de)\s{1,3}((?:\p{Lu}[\p{L}&-]{1,30}\s?){1,4})/u.exec(said.join(' '))?.[1].trim(),
		need: all.find((one) => NEEDS.test(one)),
		followUp: all.find((one) => LATER.test(one)),
		number: /\d(?:[\s,.-]{0,2}\d){0,15}/.exec(newest)?.[0].replace(/\D/g, ''),
		language: languageOf(newest),
		day: capital(DAY.exec(newest)?.[0].toLowerCase() ?? ''),
	};
	return Object.fromEntries(Object.entries(found).filter((one): one is [string, string] => Boolean(one[1])));
}

const CALLER = /^(?:caller|user|customer)\s{0,3}:\s{0,3}/i;

/** The caller's lines of a transcript; all of its lines where none is marked. */
export function callerLines(text: string): string[] {
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	const theirs = lines.filter((line) => CALLER.test(line)).map((line) => line.replace(CALLER, ''));
	return theirs.length > 0 ? theirs : lines;
}

/** A summary as good as one without understanding can be. */
function summaryOf(transcript: string): string {
	const lines = callerLines(transcript).flatMap(sentences);
	return `The caller said: ${(lines.find((one) => NEEDS.test(one)) ?? lines.at(0) ?? 'nothing.').trim()}`;
}

/** An opening hour of the day that was asked for, else the first row. */
function rowFor(day: string | undefined, rows: Array<Record<string, unknown>>): Record<string, unknown> {
	const isByDay = day !== undefined && rows.some((row) => row.day !== undefined);
	return (isByDay ? rows.find((row) => row.day === day) : rows.at(0)) ?? {};
}

/** What somebody says who books a table. */
function tableFacts(said: string[], instructions: string): Facts {
	const found = { evening: eveningIn(said, instructions), people: peopleIn(said) };
	return Object.fromEntries(Object.entries(found).filter((one): one is [string, string] => one[1] !== undefined));
}

/** Whether what was found is on a later day than the caller wants. */
const isLater = ({ evening, time }: Facts): boolean =>
	evening !== undefined && time !== undefined && time.slice(0, 10) > evening.slice(0, 10);

/**
 * The same of a conversation, and what its last tool has found: `{time}` of a row is spoken, `{slot}` is as it stands there.
 * A short answer to a question for the name is the name.
 */
export function factsOf({ messages }: Pick<ChatRequest, 'messages'>): Facts {
	const said = messages.filter(({ role }) => role === 'user').map(textOf);
	const instructions = messages.filter(({ role }) => role === 'system' || role === 'developer').map(textOf);
	const facts: Facts = { summary: summaryOf(said.at(-1) ?? ''), ...factsIn(said), ...tableFacts(said, instructions.join('\n')) };
	const asked = messages.findLast(({ role, content }) => role === 'assistant' && content);
	const [, name] = ONLY_A_NAME.exec(said.at(-1) ?? '') ?? [];
	if (name && asked && /your name/i.test(textOf(asked))) facts.name = name;
	const tool = messages.findLast(({ role }) => role === 'tool');
	for (const [key, value] of Object.entries(rowFor(facts.day, tool ? rowsIn(textOf(tool)) : []))) {
		// A free appointment has a column for a name, and nobody's name in it.
		if (['string', 'number', 'boolean'].includes(typeof value) && !(key === 'name' && facts.name)) facts[key] = String(value);
	}
	if (facts.time === undefined) return facts;
	return { ...facts, ...(isLater(facts) && { isLater: 'yes' }), slot: facts.time, time: spokenTime(facts.time) };
}
