// The list as a file for spreadsheets.
import { transcriptText, type Call } from './rows';
import { number } from './words';

const time = (value: number | null): string | null => (value === null ? null : new Date(value).toISOString());

const COLUMNS: Array<[name: string, value: (call: Call, showNumbers: boolean) => string | number | boolean | null]> = [
	['platform', ({ platform }) => platform],
	['callId', ({ callId }) => callId],
	['agent', ({ agent }) => agent],
	['direction', ({ direction }) => direction],
	['from', ({ from }, shown) => from && number(from, shown)],
	['to', ({ to }, shown) => to && number(to, shown)],
	['at', ({ at }) => time(at)],
	['endedAt', ({ endedAt }) => time(endedAt)],
	['durationSeconds', ({ durationSeconds }) => durationSeconds],
	['status', ({ status }) => status],
	['outcome', ({ outcome }) => outcome],
	['endedReason', ({ endedReason }) => endedReason],
	['callerSpoke', ({ callerSpoke }) => callerSpoke],
	['sentiment', ({ mood }) => mood],
	['successful', ({ successful }) => successful],
	['costAmount', ({ cost }) => cost && cost.amount],
	['costCurrency', ({ cost }) => cost && cost.currency],
	['turns', ({ turns }) => turns],
	['firstWordMs', ({ firstWordMs }) => firstWordMs],
	['slowestFirstWordMs', ({ slowestFirstWordMs }) => slowestFirstWordMs],
	['fallbacks', ({ fallbacks }) => fallbacks],
	['interruptions', ({ interruptions }) => interruptions],
	['recordingUrl', ({ recordingUrl }) => recordingUrl],
	['summary', ({ summary }) => summary],
	['transcript', transcriptText],
];

/** A spreadsheet would run a text that begins like this as a formula; blanks before it do not stop every one of them. */
const FORMULA = /^\s*[=+\-@\t\r]/;

export function cell(value: string | number | boolean | null): string {
	if (value === null) return '';
	if (typeof value !== 'string') return String(value);
	const safe = FORMULA.test(value) ? `'${value}` : value;
	return /["\r\n,;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180, with a byte order mark: without it, spreadsheets take letters with accents for others. */
export function csvOf(calls: Call[], showNumbers: boolean): string {
	const lines = calls.map((call) => COLUMNS.map(([, value]) => cell(value(call, showNumbers))).join(','));
	return `\uFEFF${[COLUMNS.map(([name]) => name).join(','), ...lines].join('\r\n')}\r\n`;
}
