// What AgentPhone, Hamsa and Recept AI send for each event of their triggers: the simulators' events, with times and IDs that stay the same.
import { callEnded, hamsaCallEvent, reaction, receptEvent, textMessage, voiceTurn } from '../simulator';
import { endedData, type CallEventType } from '../simulator/hamsa/webhooks/events';

/** What a reader has to know of the samples on a trigger's page, by its node name. */
export const sampleNotes: Record<string, string> = {
	agentPhoneTrigger: 'AgentPhone publishes no example of *Contact Shared*: so its `data` are empty here. Those of your item hold more.',
	hamsaTrigger:
		'Hamsa publishes only what *Call Ended* holds. The `data` of *Tool Executed* and *Transcription Update* are made up from what its documentation describes, and so is *Job Finished*.',
	receptAiTrigger:
		'Recept AI publishes no examples. What `data` hold is what its documentation describes, under names that may be others in your account: compare with a test event before you use them.',
};

const STARTED = '2026-09-21T14:13:20.000Z';
const ENDED = '2026-09-21T14:14:05.000Z';

const contact = { id: 'ct_demo01', name: 'Ada Example', email: null, phoneNumber: '+15005550001' };

const at = { timestamp: ENDED };

const text = { messageId: 'msg_demo01', conversationId: 'conv_demo01', contact, receivedAt: ENDED };

/** By the event's value. Nothing is known of what comes with a shared contact but its name (docs/platforms/agentphone.md, 4.4). */
export const agentPhonePayloads: Record<string, object> = {
	callEnded: callEnded({
		...at,
		data: { callId: 'call_demo01', contact, startedAt: STARTED, endedAt: ENDED, durationSeconds: 45 },
	}),
	voiceTurn: voiceTurn({
		...at,
		data: { callId: 'call_demo01' },
		recentHistory: [{ content: 'Hello, how can I help?', direction: 'outbound', channel: 'voice', at: STARTED }],
	}),
	contactShared: { event: 'agent.contact_shared', channel: 'imessage', ...at, agentId: 'agt_demo01', data: {} },
	optOutKeyword: textMessage({ ...at, data: { ...text, message: 'STOP' } }),
	other: { event: 'agent.something_new', channel: 'sms', ...at, agentId: 'agt_demo01', data: {} },
	reaction: reaction({ ...at, data: { messageId: 'msg_demo01', conversationId: 'conv_demo01', createdAt: ENDED } }),
	textMessage: textMessage({ ...at, data: text }),
};

const hamsaCall = { callId: 'call_demo01', projectId: 'proj_demo01', agentId: '00000000-0000-4000-8000-0000000000a1' };

const hamsaEvent = (type: CallEventType, timestamp = ENDED) => {
	const { data, ...event } = hamsaCallEvent(type, { ...hamsaCall, timestamp });
	return { ...event, data: { ...data, timestamp } };
};

export const hamsaPayloads: Record<string, object> = {
	callStarted: hamsaEvent('call.started', STARTED),
	callAnswered: hamsaEvent('call.answered', STARTED),
	transcriptionUpdate: hamsaEvent('transcription.update'),
	toolExecuted: hamsaEvent('tool.executed'),
	callEnded: { ...hamsaEvent('call.ended'), data: endedData({ timestamp: ENDED, conversationId: 'conv_demo01' }) },
	jobFinished: { id: 'job_demo01', status: 'COMPLETED' },
	other: { ...hamsaEvent('call.answered'), eventType: 'call.something_new', data: {} },
};

/** What the data of an event hold besides those of every event of its group. Fields given as `undefined` are not in it. */
const RECEPT_DATA: Record<string, object> = {
	'call.started': { status: 'in_progress', duration: undefined, cost: undefined },
	'call.queued': { status: 'queued', duration: undefined, cost: undefined },
	'call.failed': { status: 'failed', duration: 0, cost: undefined },
	'transcript.available': {
		transcript: [
			{ role: 'agent', text: 'Hello' },
			{ role: 'user', text: 'Hi' },
		],
	},
	'recording.ready': { recording_url: 'https://storage.example.com/a.wav' },
	'cost.calculated': { currency: 'USD' },
};

/** @param name the event as the trigger names it, such as `call.ended` */
export const receptPayload = (name: string, group: string): object =>
	receptEvent(name, {
		id: 'evt_demo01',
		timestamp: name === 'call.started' || name === 'call.queued' ? STARTED : ENDED,
		data: { ...(group === 'call' && { call_id: 'c_demo01' }), ...RECEPT_DATA[name] },
	});
