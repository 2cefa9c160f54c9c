import type { IDataObject } from 'n8n-workflow';

import { directionOf } from '../shared/callRecord/direction';
import { callRecord, neverConnected, textOf, type CallDirection, type CallRecord, type CallStatus } from '../shared/callRecord/record';
import { speakerOf } from '../shared/callRecord/speakers';
import { isoTime } from '../shared/callRecord/times';
import { toldIn } from '../shared/callRecord/told';
import { timingOf } from '../shared/voice/turnTimes';
import { contentOf, objectIn, type TranscriptLine } from './callContent';

/** The events of a call that tell of the call as a whole. */
export type CallMoment = 'callStarted' | 'callAnswered' | 'callEnded';

/** The record of a call, and the ID under which the operations of conversations know it. */
export type HamsaRecord = CallRecord & { conversationId: string | null };

/** What the final statuses mean (docs/platforms/hamsa.md, 2.3). After `TERMINATED` a person may have been there or not. */
const STATUSES = new Map<string, CallStatus>([
	['COMPLETED', 'completed'],
	['FORWARDED', 'completed'],
	['NO_ANSWER', 'missed'],
	['BUSY', 'busy'],
	['FAILED', 'failed'],
]);

/**
 * The record of a call: of one of its events, or of the conversation as the API gives it (docs/platforms/hamsa.md, 6 and 10.3).
 *
 * @param moment what the event tells of; left out for a conversation
 */
export function hamsaRecord(source: IDataObject, moment?: CallMoment): HamsaRecord {
	const places = placesOf(source);
	const told = (...names: string[]) => toldIn(places, names);
	const transcription = told('transcription');
	const { transcript, outcome } = contentOf({ transcription, outcomeResult: told('outcomeResult') });
	const lines = transcript.filter(({ role }) => speakerOf(role) !== null);
	const recordingUrl = told('conversationRecording', 'mediaUrl', 'recordingUrl');
	const conversationId = textOf(
		told('conversationId') ?? places.find(({ jobResponse }) => jobResponse)?.id ?? (moment ? null : source.id),
	);
	const callId = textOf(told('callId')) ?? (moment ? null : conversationId);
	const timing = timingOf(callId) ?? timingOf(conversationId);
	const isOver = moment === 'callEnded' || (moment === undefined && hasEnded(source));
	const word = wordOf(told('status'));
	const status = statusOf(word, isOver && (lines.some(hasWords) || /^https?:/i.test(textOf(recordingUrl) ?? '')));
	const direction = directionOf(told('direction', 'callDirection')) ?? directionOf(told('channelType'));
	const time = isoTime(source.timestamp ?? objectIn(source.data).timestamp);
	const analysis = objectIn(told('callAnalysis'));
	const record = callRecord({
		platform: 'hamsa',
		callId,
		agentId: told('agentId', 'voiceAgentId'),
		agentName: told('agentName') ?? toldIn([objectIn(source.voiceAgent), objectIn(source.agentDetails)], ['agentName', 'name']),
		direction,
		...partiesOf(places, direction),
		startedAt: moment === 'callStarted' ? time : isoTime(told('startedAt') ?? (moment ? null : source.createdAt)),
		answeredAt: moment === 'callAnswered' ? time : isoTime(told('answeredAt')),
		endedAt: moment === 'callEnded' ? time : isoTime(told('endedAt')),
		durationSeconds: told('callDuration', 'duration'),
		status,
		endedReason: isOver ? (told('endedReason', 'failureReason') ?? (word === 'COMPLETED' ? undefined : told('status'))) : undefined,
		transcript: lines.map(({ role, text }) => ({ role: speakerOf(role) ?? ('agent' as const), text, at: null })),
		transcriptText: transcription,
		callerSpoke: timing ? true : didCallerSpeak(lines, isOver && status !== 'unknown' && transcription !== undefined),
		summary: toldIn([analysis], ['summary', 'callSummary']),
		sentiment: toldIn([analysis], ['sentiment', 'userSentiment']),
		successful: toldIn([analysis], ['successful', 'callSuccessful']),
		recordingUrl,
		variables: [objectIn(told('callParams')), objectIn(told('params')), outcome],
		timing,
	});
	return { ...record, conversationId };
}

/** Whether a conversation is over (docs/platforms/hamsa.md, 2.3). */
export const hasEnded = ({ status }: IDataObject): boolean => STATUSES.has(wordOf(status)) || wordOf(status) === 'TERMINATED';

/** Whether a conversation is over and what was said is there, or nobody was reached, so that nothing will come. */
export function isCompleteConversation(conversation: IDataObject): boolean {
	const { status, transcript, transcriptText } = hamsaRecord(conversation);
	if (!hasEnded(conversation)) return false;
	return transcript.length > 0 || transcriptText !== '' || neverConnected(status);
}

/**
 * Where the content of a call may be, the likeliest place first: `data` is documented as doubled and was seen single, and a conversation
 * holds the same in `jobResponse` (docs/platforms/hamsa.md, 6 and 10.3).
 */
function placesOf(source: IDataObject): IDataObject[] {
	const outer = objectIn(source.data);
	return [objectIn(outer.data), outer, source].flatMap((place) => [place, objectIn(place.jobResponse)]);
}

/** Hamsa names the numbers of the person and of the agent; who called whom is known only with the direction. */
function partiesOf(places: IDataObject[], direction: CallDirection | null): { from: unknown; to: unknown } {
	const { userNumber, machineNumber } = objectIn(toldIn(places, ['callParams']));
	const [from, to] = direction === 'inbound' ? [userNumber, machineNumber] : direction === 'outbound' ? [machineNumber, userNumber] : [];
	return { from: toldIn(places, ['from', 'fromNumber', 'callerNumber']) ?? from, to: toldIn(places, ['to', 'toNumber']) ?? to };
}

const wordOf = (status: unknown): string => (typeof status === 'string' ? status.trim().toUpperCase().replace(/[\s-]/g, '_') : '');

/** An event of an ended call does not tell how it went: that something was said or recorded does. */
const statusOf = (word: string, wasConnected: boolean): CallStatus => STATUSES.get(word) ?? (wasConnected ? 'completed' : 'unknown');

const hasWords = ({ text }: TranscriptLine): boolean => text.trim() !== '';

/** @param isWhole whether the transcript of an ended call was delivered: then nobody spoke who is not in it */
function didCallerSpeak(lines: TranscriptLine[], isWhole: boolean): boolean | null {
	const speakers = lines.filter(hasWords).map(({ role }) => speakerOf(role));
	if (speakers.includes('caller')) return true;
	// Whoever a line of an unknown speaker is from, it may be the caller.
	return isWhole && !speakers.includes(undefined) ? false : null;
}
