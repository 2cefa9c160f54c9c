// Numbers and times as people read them. What nobody told is a dash, never 0.
import type { Call, Outcome } from './rows';

export const DASH = '–';

/** What is shown of a value that may be unknown. */
export const orDash = <T>(value: T | null, shown: (value: T) => string): string => (value === null ? DASH : shown(value));

export const percent = (share: number): string => `${Math.round(share * 100)}%`;

export const count = (value: number): string => value.toLocaleString('en');

/** 0.61 s, 2.4 s, 12 s */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 1_000 ? 2 : ms < 10_000 ? 1 : 0)} s`;

/** 1:05, 1:02:03 */
export function duration(total: number): string {
	const whole = Math.round(total);
	const two = (value: number) => String(value).padStart(2, '0');
	const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
	return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

export const money = (amount: number, currency: string): string =>
	`${amount.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} ${currency}`;

/** 28 Nov */
export const shortDay = (day: string): string =>
	new Date(`${day}T12:00:00`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });

/** 28 Nov 2026 */
export const longDay = (day: string): string =>
	new Date(`${day}T12:00:00`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const clockFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** 28 Nov, 14:02 */
export const moment = (time: number): string => `${dayFormat.format(time)}, ${clockFormat.format(time)}`;

export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export const OUTCOME_WORDS: Record<Outcome, string> = { answered: 'Answered', missed: 'Missed', failed: 'Failed', unknown: 'Not told' };

const PLATFORM_WORDS: Record<string, string> = {
	agentPhone: 'AgentPhone',
	hamsa: 'Hamsa',
	receptAi: 'Recept AI',
	vapi: 'Vapi',
	retell: 'Retell',
	elevenLabs: 'ElevenLabs',
	bland: 'Bland',
};

export const platformName = (platform: string): string => (Object.hasOwn(PLATFORM_WORDS, platform) ? PLATFORM_WORDS[platform] : platform);

/** The last four digits of a phone number, unless numbers are shown. */
export const number = (value: string, areShown: boolean): string => (areShown || value.length <= 4 ? value : `… ${value.slice(-4)}`);

/** Who was on the other side of the line. */
export const otherSide = ({ direction, from, to }: Call): string | null => (direction === 'outbound' ? to : from);
