/** What one party said, or what a tool did. */
export interface TranscriptEntry {
	role: 'agent' | 'caller' | 'tool';
	text: string;
	/** When it began: an ISO time in UTC; null if not told. */
	at: string | null;
}

const NAMES = { agent: 'Agent', caller: 'Caller' };

/**
 * The entries that hold a text, and the same as lines of text without the tools.
 *
 * @param entries left out if no transcript was delivered
 * @param told the platform's own text; used where there are no entries
 */
export function completedTranscript(
	entries: TranscriptEntry[] = [],
	told: unknown = '',
): { transcript: TranscriptEntry[]; transcriptText: string } {
	const transcript = entries.map((entry) => ({ ...entry, text: entry.text.trim() })).filter(({ text }) => text !== '');
	const lines = transcript.flatMap(({ role, text }) => (role === 'tool' ? [] : [`${NAMES[role]}: ${text}`]));
	return { transcript, transcriptText: lines.length > 0 || typeof told !== 'string' ? lines.join('\n') : told.trim() };
}

/** The text of an entry about a tool: its name, and what went in or came out. */
export function toolText(name: unknown, detail: unknown): string {
	const label = typeof name === 'string' && name !== '' ? name : 'tool';
	const text = typeof detail === 'string' ? detail : detail === undefined || detail === null ? '' : JSON.stringify(detail);
	return text === '' ? label : `${label}: ${text}`;
}
