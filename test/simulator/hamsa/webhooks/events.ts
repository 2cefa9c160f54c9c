import { isoTime, newId } from '../ids';

/** The five events of a call (docs/platforms/hamsa.md, 10.3). */
export const CALL_EVENTS = ['call.started', 'call.answered', 'transcription.update', 'tool.executed', 'call.ended'] as const;

export type CallEventType = (typeof CALL_EVENTS)[number];

export interface CallEvent {
	eventType: string;
	callId: string;
	timestamp: string;
	projectId: string;
	agentId: string | null;
	agentName: string | null;
	data: Record<string, unknown>;
}

/** What the docs name of four events are words, not fields (docs/platforms/hamsa.md, 10.3 and 14): these are made up. */
const DATA: Record<Exclude<CallEventType, 'call.ended'>, Record<string, unknown>> = {
	'call.started': { callerNumber: '+15550100999', params: {} },
	'call.answered': { ringDuration: 4 },
	'transcription.update': { speaker: 'User', text: 'Hi' },
	'tool.executed': { toolName: 'Find order', input: {}, output: {}, duration: 120 },
};

/** An event of a call, whatever its fields are. */
export function callEvent(eventType: CallEventType, fields: Partial<CallEvent> = {}): CallEvent {
	const timestamp = isoTime();
	const data = eventType === 'call.ended' ? endedData({ timestamp }) : { timestamp, data: DATA[eventType] };
	return {
		eventType,
		callId: `call_${newId()}`,
		timestamp,
		projectId: `proj_${newId()}`,
		agentId: newId(),
		agentName: 'Reception',
		data,
		...fields,
	};
}

interface Ended {
	timestamp: string;
	conversationId?: string;
	conversationRecording?: string | null;
	transcription?: Array<Record<string, string>>;
	outcomeResult?: Record<string, unknown>;
}

/** The one body that is published, with `data` in `data` (docs/platforms/hamsa.md, 10.3). */
export const endedData = ({
	timestamp,
	conversationId = newId(),
	conversationRecording = 'https://storage.example.org/rec.mp3',
	transcription = [{ Agent: 'Hello' }, { User: 'Hi' }],
	outcomeResult = { resolved: true },
}: Ended): Record<string, unknown> => ({ timestamp, data: { conversationId, conversationRecording, transcription, outcomeResult } });
