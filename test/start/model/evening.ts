// When a caller wants to come, and with how many, as far as a scripted model understands it.
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const NUMBER = `\\d{1,2}|${NUMBERS.join('|')}`;

const numberOf = (word: string): number => NUMBERS.indexOf(word.toLowerCase()) + 1 || Number(word);
const two = (number: number) => String(number).padStart(2, '0');

/** "Now it is Sunday, 29 November 2026, 11:30", as the instructions of an example tell the time. */
const NOW = /now it is \w{6,9}, (\d{1,2}) (\w{3,9}) (\d{4}), (\d{2}:\d{2})/i;
const DAY = new RegExp(`(?<!\\p{L})(today|tonight|this evening|tomorrow|${DAYS.join('|')})(?!\\p{L})`, 'iu');
const HOUR = new RegExp(`(?<!\\p{L})at (half past )?(${NUMBER})(?::(\\d{2}))?(?![\\p{L}\\d])`, 'iu');
const PEOPLE = new RegExp(
	`(?<!\\p{L})(?:(?:for|of|are) (${NUMBER})(?![\\p{L}\\d:])|(${NUMBER}) (?:people|persons|guests|of us)(?!\\p{L}))`,
	'iu',
);

const newest = (said: string[], pattern: RegExp): RegExpExecArray | undefined =>
	said.map((one) => pattern.exec(one)).findLast((found) => found !== null) ?? undefined;

/** @param day as it was said @returns how many days it is away */
function daysUntil(day: string, today: Date): number {
	const weekday = DAYS.indexOf(day.toLowerCase());
	if (weekday === -1) return day.toLowerCase() === 'tomorrow' ? 1 : 0;
	return (weekday - today.getUTCDay() + 7) % 7;
}

/** "at eight" is in the evening. */
function timeOf([, half, hour, minutes]: RegExpExecArray): string {
	const number = numberOf(hour);
	return `${two(number < 12 ? number + 12 : number)}:${half ? '30' : (minutes ?? '00')}`;
}

/**
 * @param said the newest last
 * @param instructions of the model, which tell the time
 * @returns such as `2030-01-31 20:00`; an evening without a time begins at 17:00, and without a day it is now. Undefined where
 * the instructions do not tell the time
 */
export function eveningIn(said: string[], instructions: string): string | undefined {
	const [, day, month, year, clock] = NOW.exec(instructions) ?? [];
	const monthIndex = MONTHS.indexOf((month ?? '').toLowerCase());
	if (monthIndex === -1) return undefined;
	const today = new Date(Date.UTC(Number(year), monthIndex, Number(day)));
	const [, when] = newest(said, DAY) ?? [];
	const hour = newest(said, HOUR);
	if (when === undefined && hour === undefined) return `${today.toISOString().slice(0, 10)} ${clock}`;
	const date = new Date(today.getTime() + daysUntil(when ?? 'today', today) * 86_400_000);
	return `${date.toISOString().slice(0, 10)} ${hour ? timeOf(hour) : '17:00'}`;
}

/** @returns a number, undefined where nobody has said one */
export function peopleIn(said: string[]): string | undefined {
	const [, after, before] = newest(said, PEOPLE) ?? [];
	const word = after ?? before;
	return word === undefined ? undefined : String(numberOf(word));
}
