// What a row of the table "Call records" tells, checked: the rows come from outside, and any of them may be half empty.

export type Outcome = 'answered' | 'missed' | 'failed' | 'unknown';

export type Mood = 'positive' | 'neutral' | 'negative';

/** The outcomes in the order of every legend. */
export const OUTCOMES: Outcome[] = ['answered', 'missed', 'failed', 'unknown'];

/** What was said. `at` is in milliseconds since the call began, where the platform tells it. */
export interface Said {
	role: 'agent' | 'caller' | 'tool';
	text: string;
	atMs: number | null;
}

/** A call as the page shows it. Null is what nobody told. */
export interface Call {
	/** Platform and ID of the call together. */
	key: string;
	platform: string;
	callId: string;
	/** Its name, or its ID. */
	agent: string | null;
	direction: string | null;
	from: string | null;
	to: string | null;
	/** When the call was, Unix time in milliseconds. */
	at: number;
	startedAt: number | null;
	answeredAt: number | null;
	endedAt: number | null;
	durationSeconds: number | null;
	status: string;
	outcome: Outcome;
	endedReason: string | null;
	callerSpoke: boolean | null;
	mood: Mood | null;
	successful: boolean | null;
	summary: string | null;
	/** As it is stored: JSON or plain text. */
	transcript: string | null;
	recordingUrl: string | null;
	recordingExpiresAt: number | null;
	cost: { amount: number; currency: string } | null;
	variables: string | null;
	turns: number | null;
	firstWordMs: number | null;
	slowestFirstWordMs: number | null;
	fallbacks: number | null;
	interruptions: number | null;
}

/** What n8n puts into the page. */
export interface PageData {
	rows: unknown[];
	/** Calls of so many days were asked for. */
	days: number;
	/** More rows than this were not read: the newest are there. */
	limit: number;
	/** When, ISO 8601. */
	readAt: string;
}

type Row = Record<string, unknown>;

const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const numberIn = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);

/** Databases without booleans give 1 and 0. */
const flagIn = (value: unknown): boolean | null => (value === true || value === 1 ? true : value === false || value === 0 ? false : null);

const timeIn = (value: unknown): number | null => {
	const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
	return Number.isNaN(time) ? null : time;
};

const moodIn = (value: unknown): Mood | null => (value === 'positive' || value === 'neutral' || value === 'negative' ? value : null);

function outcomeOf(status: string, missed: boolean | null): Outcome {
	if (status === 'failed') return 'failed';
	if (missed === true || ['missed', 'busy', 'voicemail'].includes(status)) return 'missed';
	return status === 'completed' ? 'answered' : 'unknown';
}

/** Only what a browser can play; any other scheme could run something. */
const webAddressIn = (value: unknown): string | null => {
	const address = textIn(value);
	return address !== null && /^https?:\/\//i.test(address) ? address : null;
};

function costIn({ costAmount, costCurrency }: Row): Call['cost'] {
	const amount = numberIn(costAmount);
	return amount === null ? null : { amount, currency: textIn(costCurrency) ?? '?' };
}

/** @returns nothing for a row that holds no call, such as the empty item of an empty table */
function callIn(row: Row): Call | null {
	const callId = textIn(row.callId);
	const at = timeIn(row.at) ?? timeIn(row.startedAt) ?? timeIn(row.endedAt) ?? timeIn(row.createdAt);
	if (callId === null || at === null) return null;
	const platform = textIn(row.platform) ?? 'unknown';
	const status = textIn(row.status) ?? 'unknown';
	return {
		key: `${platform}:${callId}`,
		platform,
		callId,
		agent: textIn(row.agentName) ?? textIn(row.agentId),
		direction: textIn(row.direction),
		from: textIn(row.from),
		to: textIn(row.to),
		at,
		startedAt: timeIn(row.startedAt),
		answeredAt: timeIn(row.answeredAt),
		endedAt: timeIn(row.endedAt),
		durationSeconds: numberIn(row.durationSeconds),
		status,
		outcome: outcomeOf(status, flagIn(row.missed)),
		endedReason: textIn(row.endedReason),
		callerSpoke: flagIn(row.callerSpoke),
		mood: moodIn(row.sentiment),
		successful: flagIn(row.successful),
		summary: textIn(row.summary),
		transcript: textIn(row.transcript),
		recordingUrl: webAddressIn(row.recordingUrl),
		recordingExpiresAt: timeIn(row.recordingExpiresAt),
		cost: costIn(row),
		variables: textIn(row.variables),
		turns: numberIn(row.turns),
		firstWordMs: numberIn(row.firstWordMs),
		slowestFirstWordMs: numberIn(row.slowestFirstWordMs),
		fallbacks: numberIn(row.fallbacks),
		interruptions: numberIn(row.interruptions),
	};
}

/**
 * The calls in these rows, newest first. Two deliveries at the same moment can make two rows of one call: the one with more in
 * it counts.
 */
export function callsIn(rows: unknown[]): Call[] {
	const calls = new Map<string, Call>();
	for (const row of rows) {
		const call = typeof row === 'object' && row !== null ? callIn(row as Row) : null;
		if (!call) continue;
		const known = calls.get(call.key);
		if (!known || toldBy(call) > toldBy(known)) calls.set(call.key, call);
	}
	return [...calls.values()].sort((one, other) => other.at - one.at);
}

const toldBy = (call: Call): number => Object.values(call).filter((value) => value !== null).length;

/** The transcript of a call, line by line; one that is no list is one line of nobody's. */
export function saidIn({ transcript, startedAt }: Call): Said[] | string {
	if (transcript === null) return [];
	if (!transcript.startsWith('[')) return transcript;
	try {
		return (JSON.parse(transcript) as Row[]).map(({ role, text, at }) => {
			const time = timeIn(at);
			return {
				role: role === 'agent' || role === 'caller' ? role : 'tool',
				text: typeof text === 'string' ? text : (JSON.stringify(text) ?? ''),
				atMs: time === null || startedAt === null ? null : Math.max(0, time - startedAt),
			};
		});
	} catch {
		return transcript;
	}
}

/** The transcript as plain text, to search in and to save. */
export function transcriptText(call: Call): string {
	const said = saidIn(call);
	const names = { agent: 'Agent', caller: 'Caller', tool: 'Tool' };
	return typeof said === 'string' ? said : said.map(({ role, text }) => `${names[role]}: ${text}`).join('\n');
}
