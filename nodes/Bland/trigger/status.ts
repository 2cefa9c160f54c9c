import type { IDataObject } from 'n8n-workflow';

import { textOf, type CallStatus } from '../../shared/callRecord/record';

/** The status of a report (docs/platforms/bland.md, 5): what it says of the call, then who answered, then why the call was not placed. */
export function statusOf(report: IDataObject): CallStatus {
	const [status, answeredBy, queue, tag] = [report.status, report.answered_by, report.queue_status, report.disposition_tag].map(wordOf);
	const canceled = report.inbound === true ? 'missed' : 'unknown';
	const byAnswer = new Map<string, CallStatus>([
		['voicemail', 'voicemail'],
		['no-answer', 'missed'],
	]).get(answeredBy);
	switch (status) {
		case 'completed':
			return byAnswer ?? 'completed';
		case 'busy':
			return 'busy';
		case 'no-answer':
			return 'missed';
		case 'canceled':
			return canceled;
		case 'failed':
			return /\bbusy\b/i.test(textOf(report.error_message) ?? '') ? 'busy' : 'failed';
	}
	if (byAnswer) return byAnswer;
	if (answeredBy === 'human') return 'completed';
	// `complete_error`: the call is over, and only its webhook failed.
	if (queue.endsWith('-error') && queue !== 'complete-error') return 'failed';
	const byTag: Record<string, CallStatus> = { 'no-answer': 'missed', busy: 'busy', failed: 'failed', canceled };
	return Object.hasOwn(byTag, tag) ? byTag[tag] : 'unknown';
}

/** `NO_ANSWER` and `no-answer` are the same word. */
const wordOf = (value: unknown): string =>
	typeof value === 'string' ? value.trim().toLowerCase().replace(/_/g, '-').replace('cancelled', 'canceled') : '';
